import type { Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { includedItems } from '../groups/orders/fulfillments.mts';
import { addInvoiceItems } from '../groups/orders/invoice-items.mts';
import { month, putCharge, putInvoice } from './orders.mts';
import { later } from './time.mts';

function renew(world: World, order: Row): void {
	const [item] = world.table('Orders::LineItem').list('order_id', order.id);
	const variant = world.find('Products::Variant', item.data.products_variant_id);
	const price = world.find('Products::Price', item.data.products_price_id);
	if (variant === undefined || price === undefined) return;
	const at = later(String(order.data.created_at), 30);
	order.data.billing_status = 'past-due';
	const invoice = putInvoice(world, order, at, {
		status: 'past-due',
		invoice_type: 'renewal',
		invoice_number: `INV-${order.id}-2`,
	});
	addInvoiceItems(world, invoice, [
		{ variant, price, quantity: 1, amount: String(price.data.amount), period: month(at) },
	]);
	putCharge(world, order, at, { result: 'declined', is_rebill: true });
}

/** A first renewal, whose payment was declined, of one subscription of each payment processor. */
export function seedRenewals(world: World, scope: Scope): void {
	const active = world
		.table('Order')
		.list('workspace_id', scope.workspace_id)
		.filter(({ data }) => data.order_type === 'subscription-order' && data.service_status === 'active');
	for (const processor of ['payments_ai', 'stripe']) {
		const order = active.find(({ data }) => data.payment_processor === processor);
		if (order !== undefined) renew(world, order);
	}
}

/** Goods of cancelled fulfillments that are back in stock. */
export function seedRestocks(world: World, scope: Scope): void {
	const fulfillments = world.table('Fulfillment').list('workspace_id', scope.workspace_id);
	for (const fulfillment of fulfillments.filter(({ data }) => data.status === 'cancelled')) {
		world.put('Orders::Invoices::Restock', scope, later(String(fulfillment.data.created_at), 1), {
			contact_id: fulfillment.data.contact_id,
			status: 'restocked',
			included_invoices_line_items: includedItems(fulfillment),
		});
	}
}
