import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';
import type { OrderKind } from './order-kinds.mts';
import { ordersByKind } from './order-kinds.mts';

let company: Company;
let kind: OrderKind;
let line: Json;
let amount: number;

beforeEach(async () => {
	company = await startCompany();
	kind = await ordersByKind(company);
	const [item] = kind('one-time-order', 'external', 'completed').line_items as Json[];
	const price = item.products_price as { id: number; amount: string };
	amount = Number(price.amount);
	line = { variant_id: (item.products_variant as Json).id, products_price_id: price.id };
});

const base = { order_type: 'one-time-order', live_mode: true };
const send = (order: Json) => company.send('POST', `/workspaces/${company.workspace}/orders`, { order });

describe('create', () => {
	test('makes an external order with the next number and the sum of its lines', async () => {
		const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		const { status, body } = await send({
			...base,
			contact_id: contact,
			line_items_attributes: [{ ...line, quantity: 3 }],
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			order_number: '#1071',
			payment_processor: 'external',
			contact_id: contact,
			contact: { id: contact },
			total_amount: (3 * amount).toFixed(2),
			billing_status: 'pending',
			service_status: 'pending',
		});
		expect((body as { line_items: Json[] }).line_items).toMatchObject([
			{ quantity: 3, products_price: { id: line.products_price_id } },
		]);
	});

	test('takes the contact by its address, which must exist', async () => {
		const [contact] = await company.page(`/workspaces/${company.workspace}/contacts`);
		const lines = { line_items_attributes: [{ ...line, quantity: 1 }] };
		const known = { email_address: String(contact.email_address).toUpperCase() };
		expect((await send({ ...base, ...lines, contact_attributes: known })).body).toMatchObject({
			contact_id: contact.id,
		});
		const unknown = await send({
			...base,
			...lines,
			contact_attributes: { email_address: 'no@example.com' },
		});
		expect([unknown.status, errorOf(unknown)]).toEqual([422, 'Request unprocessable: Contact must exist']);
	});

	test('refuses orders without lines, with no quantity, or with a subscription in a one-time order', async () => {
		const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		const [item] = kind('subscription-order', 'stripe', 'active').line_items as Json[];
		const monthly = {
			variant_id: (item.products_variant as Json).id,
			products_price_id: (item.products_price as Json).id,
		};
		for (const lines of [[], [{ ...line, quantity: 0 }], [{ ...monthly, quantity: 1 }]]) {
			expect((await send({ ...base, contact_id: contact, line_items_attributes: lines })).status).toBe(422);
		}
	});

	test('tells created, and completed where it is', async () => {
		const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		await send({
			...base,
			contact_id: contact,
			service_status: 'completed',
			line_items_attributes: [{ ...line, quantity: 1 }],
		});
		expect(company.events.map(({ eventType }) => eventType)).toEqual([
			'order.created',
			'order.completed',
			'one-time-order.completed',
		]);
	});
});

describe('update', () => {
	test('changes an external order', async () => {
		const { id } = kind('one-time-order', 'external', 'pending');
		const sent = { notes: 'Call first', service_status: 'completed', billing_status: 'paid' };
		expect((await company.send('PATCH', `/orders/${id}`, { order: sent })).body).toMatchObject(sent);
		const wrong = await company.send('PATCH', `/orders/${id}`, { order: { service_status: 'active' } });
		expect(wrong.status).toBe(422);
	});

	test('changes nothing but the notes of a processor order, silently', async () => {
		const { id, updated_at: before } = kind('subscription-order', 'payments_ai', 'active');
		const { status, body } = await company.send('PATCH', `/orders/${id}`, {
			order: { service_status: 'canceled' },
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({ service_status: 'active', updated_at: before });
		expect(company.events).toEqual([]);
		const noted = await company.send('PATCH', `/orders/${id}`, {
			order: { notes: 'VIP', service_status: 'canceled' },
		});
		expect(noted.body).toMatchObject({ notes: 'VIP', service_status: 'active' });
	});
});

describe('cancel', () => {
	const cancel = (order: Json, sent?: Json) =>
		company.send('POST', `/orders/${order.id}/cancel`, sent && { order: sent });

	test('at the end of the period, without a body', async () => {
		const order = kind('subscription-order', 'payments_ai', 'active');
		const { status, body } = await cancel(order);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			service_status: 'canceled',
			canceled_by: 'API',
			cancel_reason: 'other',
			churned_at: order.paid_until,
		});
		expect(company.events.map(({ eventType }) => eventType)).toEqual([
			'order.updated',
			'subscription.canceled',
		]);
	});

	test('at once for any other date, seen in full at the next read', async () => {
		const order = kind('subscription-order', 'payments_ai', 'active');
		const { body } = await cancel(order, { effective_date: 'now', canceled_by: 'Maya' });
		expect(body).toMatchObject({ service_status: 'canceled', canceled_at: null, canceled_by: 'Maya' });
		expect((await company.ask(`/orders/${order.id}`)).body).toMatchObject({ service_status: 'churned' });
	});

	test('only with a reason of the processor', async () => {
		const order = kind('subscription-order', 'payments_ai', 'active');
		expect(errorOf(await cancel(order, { cancel_reason: 'unused' }))).toBe(
			"Request unprocessable: Invalid reason 'unused'. Valid values: did-not-use, did-not-want, missing-features, too-expensive, bugs-or-problems, other",
		);
		expect(
			(await cancel(kind('subscription-order', 'stripe', 'active'), { cancel_reason: 'unused' })).status,
		).toBe(200);
	});

	test('with open invoices that are to be voided; paid ones stay', async () => {
		const order = kind('subscription-order', 'payments_ai', 'active');
		const [initial, renewal] = await company.page(`/orders/${order.id}/invoices`);
		expect([initial.status, renewal.status]).toEqual(['paid', 'past-due']);
		const [foreign] = await company.ids(
			`/orders/${kind('subscription-order', 'stripe', 'active').id}/invoices`,
		);
		expect((await cancel(order, { voidable_invoices: [foreign] })).status).toBe(422);
		expect((await cancel(order, { voidable_invoices: [initial.id, renewal.id] })).status).toBe(200);
		expect(await company.page(`/orders/${order.id}/invoices`)).toMatchObject([
			{ id: initial.id, status: 'paid' },
			{ id: renewal.id, status: 'voided' },
		]);
		expect(company.events.map(({ eventType, subjectId }) => [eventType, subjectId])).toContainEqual([
			'orders/invoice.voided',
			renewal.id,
		]);
	});

	test('only for subscriptions that a processor runs', async () => {
		expect(errorOf(await cancel(kind('one-time-order', 'external', 'completed')))).toBe(
			'Request unprocessable: Only subscription orders can be canceled',
		);
		expect(errorOf(await cancel(kind('subscription-order', 'external', 'active')))).toMatch(
			/^Request unprocessable: External subscription orders cannot be canceled/,
		);
	});
});

