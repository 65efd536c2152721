import type { Behaviour, ChangeContext, Group } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data } from '../../core/store.mts';
import { humanize } from '../../core/words.mts';
import { isExpired, isScheduled, startNow, withDates } from './discount-dates.mts';
import { checkLocks, isApplied } from './discount-locks.mts';

// DiscountParameters: the list that each scope needs.
const scopeLists: Partial<Record<string, string>> = {
	specific_products: 'product_ids',
	specific_variants: 'variant_ids',
	specific_collections: 'products_collection_ids',
};

function checkCode(input: Data, { world, scope, row }: ChangeContext): void {
	const { code, discount_type: type = row?.data.discount_type ?? 'code' } = input;
	if (row === undefined && type === 'code' && code === undefined)
		throw unprocessable("Coupon Code can't be blank");
	if (code === undefined) return;
	if (!/^[A-Za-z0-9-]+$/.test(String(code))) {
		throw unprocessable('Coupon Code only allows letters, numbers, and hyphens');
	}
	const rows = world.table('Discount').list('workspace_id', scope.workspace_id);
	if (rows.some((other) => other !== row && other.data.code === String(code).toUpperCase())) {
		throw unprocessable('Coupon Code is already being used in another Discount or Coupon');
	}
}

function checkValue(now: Data): void {
	const { discount_method: method } = now;
	const percent = Number(now.percent ?? 0);
	if (method === 'percentage' && !(percent > 0)) throw unprocessable('Percent must be greater than 0');
	if (method === 'percentage' && percent > 100) {
		throw unprocessable('Percent must be less than or equal to 100');
	}
	if (method === 'fixed' && !(Number(now.amount ?? 0) > 0)) {
		throw unprocessable('Amount must be greater than 0');
	}
	if (now.require_minimum_spend === true && !(Number(now.require_minimum_spend_amount ?? 0) > 0)) {
		throw unprocessable('Require minimum spend amount must be greater than 0');
	}
}

function checkScope(now: Data): void {
	const field = scopeLists[String(now.applies_to)];
	if (field !== undefined && ((now[field] ?? []) as unknown[]).length === 0) {
		throw unprocessable(`${humanize(field)} can't be blank`);
	}
}

const usual = { discount_type: 'code', discount_method: 'percentage', applies_to: 'all_products' };

const discount: Behaviour = {
	show: (row) => {
		const [expired, scheduled] = [isExpired(row), isScheduled(row)];
		return { expired, scheduled, active: !expired && !scheduled };
	},
	defaults: () => ({ ...usual, currency: 'usd', apply_from: startNow(), code: '' }),
	prepare(input, context) {
		checkLocks(input, context);
		const kept = withDates(input, context);
		const now = { ...usual, ...context.row?.data, ...kept };
		checkCode(kept, context);
		checkValue(now);
		checkScope(now);
		return kept.code === undefined ? kept : { ...kept, code: String(kept.code).toUpperCase() };
	},
	removing(row, world) {
		if (isApplied(world, row)) {
			throw unprocessable('Discount cannot be deleted because it has been applied to an order');
		}
	},
};

/** Discounts. */
export const discounts: Group = { behaviours: { Discount: discount } };
