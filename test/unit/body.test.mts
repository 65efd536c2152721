import {
	email,
	list,
	number,
	reference,
	references,
	text,
	type Field,
} from '../../nodes/ClickFunnels/table/field';
import type { Body } from '../../nodes/ClickFunnels/table/line';
import { bodyValues } from '../../nodes/ClickFunnels/input/body';
import { contact, contactTag, inputContext, locator, reader, refusalOf } from './input.mts';

const context = inputContext();

const create: Body = {
	root: 'contact',
	required: { email_address: email('Email'), owner_id: reference('Owner', contact) },
	optional: { first_name: text('First Name'), age: number('Age') },
	clears: false,
	mayBeAbsent: false,
};

const update: Body = {
	...create,
	required: {},
	optional: {
		first_name: text('First Name', { clearable: true }),
		twitter_url: text('Twitter URL', { clearable: true }),
		tag_ids: references('Tag', contactTag, { clearable: true, replaces: 'Tags' }),
		homepage_id: reference('Homepage', contact, { as: 'publicId', clearable: true, emptied: '' }),
		email_address: email('Email'),
	},
	clears: true,
};

function valuesOf(spec: Body, parameters: Record<string, unknown>) {
	return bodyValues(spec, reader(parameters), context);
}

const needed = { emailAddress: 'ann@example.com', contactId: locator('id', '7') };

test('required fields come from properties of their own, the others from the collection', () => {
	const parameters = { ...needed, additionalFields: { first_name: 'Ann', age: '5' } };
	expect(valuesOf(create, parameters)).toEqual({
		email_address: 'ann@example.com',
		owner_id: 7,
		first_name: 'Ann',
		age: 5,
	});
});

test('only what the user set is sent', () => {
	const parameters = {
		...needed,
		additionalFields: { first_name: '', age: null, unknown: 'x' },
		first_name: 'x',
	};
	expect(valuesOf(create, parameters)).toEqual({
		email_address: 'ann@example.com',
		owner_id: 7,
	});
});

test.each([[undefined], [null], [{}], [{ first_name: '' }]])(
	'an update of nothing (%j) is refused',
	(additionalFields) => {
		const { message, description } = refusalOf(() => valuesOf(update, { additionalFields }));
		expect(message).toBe('Additional Fields: nothing is set');
		expect(description).toBe('Add what is to be changed.');
	},
);

test('the refusal calls the collection what the operation calls it', () => {
	const { message } = refusalOf(() => valuesOf({ ...update, label: 'Update Fields' }, {}));
	expect(message).toBe('Update Fields: nothing is set');
});

test.each([[undefined], [null], [{}]])('a collection that is %j is empty', (additionalFields) => {
	expect(valuesOf({ ...create, required: {} }, { additionalFields })).toEqual({});
});

test.each([
	['Email', { ...needed, emailAddress: '' }],
	['Email', { ...needed, emailAddress: undefined }],
	['Contact', { ...needed, contactId: locator('list', '') }],
	['Contact', { ...needed, contactId: null }],
])('%s is missed where it is required', (label, parameters) => {
	const { message, description, context: where } = refusalOf(() => valuesOf(create, parameters));
	expect(message).toBe(`${label}: a value is needed`);
	expect(description).toBe('If an expression is to give it, check that it does.');
	expect(where.itemIndex).toBe(3);
});

test.each([
	['a multi-select', { tag_ids: references('Tag', contactTag) }, 'tagIds', []],
	['a list', { items: list('Items', { entry: 'Item', fields: { name: text('Name') } }) }, 'items', {}],
] as Array<[string, Record<string, Field>, string, unknown]>)(
	'%s that is required and empty is missed',
	(_, required, parameter, value) => {
		const { message } = refusalOf(() => valuesOf({ ...create, required }, { [parameter]: value }));
		expect(message).toMatch(/^(Tag Names or IDs|Items): a value is needed$/);
	},
);

test.each([
	['', {}],
	['x', { first_name: 'x' }],
])('an update that may go without a body may set nothing: %p', (first_name, values) => {
	const spec = { ...update, mayBeAbsent: true };
	expect(valuesOf(spec, { additionalFields: { first_name } })).toEqual(values);
});

