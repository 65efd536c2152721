import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

const chosen = (value: unknown, mode = 'list') => ({ __rl: true, mode, value });

const row = (key: unknown) => operations.upsert({ custom_attributes: { entries: [{ key, value: 'x' }] } });

/** Contact: Create or Update with values that are mapped to attributes. */
const mapped = (value: unknown, additionalFields: object = {}) => ({
	...operations.upsert(additionalFields),
	mappedAttributes: { mappingMode: 'defineBelow', value, schema: [] } as never,
});

const sent = async (operation: ReturnType<typeof row>) =>
	(await node.fields(operation, { input: [{ json: { food: 'soup', key: ' plan ' } }] })).custom_attributes;

test.each([
	['chosen from the list', chosen('plan')],
	['by its name', chosen(' plan\u200b', 'name')],
	['by an expression', chosen('={{ $json.key }}', 'name')],
	['by an expression for the whole', '={{ $json.key }}'],
	['as text', 'plan'],
])('a key %s', async (_, key) => {
	expect(await sent(row(key))).toEqual({ plan: 'x' });
});

test('a key that was not chosen is none, and one that an expression spoils is refused by name', async () => {
	expect((await node.refusal(row(chosen('')))).message).toBe('More Custom Attributes: an entry has no key');
	expect((await node.refusal(row(chosen('={{ String({}) }}', 'name')))).message).toBe(
		'More Custom Attributes, a key: the expression gives "[object Object]", which is no value to send',
	);
});

test('what is mapped is sent, but for what was left empty', async () => {
	const value = {
		favorite_food: '={{ $json.food }}',
		seats: 3,
		key: 'k',
		value: 'v',
		shoe: null,
		gone: '={{ null }}',
	};
	expect(await sent(mapped(value))).toEqual({ favorite_food: 'soup', seats: '3', key: 'k', value: 'v' });
});

test('an expression may empty an attribute', async () => {
	expect(await sent(mapped({ favorite_food: '={{ "" }}' }))).toEqual({ favorite_food: '' });
});

test('entries go before what is mapped', async () => {
	const fields = { custom_attributes: { entries: [{ key: 'plan', value: 'gold' }] } };
	expect(await sent(mapped({ plan: 'silver', shoe: '41' }, fields))).toEqual({ plan: 'gold', shoe: '41' });
});

test.each([[null], [{}], [{ plan: null }]])('%j maps nothing', async (value) => {
	expect(await sent(mapped(value))).toBeUndefined();
});

test.each(['__proto__', 'constructor', 'prototype'])(
	'a key %s, which n8n would lose, is refused',
	async (key) => {
		const json = `{"${key}": "x"}`;
		const { message } = await node.refusal(operations.upsert({ custom_attributes: { json: [{ json }] } }));
		expect(message).toBe(`Custom Attributes: n8n can’t send a key that is called "${key}"`);
	},
);

test('any other word of JavaScript is a key', async () => {
	const attributes = { toString: 'a', hasOwnProperty: 'b', valueOf: 'c' };
	const given = { custom_attributes: { json: [{ json: JSON.stringify(attributes) }] } };
	expect(await sent(operations.upsert(given))).toEqual(attributes);
	expect(await sent(mapped(attributes))).toEqual(attributes);
});

test.each([
	['an object', '={{ ({ a: 1 }) }}', 'Map Custom Attributes "plan": "{"a":1}" is not text'],
	[
		'NaN',
		'={{ String(NaN) }}',
		'Map Custom Attributes "plan": the expression gives "NaN", which is no value to send',
	],
])('%s is no value to map', async (_, plan, message) => {
	expect((await node.refusal(mapped({ plan }))).message).toBe(message);
});

test('Update needs no more than what is mapped', async () => {
	const update = entered('contact', 'update', {
		contact: byId(1),
		mappedAttributes: { mappingMode: 'defineBelow', value: { plan: 'gold' } },
	});
	expect(await node.fields(update)).toEqual({ custom_attributes: { plan: 'gold' } });
	const nothing = { ...update, mappedAttributes: { mappingMode: 'defineBelow', value: null } as never };
	expect((await node.refusal(nothing)).message).toBe('Fields to Set: nothing is set');
});

test('only existing attributes: an expression that gives nothing is no leave to create others', async () => {
	const strict = (onlyExistingAttributes: unknown) =>
		operations.upsert({ custom_attributes: { json: [{ json: '{"a": "b"}' }] }, onlyExistingAttributes });
	expect((await node.refusal(strict('={{ $json.missing }}'))).message).toBe(
		'Only Existing Attributes: the expression gives no value, which would mean that new attributes are created',
	);
	expect((await node.refusal(strict('maybe'))).message).toBe(
		'Only Existing Attributes: "maybe" is neither true nor false',
	);
	expect(await sent(strict('={{ "no" }}'))).toEqual({ a: 'b' });
});
