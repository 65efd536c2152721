import {
	boolean,
	color,
	dateTime,
	decimal,
	email,
	json,
	longText,
	number,
	options,
	reference,
	references,
	stringList,
	text,
	textOrJson,
	type Field,
} from '../../nodes/ClickFunnels/table/field';
import { fieldValue, fieldValues } from '../../nodes/ClickFunnels/input/fields';
import { contact, contactTag, inputContext, locator, parameter, refusalOf } from './input.mts';

const context = inputContext('America/New_York');

/** What is sent for a field. */
const sentFor = (field: Field, value: unknown) => fieldValue(field, value, parameter(field.label));

const name = text('Name');
const quantity = number('Quantity');
const atLeastOne = number('Quantity', { min: 1 });
const visible = boolean('Visible', 'Whether it is visible');
const amount = decimal('Amount');
const due = dateTime('Due At');
const state = options('State', ['draft', 'live']);
const owner = reference('Owner', contact, { as: 'string' });
const ownerNumber = reference('Owner', contact);
const owners = reference('Owners', contact, { as: 'string', several: true });
const tags = references('Tag', contactTag);
const tagTexts = references('Tag', contactTag, { as: 'string' });
const ownerCode = reference('Owner', contact, { as: 'publicId' });
const typedTags = references('Tag', contactTag, { typed: true });
const weight = number('Weight', { decimals: true, min: 0 });
const share = number('Share', { min: 0, mayBeEmpty: true });
const access = options('Access', ['0', '1'], { numeric: true });
const archived = boolean('Archived', 'Whether to include what is archived', { onlyTrue: true });
const statuses = options('Status', ['paid', 'unpaid'], { several: true });
const textOrList = textOrJson('Value');
const words = stringList('Words');
const settings = json('Settings');

const accepted: Array<[string, Field, unknown, unknown]> = [
	['text', name, 'Ann', 'Ann'],
	['text with spaces', name, ' Ann ', ' Ann '],
	['a number for text', name, 5, '5'],
	['zero for text', name, 0, '0'],
	['false for text', name, false, 'false'],
	['several lines', longText('Notes'), 'a\nb', 'a\nb'],
	['an e-mail address', email('Email'), 'ann@example.com', 'ann@example.com'],
	['a colour', color('Colour'), '#ff0000', '#ff0000'],
	['an option', state, 'live', 'live'],
	['a number', quantity, 3, 3],
	['zero', quantity, 0, 0],
	['a negative number', quantity, -2, -2],
	['a number as text', quantity, ' 3 ', 3],
	['the least number', atLeastOne, 1, 1],
	['true', visible, true, true],
	['false', visible, false, false],
	['true as text', visible, 'true', true],
	['false as text', visible, 'false', false],
	['an amount', amount, '19.90', '19.90'],
	['an amount as number', amount, 19.9, '19.9'],
	['a long amount, digit by digit', amount, '12345678901234567890.10', '12345678901234567890.10'],
	['zero as amount', amount, 0, '0'],
	['a negative amount', amount, '-5', '-5'],
	['a moment with offset', due, '2026-06-30T15:56:18+02:00', '2026-06-30T13:56:18.000Z'],
	['a moment in the zone', due, '2026-06-30T15:56:18', '2026-06-30T19:56:18.000Z'],
	['an id', owner, 'PjvAAJ', 'PjvAAJ'],
	['a numeric id as text', owner, locator('list', 7), '7'],
	['a numeric id', ownerNumber, locator('id', '7'), 7],
	['several ids', owners, locator('id', '7, PjvAAJ'), ['7', 'PjvAAJ']],
	['one of several ids', owners, locator('list', 7), ['7']],
	['chosen records', tags, [7, 8], [7, 8]],
	['chosen records as text', tags, ['7', '8'], [7, 8]],
	['records separated by commas', tags, '7, 8,', [7, 8]],
	['records whose ids travel as text', tagTexts, [7, 'PjvAAJ'], ['7', 'PjvAAJ']],
	['a list of texts', words, ['a', ' b ', ''], ['a', 'b']],
	['texts separated by commas', words, 'a, b ,,c', ['a', 'b', 'c']],
	['numbers in a list of texts', words, [1, 2], ['1', '2']],
	['a public id', ownerCode, locator('list', 'PjvAAJ'), 'PjvAAJ'],
	['records entered as text', typedTags, '7, 8', [7, 8]],
	['a number that is left empty', share, '', undefined],
	['a number that may be left empty', share, '30', 30],
	['a number with decimals', weight, 2.5, 2.5],
	['a number with decimals as text', weight, '0.25', 0.25],
	['a whole number where decimals may be', weight, 2, 2],
	['an option that is a number', access, '1', 1],
	['several options', statuses, ['paid', 'unpaid'], ['paid', 'unpaid']],
	['several options separated by commas', statuses, 'paid, unpaid', ['paid', 'unpaid']],
	['no option out of several', statuses, [], undefined],
	['text where JSON may be', textOrList, 'Ann', 'Ann'],
	['a list where text may be', textOrList, ' ["12", "13"]', ['12', '13']],
	['text that only begins like a list', textOrList, '[12', '[12'],
	['text in brackets', textOrList, '[VIP] Ann', '[VIP] Ann'],
	['a list of numbers where text may be', textOrList, '[12, 13]', ['12', '13']],
	['an object where text may be', textOrList, '{"days": "30"}', { days: '30' }],
	['a list from an expression where text may be', textOrList, ['12'], ['12']],
	['true where only true counts', archived, true, true],
	['false where only true counts', archived, false, undefined],
	['an object as JSON', settings, '{"a": [1, null]}', { a: [1, null] }],
	['a list as JSON', settings, '[1]', [1]],
	['false as JSON', settings, 'false', false],
	['an object from an expression', settings, { a: 1 }, { a: 1 }],
];

