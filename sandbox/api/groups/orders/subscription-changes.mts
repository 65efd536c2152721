import type { Call, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { withoutMilliseconds } from '../../core/clock.mts';
import { unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { lineItem } from './items.mts';
import { changeOptions } from '../products/prices.mts';

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

const effectiveTimes: unknown[] = ['now', 'next_renewal', null];

// A subscription order whose one subscription line this is; beside it only one-time lines.
function isEligible(world: World, order: Row, current: Row): boolean {
	const types = world
		.table('Orders::LineItem')
		.list('order_id', order.id)
		.map(({ data }) => world.find('Products::Price', data.products_price_id)?.data.payment_type);
	return (
		order.data.order_type === 'subscription-order' &&
		current.data.payment_type === 'subscription' &&
		types.filter((type) => type === 'subscription').length === 1 &&
		types.every((type) => type === 'subscription' || type === 'one_time')
	);
}

// The words of a refusal (ClickFunnels behaviour: subscription changes).
function readChange({ world, input, ...call }: Call): Change {
	const item = parentOf({ world, input, ...call });
	const order = world.find('Order', item.scope.order_id);
	const current = world.find('Products::Price', item.data.products_price_id);
	if (order === undefined || current === undefined || !isEligible(world, order, current)) {
		throw unprocessable('not_eligible');
	}
	if (!effectiveTimes.includes(input.effective_time ?? null)) throw unprocessable('invalid_effective_time');
	const target = reachable(world.table('Products::Price'), input.products_price_id, item.scope);
	if (target === undefined) throw unprocessable('Invalid products_price_id');
	if (target === current) throw unprocessable('same_target');
	const options = changeOptions(world, current);
	const upgrade = hasPrice(options.upgrade, target.id);
	if (!upgrade && !hasPrice(options.downgrade, target.id)) throw unprocessable('target_not_allowed');
	return { order, item, target, upgrade };
}

// Quotes come from the payment processor, which external orders have none of.
function hasQuote({ data }: Row): boolean {
	return data.payment_processor !== 'external';
}

function envelope(call: Call, { order, item, target }: Change, preview: boolean): object {
	const { world } = call;
	const shown = (row: Row) => world.show('Orders::LineItem', row);
	const changed = {
		...item,
		data: { ...item.data, products_price_id: target.id, products_variant_id: target.scope.variant_id },
	};
	const amount = hasQuote(order) ? target.data.amount : null;
	const nothing = hasQuote(order) ? '0.00' : null;
	const { next_charge_at: next } = order.data;
	const upcoming = {
		total_amount: amount,
		subtotal_amount: amount,
		tax_amount: nothing,
		shipping_amount: nothing,
		discount_amount: nothing,
		currency: order.data.currency,
		next_invoice_date: typeof next === 'string' ? withoutMilliseconds(next) : next,
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

const preview: Handler = (call) => {
	const change = readChange(call);
	if (!hasQuote(change.order)) throw unprocessable('preview_failed');
	return { status: 200, body: envelope(call, change, true) };
};

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
