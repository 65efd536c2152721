import type { Call, Group, Handler } from '../core/behaviour.mts';
import { parentOf } from '../core/behaviour.mts';
import { unprocessable } from '../core/errors.mts';
import { reachable } from '../core/references.mts';
import type { Row } from '../core/store.mts';
import { lineItem } from './order-items.mts';
import { changeOptions } from './prices.mts';

interface Change {
	order: Row;
	item: Row;
	target: Row;
	upgrade: boolean;
}

function hasPrice(groups: unknown[], id: number): boolean {
	return (groups as { products_variant: { prices: { id: number }[] } }[]).some(
		({ products_variant: variant }) => variant.prices.some((price) => price.id === id),
	);
}

// ClickFunnels behaviour notes, section 7: the tokens of a refusal.
function readChange({ world, input, ...call }: Call): Change {
	const item = parentOf({ world, input, ...call });
	const order = world.find('Order', item.scope.order_id);
	const current = world.find('Products::Price', item.data.products_price_id);
	const lines = world.table('Orders::LineItem').list('order_id', item.scope.order_id);
	if (order?.data.order_type !== 'subscription-order' || current === undefined || lines.length !== 1) {
		throw unprocessable('not_eligible');
	}
	const target = reachable(world.table('Products::Price'), input.products_price_id, item.scope);
	if (target === undefined) throw unprocessable('Invalid products_price_id');
	if (target === current) throw unprocessable('same_target');
	const options = changeOptions(world, current);
	const upgrade = hasPrice(options.upgrade, target.id);
	if (!upgrade && !hasPrice(options.downgrade, target.id)) throw unprocessable('target_not_allowed');
	return { order, item, target, upgrade };
}

function envelope(call: Call, { order, item, target }: Change, preview: boolean): object {
	const { world } = call;
	const shown = (row: Row) => world.show('Orders::LineItem', row);
	const changed = {
		...item,
		data: { ...item.data, products_price_id: target.id, products_variant_id: target.scope.variant_id },
	};
	const amount = target.data.amount;
	const upcoming = {
		total_amount: amount,
		subtotal_amount: amount,
		tax_amount: '0.00',
		shipping_amount: '0.00',
		discount_amount: '0.00',
		currency: order.data.currency,
		next_invoice_date: order.data.next_charge_at,
	};
	return {
		orders_line_items_change: {
			preview,
			upcoming_invoice: upcoming,
			previous_line_item: shown(item),
			new_line_item: shown(changed),
		},
	};
}

const preview: Handler = (call) => ({ status: 200, body: envelope(call, readChange(call), true) });

const perform: Handler = (call) => {
	const { world } = call;
	const change = readChange(call);
	const body = envelope(call, change, false);
	const { item, order, target, upgrade } = change;
	world.change('Orders::LineItem', item, {
		products_price_id: target.id,
		products_variant_id: target.scope.variant_id,
	});
	world.emit('subscription.line_items.changed', 'Order', order);
	world.emit(upgrade ? 'subscription.upgraded' : 'subscription.downgraded', 'Order', order);
	return { status: 200, body };
};

/** Changes of what a subscription charges for: first looked at, then made. */
export const subscriptionChanges: Group = {
	behaviours: { 'Orders::LineItem': lineItem },
	handlers: { previewOrdersLineItemsChange: preview, performOrdersLineItemsChange: perform },
};
