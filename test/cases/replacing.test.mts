import { catalog } from '../../nodes/ClickFunnels/resources';
import { isLine, type Line } from '../../nodes/ClickFunnels/table/line';
import { displayName } from '../../nodes/ClickFunnels/table/names';
import { byId } from '../support/engine.mts';
import { entered, useNode } from './use-node.mts';

const node = useNode();

const lines: Line[] = catalog.resources.flatMap(({ operations }) => operations.filter(isLine));
const line = (route: string) => lines.find((one) => one.route === route) as Line;
const namesOf = (route: string) => Object.values(line(route).body?.optional ?? {}).map(displayName);

test('a field that replaces what is there says so in its name', () => {
	expect(namesOf('PUT /contacts/{id}')).toContain('Replace All Tags With Names or IDs');
	expect(namesOf('POST /workspaces/{workspace_id}/contacts/upsert')).toContain(
		'Replace All Tags With Names or IDs',
	);
	expect(namesOf('PATCH /discounts/{id}')).toContain('Replace All Variants With IDs');
	expect(namesOf('PUT /shipping/zones/{id}')).toContain('Replace All Regions With');
	expect(namesOf('PATCH /refine_filters/{id}')).toContain('Replace All Criteria With');
});

test('what is made anew has nothing to replace', () => {
	expect(namesOf('POST /workspaces/{workspace_id}/contacts')).toContain('Tag Names or IDs');
	expect(namesOf('POST /workspaces/{workspace_id}/products')).toContain('Image Names or IDs');
});

/** Lists that are added to what is there. */
const ADDED = ['PATCH /funnels/{funnel_id}/conditional_split_steps/{id}'];

test('no list of records or codes replaces others without saying so', () => {
	const changes = lines.filter(({ body, method, repeatable }) => body && (method !== 'POST' || repeatable));
	const silent = changes
		.filter(({ route, method }) => !ADDED.includes(route) && method !== 'DELETE')
		.flatMap(({ route, body }) =>
			Object.values(body?.optional ?? {})
				.filter(({ type }) => type === 'references' || type === 'stringList')
				.map(displayName)
				.filter((name) => !name.startsWith('Replace All '))
				.map((name) => `${route}: ${name}`),
		);
	expect(silent).toEqual([]);
});

test('fields to empty are still called by their plain names', async () => {
	const update = entered('contact', 'update', {
		contact: byId(1),
		additionalFields: { fieldsToClear: 'Tag' },
	});
	expect(await node.fields(update)).toEqual({ tag_ids: [] });
});
