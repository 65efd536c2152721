import { CHANGED_FIELDS_NAME, conditions } from '../../nodes/ClickFunnels/conditions/conditions';
import { RECORDS } from '../../nodes/ClickFunnels/polling/records';
import { choices, everyday, type Place } from '../support/fill.mts';
import { asOpened, newestSaved, typeOf } from './saved.mts';

// Where one fails: "write anew what is saved", or a folder for a new version (CONTRIBUTING, Tests).

/** The parameters of every node of a type that the newest version saved. */
const savedOf = (type: string) =>
	newestSaved()
		.flatMap(({ workflow }) => workflow.nodes)
		.filter((node) => typeOf(node) === type)
		.map((node) => asOpened(node).parameters);

const named = ({ resource, operation }: Place) => `${resource}.${operation}`;

test.each([
	['clickFunnels', everyday.choices],
	['clickFunnelsApi', choices],
] as const)('of %s, a node of every operation is saved', (type, offered) => {
	const saved = savedOf(type).map((parameters) => named(parameters as unknown as Place));
	expect(offered.map(named).filter((name) => !saved.includes(name))).toEqual([]);
});

test('a node for every record that can be polled for is saved', () => {
	const saved = savedOf('clickFunnelsPollingTrigger').map(({ record }) => record);
	expect(RECORDS.map(({ value }) => value).filter((value) => !saved.includes(value))).toEqual([]);
});

test('every condition of Only When is saved in a node of the trigger', () => {
	const saved = savedOf('clickFunnelsTrigger').flatMap(({ onlyWhen }) => Object.keys(onlyWhen ?? {}));
	const wanted = [...conditions.map(([name]) => name), CHANGED_FIELDS_NAME];
	expect(wanted.filter((name) => !saved.includes(name))).toEqual([]);
});
