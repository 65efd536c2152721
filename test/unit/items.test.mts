import { toItems } from '../../nodes/ClickFunnels/run/items';
import type { Row } from '../../nodes/ClickFunnels/table/api';
import type { Line } from '../../nodes/ClickFunnels/table/line';
import { get } from '../../nodes/ClickFunnels/table/lines';
import { lineOf } from './input.mts';

const whole = lineOf(get('GET /contacts/{id}'));

const order = {
	id: 7,
	total: '19.90',
	note: null,
	paid: false,
	quantity: 0,
	contact: { id: 9, email_address: 'ann@example.com', address: { city: 'Berlin' } },
	tags: [{ name: 'VIP' }, { name: 'New' }],
	lines: [{ product: { name: 'Book' } }, { product: { name: 'Pen' } }],
	empty: [],
};

const itemsOf = (line: Line, rows: Row[], simplify = true) => toItems(line, rows, { simplify, itemIndex: 4 });

const only = (row: Row, more: Partial<Line>) => itemsOf({ ...whole, ...more }, [row])[0].json;

test.each([
	['a key', { id: 'id' }, { id: 7 }],
	['a key under another name', { number: 'id' }, { number: 7 }],
	['keys inside an object', { email: 'contact.email_address' }, { email: 'ann@example.com' }],
	['keys two levels down', { city: 'contact.address.city' }, { city: 'Berlin' }],
	['a key of each entry', { tags: 'tags.name' }, { tags: ['VIP', 'New'] }],
	['a key inside each entry', { products: 'lines.product.name' }, { products: ['Book', 'Pen'] }],
	['a key of no entries', { none: 'empty.name' }, { none: [] }],
	[
		'null, false and zero',
		{ note: 'note', paid: 'paid', quantity: 'quantity' },
		{ note: null, paid: false, quantity: 0 },
	],
	[
		'keys that are missing',
		{ id: 'id', absent: 'absent', inside: 'absent.x', below: 'id.x', nil: 'note.x' },
		{ id: 7 },
	],
])('simplify: %s', (_, simplify, json) => {
	expect(only(order, { simplify })).toEqual(json);
});

test('simplified records keep what the user asked for by expand', () => {
	const { expand } = lineOf(get('GET /contacts/{id}', { expand: ['email_engagement', 'visits'] }));
	const record = { id: 7, name: 'x', email_engagement: { last_email_sent_at: null } };
	expect(only(record, { simplify: { id: 'id' }, expand })).toEqual({
		id: 7,
		email_engagement: { last_email_sent_at: null },
	});
});

test('a missing key is left out, not undefined', () => {
	const simplify = { id: 'id', absent: 'absent' };
	expect(Object.keys(only(order, { simplify, expand: [{ name: 'Visits', value: 'visits' }] }))).toEqual([
		'id',
	]);
});

test('without simplify a record is whole', () => {
	expect(only(order, {})).toEqual(order);
	expect(itemsOf({ ...whole, simplify: { id: 'id' } }, [order], false)[0].json).toEqual(order);
});

test.each([true, false])('what the status says is there whether simplified or not: %p', (simplify) => {
	const line = { ...whole, simplify: { id: 'id' }, result: { key: 'upsert_result', values: {} } };
	const [{ json }] = itemsOf(line, [{ id: 7, name: 'x', upsert_result: 'created' }], simplify);
	expect(json).toEqual({ id: 7, ...(!simplify && { name: 'x' }), upsert_result: 'created' });
});

test.each([[['a', 'b']], ['text'], [5], [null]])('%j, which is no record, comes as a value', (row) => {
	expect(only(row as unknown as Row, {})).toEqual({ value: row });
});

test('every record is an item that is paired with the item that asked', () => {
	expect(itemsOf(whole, [{ id: 1 }, { id: 2 }])).toEqual([
		{ json: { id: 1 }, pairedItem: { item: 4 } },
		{ json: { id: 2 }, pairedItem: { item: 4 } },
	]);
	expect(itemsOf(whole, [])).toEqual([]);
});