test.each(accepted)('%s', (_, field, value, sent) => {
	expect(sentFor(field, value)).toEqual(sent);
});

const everyType: Field[] = [
	name,
	longText('Notes'),
	email('Email'),
	color('Colour'),
	state,
	quantity,
	visible,
	amount,
	due,
	owner,
	owners,
	tags,
	words,
	settings,
];

test.each(everyType.map((field) => [field.type, field] as const))('an empty %s is left out', (_, field) => {
	for (const nothing of ['', null, undefined]) {
		expect(sentFor(field, nothing)).toBeUndefined();
	}
});

test.each([
	['a locator without value', owner, locator('list', '')],
	['a locator for several without value', owners, locator('id', '')],
	['commas alone for several records', owners, locator('id', ' , ')],
	['no chosen records', tags, []],
	['no texts', words, []],
	['commas alone', words, ' , '],
] as Array<[string, Field, unknown]>)('%s is left out', (_, field, value) => {
	expect(sentFor(field, value)).toBeUndefined();
});

const refused: Array<[string, Field, unknown, string]> = [
	['an object for text', name, { a: 1 }, 'Name: "{"a":1}" is not text'],
	['a list for text', name, ['a'], 'Name: "["a"]" is not text'],
	['an object for an option', state, {}, 'State: "{}" is not one of its values'],
	['another word for an option', state, 'done', 'State: "done" is not one of its values'],
	['words for a number', quantity, 'three', 'Quantity: "three" is not a whole number'],
	['a broken number', quantity, 1.5, 'Quantity: "1.5" is not a whole number'],
	['a broken number as text', quantity, '1.5', 'Quantity: "1.5" is not a whole number'],
	['blank for a number', quantity, ' ', 'Quantity: " " is not a whole number'],
	['NaN for a number', quantity, NaN, 'Quantity: "NaN" is not a whole number'],
	['infinity for a number', quantity, Infinity, 'Quantity: "Infinity" is not a whole number'],
	['true for a number', quantity, true, 'Quantity: "true" is not a whole number'],
	['a list for a number', quantity, [3], 'Quantity: "[3]" is not a whole number'],
	['too little', atLeastOne, 0, 'Quantity: "0" is not a whole number of at least 1'],
	['words for a number with decimals', weight, 'heavy', 'Weight: "heavy" is not a number of at least 0'],
	['a decimal comma in a number', weight, '2,5', 'Weight: "2,5" is not a number of at least 0'],
	[
		'infinity for a number with decimals',
		weight,
		Infinity,
		'Weight: "Infinity" is not a number of at least 0',
	],
	['a word for an option that is a number', access, 'open', 'Access: "open" is not one of its values'],
	['maybe for a boolean', visible, 'maybe', 'Visible: "maybe" is neither true nor false'],
	['two for a boolean', visible, 2, 'Visible: "2" is neither true nor false'],
	['a list for a boolean', visible, [], 'Visible: "[]" is neither true nor false'],
	['a decimal comma', amount, '19,90', 'Amount: "19,90" is not an amount'],
	['a currency', amount, '$5', 'Amount: "$5" is not an amount'],
	['an exponent', amount, '1e5', 'Amount: "1e5" is not an amount'],
	['half an amount', amount, '5.', 'Amount: "5." is not an amount'],
	['NaN for an amount', amount, NaN, 'Amount: "NaN" is not an amount'],
	['true for an amount', amount, true, 'Amount: "true" is not an amount'],
	['words for a moment', due, 'tomorrow', 'Due At: "tomorrow" is not a date and time'],
	['true for a moment', due, true, 'Due At: "true" is not a date and time'],
	['a path for an id', owner, '../x', 'Owner: "../x" is not an ID'],
	['a path among ids', owners, locator('id', '1,../x'), 'Owners: "../x" is not an ID'],
	['a path among records', tags, [1, '../x'], 'Tag: "../x" is not an ID'],
	['an object among records', tags, [{ id: 1 }], 'Tag: "{"id":1}" is not an ID'],
	['an object among texts', words, ['a', { b: 1 }], 'Words: "{"b":1}" is not text'],
	['JSON that does not parse', settings, '{a: 1}', 'Settings: the JSON does not parse'],
	['blank JSON', settings, ' ', 'Settings: the JSON does not parse'],
];