describe('fields that are up front', () => {
	const spec: Body = {
		...update,
		optional: {
			first_name: text('First Name', { upFront: 'always', clearable: true }),
			age: number('Age'),
		},
	};

	test('come from properties of their own', () => {
		expect(valuesOf(spec, { firstName: 'Ann', additionalFields: { age: 5 } })).toEqual({
			first_name: 'Ann',
			age: 5,
		});
	});

	test.each(['', undefined, null])('%j leaves what is there as it is', (firstName) => {
		expect(valuesOf(spec, { firstName, additionalFields: { age: 5 } })).toEqual({ age: 5 });
		const { message } = refusalOf(() => valuesOf(spec, { firstName, additionalFields: {} }));
		expect(message).toBe('Additional Fields: nothing is set');
	});

	test.each([
		['goes first', 'Ann', 'Ann'],
		['counts for nothing where it is empty', '', 'Eve'],
	])('one that comes in the collection all the same %s', (_, first_name, sent) => {
		const parameters = { firstName: 'Eve', additionalFields: { first_name } };
		expect(valuesOf(spec, parameters)).toEqual({ first_name: sent });
	});

	test('are cleared by name, unless they are set', () => {
		const additionalFields = { fieldsToClear: ['first_name'] };
		expect(valuesOf(spec, { firstName: '', additionalFields })).toEqual({ first_name: null });
		expect(valuesOf(spec, { firstName: 'Ann', additionalFields })).toEqual({ first_name: 'Ann' });
	});

	test('one that can’t be sent is named', () => {
		const { message } = refusalOf(() => valuesOf(spec, { firstName: { a: 1 } }));
		expect(message).toBe('First Name: "{"a":1}" is not text');
	});
});

describe('fields to clear', () => {
	const cleared = (fieldsToClear: unknown, more = {}) =>
		valuesOf(update, { additionalFields: { fieldsToClear, ...more } });

	test.each([
		['First Name', { first_name: null }],
		['first_name', { first_name: null }],
		['FIRST NAME', { first_name: null }],
		[' first name , Twitter URL', { first_name: null, twitter_url: null }],
		[['First Name', 'twitter_url'], { first_name: null, twitter_url: null }],
		// Where the API takes a list, the empty one.
		['Tag', { tag_ids: [] }],
		['Tag Names or IDs', { tag_ids: [] }],
		['Tags', { tag_ids: [] }],
		['Replace All Tags With Names or IDs', { tag_ids: [] }],
		['tag_ids', { tag_ids: [] }],
		// Where the API takes an empty text, that.
		['Homepage', { homepage_id: '' }],
	])('%j gives %j', (names, sent) => {
		expect(cleared(names)).toEqual(sent);
	});

	test.each(['', [], undefined])('%j clears nothing', (names) => {
		expect(cleared(names, { first_name: 'Ann' })).toEqual({ first_name: 'Ann' });
	});

	test.each([
		['a name that is no field', 'Shoe Size', '"Shoe Size"'],
		['a field that can’t be emptied', 'First Name, Email', '"Email"'],
		['a name of every object', 'constructor', '"constructor"'],
	])('%s is refused with the names that are known', (_, names, shown) => {
		const { message, description } = refusalOf(() => cleared(names));
		expect(message).toBe(`Fields to Clear: ${shown} can't be emptied`);
		expect(description).toBe('Use names out of: First Name, Homepage, Tags, Twitter URL.');
	});

	test('they go beside fields that are set', () => {
		expect(cleared('Twitter URL', { first_name: 'Ann' })).toEqual({ first_name: 'Ann', twitter_url: null });
	});

	test('they are read only where the operation clears', () => {
		const parameters = { ...needed, additionalFields: { fieldsToClear: 'First Name' } };
		expect(valuesOf(create, parameters)).toEqual({
			email_address: 'ann@example.com',
			owner_id: 7,
		});
	});
});

test('what only says how to answer is nothing to change', () => {
	const spec = {
		...update,
		optional: { ...update.optional, results: text('Results') },
		beside: ['results'],
	};
	const entered = (additionalFields: object) => ({ additionalFields });
	expect(refusalOf(() => valuesOf(spec, entered({ results: 'all' }))).message).toBe(
		'Additional Fields: nothing is set',
	);
	expect(valuesOf(spec, entered({ results: 'all', first_name: 'Ann' }))).toEqual({
		results: 'all',
		first_name: 'Ann',
	});
});
