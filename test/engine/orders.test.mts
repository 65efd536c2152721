import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { pick } from './cases/case.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.reset());

const pickers = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });
const refund = (charge: Rec, more: INodeParameters = {}): INodeParameters => ({
	resource: 'transaction',
	operation: 'refund',
	transaction: byId(charge.id),
	...more,
});
const problem = async (parameters: INodeParameters) => {
	const { message, description, httpCode } = problemOf(await inUse.run(parameters));
	return { message, description, httpCode };
};

/** The first active subscription of a processor: its first renewal was declined. */
async function subscription(processor: string): Promise<Rec> {
	return pick(
		await inUse.company.in('orders'),
		({ order_type, payment_processor, service_status }) =>
			order_type === 'subscription-order' && payment_processor === processor && service_status === 'active',
	);
}

async function chargesOf(processor: string): Promise<Rec[]> {
	const { id } = await subscription(processor);
	return await inUse.company.list(`/orders/${id}/transactions`);
}

/** The line item of a subscription, and the other subscription price of its product. */
async function change(processor: string): Promise<{ order: Rec; item: Rec; target: Rec }> {
	const order = await subscription(processor);
	const [item] = order.line_items as Array<Rec & Record<string, Rec>>;
	const prices = await inUse.company.list(`/products/${item.original_product.id}/prices`);
	const target = pick(
		prices,
		({ id, payment_type }) => id !== item.products_price.id && payment_type === 'subscription',
	);
	return { order, item, target };
}

describe('refund', () => {
	test('Payments AI refunds at once; nothing is sent where nothing was set', async () => {
		const [charge] = await chargesOf('payments_ai');
		const { items } = await inUse.run(refund(charge));
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: charge.id,
				order_id: charge.order_id,
				status: 'refunded',
				result: 'approved',
				external_type: 'sale',
				external_id: charge.external_id,
				amount: charge.amount,
				currency: 'USD',
				reason: 'requested_by_customer',
				created_at: charge.created_at,
				refund_result: 'refunded',
			},
		]);
		const [request] = inUse.sandbox.requests();
		expect(request).toMatchObject({ method: 'POST', status: 200 });
		expect(request.body).toBeUndefined();
	});

	test('Stripe is still at it: pending with the old status, refunded at a later read', async () => {
		const [charge] = await chargesOf('stripe');
		const { items } = await inUse.run(refund(charge, { additionalFields: { reason: 'duplicate' } }));
		expect(items.map(({ json }) => json)).toMatchObject([
			{ id: charge.id, status: 'completed', refund_result: 'pending' },
		]);
		expect(inUse.sandbox.requests()[0].status).toBe(202);
		const { items: read } = await inUse.run({
			resource: 'transaction',
			operation: 'get',
			transaction: byId(charge.id),
		});
		expect(read[0].json).toMatchObject({ status: 'refunded', reason: 'duplicate' });
		expect(read[0].json).not.toHaveProperty('refund_result');
	});

	test('a part, a reason that Stripe does not know, and a second time are refused with the reason', async () => {
		const [charge, declined] = await chargesOf('stripe');
		expect((await problem(refund(charge, { additionalFields: { partial: true } }))).message).toBe(
			'ClickFunnels did not accept the values: Partial refunds are not supported',
		);
		expect((await problem(refund(charge, { additionalFields: { reason: 'mood' } }))).message).toBe(
			"ClickFunnels did not accept the values: Invalid reason 'mood'. Valid values: duplicate, fraudulent, requested_by_customer",
		);
		await inUse.run(refund(charge));
		for (const one of [charge, declined]) {
			expect(await problem(refund(one))).toMatchObject({
				message: 'There is nothing to refund: the transaction may be refunded already',
				description: expect.stringContaining('Else check the ID'),
				httpCode: '404',
			});
		}
	});

	test('is not sent again when it is unknown whether it was made', async () => {
		const [charge] = await chargesOf('payments_ai');
		inUse.sandbox.setFaults([{ kind: '502', processed: true, times: 1 }]);
		expect((await problem(refund(charge))).description).toContain(
			'look for the transaction before you run this again',
		);
		expect(inUse.sandbox.requests()).toHaveLength(1);
		expect((await chargesOf('payments_ai'))[0].status).toBe('refunded');
	});
});

