import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { later, past } from './time.mts';

function seedDiscount(world: World, scope: Scope, name: string, more: Data): Row {
	const at = past(world.random, 90);
	return world.put('Discount', scope, at, {
		name,
		code: name.toUpperCase().replace(/ /g, '-'),
		discount_type: 'code',
		discount_method: 'percentage',
		percent: '10.00',
		applies_to: 'all_products',
		currency: 'usd',
		apply_from: at,
		...more,
	});
}

function apply(row: Row | undefined, discount: Row): void {
	if (row !== undefined) row.data.discount_ids = [discount.id];
}

const files = ['Checklist', 'Workbook', 'Slides', 'Transcript', 'Worksheet'];
const subjects = ['Headlines', 'Funnels', 'Ads', 'Podcasts', 'Talks'];

/** More downloads than a page holds, the last one without its file. */
export function seedDownloads(world: World, scope: Scope): void {
	const names = subjects.flatMap((subject) => files.map((file) => `${subject} ${file}.pdf`));
	names.forEach((name, index) => {
		const asset = index === names.length - 1 ? null : world.random.between(100_000, 999_999);
		world.put('Download', scope, past(world.random, 300), { name, asset_id: asset });
	});
}

/** Discounts: never used, redeemed, over, and on an invoice alone. They need orders. */
export function seedDiscounts(world: World, scope: Scope): void {
	const { workspace_id: workspace } = scope;
	const [order] = world.table('Order').list('workspace_id', workspace);
	const invoice = world
		.table('Orders::Invoice')
		.list('workspace_id', workspace)
		.find(({ data }) => data.status === 'unpaid');
	seedDiscount(world, scope, 'Early bird', {});
	apply(order, seedDiscount(world, scope, 'Black Friday', { redemptions_count: 1 }));
	const over = seedDiscount(world, scope, 'Friends of the house', {});
	over.data.apply_until = later(String(over.data.apply_from), 7);
	const fixed = { discount_method: 'fixed', percent: null, amount: '5.00' };
	// Counts completed sales only, so it stays 0 here.
	apply(invoice, seedDiscount(world, scope, 'Thank you', { ...fixed, redemptions_count: 0 }));
}
