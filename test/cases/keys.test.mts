import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const attribute = (key: unknown, value: unknown = 'x') =>
	operations.upsert({ custom_attributes: { entries: [{ key, value }] } });

const page = (key: unknown) =>
	entered('theme', 'update', {
		theme: byId(1),
		additionalFields: { template_pages: { entries: [{ key, value: 'PjvAAJ' }] } },
	});

test.each([
	['an object', '={{ ({ a: 1 }) }}', '"{"a":1}" is not text'],
	['a list', '={{ ["a"] }}', '"["a"]" is not text'],
	['a Date', '={{ new Date(0) }}', /is not text$/],
	['NaN', '={{ NaN }}', 'the expression gives "NaN", which is no value to send'],
	[
		'what is left of an object',
		'={{ String({}) }}',
		'the expression gives "[object Object]", which is no value to send',
	],
	[
		'nothing, as text',
		'={{ String($json.missing) }}',
		'the expression gives "undefined", which is no value to send',
	],
] as Array<[string, string, string | RegExp]>)('%s is no key', async (_, key, what) => {
	for (const [label, operation] of [
		['More Custom Attributes', attribute(key)],
		['Template Pages', page(key)],
	] as Array<[string, Entered]>) {
		const { message } = await node.refusal(operation);
		if (typeof what === 'string') expect(message).toBe(`${label}, a key: ${what}`);
		else expect(message).toMatch(what);
	}
});

test.each(['={{ $json.missing }}', '={{ "" }}', ' \u00a0'])('the key %j is none', async (key) => {
	expect((await node.refusal(attribute(key))).message).toBe('More Custom Attributes: an entry has no key');
});

test('a number, and blanks around a key', async () => {
	expect(await node.fields(attribute('={{ 5 }}'))).toMatchObject({ custom_attributes: { 5: 'x' } });
	expect(await node.fields(attribute(' plan\u200b'))).toMatchObject({ custom_attributes: { plan: 'x' } });
});

test('keys of an object that an expression gives are checked likewise', async () => {
	const json = '={{ ({ [String({})]: "x" }) }}';
	const { message } = await node.refusal(operations.upsert({ custom_attributes: { json: [{ json }] } }));
	expect(message).toMatch(/^More Custom Attributes, a key: the expression gives "\[object Object\]"/);
});

test.each([
	[
		'rows of a table',
		[
			{ id: 1, Key: 'plan', Value: 'gold' },
			{ id: 2, Key: 'tier', Value: 'A' },
		],
		{ plan: 'gold', tier: 'A' },
	],
	['one object', { plan: 'gold', tier: 'A' }, { plan: 'gold', tier: 'A' }],
	['objects with keys of their own', [{ plan: 'gold' }, { tier: 'A' }], { plan: 'gold', tier: 'A' }],
])('from JSON, %s', async (_, json, sent) => {
	const given = { json: [{ json: JSON.stringify(json) }] };
	expect((await node.fields(operations.upsert({ custom_attributes: given }))).custom_attributes).toEqual(
		sent,
	);
});

test('rows that hold the same keys, of which only one could be sent, are refused by name', async () => {
	const rows = [
		{ name: 'plan', value: 'gold' },
		{ name: 'city', value: 'Rome' },
	];
	const given = { json: [{ json: JSON.stringify(rows) }] };
	const { message, description } = await node.refusal(operations.upsert({ custom_attributes: given }));
	expect(message).toBe('More Custom Attributes: several entries hold "name", of which only one can be sent');
	expect(description).toMatch(/\{"key": "plan", "value": "gold"\}/);
});
