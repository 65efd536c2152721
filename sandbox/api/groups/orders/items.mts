import type { Behaviour, ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { summary, summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { minimalPrice } from '../products/prices.mts';

/** One entry of `line_items_attributes`. */
interface ItemInput {
	variant_id: number;
	products_price_id: number;
	quantity: number;
}

interface Item {
	price: Row;
	variant: Row;
	quantity: number;
}

// OrderParameters: at least one item; variant and price of the same product; one-time orders hold one-time
// prices only.
function readItem(world: World, scope: Scope, orderType: unknown, input: ItemInput): Item {
	const variant = reachable(world.table('Products::Variant'), input.variant_id, scope);
	const price = reachable(world.table('Products::Price'), input.products_price_id, scope);
	if (variant === undefined) throw unprocessable('Line items variant must exist');
	if (price === undefined) throw unprocessable('Line items products price must exist');
	if (price.scope.variant_id !== variant.id) {
		throw unprocessable('Line items products price does not belong to the variant');
	}
	if (input.quantity < 1) throw unprocessable('Line items quantity must be greater than or equal to 1');
	if (orderType === 'one-time-order' && price.data.payment_type !== 'one_time') {
		throw unprocessable('Line items must be one-time products on a one-time order');
	}
	return { price, variant, quantity: input.quantity };
}

/**
 * The total of a new external order: the sum of price times quantity (ClickFunnels behaviour: orders).
 * Throws 422 for items that do not fit.
 */
export function totalOf(input: Data, { world, scope }: ChangeContext): string {
	const items = (input.line_items_attributes ?? []) as ItemInput[];
	if (items.length === 0) throw unprocessable("Line items can't be blank");
	const sums = items.map((entry) => {
		const { price, quantity } = readItem(world, scope, input.order_type, entry);
		return Number(price.data.amount) * quantity;
	});
	return sums.reduce((total, sum) => total + sum, 0).toFixed(2);
}

/** Stores the line items of a new order. */
export function addLineItems(world: World, order: Row, attributes: unknown): void {
	for (const entry of attributes as ItemInput[]) {
		const { variant_id: variantId, products_price_id: priceId, quantity } = entry;
		const scope = { ...order.scope, order_id: order.id };
		const data = { quantity, products_variant_id: variantId, products_price_id: priceId };
		world.put('Orders::LineItem', scope, String(order.data.created_at), data);
	}
}

/** The line items of an order as it shows them. */
export function lineItemsOf(world: World, order: Row): Data[] {
	return world
		.table('Orders::LineItem')
		.list('order_id', order.id)
		.map((row) => world.show('Orders::LineItem', row));
}

/** Line items show the product, variant and price that they name. */
export const lineItem: Behaviour = {
	show(row, world) {
		const price = world.find('Products::Price', row.data.products_price_id);
		const variant = world.find('Products::Variant', row.data.products_variant_id);
		return {
			products_price: price === undefined ? {} : minimalPrice(price),
			products_variant: variant === undefined ? null : summaryOf(variant, ['name', 'description', 'sku']),
			original_product: summary(world, 'Product', price?.scope.product_id, ['name']) ?? {},
		};
	},
};