describe('fulfillments', () => {
	async function openLine(): Promise<Json> {
		const invoices = await company.page(
			`/workspaces/${company.workspace}/orders/invoices`,
			'sort_order=desc',
		);
		const lines = invoices.flatMap(({ line_items: items }) => items as Json[]);
		return lines.find(
			(item) => item.fulfillment_status === 'unfulfilled' && Number(item.quantity) > 1,
		) as Json;
	}

	async function fulfill(item: Json, quantity: number) {
		const [location] = await company.ids(`/workspaces/${company.workspace}/fulfillments/locations`);
		const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		const lines = [{ invoices_line_item_id: item.id, quantity }];
		return company.send('POST', `/workspaces/${company.workspace}/fulfillments`, {
			fulfillment: {
				contact_id: contact,
				location_id: location,
				included_orders_invoices_line_items_attributes: lines,
			},
		});
	}

	async function lineStatus(item: Json): Promise<unknown> {
		const { body } = await company.ask(`/orders/invoices/${item.invoice_id}`);
		return (body as { line_items: Json[] }).line_items.find(({ id }) => id === item.id)?.fulfillment_status;
	}

	test('move the line on, and back when cancelled', async () => {
		const item = await openLine();
		const { status, body } = await fulfill(item, 1);
		expect([status, (body as Json).status]).toEqual([201, 'fulfilled']);
		expect((body as Json).included_invoices_line_items).toMatchObject([
			{ invoices_line_item_id: item.id, quantity: 1 },
		]);
		expect(await lineStatus(item)).toBe('partially_fulfilled');
		await fulfill(item, Number(item.quantity) - 1);
		expect(await lineStatus(item)).toBe('complete');
		expect((await fulfill(item, 1)).status).toBe(422);
		const { id } = body as Json;
		expect((await company.send('POST', `/fulfillments/${id}/cancel`)).body).toMatchObject({
			status: 'cancelled',
		});
		expect(await lineStatus(item)).toBe('partially_fulfilled');
		expect((await company.send('POST', `/fulfillments/${id}/cancel`)).status).toBe(409);
	});
});

describe('tags', () => {
	test('are applied once, and come off every order when they are deleted', async () => {
		const tag = await company.createIn('orders/tags', { orders_tag: { name: 'Priority' } });
		const { id } = kind('one-time-order', 'external', 'pending');
		const apply = () =>
			company.send('POST', `/orders/${id}/applied_tags`, { orders_applied_tag: { tag_id: tag.id } });
		const first = await apply();
		expect(first).toMatchObject({ status: 201, body: { order_id: id, tag_id: tag.id } });
		expect(((await apply()).body as Json).id).toBe((first.body as Json).id);
		expect(((await company.ask(`/orders/${id}`)).body as Json).tag_ids).toContain(tag.id);
		expect((await company.send('DELETE', `/orders/tags/${tag.id}`)).status).toBe(204);
		expect(((await company.ask(`/orders/${id}`)).body as Json).tag_ids).not.toContain(tag.id);
		expect((await company.ask(`/orders/applied_tags/${(first.body as Json).id}`)).status).toBe(404);
	});
});

describe('lists', () => {
	test('take no filter of contacts', async () => {
		const orders = `/workspaces/${company.workspace}/orders`;
		const saved = await company.createIn('refine_filters', {
			refine_filter: {
				name: 'Readers',
				criteria: [{ attribute: 'email_address', clause: 'sw', value: 'a' }],
			},
		});
		expect((await company.ask(orders, `stored_filter_id=${saved.id}`)).status).toBe(422);
		const { body } = await company.ask(`/contacts/filters/${saved.id}`);
		const token = encodeURIComponent(String((body as Json).stable_id));
		expect((await company.ask(orders, `stable_id=${token}`)).status).toBe(422);
	});
});
