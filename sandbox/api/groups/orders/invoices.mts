import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { checkIncluded } from '../../core/checks.mts';
import { answer } from '../../core/crud.mts';
import { notFound, unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import {
	addInvoiceItems,
	changeItems,
	checkItemChanges,
	invoiceItem,
	itemsOf,
	readItems,
} from './invoice-items.mts';

/** Statuses in which an invoice still waits for its money (ClickFunnels behaviour: invoices). */
export const OPEN_STATUSES = ['unpaid', 'draft', 'past-due'];

// OrdersInvoiceParameters: one-time orders have one type of invoice; paid needs its time; shipping is not
// negative.
function check(input: Data, oneTime: boolean, row?: Row): void {
	const { invoice_type: type, shipping_amount: shipping } = input;
	if (oneTime) checkIncluded('invoice_type', type, ['one_time_sale']);
	const paidAt = input.paid_at ?? row?.data.paid_at ?? null;
	if (input.status === 'paid' && paidAt === null) throw unprocessable("Paid at can't be blank");
	if (Number(shipping ?? 0) < 0) {
		throw unprocessable('Shipping amount must be greater than or equal to 0');
	}
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
		// A PUT on a processor order's invoice finds nothing (ClickFunnels behaviour: invoices).
		if (order?.data.payment_processor !== 'external') {
			throw row === undefined
				? unprocessable('Invoices can only be created on external orders')
				: notFound('No such external order');
		}
		check(input, order.data.order_type === 'one-time-order', row);
		if (row === undefined) readItems(world, scope, input.line_items_attributes);
		else checkItemChanges(world, row, input.line_items_attributes);
		return input;
	},
	created(row, input, world) {
		addInvoiceItems(world, row, readItems(world, row.scope, input.line_items_attributes));
		settleOrder(world, row);
	},
	updated(row, input, world) {
		changeItems(world, row, input.line_items_attributes);
		if (input.status !== undefined) settleOrder(world, row);
	},
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
	if (!OPEN_STATUSES.includes(String(row.data.status))) throw notFound();
	call.world.change('Orders::Invoice', row, { status: 'abandoned' });
	call.world.emit('orders/invoice.abandoned', 'Orders::Invoice', row);
	return answer(call, row);
};

/** Invoices and their lines. */
export const invoices: Group = {
	behaviours: {
		'Orders::Invoice': invoice,
		'Orders::Invoices::LineItem': invoiceItem,
	},
	handlers: { abandonOrdersInvoices: abandon },
};
