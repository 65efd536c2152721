import { operations, useNode } from './use-node.mts';

// Inputs that users of nodes like this one have reported, by their numbers: what must come of each.

const node = useNode();

const MISSING = '={{ $json.missing }}';

test('3: Email Broadcast: Send, Send At out of nothing is refused', async () => {
	const { message } = await node.refusal(operations.send({ send_at: MISSING }));
	expect(message).toMatch(/^Send At: the expression gives no value/);
});

test('4: Discount: Create, Apply Until out of nothing is refused', async () => {
	const { message } = await node.refusal(operations.discount({ apply_until: MISSING }));
	expect(message).toMatch(/^Apply Until: the expression gives no value/);
});

test('5: Order: Cancel, Effective Date "at_period_end" is refused with the values', async () => {
	const { message, description } = await node.refusal(
		operations.cancelOrder({ effective_date: '={{ "at_period_end" }}' }),
	);
	expect(message).toMatch(/^Effective Date: "at_period_end"/);
	expect(description).toMatch(/next_renewal|Next Renewal/);
});

test('7: Order: Update, Activated At 1767225600 is that second', async () => {
	const sent = await node.fields(operations.updateOrder({ activated_at: '={{ 1767225600 }}' }));
	expect(sent.activated_at).toBe('2026-01-01T00:00:00.000Z');
});

test('8: Contact: Create or Update, Email with a blank behind it', async () => {
	const sent = await node.fields(operations.upsert({}, '={{ "x@example.com " }}'));
	expect(sent.email_address).toBe('x@example.com');
});

test('9: Contact: Get Many, Email by a list that is text', async () => {
	const query = await node.query(
		operations.contacts({ filters: { email_address: '={{ \'["x@example.com"]\' }}' } }),
	);
	expect(query['filter[email_address]']).toBe('x@example.com');
});

test('10: Contact: Get Many, Email by an object is refused', async () => {
	const { message } = await node.refusal(
		operations.contacts({ filters: { email_address: '={{ ({ a: 1 }) }}' } }),
	);
	expect(message).toMatch(/^Email: /);
});

test('11: Contact: Create or Update, Phone Number that is no number is refused', async () => {
	const { message } = await node.refusal(operations.upsert({ phone_number: '={{ Number("+1 847") }}' }));
	expect(message).toMatch(/^Phone Number: /);
});

test('12: Product Price: Create, Amount of arithmetic', async () => {
	expect((await node.fields(operations.price('={{ 19.9 * 3 }}'))).amount).toBe('59.7');
});

test('13: Contact: Get Many, Limit true is refused', async () => {
	const { message } = await node.refusal(operations.contacts({ limit: '={{ true }}' }));
	expect(message).toMatch(/^Limit: /);
});

test('14: Product: Create, Visible in Store "TRUE"', async () => {
	const sent = await node.fields(operations.product({ visible_in_store: '={{ "TRUE" }}' }));
	expect(sent.visible_in_store).toBe(true);
});

test('21: Order: Create, line items and custom attributes out of the item', async () => {
	const lines = [
		{ variant_id: 7, products_price_id: 8, quantity: 2 },
		{ variant_id: 9, products_price_id: 10, quantity: 1 },
	];
	const sent = await node.fields(operations.order({ json: [{ json: '={{ $json.lines }}' }] }), {
		input: [{ json: { lines } }],
	});
	expect(sent.line_items_attributes).toEqual(lines);
	const contact = await node.fields(
		operations.upsert({ custom_attributes: { json: [{ json: '={{ $json.more }}' }] } }),
		{ input: [{ json: { more: { plan: 'gold', seats: 3 } } }] },
	);
	expect(contact.custom_attributes).toEqual({ plan: 'gold', seats: '3' });
});

test('22: Contact: Create or Update, a custom attribute and an entry that is empty', async () => {
	const entries = [
		{ key: 'plan', value: 'gold' },
		{ key: '', value: '' },
	];
	const sent = await node.fields(operations.upsert({ custom_attributes: { entries } }));
	expect(sent.custom_attributes).toEqual({ plan: 'gold' });
});

test('23: Contact: Get Many, IDs "56189720.0" is refused', async () => {
	const { message } = await node.refusal(operations.contacts({ filters: { id: '={{ "56189720.0" }}' } }));
	expect(message).toMatch(/^IDs: /);
});

test('25: Saved Filter: Create, a value that begins like a list', async () => {
	const criteria = { entries: [{ property: 'first_name', operator: 'eq', value: '[VIP] Ann' }] };
	const { text } = await node.request(operations.savedFilter(criteria));
	expect(text).toContain('"[VIP] Ann"');
});

test('31: filters and texts that are spoilt are refused', async () => {
	for (const tag of ['={{ NaN }}', '={{ "undefined" }}']) {
		const { message } = await node.refusal(operations.contacts({ filters: { tag_ids: tag } }));
		expect(message).toMatch(/^Tag/);
	}
	const { message } = await node.refusal(operations.upsert({ first_name: '={{ DateTime.fromISO("no") }}' }));
	expect(message).toMatch(/^First Name: /);
});

test('33: Discount: Create, Apply Until in the year 1 is refused', async () => {
	const { message } = await node.refusal(operations.discount({ apply_until: '0001-01-01' }));
	expect(message).toMatch(/^Apply Until: /);
});
