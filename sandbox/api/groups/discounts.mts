import type { Behaviour, ChangeContext, Group } from '../core/behaviour.mts';
import { unprocessable } from '../core/errors.mts';
import type { Data, Row } from '../core/store.mts';

function isExpired({ data }: Row): boolean {
	return typeof data.apply_until === 'string' && data.apply_until <= new Date().toISOString();
}

function isScheduled({ data }: Row): boolean {
	return typeof data.apply_from === 'string' && data.apply_from > new Date().toISOString();
}

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

function checkValue(input: Data, { row }: ChangeContext): void {
	const method = input.discount_method ?? row?.data.discount_method ?? 'percentage';
	const percent = Number(input.percent ?? row?.data.percent ?? 0);
	const amount = Number(input.amount ?? row?.data.amount ?? 0);
	if (method === 'percentage' && !(percent > 0)) throw unprocessable('Percent must be greater than 0');
	if (method === 'percentage' && percent > 100)
		throw unprocessable('Percent must be less than or equal to 100');
	if (method === 'fixed' && !(amount > 0)) throw unprocessable('Amount must be greater than 0');
}

// ClickFunnels behaviour notes, section 11: true ends a running discount now, false lifts an end that has passed.
function expiry(input: Data, { world, row }: ChangeContext): Data {
	const { expired, ...rest } = input;
	if (row === undefined && expired !== undefined) throw unprocessable('`expired` is not a create field');
	if (expired !== undefined && typeof expired !== 'boolean') {
		throw unprocessable('`expired` must be true or false');
	}
	if (row === undefined) return rest;
	const was = isExpired(row);
	const revives = typeof rest.apply_until === 'string' && Date.parse(rest.apply_until) > Date.now();
	if (was && expired !== false && !revives && Object.keys(rest).length > 0) {
		throw unprocessable('Discount cannot be changed because it has expired');
	}
	if (expired === true && !was) return { ...rest, apply_until: world.clock.now() };
	return expired === false && was ? { ...rest, apply_until: null } : rest;
}

const discount: Behaviour = {
	show: (row) => {
		const [expired, scheduled] = [isExpired(row), isScheduled(row)];
		return { expired, scheduled, active: !expired && !scheduled };
	},
	defaults: (_input, { world }) => ({
		discount_type: 'code',
		discount_method: 'percentage',
		applies_to: 'all_products',
		currency: 'usd',
		apply_from: world.clock.now(),
		code: '',
	}),
	prepare(input, context) {
		const kept = expiry(input, context);
		checkCode(kept, context);
		checkValue(kept, context);
		const { apply_from: from = context.row?.data.apply_from, apply_until: until } = kept;
		if (typeof until === 'string' && typeof from === 'string' && Date.parse(until) <= Date.parse(from)) {
			throw unprocessable('Apply until date must be after the scheduled start date');
		}
		return kept.code === undefined ? kept : { ...kept, code: String(kept.code).toUpperCase() };
	},
	removing(row, world) {
		const orders = world.table('Order').list('workspace_id', row.scope.workspace_id);
		if (orders.some(({ data }) => (data.discount_ids as number[]).includes(row.id))) {
			throw unprocessable('Discount cannot be deleted because it has been applied to an order');
		}
	},
};

/** Discounts. */
export const discounts: Group = { behaviours: { Discount: discount } };
