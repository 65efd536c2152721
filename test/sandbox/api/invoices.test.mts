import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';
import type { OrderKind } from './order-kinds.mts';
import { ordersByKind } from './order-kinds.mts';

let company: Company;
let kind: OrderKind;

beforeEach(async () => {
	company = await startCompany();
	kind = await ordersByKind(company);
});

const pending = () => kind('one-time-order', 'external', 'pending');
const create = ({ id }: Json, invoice: Json) =>
	company.send('POST', `/orders/${id}/invoices`, { orders_invoice: { external_id: 'shop-1', ...invoice } });
const update = ({ id }: Json, invoice: Json) =>
	company.send('PUT', `/orders/invoices/${id}`, { orders_invoice: invoice });

/** One line for what an order is of, at a price of its own. */
function lineOf(order: Json, quantity: number, amount: string): Json {
	const [{ products_variant: variant, products_price: price }] = order.line_items as Array<
		Record<string, Json>
	>;
	return { variant_id: variant.id, products_price_id: price.id, quantity, amount };
}

describe('create', () => {
	test('a paid invoice completes a one-time order', async () => {
		const order = pending();
		const { status } = await create(order, { status: 'paid', paid_at: '2026-01-01T00:00:00Z' });
		expect(status).toBe(201);
		expect((await company.ask(`/orders/${order.id}`)).body).toMatchObject({
			service_status: 'completed',
			billing_status: 'paid',
		});
	});

	test('adds up lines and shipping', async () => {
		const lines = [lineOf(pending(), 2, '12.50'), lineOf(pending(), 1, '5')];
		const { body } = await create(pending(), {
			status: 'unpaid',
			shipping_amount: '4.90',
			line_items_attributes: lines,
		});
		expect(body).toMatchObject({
			invoice_type: 'one_time_sale',
			subtotal_amount: '30.00',
			shipping_amount: '4.90',
			total_amount: '34.90',
			due_amount: '34.90',
			line_items: [
				{ quantity: 2, amount: '12.50' },
				{ quantity: 1, amount: '5.00' },
			],
		});
	});

	test('refuses what does not fit, and stores nothing then', async () => {
		const order = pending();
		const before = await company.ids(`/orders/${order.id}/invoices`);
		const subscription = kind('subscription-order', 'external', 'active');
		const text = async (sent: Json) => errorOf(await create(order, { status: 'unpaid', ...sent })) as string;
		expect(await text({ status: 'paid' })).toBe("Request unprocessable: Paid at can't be blank");
		expect(await text({ shipping_amount: '-1.00' })).toMatch(/Shipping amount must be greater/);
		expect(await text({ invoice_type: 'renewal' })).toMatch(/Invoice type is not included/);
		expect(await text({ line_items_attributes: [{ ...lineOf(order, 1, '1.00'), variant_id: 1 }] })).toMatch(
			/Line items are invalid/,
		);
		expect(await company.ids(`/orders/${order.id}/invoices`)).toEqual(before);
		expect((await create(subscription, { status: 'unpaid', invoice_type: 'renewal' })).status).toBe(201);
	});
});

describe('update', () => {
	test('changes lines by their id, and the totals with them', async () => {
		const lines = [lineOf(pending(), 2, '10.00'), lineOf(pending(), 1, '5.00')];
		const { body } = await create(pending(), { status: 'unpaid', line_items_attributes: lines });
		const invoice = body as Json & { line_items: Json[] };
		const [first, second] = invoice.line_items;
		const changes = [{ id: first.id, quantity: 3, amount: '9', description: 'Bundle' }];
		expect((await update(invoice, { line_items_attributes: changes })).body).toMatchObject({
			total_amount: '32.00',
			line_items: [
				{ id: first.id, quantity: 3, amount: '9.00', description: 'Bundle' },
				{ id: second.id, quantity: 1, amount: '5.00' },
			],
		});
		expect((await update(invoice, { shipping_amount: '8.00' })).body).toMatchObject({
			total_amount: '40.00',
			due_amount: '40.00',
		});
		const [foreign] = (await company.page(
			`/orders/${kind('subscription-order', 'external', 'active').id}/invoices`,
		)) as Json[] as Array<{ line_items: Json[] }>;
		const others = { line_items_attributes: [{ id: foreign.line_items[0].id, quantity: 9 }] };
		expect((await update(invoice, others)).status).toBe(422);
	});

	test('the order takes the status for its billing status, where one is sent', async () => {
		const order = pending();
		const { body } = await create(order, { status: 'unpaid' });
		await company.send('PATCH', `/orders/${order.id}`, { order: { billing_status: 'voided' } });
		const billing = async () => ((await company.ask(`/orders/${order.id}`)).body as Json).billing_status;
		await update(body as Json, { invoice_number: 'A-1' });
		expect(await billing()).toBe('voided');
		await update(body as Json, { status: 'past-due' });
		expect(await billing()).toBe('past-due');
	});

	test('an invoice of a processor order cannot be written', async () => {
		const { id } = kind('subscription-order', 'stripe', 'active');
		const [invoice] = await company.page(`/orders/${id}/invoices`);
		expect(await update(invoice, { status: 'paid' })).toEqual({
			status: 404,
			body: { error: 'No such external order' },
		});
	});
});

