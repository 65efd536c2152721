import { bodyFacts } from '../../scripts/contract/facts.mts';
import type { Schema } from '../../scripts/contract/schema.mts';

const box: Schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const results: Schema = { type: 'object', properties: { count: { type: 'boolean' } } };
const text: Schema = { type: 'string' };

test.each<[string, Schema, string | undefined, string[]]>([
	['one object', { properties: { box } }, 'box', ['name']],
	[
		'one object that is required, with others beside it',
		{ properties: { box, results }, required: ['box'] },
		'box',
		['name', 'results', 'results.count'],
	],
	[
		'a text that is required, with an object beside it',
		{ properties: { text, results }, required: ['text'] },
		undefined,
		['text', 'results', 'results.count'],
	],
	[
		'two objects that are required',
		{ properties: { box, results }, required: ['box', 'results'] },
		undefined,
		['box', 'box.name', 'results', 'results.count'],
	],
	['nothing that is required', { properties: { text } }, undefined, ['text']],
])('the root of a body of %s', (_, schema, root, paths) => {
	const facts = bodyFacts(schema);
	expect(facts.root).toBe(root);
	expect([...facts.fields.keys()].sort()).toEqual([...paths].sort());
});
