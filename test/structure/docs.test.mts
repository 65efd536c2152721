import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { operationsPage } from '../../scripts/docs/operations.mts';

test('docs/operations.md is what npm run docs makes of the description as it is now', () => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
	const made = operationsPage([new ClickFunnels().description, new ClickFunnelsApi().description]);
	const [lines, ofTheNodes] = [page, made].map((text) => text.split('\n'));
	expect({
		'what the nodes have, and npm run docs would add to the page': ofTheNodes.filter(
			(one) => !lines.includes(one),
		),
		'what stands on the page, and npm run docs would take away': lines.filter(
			(one) => !ofTheNodes.includes(one),
		),
	}).toEqual({
		'what the nodes have, and npm run docs would add to the page': [],
		'what stands on the page, and npm run docs would take away': [],
	});
	expect(page).toBe(made);
});

test('the page has a row an operation: resource, operation, action and route', () => {
	const operations = (resource: string, ...names: string[]) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options' as const,
		default: '',
		displayOptions: { show: { resource: [resource] } },
		options: names.map((name) => ({
			name,
			value: name,
			action: `${name} it`,
			routing: { request: { method: 'GET' as const, url: `/${name}/{id}` } },
		})),
	});
	const resources = { ...operations('', 'box', 'lid'), name: 'resource', displayOptions: undefined };
	const page = operationsPage([
		{
			displayName: 'Boxes',
			properties: [resources, operations('lid', 'Lift'), operations('box', 'Open', 'Close')],
		},
	]);
	expect(page.split('\n').slice(4)).toEqual([
		'## Boxes',
		'',
		'3 operations on 2 resources.',
		'',
		'| resource | operation | action   | route             |',
		'| -------- | --------- | -------- | ----------------- |',
		'| box      | Open      | Open it  | `GET /Open/{id}`  |',
		'| box      | Close     | Close it | `GET /Close/{id}` |',
		'| lid      | Lift      | Lift it  | `GET /Lift/{id}`  |',
		'',
	]);
});