describe('abandon', () => {
	test('only an open invoice is abandoned', async () => {
		const [invoice] = await company.page(
			`/workspaces/${company.workspace}/orders/invoices`,
			'filter[status]=past-due',
		);
		const path = `/orders/invoices/${invoice.id}/abandon`;
		expect((await company.send('POST', path)).body).toMatchObject({ status: 'abandoned' });
		expect((await company.send('POST', path)).status).toBe(404);
		expect(company.events).toMatchObject([{ eventType: 'orders/invoice.abandoned', subjectId: invoice.id }]);
	});
});

test('lines of a subscription say what period they are for, lines of a sale do not', async () => {
	const lines = async (order: Json) => {
		const [invoice] = await company.page(`/orders/${order.id}/invoices`);
		return (invoice.line_items as Json[]).map(({ period_start_at: from, period_end_at: to }) => [from, to]);
	};
	const subscription = kind('subscription-order', 'payments_ai', 'active');
	const monthLater = new Date(Date.parse(String(subscription.created_at)) + 30 * 86_400_000).toISOString();
	expect(await lines(subscription)).toEqual([[subscription.created_at, monthLater]]);
	expect(await lines(pending())).toEqual([[null, null]]);
});

describe('refund', () => {
	const refund = async (order: Json, sent?: Json, which = 0) => {
		const charge = (await company.ids(`/orders/${order.id}/transactions`))[which];
		return company.send(
			'POST',
			`/orders/transactions/${charge}/refund`,
			sent && { orders_transaction: sent },
		);
	};

	test('pays a charge back once and in full, at Stripe with 202 and settled later', async () => {
		const ours = kind('subscription-order', 'payments_ai', 'active');
		expect((await refund(ours, { partial: true })).status).toBe(422);
		expect((await refund(ours, { amount: '1.00' })).status).toBe(422);
		expect(await refund(ours)).toMatchObject({ status: 200, body: { status: 'refunded' } });
		expect((await refund(ours)).status).toBe(404);
		const stripe = kind('subscription-order', 'stripe', 'active');
		expect((await refund(stripe, { reason: 'mood' })).status).toBe(422);
		expect(await refund(stripe)).toMatchObject({ status: 202, body: { status: 'completed' } });
		const [charge] = await company.page(`/orders/${stripe.id}/transactions`);
		expect(charge).toMatchObject({ status: 'refunded', reason: 'requested_by_customer' });
	});

	test('finds no charge in one that was declined', async () => {
		const ours = kind('subscription-order', 'payments_ai', 'active');
		const [, declined] = await company.page(`/orders/${ours.id}/transactions`);
		expect(declined).toMatchObject({ result: 'declined' });
		expect((await refund(ours, undefined, 1)).status).toBe(404);
	});
});

test('restocks name the goods that came back, of fulfillments that were cancelled', async () => {
	const restocks = await company.page(`/workspaces/${company.workspace}/orders/invoices/restocks`);
	const fulfillments = await company.page(`/workspaces/${company.workspace}/fulfillments`);
	const cancelled = fulfillments.filter(({ status }) => status === 'cancelled');
	expect(restocks).toMatchObject(
		cancelled.map(({ id, contact_id, included_invoices_line_items: items }) => ({
			status: 'restocked',
			contact_id,
			included_invoices_line_items: [
				{
					fulfillment_id: id,
					invoices_line_item_id: (items as Json[])[0].invoices_line_item_id,
					quantity: (items as Json[])[0].quantity,
				},
			],
		})),
	);
	expect(restocks).toHaveLength(2);
});
