import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { checkIncluded } from '../../core/checks.mts';
import { ApiError } from '../../core/errors.mts';
import { idsOf } from '../../core/listing.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';

const intervals = ['days', 'weeks', 'months', 'quarters', 'years'];
const minimalFields = ['name', 'key', 'amount', 'currency', 'duration', 'interval', 'interval_count'];
// Retiring a price stays possible (ClickFunnels behaviour: prices).
const retirementFields = new Set(['visible', 'archived']);

/** A price as line items and change options show it. */
export function minimalPrice(row: Row): Data {
	return summaryOf(row, minimalFields);
}

function isOnOrder(world: World, price: Row): boolean {
	const rows = world.table('Orders::LineItem').list('workspace_id', price.scope.workspace_id);
	return rows.some(({ data }) => data.products_price_id === price.id);
}

const price: Behaviour = {
	defaults: () => ({
		currency: 'usd',
		payment_type: 'one_time',
		visible: true,
		cost: '0.00',
		trial_amount: '0.00',
	}),
	prepare(input, { world, row }) {
		const rest = without(input, 'currency');
		checkIncluded('interval', rest.interval || undefined, intervals);
		checkIncluded('trial_interval', rest.trial_interval || undefined, intervals);
		const edits = Object.keys(rest).some((key) => !retirementFields.has(key));
		if (row?.data.payment_type === 'subscription' && edits && isOnOrder(world, row)) {
			const text = 'Cannot edit a subscription price that is attached to an order.';
			throw new ApiError(422, text, { base: [text] });
		}
		const duration = rest.trial_duration ?? row?.data.trial_duration ?? null;
		return duration === null && 'trial_interval' in rest ? { ...rest, trial_interval: null } : rest;
	},
};

function group(world: World, current: Row, dearer: boolean): Data[] {
	const amount = Number(current.data.amount);
	const variants = world.table('Products::Variant').list('product_id', current.scope.product_id);
	return variants.flatMap((variant) => {
		const prices = world
			.table('Products::Price')
			.list('variant_id', variant.id)
			.filter((row) => row.id !== current.id && row.data.payment_type === 'subscription')
			.filter((row) => (dearer ? Number(row.data.amount) > amount : Number(row.data.amount) < amount));
		if (prices.length === 0) return [];
		const { name } = variant.data;
		const { product_id: productId } = variant.scope;
		const shown = { ...idsOf(variant), name, product_id: productId, prices: prices.map(minimalPrice) };
		return [{ products_variant: shown }];
	});
}

/** The prices that a subscription at this price may change to: subscription prices of the same product. */
export function changeOptions(world: World, current: Row): { upgrade: Data[]; downgrade: Data[] } {
	if (current.data.payment_type !== 'subscription') return { upgrade: [], downgrade: [] };
	return { upgrade: group(world, current, true), downgrade: group(world, current, false) };
}

const listChangeOptions: Handler = (call) => ({
	status: 200,
	body: { products_prices_change_options: changeOptions(call.world, parentOf(call)) },
});

/** Prices and what a subscription may change to. */
export const prices: Group = {
	behaviours: { 'Products::Price': price },
	handlers: { listProductsPricesChangeOptions: listChangeOptions },
};
