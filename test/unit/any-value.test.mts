import fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';

import * as table from '../../nodes/ClickFunnels/table/field';
import { fieldValue } from '../../nodes/ClickFunnels/input/fields';
import { shown } from '../../nodes/ClickFunnels/input/refusal';
import { contact, contactTag, locator, parameter } from './input.mts';

const inside = { name: table.text('Name'), quantity: table.number('Quantity', { min: 1 }) };

/** A field of every type. */
const fields: table.Field[] = [
	table.text('Text'),
	table.longText('Text'),
	table.word('Word'),
	table.email('Email'),
	table.url('URL'),
	table.color('Color'),
	table.decimal('Amount'),
	table.dateTime('Moment'),
	table.date('Day'),
	table.time('Time'),
	table.textOrJson('Value'),
	table.stringList('Texts'),
	table.stringList('IDs', { ids: true }),
	table.number('Number'),
	table.number('Number', { decimals: true, min: 0 }),
	table.boolean('Switch', 'Whether it is on'),
	table.options('Option', ['a', 'b']),
	table.options('Options', ['a', 'b'], { several: true }),
	table.reference('Contact', contact),
	table.reference('Contact', contact, { as: 'string', several: true }),
	table.references('Tag', contactTag, { as: 'string' }),
	table.keyValues('Pairs'),
	table.json('JSON'),
	table.list('List', { entry: 'Entry', fields: inside }),
	table.object('Object', { fields: inside }),
];

const cyclic: Record<string, unknown> = { a: 1 };
cyclic.self = cyclic;

/** Values that most code forgets. */
const odd = fc.constantFrom<unknown>(
	cyclic,
	[cyclic],
	Object.create(null),
	Object.create({ toISO: () => 'x' }),
	Symbol('x'),
	2n ** 70n,
	() => 'x',
	new Date(NaN),
	new Map([[1, 2]]),
	'\ud83d',
	{ '\ud83d': '\ude00' },
	{
		toISO: () => {
			throw new Error('no');
		},
	},
	{
		toString: () => {
			throw new Error('no');
		},
	},
	{
		toJSON: () => {
			throw new Error('no');
		},
	},
	{
		get name(): string {
			throw new TypeError('no');
		},
	},
	Array(20_000)
		.fill(0)
		.reduce<unknown>((inner) => [inner], []),
	Array(20_000)
		.fill(0)
		.reduce<unknown>((inner) => ({ name: inner }), {}),
);

const leaf = fc.oneof(
	odd,
	fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
);
const anyValue = fc.oneof(
	leaf,
	fc.array(leaf, { maxLength: 3 }),
	leaf.map((value) => locator('id', value)),
	leaf.map((value) => ({ entries: [{ name: value, quantity: value, key: value, value }] })),
	leaf.map((value) => ({ json: [{ json: value }] })),
	leaf.map((value) => ({ name: value, key: value, value })),
	fc.json(),
);

/** Half of a character. */
const HALF = /\p{Surrogate}/u;

/** Anything in a value that no request can carry as it is. */
function unsendable(value: unknown): unknown[] {
	if (typeof value === 'object' && value !== null) {
		return [...Object.keys(value), ...Object.values(value)].flatMap(unsendable);
	}
	if (typeof value === 'string') return HALF.test(value) ? [value] : [];
	return ['number', 'boolean'].includes(typeof value) &&
		!Number.isNaN(value) &&
		Math.abs(Number(value)) !== Infinity
		? []
		: value === null
			? []
			: [value];
}

test('whatever goes in, something that can be sent comes out, or a message by name', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...fields),
			anyValue,
			fc.constantFrom('={{ $json.x }}', 'x'),
			(field, value, raw) => {
				let sent: unknown;
				try {
					sent = fieldValue(field, value, { ...parameter(field.label), raw });
				} catch (problem) {
					expect(problem).toBeInstanceOf(NodeOperationError);
					const { message, description } = problem as NodeOperationError;
					expect(message.startsWith(field.label)).toBe(true);
					expect(message).not.toMatch(
						/Cannot|Maximum call stack|Invalid time|circular|BigInt|not a function/,
					);
					expect(description).toMatch(/\.$/);
					return;
				}
				if (sent === undefined) return;
				expect(unsendable(sent)).toEqual([]);
				if (!['json', 'textOrJson', 'group', 'keyValues'].includes(field.type)) {
					expect(JSON.stringify(sent)).not.toContain('[object Object]');
				}
			},
		),
		{ numRuns: 5_000 },
	);
});

test('whatever is shown is short, and text', () => {
	fc.assert(
		fc.property(leaf, (value) => {
			const text = shown(value);
			expect(text.length).toBeLessThanOrEqual(62);
			expect(text).toMatch(/^".*"$/s);
			expect(text).not.toMatch(HALF);
		}),
		{ numRuns: 2_000 },
	);
});
