import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId, byName, byNumber, type NodeRunOptions } from '../support/engine.mts';
import { useJob } from './use-job.mts';

const job = useJob('fulfillment', 'shipOrder');

/** An order of which nothing is shipped: of two goods, which need it, and three others, which do not. */
let order: Rec;
let lines: Rec[];
beforeEach(async () => {
	const variants = await Promise.all(
		(await job.company.in('products')).map(({ id }) => job.company.list(`/products/${id}/variants`)),
	);
	const bought = [true, false].map((isNeeded, index) => {
		const { id, price_ids } = variants
			.flat()
			.find(({ fulfillment_required }) => fulfillment_required === isNeeded) as Rec;
		return { variant_id: id, products_price_id: (price_ids as number[])[0], quantity: 2 + index };
	});
	order = await orderOf(bought);
	[{ line_items: lines }] = (await job.company.list(`/orders/${order.id}/invoices`)) as Array<
		Rec & { line_items: Rec[] }
	>;
	job.sandbox.clearRequests();
});

/** A new external order with an invoice of those lines. */
async function orderOf(bought: Json[], status = 'unpaid'): Promise<Rec> {
	const [contact] = await job.company.in('contacts');
	const made = await job.company.createIn('orders', {
		order: {
			contact_id: contact.id,
			order_type: 'one-time-order',
			live_mode: true,
			line_items_attributes: bought,
		},
	});
	await job.company.create(`/orders/${made.id}/invoices`, {
		orders_invoice: {
			external_id: 'shop-1',
			status,
			line_items_attributes: bought.map((line) => ({ amount: '10.00', ...line })),
		},
	});
	return made;
}

/** What a line of the order is of, for another order. */
const sameAs = (line: Rec) => ({
	variant_id: (line.products_variant as Rec).id,
	products_price_id: (line.products_price as Rec).id,
	quantity: 1,
});

const ship = async (additionalFields: INodeParameters = {}, options: Partial<NodeRunOptions> = {}) =>
	await job.run(
		{ orderId: byId(order.id), trackingCode: '1Z999', shippingProvider: 'UPS', additionalFields },
		options,
	);

const fulfill = async (line: Rec, quantity: number) =>
	await job.company.createIn('fulfillments', {
		fulfillment: {
			contact_id: order.contact_id,
			location_id: (await job.company.in('fulfillments/locations'))[0].id,
			included_orders_invoices_line_items_attributes: [{ invoices_line_item_id: line.id, quantity }],
		},
	});

/** Quantities by line of what a fulfillment holds. */
const held = (json: Json) =>
	(json.included_invoices_line_items as Json[]).map((one) => [one.invoices_line_item_id, one.quantity]);

const raw = { output: 'raw' };

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, all that needs it is shipped from the only location, with its tracking', async (_, asTool) => {
	const { items, problem } = await job.run(
		{ orderId: byId(order.id), trackingCode: '1Z999', shippingProvider: 'UPS', ...raw },
		{ asTool },
	);
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([
		{
			status: 'fulfilled',
			contact_id: order.contact_id,
			tracking_code: '1Z999',
			shipping_provider: 'UPS',
			order: { id: order.id, order_number: order.order_number },
			ship_result: 'shipped',
		},
	]);
	expect(held(items[0].json)).toEqual([[lines[0].id, 2]]);
});

test('what needs no fulfillment is shipped too where that is wanted', async () => {
	await ship({ ship_everything: true });
	const [[, , body]] = job.writes();
	expect((body as { fulfillment: Json }).fulfillment).toMatchObject({
		included_orders_invoices_line_items_attributes: [
			{ invoices_line_item_id: lines[0].id, quantity: 2 },
			{ invoices_line_item_id: lines[1].id, quantity: 3 },
		],
	});
});

test('what was shipped of a line before is not shipped again', async () => {
	await fulfill(lines[0], 1);
	job.sandbox.clearRequests();
	const { items } = await ship();
	expect(items[0].json.ship_result).toBe('shipped');
	expect(job.writes()).toMatchObject([
		[
			'POST',
			'fulfillments',
			{
				fulfillment: {
					included_orders_invoices_line_items_attributes: [
						{ invoices_line_item_id: lines[0].id, quantity: 1 },
					],
				},
			},
		],
	]);
});

test.each(['moved', 'kept'] as const)(
	'where a fulfillment has %s the status of a line, a second run ships nothing and gives the same',
	async (shippedLines) => {
		job.sandbox.setReadings({ shippedLines });
		const [first] = (await ship()).items;
		job.sandbox.clearRequests();
		const { items } = await ship();
		expect(items[0].json).toMatchObject({ id: first.json.id, ship_result: 'already_shipped' });
		expect(job.writes()).toEqual([]);
	},
);

test('a fulfillment that was cancelled does not count', async () => {
	const { id } = await fulfill(lines[0], 2);
	await job.company.send('POST', `/fulfillments/${id}/cancel`);
	expect((await ship()).items[0].json.ship_result).toBe('shipped');
});

test.each([
	['nothing needs it', 1, 'unpaid'],
	['the invoice is refunded', 0, 'refunded'],
])('an order of which %s is a result', async (_, index, status) => {
	const { id, order_number } = await orderOf([sameAs(lines[index])], status);
	job.sandbox.clearRequests();
	const { items, problem } = await job.run({ orderId: byId(id) });
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		{ order: { id, order_number }, ship_result: 'nothing_to_ship' },
	]);
	expect(job.writes()).toEqual([]);
});

test('one whose answer is lost is found, and not sent again', async () => {
	job.lose('/fulfillments');
	const { items, problem } = await ship();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.ship_result).toBe('shipped');
	expect(job.writes()).toHaveLength(1);
});

test('of several locations one is chosen by its name', async () => {
	const second = await job.company.createIn('fulfillments/locations', {
		fulfillments_location: { name: 'East', address_name: 'East', email_address: 'east@example.com' },
	});
	job.sandbox.clearRequests();
	const { problem } = await ship();
	expect(problem?.message).toBe('Fulfillment Location: the workspace has several: Main warehouse, East');
	expect(job.writes()).toEqual([]);
	const { items } = await ship({ location_id: byName('east') });
	expect(items[0].json).toMatchObject({ location_id: second.id, ship_result: 'shipped' });
});

test('an expression that gives no location does not mean the only one', async () => {
	const { problem } = await ship({ location_id: byName('={{ $json.from }}') });
	expect(problem?.message).toMatch(/^Fulfillment Location: the expression gives no value/);
	expect(job.writes()).toEqual([]);
});

test('an order that two items name by its number, with and without the sign, is shipped once', async () => {
	const number = String(order.order_number).replace('#', '');
	const { items, problem } = await job.run(
		{ orderId: byNumber('={{ $json.number }}'), trackingCode: '1Z999' },
		{ input: [number, `#${number}`].map((one) => ({ json: { number: one } })) },
	);
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json.ship_result)).toEqual(['shipped', 'already_shipped']);
	expect(job.writes()).toHaveLength(1);
});
