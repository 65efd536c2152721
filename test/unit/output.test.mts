import { toItems, type Shape } from '../../nodes/ClickFunnels/run/output';

const shape: Shape = { output: 'record', expanded: [], itemIndex: 4 };

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

const only = (record: unknown, more: Partial<Shape>, status = 200) =>
	toItems([record], status, { ...shape, ...more })[0].json;

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
	const expanded = ['email_engagement', 'visits'];
	const record = { id: 7, name: 'x', email_engagement: { last_email_sent_at: null } };
	expect(only(record, { simplify: { id: 'id' }, expanded })).toEqual({
		id: 7,
		email_engagement: { last_email_sent_at: null },
	});
});

test('a missing key is left out, not undefined', () => {
	const simplify = { id: 'id', absent: 'absent' };
	expect(Object.keys(only(order, { simplify, expanded: ['visits'] }))).toEqual(['id']);
});

test('without simplify a record is whole', () => {
	expect(only(order, {})).toEqual(order);
});

test.each([
	['deleted', 7, { deleted: true, id: 7 }],
	['deleted', 'PjvAAJ', { deleted: true, id: 'PjvAAJ' }],
	['redacted', 7, { redacted: true, id: 7 }],
	['done', 7, { success: true, id: 7 }],
] as const)('%s %p', (output, id, json) => {
	for (const body of ['', undefined, null, {}]) expect(only(body, { output, id }, 204)).toEqual(json);
});

test.each([
	[201, 'created'],
	[200, 'updated'],
])('an upsert with status %d has %s the record', (status, upsert_result) => {
	const result = { key: 'upsert_result', values: { 200: 'updated', 201: 'created' } };
	expect(only({ id: 7, name: 'x' }, { result }, status)).toEqual({
		id: 7,
		name: 'x',
		upsert_result,
	});
	expect(only({ id: 7, name: 'x' }, { result, simplify: { id: 'id' } }, status)).toEqual({
		id: 7,
		upsert_result,
	});
});

test.each([[['a', 'b']], ['text'], [5], [null]])('%j, which is no record, comes as a value', (record) => {
	expect(only(record, {})).toEqual({ value: record });
});

test('every record is an item that is paired with the item that asked', () => {
	const items = toItems([{ id: 1 }, { id: 2 }], 200, { ...shape, output: 'list' });
	expect(items).toEqual([
		{ json: { id: 1 }, pairedItem: { item: 4 } },
		{ json: { id: 2 }, pairedItem: { item: 4 } },
	]);
	expect(toItems([], 200, { ...shape, output: 'list' })).toEqual([]);
});
