import type { ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { isApplied } from './discount-locks.mts';

// The machine's time: the clock of changes may be ahead of it, and a discount that ended then would show as
// running.
const now = (): string => new Date().toISOString();

const isAhead = (time: unknown): boolean => typeof time === 'string' && Date.parse(time) > Date.now();

/** Whether its end has passed. */
export function isExpired({ data }: Row): boolean {
	return typeof data.apply_until === 'string' && !isAhead(data.apply_until);
}

/** Whether its start is still to come. */
export function isScheduled({ data }: Row): boolean {
	return isAhead(data.apply_from);
}

/** When a discount starts that says nothing of it: at once. */
export const startNow = now;

// An end to come, or none, takes a discount out of its end.
function revives(input: Data): boolean {
	return input.apply_until === null || isAhead(input.apply_until);
}

function checkDates(input: Data, row?: Row): void {
	const { apply_from: from = row?.data.apply_from ?? now(), apply_until: until } = input;
	const moved = row !== undefined && Date.parse(String(from)) !== Date.parse(String(row.data.apply_from));
	if (moved && !isAhead(from)) {
		throw unprocessable('Apply from scheduled date cannot be changed since the date is in the past');
	}
	if (typeof until !== 'string') return;
	if (Date.parse(until) <= Date.parse(String(from))) {
		throw unprocessable('Apply until date must be after the scheduled start date');
	}
	if (!isAhead(until)) throw unprocessable('Apply until date cannot be in the past');
}

function lifted(input: Data, { world, row }: ChangeContext): Data {
	if (row !== undefined && typeof row.data.apply_until === 'string' && isApplied(world, row)) {
		throw unprocessable('Apply until cannot be removed after it has been redeemed');
	}
	return { ...input, apply_until: null };
}

// Nothing can end before it starts, so a start to come goes with it.
function ended(input: Data, row: Row): Data {
	const at = now();
	return { ...input, apply_until: at, ...(isScheduled(row) && { apply_from: at }) };
}

/**
 * What a create or an update makes of start, end and `expired`: true ends a discount now, false lifts an end
 * that has passed, and the state that it is in already changes nothing. Throws 422 for dates that do not fit,
 * and for other changes of a discount that is over (ClickFunnels behaviour: discounts).
 */
export function withDates(sent: Data, context: ChangeContext): Data {
	const { expired, ...input } = sent;
	const { row } = context;
	if (row === undefined && expired !== undefined) throw unprocessable('`expired` is not a create field');
	if (expired !== undefined && typeof expired !== 'boolean') {
		throw unprocessable('`expired` must be true or false');
	}
	const over = row !== undefined && isExpired(row);
	if (over && expired !== false && !revives(input) && Object.keys(input).length > 0) {
		throw unprocessable('Discount cannot be changed because it has expired');
	}
	checkDates(input, row);
	if (row !== undefined && expired === true && !over) return ended(input, row);
	return (expired === false && over) || input.apply_until === null ? lifted(input, context) : input;
}
