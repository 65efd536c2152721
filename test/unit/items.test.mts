import { asShown } from '../../nodes/ClickFunnels/run/items';
import { MissingFields } from '../../nodes/ClickFunnels/run/missingFields';
import type { Row } from '../../nodes/ClickFunnels/table/api';
import type { Line } from '../../nodes/ClickFunnels/table/line';
import { get } from '../../nodes/ClickFunnels/table/lines';
import type { Shown } from '../../nodes/ClickFunnels/table/output';
import { lineOf } from './input.mts';

const whole = lineOf(get('GET /contacts/{id}'));

const order = {
	id: 7,
	total: '19.90',
	note: null,
	paid: false,
	quantity: 0,
	contact: { id: 9, email_address: 'ann@example.com', address: { city: 'Berlin' } },
	tags: [
		{ id: 1, name: 'VIP' },
		{ id: 2, name: 'New' },
	],
	lines: [{ product: { name: 'Book', price: 3 } }, { product: { name: 'Pen', price: 4 } }],
	visit: { utm_source: 'google', utm_medium: null, ip: '192.0.2.1' },
	empty: [],
};

/** What comes of rows, and what is said of fields that none of them has. */
function given(rows: unknown[], shown: Shown, more: Partial<Line> = {}) {
	const missing = new MissingFields();
	const records = asShown({ ...whole, ...more }, rows as Row[], { shown, missing });
	return { records, said: missing.toText() };
}

const only = (row: unknown, shown: Shown, more: Partial<Line> = {}) => given([row], shown, more).records[0];

describe('simplified', () => {
	test.each([
		['a key', { id: 'id' }, { id: 7 }],
		['a key under another name', { number: 'id' }, { number: 7 }],
		['keys inside an object', { email: 'contact.email_address' }, { email: 'ann@example.com' }],
		['keys two levels down', { city: 'contact.address.city' }, { city: 'Berlin' }],
		['a key of each entry', { tags: 'tags.name' }, { tags: ['VIP', 'New'] }],
		['a key inside each entry', { products: 'lines.product.name' }, { products: ['Book', 'Pen'] }],
		['a key of no entries', { none: 'empty.name' }, { none: [] }],
		['keys that begin alike', { utm: 'visit.utm_*' }, { utm: { utm_source: 'google', utm_medium: null } }],
		['the first of two that is there', { city: 'note.city|contact.address.city|id' }, { city: 'Berlin' }],
		[
			'null, false and zero',
			{ note: 'note', paid: 'paid', quantity: 'quantity' },
			{ note: null, paid: false, quantity: 0 },
		],
		[
			'keys that are missing',
			{ id: 'id', absent: 'absent', inside: 'absent.x', below: 'id.x', nil: 'note.x', utm: 'note.utm_*' },
			{ id: 7 },
		],
	])('%s', (_, simplify, json) => {
		expect(only(order, 'simple', { simplify })).toEqual(json);
	});

	test('a missing key is left out, not undefined', () => {
		const simplify = { id: 'id', absent: 'absent' };
		const expand = [{ name: 'Visits', value: 'visits' }];
		expect(Object.keys(only(order, 'simple', { simplify, expand }))).toEqual(['id']);
	});

	test('a record of which the table says nothing is whole', () => {
		expect(only(order, 'simple')).toEqual(order);
	});
});

test('raw, a record is whole', () => {
	expect(only(order, 'raw', { simplify: { id: 'id' } })).toEqual(order);
});

