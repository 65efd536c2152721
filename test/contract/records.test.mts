import { catalog } from '../../nodes/ClickFunnels/resources';
import { isLine } from '../../nodes/ClickFunnels/table/line';
import { plain } from '../../scripts/contract/schema.mts';
import { contractOperations } from '../support/contract.mts';

/** A filter that is not kept has none, nor has the job of a course in which there is nothing to publish. */
const WITHOUT_ID = [
	'POST /workspaces/{workspace_id}/contacts/filters',
	'POST /courses/{course_id}/sections/publish_actions',
];

const records = catalog.resources
	.flatMap(({ operations }) => operations.filter(isLine))
	.filter(({ output }) => output === 'record')
	.map((line) => ({ line, route: line.route }));

test.each(records)(
	'$route: an answer without an id is no record, where the contract shows one',
	({ line }) => {
		const answer = contractOperations.find(({ route }) => route === line.route)?.answers.at(0);
		if (!answer) return expect(line.hasId).toBeFalsy();
		const { properties } = plain(answer);
		const inner = line.wrappedIn ? plain(properties[line.wrappedIn]).properties : properties;
		expect(Boolean(line.hasId)).toBe('id' in inner && !WITHOUT_ID.includes(line.route));
	},
);

const lists = catalog.resources
	.flatMap(({ operations }) => operations.filter(isLine))
	.filter(({ output }) => output === 'list')
	.map((line) => ({ line, route: line.route }));

test.each(lists)(
	'$route: what was changed is asked for where the list sorts by it and shows it',
	({ line }) => {
		const answer = contractOperations.find(({ route }) => route === line.route)?.answers.at(0);
		const { items } = plain(answer ?? {});
		const showsChange = 'updated_at' in plain(items ?? {}).properties;
		expect(Boolean(line.tellsChanges)).toBe(line.sort.includes('updated_at') && showsChange);
	},
);