test.each(refused)('%s is refused', (_, field, value, message) => {
	const refusal = refusalOf(() => sentFor(field, value));
	expect(refusal.message).toBe(message);
	expect(refusal.description).toMatch(/^.+\.$/);
	expect(refusal.context.itemIndex).toBe(3);
});

test.each([
	['one record', ownerNumber, 'PjvAAJ', /^Owner: "PjvAAJ" is a public ID/],
	['records', tags, [7, 'PjvAAJ'], /^Tag: "PjvAAJ" is a public ID/],
] as Array<[string, Field, unknown, RegExp]>)(
	'a public id is refused where %s must be numeric',
	(_, field, value, message) => {
		expect(refusalOf(() => sentFor(field, value)).message).toMatch(message);
	},
);

test('a value of free shape that nests too deep is refused, in a short message', () => {
	const nested = (depth: number) => JSON.parse(`${'{"key":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown;
	expect(sentFor(settings, nested(100))).toEqual(nested(100));
	expect(refusalOf(() => sentFor(settings, nested(101))).message).toBe(
		'Settings, key, key, key, key: the value nests too deep',
	);
	const long = { ['k'.repeat(500)]: NaN };
	expect(refusalOf(() => sentFor(settings, long)).message.length).toBeLessThan(150);
});

test('a message shows the beginning of a long value', () => {
	const { message } = refusalOf(() => sentFor(quantity, 'x'.repeat(500)));
	expect(message).toBe(`Quantity: "${'x'.repeat(57)}..." is not a whole number`);
});

test('the set fields of a collection go by their API names, and nothing else goes', () => {
	const fields = { first_name: name, quantity, visible, tag_ids: tags };
	const values = { first_name: '', quantity: 0, visible: false, tag_ids: [], unknown: 'x' };
	expect(fieldValues(fields, values, context)).toEqual({ quantity: 0, visible: false });
});

test('a multi-select in a collection is named as it is shown', () => {
	const { message } = refusalOf(() => fieldValues({ tag_ids: tags }, { tag_ids: ['../x'] }, context));
	expect(message).toBe('Tag Names or IDs: "../x" is not an ID');
	const typed = refusalOf(() => fieldValues({ tag_ids: typedTags }, { tag_ids: '7, ../x' }, context));
	expect(typed.message).toBe('Tag IDs: "../x" is not an ID');
});