describe('selected fields', () => {
	const simplify = { id: 'id', contact_email: 'contact.email_address', tags: 'tags.name' };

	test.each([
		['the id comes first, unasked', ['total'], { id: 7, total: '19.90' }],
		['the id once', ['total', 'id'], { id: 7, total: '19.90' }],
		['null, false and zero', ['note', 'paid', 'quantity'], { id: 7, note: null, paid: false, quantity: 0 }],
		['inside an object', ['contact.address.city'], { id: 7, contact: { address: { city: 'Berlin' } } }],
		['of each entry', ['tags.name'], { id: 7, tags: [{ name: 'VIP' }, { name: 'New' }] }],
		['two of each entry', ['lines.product.name', 'lines.product.price'], { id: 7, lines: order.lines }],
		['a whole and a part of it', ['tags.name', 'tags'], { id: 7, tags: order.tags }],
		['the name that it has when simplified', ['contact_email'], { id: 7, contact_email: 'ann@example.com' }],
		['the record’s own name before that', ['tags'], { id: 7, tags: order.tags }],
		['what is not there', ['constructor', '__proto__', 'id.x', 'tags.length'], { id: 7, tags: [{}, {}] }],
	])('%s', (_, fields, json) => {
		expect(only(order, fields, { simplify })).toEqual(json);
	});

	test('stand in the order in which they are named', () => {
		expect(Object.keys(only(order, ['total', 'contact.id', 'paid']))).toEqual([
			'id',
			'total',
			'contact',
			'paid',
		]);
	});

	test('a record without an id has none', () => {
		expect(only({ iso2: 'DE', name: 'Germany' }, ['name'])).toEqual({ name: 'Germany' });
	});

	test('what stands for a record that there is none of comes as it is', () => {
		const job = { gives: 'GET /contacts/{id}' };
		expect(given([{ email_address: 'a@example.com', found: false }], ['name'], job)).toEqual({
			records: [{ email_address: 'a@example.com', found: false }],
			said: undefined,
		});
	});
});

describe('a field that no record has is said', () => {
	const people = [
		{ id: 1, email_address: 'a@example.com', visits: { last_visit: null }, tags: [] },
		{ id: 2, email_address: null, visits: { last_visit: { utm_source: 'x' } }, tags: [], extra: 1 },
	];

	test.each([
		['emial_address', 'Output Fields: no record has "emial_address" (did you mean email_address?)'],
		['Email', 'Output Fields: no record has "Email" (did you mean email_address?)'],
		['Email Address', 'Output Fields: no record has "Email Address" (did you mean email_address?)'],
		['colour', 'Output Fields: no record has "colour"'],
		['email_address.x', 'Output Fields: no record has "email_address.x" (did you mean email_address?)'],
	])('%s', (field, said) => {
		expect(given(people.slice(0, 1), [field]).said).toBe(said);
	});

	test('with the way to it, where it lies deeper', () => {
		expect(given(people.slice(1), ['utm_source']).said).toBe(
			'Output Fields: no record has "utm_source" (did you mean visits.last_visit.utm_source?)',
		);
	});

	test('several in one text', () => {
		expect(given(people, ['id', 'colour', 'shape']).said).toBe(
			'Output Fields: no record has "colour", "shape"',
		);
	});

	test.each([
		['one record has it', people, 'extra'],
		['it lies in what is null', people.slice(0, 1), 'visits.last_visit.utm_source'],
		['it lies in a list without entries', people, 'tags.name'],
		['there are no records', [], 'colour'],
	])('but not where %s', (_, rows, field) => {
		expect(given(rows, [field]).said).toBeUndefined();
	});

	test('items are taken together: what one lacks another has', () => {
		const missing = new MissingFields();
		const shown = ['extra'];
		for (const person of people) asShown(whole, [person as Row], { shown, missing });
		expect(missing.toText()).toBeUndefined();
	});
});

const ways: Shown[] = ['simple', 'raw', ['id']];

test.each(ways)('what the user asked for by expand is there, shown as %j', (shown) => {
	const { expand } = lineOf(get('GET /contacts/{id}', { expand: ['email_engagement', 'visits'] }));
	const record = { id: 7, email_engagement: { last_email_sent_at: null } };
	expect(only(record, shown, { simplify: { id: 'id' }, expand })).toEqual(record);
});

test.each(ways)('what the status says is there, shown as %j', (shown) => {
	const result = { key: 'upsert_result', values: {} };
	const record = { id: 7, upsert_result: 'created' };
	expect(only(record, shown, { simplify: { id: 'id' }, result })).toEqual(record);
});

test.each([[['a', 'b']], ['text'], [5], [null]])('%j, which is no record, comes as a value', (row) => {
	expect(only(row, 'simple')).toEqual({ value: row });
});
