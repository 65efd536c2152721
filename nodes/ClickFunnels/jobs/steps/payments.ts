import { isCharge, isRefundable } from '../../kinds/refundable';
import type { Api, Row } from '../../table/api';
import { isRefusal } from './refusal';
import { forget, remember, unsettled } from './unsettled';

export const INVOICES = 'GET /orders/{order_id}/invoices';
export const TRANSACTIONS = 'GET /orders/{order_id}/transactions';
export const TRANSACTION = 'GET /orders/transactions/{id}';
export const REFUND = 'POST /orders/transactions/{id}/refund';

/** What came of a charge that was to be paid back. */
export type Refunded = 'refunded' | 'already_refunded' | 'pending' | 'not_refundable';

/** A payment of an order, and how it stands with its money. */
export interface Charge {
	row: Row;
	state: 'refundable' | 'refunded' | 'pending' | 'other';
	/** Hundredths that can be paid back; undefined where it is not known, and where there are none. */
	left?: number;
}

/** An amount of money in hundredths, since ClickFunnels writes two places (ClickFunnels behaviour: values). */
export function hundredths(amount: unknown): number {
	return Math.round(Number(amount) * 100);
}

/** What is left of a charge of which a part was paid back before, else all of it. */
export function toPayBack({ row, state, left }: Charge): Row[string] {
	return state === 'refundable' && left !== undefined && left !== hundredths(row.amount)
		? inFull(left)
		: row.amount;
}

/** Hundredths as ClickFunnels writes amounts, such as 49.00. */
export function inFull(cents: number): string {
	return (cents / 100).toFixed(2);
}

/** Whether a charge was paid back whole. */
function isRefunded({ status }: Row): boolean {
	return status === 'refunded';
}

/** The charges among an order's transactions, the newest first. */
export function chargesIn(transactions: Row[]): Charge[] {
	const charges = transactions.filter(isCharge).sort((a, b) => Number(b.id) - Number(a.id));
	return charges.map((row) => {
		const whose = [row.id, row.public_id, row.external_id].filter(Boolean).map(String);
		const back = transactions.filter(
			(one) =>
				one !== row && whose.includes(String(one.adjusted_transaction_id)) && one.result !== 'declined',
		);
		const sum = back.reduce((all, { amount }) => all + Math.abs(hundredths(amount)), 0);
		return { row, ...standing(row, { sum, count: back.length }) };
	});
}

function standing(row: Row, { sum, count }: { sum: number; count: number }): Omit<Charge, 'row'> {
	if (isRefunded(row)) return { state: 'refunded' };
	// Nothing was paid by it, such as for a month that a discount covers.
	if (!isRefundable(row) || hundredths(row.amount) === 0) return { state: 'other' };
	const left = hundredths(row.amount) - sum;
	// A refund beside a charge that does not show it yet is under way.
	if (left <= 0 || (count > 0 && row.status === 'completed')) return { state: 'pending' };
	return { state: 'refundable', ...((count > 0 || row.status === 'completed') && { left }) };
}

/**
 * Pays a charge back, and waits until that shows. It is sent once: not again where a refund is under way, nor where the
 * answer is lost.
 * @param seconds how long to wait at most
 * @throws NodeApiError where it is refused, or where it is not known what came of it
 * @throws NodeOperationError where that is not known of an earlier one
 */
export async function paidBack(
	api: Api<typeof REFUND | typeof TRANSACTION>,
	charge: Charge,
	{ reason, seconds }: { reason?: string; seconds: number },
): Promise<Refunded> {
	const { row, state } = charge;
	const { id: chargeId, amount, currency } = row;
	if (state === 'refunded') return 'already_refunded';
	if (state === 'other') return 'not_refundable';
	const id = String(chargeId);
	const shown = async () => isRefunded(await api.until(TRANSACTION, { id }, { isDone: isRefunded, seconds }));
	const before = unsettled(id);
	if (state === 'pending' || before) {
		const isDone = await shown();
		if (isDone) forget(id);
		if (isDone || state === 'pending' || before?.isTaken) return isDone ? 'refunded' : 'pending';
		throw api.refusal(
			`Order: the answer to an earlier refund of ${String(amount)} ${String(currency)} was lost, and it does not show`,
			'Look in ClickFunnels or at the payment processor whether it was made. Nothing is sent for an hour.',
		);
	}
	if (api.isPreview) {
		await api.call(REFUND, { id, reason });
		const what = charge.left === undefined ? `what is left of ${String(amount)}` : String(toPayBack(charge));
		api.comesTo(`Pays ${what} ${String(currency)} back`);
		return 'pending';
	}
	remember(id, false);
	const [sent] = await Promise.allSettled([api.call(REFUND, { id, reason })]);
	if (sent.status === 'rejected' && isRefusal(sent.reason)) {
		forget(id);
		// What is paid back meanwhile is not found (ClickFunnels behaviour: refunds).
		const isGone = (sent.reason as { httpCode?: string | null }).httpCode === '404';
		const now = isGone ? await api.find(TRANSACTION, { id }) : undefined;
		if (now && isRefunded(now)) return 'already_refunded';
		throw sent.reason;
	}
	const isTaken = sent.status === 'fulfilled';
	remember(id, isTaken);
	const [looked] = await Promise.allSettled([isTaken && isRefunded(sent.value) ? true : shown()]);
	const isDone = looked.status === 'fulfilled' && looked.value;
	if (isDone) forget(id);
	if (!isTaken && !isDone) throw sent.reason;
	return isDone ? 'refunded' : 'pending';
}