describe('line items', () => {
	const parameters = ({ item, target }: { item: Rec; target: Rec }, operation: string): INodeParameters => ({
		resource: 'order',
		operation,
		orderLineItemId: String(item.id),
		productPriceId: byId(target.id),
	});

	test('only the price is sent where no more was set: ClickFunnels decides when and how', async () => {
		const wanted = await change('payments_ai');
		const [request] = await inUse.sent(parameters(wanted, 'changeLineItem'));
		expect(request.body).toEqual({
			orders_line_items_change: { products_price_id: String(wanted.target.id) },
		});
	});

	test('a preview is sent again after a fault, a change is not', async () => {
		const wanted = await change('payments_ai');
		const fault = { kind: '502' as const, processed: true, times: 1 };
		inUse.sandbox.setFaults([fault]);
		const { items } = await inUse.run(parameters(wanted, 'previewChange'));
		expect(items[0].json.preview).toBe(true);
		expect(inUse.sandbox.requests()).toHaveLength(2);
		inUse.sandbox.setFaults([fault]);
		expect((await problem(parameters(wanted, 'changeLineItem'))).description).toContain(
			'It is not known whether ClickFunnels processed the request',
		);
		expect(inUse.sandbox.requests()).toHaveLength(3);
	});

	test('a change that may not be is refused with its reason', async () => {
		const { item, target } = await change('payments_ai');
		const same = { item, target: (item as Rec & Record<string, Rec>).products_price };
		expect((await problem(parameters(same, 'previewChange'))).message).toBe(
			'ClickFunnels did not accept the values: same_target',
		);
		const unknown = { item: { ...item, id: 1 }, target };
		expect((await problem(parameters(unknown, 'changeLineItem'))).message).toBe(
			'ClickFunnels found no such order line item',
		);
	});

	test('a change without a quote of the processor has no amounts', async () => {
		const wanted = await change('external');
		const { items } = await inUse.run(parameters(wanted, 'changeLineItem'));
		expect(items[0].json).toMatchObject({
			preview: false,
			upcoming_invoice: { total_amount: null, next_invoice_date: expect.stringMatching(/T09:00:00Z$/) },
		});
	});
});

