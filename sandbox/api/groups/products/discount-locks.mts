import type { ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { fit } from '../../core/schema.mts';
import type { Data, Row } from '../../core/store.mts';
import { humanize } from '../../core/words.mts';
import type { World } from '../../core/world.mts';

// DiscountParametersUpdate: what stays as it is once the discount is on an order.
const locked = [
	'amount',
	'percent',
	'currency',
	'discount_method',
	'applies_to',
	'apply_from',
	'product_ids',
	'variant_ids',
	'products_collection_ids',
	'limit_1_per_customer',
	'discounts_per_redemption',
];

/** Whether an order or an invoice carries the discount, paid or not (ClickFunnels behaviour: discounts). */
export function isApplied(world: World, discount: Row): boolean {
	return ['Order', 'Orders::Invoice'].some((kind) =>
		world
			.table(kind)
			.list('workspace_id', discount.scope.workspace_id)
			.some(({ data }) => ((data.discount_ids ?? []) as number[]).includes(discount.id)),
	);
}

/** Refuses another value for what is locked; the same value again is no change. Throws 422. */
export function checkLocks(input: Data, { world, row }: ChangeContext): void {
	if (row === undefined) return;
	const { properties = {} } = world.kind('Discount').schema;
	const changes = (field: string): boolean =>
		input[field] !== undefined &&
		JSON.stringify(fit(properties[field], input[field], '')) !== JSON.stringify(row.data[field]);
	const field = locked.find(changes);
	if (field !== undefined && isApplied(world, row)) {
		throw unprocessable(`${humanize(field)} cannot be changed because it has already been applied`);
	}
}
