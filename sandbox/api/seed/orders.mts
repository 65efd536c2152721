import { addInvoiceItems } from '../groups/orders/invoice-items.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { future, later, past } from './time.mts';

const plans = [
	{ processor: 'external', type: 'one-time-order', service: 'completed', billing: 'paid' },
	{ processor: 'payments_ai', type: 'subscription-order', service: 'active', billing: 'paid' },
	{ processor: 'external', type: 'one-time-order', service: 'pending', billing: 'unpaid' },
	{ processor: 'stripe', type: 'subscription-order', service: 'active', billing: 'paid' },
	{ processor: 'external', type: 'subscription-order', service: 'active', billing: 'paid' },
	{ processor: 'payments_ai', type: 'one-time-order', service: 'completed', billing: 'paid' },
	{ processor: 'payments_ai', type: 'subscription-order', service: 'canceled', billing: 'paid' },
];
type Plan = (typeof plans)[number];

function schedule(plan: Plan, at: string, index: number): Data {
	if (plan.type !== 'subscription-order') return {};
	const ended = plan.service === 'canceled';
	const inTrial = !ended && plan.processor !== 'external' && index % 3 === 0;
	return {
		activated_at: at,
		paid_until: ended ? later(at, 60) : future(index),
		next_charge_at: ended ? null : future(index),
		in_trial: inTrial,
		trial_end_at: inTrial ? future(index) : null,
		...(ended && {
			canceled_at: later(at, 30),
			canceled_by: 'API',
			cancel_reason: 'other',
			churned_at: later(at, 60),
		}),
	};
}

/** An invoice of an order, without lines. `data` says at least its status, number and type. */
export function putInvoice(world: World, order: Row, at: string, data: Data): Row {
	return world.put('Orders::Invoice', { ...order.scope, order_id: order.id }, at, {
		currency: 'USD',
		tax_amount: '0.00',
		shipping_amount: '0.00',
		discount_amount: '0.00',
		issued_at: at,
		due_at: later(at, 14),
		fulfillment_status: 'unfulfilled',
		payment_processor: order.data.payment_processor,
		external_id: `inv_${world.random.hex(12)}`,
		eligible_for_fulfillment: true,
		...data,
	});
}

/** A charge of a processor for all that an order costs. */
export function putCharge(world: World, order: Row, at: string, data: Data): void {
	world.put('Orders::Transaction', { ...order.scope, order_id: order.id }, at, {
		status: 'completed',
		external_type: 'sale',
		external_id: `txn_${world.random.hex(12)}`,
		amount: order.data.total_amount,
		currency: 'USD',
		...data,
	});
}

/** From and to of the month that a line of a subscription starts to charge for. */
export function month(from: string): readonly [string, string] {
	return [from, later(from, 30)];
}

function seedOrder(world: World, scope: Scope, plan: Plan, index: number, contact: Row): void {
	const at = later(past(world.random, 300), 0);
	const wanted = plan.type === 'subscription-order' ? 'subscription' : 'one_time';
	const prices = world.table('Products::Price').list('workspace_id', scope.workspace_id);
	const price = world.random.pick(prices.filter(({ data }) => data.payment_type === wanted));
	const variant = world.table('Products::Variant').find(price.scope.variant_id);
	if (variant === undefined) return;
	const quantity = wanted === 'subscription' ? 1 : world.random.between(1, 3);
	const order = world.put('Order', scope, at, {
		order_number: `#${1001 + index}`,
		total_amount: (Number(price.data.amount) * quantity).toFixed(2),
		contact_id: contact.id,
		live_mode: true,
		billing_status: plan.billing,
		service_status: plan.service,
		order_type: plan.type,
		payment_processor: plan.processor,
		currency: 'USD',
		tax_amount: '0.00',
		recurring_invoices_paid_count: wanted === 'subscription' ? 1 : 0,
		origination_channel_type: plan.processor === 'external' ? 'Api' : 'Pages::Page',
		external_id: plan.processor === 'external' ? `ext-${index}` : null,
		phone_number: contact.data.phone_number,
		...schedule(plan, at, index),
	});
	const line = { quantity, products_variant_id: variant.id, products_price_id: price.id };
	world.put('Orders::LineItem', { ...scope, order_id: order.id }, at, line);
	const paid = plan.billing === 'paid';
	const invoice = putInvoice(world, order, at, {
		status: paid ? 'paid' : 'unpaid',
		paid_at: paid ? at : null,
		invoice_type: wanted === 'subscription' ? 'initial' : 'one_time_sale',
		invoice_number: `INV-${order.id}`,
	});
	const period = wanted === 'subscription' ? month(at) : undefined;
	addInvoiceItems(world, invoice, [{ variant, price, quantity, amount: String(price.data.amount), period }]);
	if (plan.processor !== 'external') putCharge(world, order, at, { result: 'approved', is_rebill: false });
}

/** Orders of every kind, with invoices, and transactions where a processor took the money. */
export function seedOrders(world: World, scope: Scope, count: number): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	for (let index = 0; index < count; index++) {
		// The first contacts stay free of orders, so that there are some to delete.
		const contact = contacts[Math.floor(contacts.length / 2) + (index % Math.ceil(contacts.length / 4))];
		seedOrder(world, scope, plans[index % plans.length], index, contact);
	}
}

/** A place to ship from, and fulfillments of paid invoices. */
export function seedFulfillments(world: World, scope: Scope, count: number): void {
	const at = past(world.random, 200);
	const location = world.put('Fulfillments::Location', scope, at, {
		name: 'Main warehouse',
		address_name: 'Brightpath Shipping',
		email_address: 'shipping@brightpath.example',
		phone_number: '+12085550100',
		address: {
			address_one: '3443 W Bavaria St',
			address_two: null,
			city: 'Eagle',
			region: 'ID',
			country: 'US',
			postal_code: '83616',
		},
	});
	const lines = world.table('Orders::Invoices::LineItem').list('workspace_id', scope.workspace_id);
	lines.slice(0, count).forEach((line, index) => {
		const order = world.table('Order').find(line.scope.order_id);
		const { quantity } = line.data;
		world.put('Fulfillment', scope, later(at, index / 24), {
			contact_id: order?.data.contact_id,
			status: index % 5 === 4 ? 'cancelled' : 'fulfilled',
			shipping_provider: 'UPS',
			tracking_code: `1Z${world.random.hex(10).toUpperCase()}`,
			tracking_url: 'https://www.ups.com/track',
			location_id: location.id,
			fulfillment_number: index + 1,
			included: [{ invoices_line_item_id: line.id, quantity }],
		});
		if (index % 5 !== 4) line.data.fulfillment_status = 'complete';
	});
}
