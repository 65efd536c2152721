import { readTree } from '../../nodes/ClickFunnels/input/tree';
import { parameter, refusalOf } from './input.mts';

const at = parameter('Body');
const rows = (...entries: Array<[unknown, unknown]>) => ({
	entries: entries.map(([key, value]) => ({ key, value })),
});

test.each<[string, unknown, unknown]>([
	['nothing', {}, undefined],
	['rows', rows(['name', 'Ann'], ['age', 5]), { name: 'Ann', age: 5 }],
	[
		'keys that lead inside',
		rows(['contact[name]', 'Ann'], ['contact[home][city]', 'Bern']),
		{ contact: { name: 'Ann', home: { city: 'Bern' } } },
	],
	['lists', rows(['tag_ids[]', 1], ['tag_ids[]', 2], ['a[b][]', 'x']), { tag_ids: [1, 2], a: { b: ['x'] } }],
	[
		'values as an expression gives them',
		rows(['a', true], ['b', [1, 2]], ['c', { d: 1 }]),
		{ a: true, b: [1, 2], c: { d: 1 } },
	],
	['text that looks like JSON stays text', rows(['a', '5'], ['b', '{"c": 1}']), { a: '5', b: '{"c": 1}' }],
	['empty text empties, and nothing is left out', rows(['a', ''], ['b', null], ['c', undefined]), { a: '' }],
	['rows that were added and left', rows(['', '']), undefined],
	['JSON', { json: [{ json: '{"contact": {"age": 5, "tags": [1]}}' }] }, { contact: { age: 5, tags: [1] } }],
	['JSON as one', { json: { json: '{"a": null}' } }, { a: null }],
	['an object by an expression', { contact: { name: 'Ann' } }, { contact: { name: 'Ann' } }],
	['JSON text by an expression', '{"a": 1}', { a: 1 }],
])('%s', (_, value, expected) => {
	expect(readTree(value, at)).toEqual(expected);
});

test.each([
	['at the top', rows(['constructor', 'z']), 'constructor'],
	['inside', rows(['contact[__proto__][x]', 'y']), '__proto__'],
	['in a list of JSON', { json: [{ json: '{"a": [{"prototype": 1}]}' }] }, 'prototype'],
])('a key %s that n8n would lose is refused, and does no harm', (_, value, key) => {
	expect(refusalOf(() => readTree(value, at)).message).toBe(
		`Body: n8n can’t send a key that is called "${key}"`,
	);
	expect(({} as { x?: string }).x).toBeUndefined();
});

test('a tree is an object like others', () => {
	expect(Object.getPrototypeOf(readTree(rows(['a[b]', 'c']), at))).toBe(Object.prototype);
});

test.each<[string, unknown, string]>([
	['a value without a key', rows(['', 'Ann']), 'Body: an entry has no key'],
	['a key twice', rows(['a', 1], ['a', 2]), 'Body "a": there are several entries for it'],
	[
		'text and what leads inside of it',
		rows(['a', 1], ['a[b]', 2]),
		'Body "a[b]": there are several entries for it',
	],
	['a list and one value', rows(['a', 1], ['a[]', 2]), 'Body "a[]": there are several entries for it'],
	['brackets that do not close', rows(['a[b', 1]), 'Body "a[b": the key can’t be read'],
	['what lies deeper', rows(['a[][b]', 1]), 'Body "a[][b]": the key can’t be read'],
	['rows and JSON', { ...rows(['a', 1]), json: [{ json: '{}' }] }, 'Body: there is more than one'],
	['a list', '[1]', 'Body: "[1]" is not an object'],
	['broken JSON', { json: [{ json: '{' }] }, 'Body: the JSON does not parse'],
	['NaN', rows(['a', NaN]), 'Body "a": the expression gives "NaN", which is no value to send'],
])('%s is refused', (_, value, message) => {
	expect(refusalOf(() => readTree(value, at)).message).toBe(message);
});

test.each<[string, unknown, unknown]>([
	['a row', rows(['filter[id]', undefined]), rows(['filter[id]', '={{ $json.id }}'])],
	['a row that comes out empty', rows(['filter[id]', '']), rows(['filter[id]', '={{ $json.id }}'])],
	[
		'JSON',
		{ json: [{ json: '{"filter": {"id": ""}}' }] },
		{ json: [{ json: '={"filter": {"id": "{{ $json.id }}"}}' }] },
	],
])('where leaving it out goes far, an expression that gives nothing is refused: %s', (_, value, raw) => {
	const refused = refusalOf(() => readTree(value, { ...at, label: 'Query', raw }, 'all records'));
	expect(refused.message).toMatch(/^Query.*: the expression gives no value, which would mean all records$/);
	expect(() => readTree(value, { ...at, label: 'Query' }, 'all records')).not.toThrow();
});
