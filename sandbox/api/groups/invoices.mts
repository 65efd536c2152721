import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { subject } from '../core/behaviour.mts';
import { answer } from '../core/crud.mts';
import { notFound, unprocessable } from '../core/errors.mts';
import { reachable } from '../core/references.mts';
import type { Data, Row } from '../core/store.mts';
import { summary } from '../core/summary.mts';
import type { World } from '../core/world.mts';

const priceFields = ['amount', 'currency', 'duration', 'interval', 'interval_count'];
const variantFields = ['product_id', 'name', 'description', 'sku', 'fulfillment_required'];
const abandonable = ['unpaid', 'draft', 'past-due'];

function itemsOf(world: World, invoice: Row): readonly Row[] {
	return world.table('Orders::Invoices::LineItem').list('invoice_id', invoice.id);
}

const lineItem: Behaviour = {
	show(row, world) {
		const price = summary(world, 'Products::Price', row.data.products_price_id, priceFields);
		const texts = price && { ...price, duration: text(price.duration), interval: text(price.interval) };
		return {
			products_price: texts && { ...texts, interval_count: text(price?.interval_count) },
			products_variant: summary(world, 'Products::Variant', row.data.products_variant_id, variantFields),
		};
	},
};

function text(value: unknown): string {
	return String(value ?? '');
}

/** One line of an invoice to be stored. */
export interface InvoiceItem {
	variant: Row;
	price: Row;
	quantity: number;
	amount: string;
	description?: unknown;
}

/** Stores the lines of an invoice and its totals. */
export function addInvoiceItems(world: World, invoice: Row, items: readonly InvoiceItem[]): void {
	const scope = { ...invoice.scope, invoice_id: invoice.id };
	for (const { variant, price, quantity, amount, description } of items) {
		world.put('Orders::Invoices::LineItem', scope, String(invoice.data.created_at), {
			external_id: `ili_${world.random.hex(12)}`,
			payment_type: price.data.payment_type,
			description: description ?? variant.data.name,
			quantity,
			fulfillment_status: 'unfulfilled',
			amount,
			products_price_id: price.id,
			products_variant_id: variant.id,
		});
	}
	const subtotal = items.reduce((sum, item) => sum + Number(item.amount) * item.quantity, 0);
	const total = (subtotal + Number(invoice.data.shipping_amount ?? 0)).toFixed(2);
	Object.assign(invoice.data, {
		subtotal_amount: subtotal.toFixed(2),
		total_amount: total,
		due_amount: invoice.data.status === 'paid' ? '0.00' : total,
	});
}

function readItems(world: World, invoice: Row, attributes: unknown): InvoiceItem[] {
	return ((attributes ?? []) as Data[]).map((entry) => {
		const variant = reachable(world.table('Products::Variant'), entry.variant_id, invoice.scope);
		const price = reachable(world.table('Products::Price'), entry.products_price_id, invoice.scope);
		if (variant === undefined || price === undefined) throw unprocessable('Line items are invalid');
		const { quantity, amount, description } = entry as {
			quantity: number;
			amount: string;
			description?: string;
		};
		return { variant, price, quantity, amount, description };
	});
}

const invoice: Behaviour = {
	show(row, world) {
		const order = world.find('Order', row.scope.order_id);
		return {
			line_items: itemsOf(world, row).map((item) => world.show('Orders::Invoices::LineItem', item)),
			order: order && world.show('Order', order),
		};
	},
	defaults(_input, { world, scope }) {
		const order = world.find('Order', scope.order_id);
		const subscription = order?.data.order_type === 'subscription-order';
		return {
			invoice_type: subscription ? 'initial' : 'one_time_sale',
			invoice_number: `INV-${world.random.between(10_000, 99_999)}`,
			currency: 'USD',
			payment_processor: 'external',
			eligible_for_fulfillment: true,
			fulfillment_status: 'unfulfilled',
			subtotal_amount: '0.00',
			total_amount: '0.00',
			due_amount: '0.00',
			shipping_amount: '0.00',
			tax_amount: '0.00',
			discount_amount: '0.00',
		};
	},
	prepare(input, { world, scope, row }) {
		const order = world.find('Order', scope.order_id);
		// ClickFunnels behaviour notes, section 8: a PUT on a processor order's invoice finds nothing.
		if (order?.data.payment_processor !== 'external') {
			throw row === undefined
				? unprocessable('Invoices can only be created on external orders')
				: notFound('No such external order');
		}
		const paidAt = input.paid_at ?? row?.data.paid_at ?? null;
		if (input.status === 'paid' && paidAt === null) throw unprocessable("Paid at can't be blank");
		return input;
	},
	created(row, input, world) {
		addInvoiceItems(world, row, readItems(world, row, input.line_items_attributes));
		settleOrder(world, row);
	},
	updated: (row, _input, world) => settleOrder(world, row),
	announced(row, before, world) {
		const { status } = row.data;
		if (before?.status === status) return;
		const event = { paid: 'paid', 'past-due': 'past_due', refunded: 'refunded', voided: 'voided' }[
			String(status)
		];
		if (event !== undefined) world.emit(`orders/invoice.${event}`, 'Orders::Invoice', row);
	},
};

// OrdersInvoiceParameters: the status updates the order's billing status; a paid one-time order is completed.
function settleOrder(world: World, row: Row): void {
	const order = world.find('Order', row.scope.order_id);
	if (order === undefined) return;
	const completes = row.data.status === 'paid' && order.data.order_type === 'one-time-order';
	world.change('Order', order, {
		billing_status: row.data.status,
		...(completes && { service_status: 'completed' }),
	});
}

const abandon: Handler = (call) => {
	const row = subject(call);
	if (!abandonable.includes(String(row.data.status))) throw notFound();
	call.world.change('Orders::Invoice', row, { status: 'abandoned' });
	call.world.emit('orders/invoice.abandoned', 'Orders::Invoice', row);
	return answer(call, row);
};

const refund: Handler = (call) => {
	const { world, input, body } = call;
	const row = subject(call);
	const { external_type: type, result, status } = row.data;
	const order = world.find('Order', row.scope.order_id);
	const stripe = order?.data.payment_processor === 'stripe';
	const sent = (body as { orders_transaction?: Data } | undefined)?.orders_transaction ?? {};
	if (input.partial === true || 'amount' in sent) throw unprocessable('Partial refunds are not supported');
	const reason = String(input.reason ?? 'requested_by_customer');
	const valid = ['duplicate', 'fraudulent', 'requested_by_customer'];
	if (stripe && !valid.includes(reason)) {
		throw unprocessable(`Invalid reason '${reason}'. Valid values: ${valid.join(', ')}`);
	}
	const charged = ['sale', 'capture'].includes(String(type)) && result === 'approved';
	if (!charged || !['completed', 'partially-refunded'].includes(String(status))) throw notFound();
	const before = stripe ? answer(call, row, 202) : undefined;
	world.change('Orders::Transaction', row, { status: 'refunded', reason });
	world.emit('orders/transaction.updated', 'Orders::Transaction', row);
	return before ?? answer(call, row, 200);
};

/** Invoices, their lines and transactions. */
export const invoices: Group = {
	behaviours: {
		'Orders::Invoice': invoice,
		'Orders::Invoices::LineItem': lineItem,
	},
	handlers: { abandonOrdersInvoices: abandon, refundOrdersTransactions: refund },
};
