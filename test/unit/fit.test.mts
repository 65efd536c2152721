import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { fitted, lengthOf } from '../../nodes/ClickFunnels/run/fit';

const MOST = 999;

test('what is short enough stays as it is', () => {
	const record = { id: 1, text: 'x'.repeat(900), tags: ['a'], nothing: null };
	expect(fitted(record, MOST)).toBe(record);
});

test('a long text is cut, and says how much more there is', () => {
	expect(fitted({ id: 1, body: 'x'.repeat(5_000), url: 'https://example.com/a' }, MOST)).toEqual({
		id: 1,
		body: `${'x'.repeat(400)}… (4600 more characters)`,
		url: 'https://example.com/a',
	});
});

test('a long list is cut, and says how many more entries there are', () => {
	const numbers = Array.from({ length: 300 }, (_, at) => at + 1_000);
	expect(fitted({ id: 1, numbers }, MOST)).toEqual({
		id: 1,
		numbers: [...numbers.slice(0, 20), '… (280 more)'],
	});
});

test('an object inside with many keys is cut, and says how many more there are', () => {
	const named = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key_${at}`, 'x'.repeat(30)]));
	const first = Object.fromEntries(Object.entries(named).slice(0, 20));
	expect(fitted({ id: 1, named }, MOST)).toEqual({ id: 1, named: { ...first, '…': '20 more' } });
});

test('several long texts are cut shorter, and short ones, such as ids and addresses, not at all', () => {
	const uuid = '92914a1bbdea72069e17164149f62d0e';
	const texts = Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [key, key.repeat(2_000)]));
	const cut = Object.fromEntries(
		['a', 'b', 'c', 'd'].map((key) => [key, `${key.repeat(200)}… (1800 more characters)`]),
	);
	// Four of 400 would be more than a thousand.
	expect(fitted({ uuid, ...texts }, MOST)).toEqual({ uuid, ...cut });
});

test('a text is never cut in the middle of a character', () => {
	const { body } = fitted({ body: `${'x'.repeat(399)}😀${'y'.repeat(1_000)}` }, MOST);
	expect(body).toBe(`${'x'.repeat(399)}… (1002 more characters)`);
});

test('of a record of very many fields the largest are left out, and it says how many', () => {
	const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field_${at}`, at]));
	const short = fitted({ id: 1, ...many, upsert_result: 'created' }, MOST);
	expect(lengthOf(short)).toBeLessThanOrEqual(MOST);
	expect(short.id).toBe(1);
	const left = 202 - (Object.keys(short).length - 1);
	expect(short['…']).toBe(`${left} more`);
});

test('whatever a record holds, it becomes short enough, and its number stays', () => {
	const records = fc.record({ id: fc.integer({ min: 1, max: 1e9 }) }).chain(({ id }) =>
		fc
			.dictionary(fc.string({ maxLength: 40 }), fc.jsonValue({ maxDepth: 6 }), {
				maxKeys: 60,
				noNullPrototype: true,
			})
			.map((rest) => ({ id, ...rest, long: 'z'.repeat(2_000), id_again: id }) as IDataObject),
	);
	fc.assert(
		fc.property(records, (record) => {
			const short = fitted(record, MOST);
			expect(lengthOf(short)).toBeLessThanOrEqual(MOST);
			expect(short.id).toBe(record.id);
		}),
		{ seed: 3, numRuns: 500 },
	);
});