describe('invoices', () => {
	test('an update empties what it names', async () => {
		const [invoice] = await inUse.company.list(`/orders/${(await subscription('external')).id}/invoices`);
		expect(invoice.due_at).not.toBeNull();
		const [request] = await inUse.sent({
			resource: 'invoice',
			operation: 'update',
			invoice: byId(invoice.id),
			additionalFields: { status: 'unpaid', fieldsToClear: 'Due At, Paid At' },
		});
		expect(request.body).toEqual({ orders_invoice: { status: 'unpaid', due_at: null, paid_at: null } });
		expect(await inUse.company.get(`/orders/invoices/${invoice.id}`)).toMatchObject({
			due_at: null,
			paid_at: null,
		});
	});

	test('an update of a line sends what was filled in, and leaves the rest of it as it is', async () => {
		const [invoice] = await inUse.company.list(`/orders/${(await subscription('external')).id}/invoices`);
		const [line] = invoice.line_items as Rec[];
		const entry = { id: line.id, amount: '', quantity: '', description: 'First month' };
		const { items } = await inUse.run({
			resource: 'invoice',
			operation: 'update',
			output: 'raw',
			invoice: byId(invoice.id),
			additionalFields: { line_items_attributes: { entries: [entry] } },
		});
		expect(inUse.sandbox.requests()[0].body).toEqual({
			orders_invoice: { line_items_attributes: [{ id: line.id, description: 'First month' }] },
		});
		expect(items[0].json).toMatchObject({
			total_amount: invoice.total_amount,
			line_items: [{ amount: line.amount, quantity: line.quantity, description: 'First month' }],
		});
	});

	test('those of a payment processor can’t be written', async () => {
		const [invoice] = await inUse.company.list(`/orders/${(await subscription('stripe')).id}/invoices`);
		const update = {
			resource: 'invoice',
			operation: 'update',
			invoice: byId(invoice.id),
			additionalFields: { status: 'paid' },
		};
		expect((await problem(update)).message).toBe(
			'ClickFunnels found no such invoice: No such external order',
		);
	});

	test('one that is given up can’t be given up again', async () => {
		const [, renewal] = await inUse.company.list(`/orders/${(await subscription('stripe')).id}/invoices`);
		const abandon = { resource: 'invoice', operation: 'abandon', invoice: byId(renewal.id) };
		const { items } = await inUse.run(abandon);
		expect(items[0].json).toEqual({
			id: renewal.id,
			order_id: renewal.order_id,
			invoice_number: `INV-${renewal.order_id}-2`,
			contact_email: ((renewal.order as Json).contact as Json).email_address,
			products: (renewal.line_items as Json[]).map(({ description }) => description),
			status: 'abandoned',
			total_amount: renewal.total_amount,
			currency: 'USD',
			due_at: renewal.due_at,
			paid_at: null,
		});
		expect((await problem(abandon)).message).toBe('ClickFunnels found no such invoice');
	});

	test('any of several statuses', async () => {
		const { items } = await inUse.run({
			resource: 'invoice',
			operation: 'getAllInWorkspace',
			workspaceId: byId(await inUse.company.workspaceId()),
			returnAll: true,
			filters: { status: 'unpaid, past-due' },
		});
		const wanted = (await inUse.company.in('orders/invoices')).filter(({ status }) => status !== 'paid');
		expect(new Set(wanted.map(({ status }) => status))).toEqual(new Set(['unpaid', 'past-due']));
		expect(items.map(({ json }) => json.id)).toEqual(wanted.map(({ id }) => id));
	});

	test('those of all orders are found in the lists of the workspaces, those to void in that of the order', async () => {
		const order = await subscription('stripe');
		inUse.sandbox.clearRequests();
		const { results } = await searchList('searchInvoice', {}, pickers(), `INV-${order.id}-2`);
		expect(results.map(({ name }) => name)).toEqual([`INV-${order.id}-2 – past-due – Brightpath`]);
		expect(inUse.sandbox.requests().filter(({ path }) => /\/orders\/\d+\/invoices/.test(path))).toEqual([]);
		const toVoid = await loadOptions('getOrderInvoiceOptions', { order: byId(order.id) }, pickers());
		expect(toVoid.map(({ name }) => name)).toEqual([
			`INV-${order.id} – paid`,
			`INV-${order.id}-2 – past-due`,
		]);
	});
});

test('a tag that an order has already is given as it is', async () => {
	const [order] = await inUse.company.in('orders');
	const [applied] = await inUse.company.list(`/orders/${order.id}/applied_tags`);
	const { items } = await inUse.run({
		resource: 'order',
		operation: 'addTag',
		order: byId(order.id),
		orderTagId: byId(applied.tag_id),
	});
	expect(items.map(({ json }) => json)).toEqual([applied]);
});

test('an order tag by its public ID is refused before anything is sent', async () => {
	const [tag] = await inUse.company.in('orders/tags');
	const [order] = await inUse.company.in('orders');
	const { message } = await problem({
		resource: 'order',
		operation: 'addTag',
		order: byId(order.id),
		orderTagId: byId(tag.public_id),
	});
	expect(message).toContain('is a public ID, but ClickFunnels takes only the numeric one here');
	expect(inUse.sandbox.requests()).toEqual([]);
});
