import type { Row } from '../table/api';

/** A date by which a subscription goes on. */
export type ScheduleDate = 'trial_end_at' | 'renewal_at';

/** Whether an order shows a date that was asked for, to the second (ClickFunnels behaviour: order schedule). */
export function showsDate(order: Row, name: ScheduleDate, date: unknown): boolean {
	return secondOf(dateOf(order, name)) === secondOf(date);
}

/** The renewal is the next charge, where it is not shown by its own name. */
function dateOf(order: Row, name: ScheduleDate): unknown {
	return name === 'renewal_at' ? (order.renewal_at ?? order.next_charge_at) : order.trial_end_at;
}

function secondOf(date: unknown): number {
	return Math.floor(Date.parse(String(date)) / 1_000);
}
