import type { Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { notFound, unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { checkReason } from './reasons.mts';

const stripeReasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

function isRefundable({ data: { external_type: type, result, status } }: Row): boolean {
	return (
		['sale', 'capture'].includes(String(type)) &&
		result === 'approved' &&
		['completed', 'partially-refunded'].includes(String(status))
	);
}

/**
 * Refunds a charge in full: at once with Payments AI, behind the answer with Stripe (ClickFunnels behaviour:
 * refunds).
 */
const refund: Handler = (call) => {
	const { world, input, body } = call;
	const row = subject(call);
	const order = world.find('Order', row.scope.order_id);
	const stripe = order?.data.payment_processor === 'stripe';
	const sent = (body as { orders_transaction?: Data } | undefined)?.orders_transaction ?? {};
	if (input.partial === true || 'amount' in sent) throw unprocessable('Partial refunds are not supported');
	const reason = String(input.reason ?? 'requested_by_customer');
	if (stripe) checkReason(reason, stripeReasons);
	if (!isRefundable(row) || row.data.refund_asked === true) throw notFound();
	if (stripe && world.readings.stripe === 'slow') {
		row.data.refund_asked = true;
		return answer(call, row, 202);
	}
	const before = stripe ? answer(call, row, 202) : undefined;
	world.change('Orders::Transaction', row, { status: 'refunded', reason });
	world.emit('orders/transaction.updated', 'Orders::Transaction', row);
	return before ?? answer(call, row, 200);
};

/** What was charged, and refunds of it. */
export const transactions: Group = { handlers: { refundOrdersTransactions: refund } };
