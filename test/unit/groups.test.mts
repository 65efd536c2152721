import {
	boolean,
	decimal,
	keyValues,
	list,
	number,
	object,
	references,
	text,
	type Field,
} from '../../nodes/ClickFunnels/table/field';
import { fieldValue } from '../../nodes/ClickFunnels/input/fields';
import { contactTag, parameter, refusalOf } from './input.mts';

const send = (field: Field, value: unknown) => fieldValue(field, value, parameter(field.label));

const lineItems = list('Line Items', {
	entry: 'Line Item',
	fields: {
		sku: text('SKU'),
		quantity: number('Quantity', { min: 1 }),
		parts: list('Parts', { entry: 'Part', fields: { weight: decimal('Weight') } }),
		tag_ids: references('Tag', contactTag),
	},
	required: ['quantity'],
});
const notes = list('Notes', { entry: 'Note', fields: { content: text('Content') } });
const address = object('Address', { fields: { city: text('City'), floor: number('Floor') } });
const price = object('Price', { fields: { amount: decimal('Amount') }, required: ['amount'] });
const attributes = keyValues('Attributes');

test.each([
	['entries of the editor', lineItems, { entries: [{ quantity: 2, sku: '' }] }, [{ quantity: 2 }]],
	['entries of an expression', lineItems, [{ quantity: '2', sku: 7 }], [{ quantity: 2, sku: '7' }]],
	['one entry of an expression', lineItems, { quantity: 2 }, [{ quantity: 2 }]],
	[
		'entries inside entries',
		lineItems,
		{ entries: [{ quantity: 1, parts: { entries: [{ weight: 1.5 }, { weight: '2' }] } }] },
		[{ quantity: 1, parts: [{ weight: '1.5' }, { weight: '2' }] }],
	],
	[
		'one object of the editor',
		address,
		{ entries: { city: 'Berlin', floor: 0 } },
		{ city: 'Berlin', floor: 0 },
	],
	['one object of an expression', address, { city: 'Berlin' }, { city: 'Berlin' }],
] as Array<[string, Field, unknown, unknown]>)('%s', (_, field, value, sent) => {
	expect(send(field, value)).toEqual(sent);
});

// A group that was added without entries holds {}, as n8n stores it.
test.each([
	['a list', notes, {}],
	['a list whose entries need a value', lineItems, {}],
	['a list with no entries left', lineItems, { entries: [] }],
	['an empty list of an expression', lineItems, []],
	['a list of empty objects', notes, [{}, {}]],
	['an object', address, {}],
	['an object that needs a value', price, {}],
	['an object with empty fields', address, { entries: { city: '' } }],
	['an object whose value was left empty', price, { entries: { amount: '' } }],
	['key-values', attributes, {}],
	['key-values with no entries left', attributes, { entries: [] }],
] as Array<[string, Field, unknown]>)('%s without a value is left out', (_, field, value) => {
	for (const nothing of [value, '', null, undefined]) expect(send(field, nothing)).toBeUndefined();
});

test('an object that may be true is true where it was added and nothing in it is set', () => {
	const results = object('Results', {
		orTrue: true,
		fields: { fields: text('Fields'), count: boolean('Count', 'Whether to count', { onlyTrue: true }) },
	});
	expect(send(results, { entries: { fields: '', count: false } })).toBe(true);
	expect(send(results, { entries: { fields: 'id', count: false } })).toEqual({ fields: 'id' });
	expect(send(results, {})).toBeUndefined();
	// Others are left out then.
	expect(send({ ...results, orTrue: false }, { entries: { fields: '', count: false } })).toBeUndefined();
});

test.each([
	[
		'the wrong type in the second entry',
		lineItems,
		{ entries: [{ quantity: 1 }, { quantity: 'x' }] },
		'Line Items, Line Item 2, Quantity: "x" is not a whole number of at least 1',
	],
	[
		'nothing where the second entry needs a value',
		lineItems,
		{ entries: [{ quantity: 1 }, { sku: 'A' }] },
		'Line Items, Line Item 2, Quantity: a value is needed',
	],
	[
		'the wrong type in an entry of an entry',
		lineItems,
		{ entries: [{ quantity: 1, parts: { entries: [{ weight: 1 }, { weight: 'x' }] } }] },
		'Line Items, Line Item 1, Parts, Part 2, Weight: "x" is not an amount',
	],
	[
		'no id in a multi-select of an entry',
		lineItems,
		{ entries: [{ quantity: 1, tag_ids: ['..'] }] },
		'Line Items, Line Item 1, Tag Names or IDs: ".." is not an ID',
	],
	[
		'the wrong type in an object',
		address,
		{ entries: { floor: 'x' } },
		'Address, Floor: "x" is not a whole number',
	],
	['nothing where an object needs a value', price, { amount: '' }, 'Price, Amount: a value is needed'],
] as Array<[string, Field, unknown, string]>)('%s is refused', (_, field, value, message) => {
	const refusal = refusalOf(() => send(field, value));
	expect(refusal.message).toBe(message);
	expect(refusal.context.itemIndex).toBe(3);
});

test.each([
	['text for a list', notes, 'abc', /^Notes/],
	['a number for a list', notes, 5, /^Notes/],
	['text in a list', notes, [{ content: 'a' }, 'abc'], /^Notes, Note 2/],
	['null in a list', notes, [null], /^Notes, Note 1/],
	['a list in a list', notes, [[]], /^Notes, Note 1/],
	['a Date in a list', notes, [new Date(0)], /^Notes, Note 1/],
	['text for an object', address, 'abc', /^Address/],
	['true for an object', address, true, /^Address/],
	['text for key-values', attributes, 'abc', /^Attributes/],
	['a number for key-values', attributes, 5, /^Attributes/],
	['a list for key-values', attributes, ['a'], /^Attributes/],
	['text as entries of key-values', attributes, { entries: ['a'] }, /^Attributes/],
] as Array<[string, Field, unknown, RegExp]>)('%s is refused', (_, field, value, message) => {
	const refusal = refusalOf(() => send(field, value));
	expect(refusal.message).toMatch(message);
	expect(refusal.context.itemIndex).toBe(3);
});

test.each([
	[
		'entries of the editor',
		{
			entries: [
				{ key: 'size', value: 'XL' },
				{ key: 'age', value: 5 },
			],
		},
	],
	['an object of an expression', { size: 'XL', age: 5 }],
	['an object that holds nothing for a key', { size: 'XL', age: 5, none: null, never: undefined }],
])('key-values from %s are an object of texts', (_, value) => {
	expect(send(attributes, value)).toEqual({ size: 'XL', age: '5' });
});

test('a key may be called as it likes', () => {
	const keys = ['__proto__', 'constructor', 'Größe', '1'];
	const sent = send(attributes, { entries: keys.map((key) => ({ key, value: 'x' })) });
	expect(Object.keys(sent as object).sort()).toEqual([...keys].sort());
});

test.each([
	['an entry without key', { entries: [{ key: '', value: 'x' }] }, 'Attributes: an entry has no key'],
	['an object as value', { size: { a: 1 } }, 'Attributes "size": "{"a":1}" is not text'],
])('%s among key-values is refused', (_, value, message) => {
	expect(refusalOf(() => send(attributes, value)).message).toBe(message);
});
