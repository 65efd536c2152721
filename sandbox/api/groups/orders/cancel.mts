import type { Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import type { Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { OPEN_STATUSES } from './invoices.mts';
import { checkReason } from './reasons.mts';

/**
 * Reasons that Stripe subscriptions and external orders take (contract: OrderParametersCancel,
 * OrderParameters).
 */
export const STRIPE_REASONS = [
	'customer_service',
	'low_quality',
	'missing_features',
	'other',
	'switched_service',
	'too_complex',
	'too_expensive',
	'unused',
];

// OrderParametersCancel: the reasons differ by processor.
const reasons: Partial<Record<string, string[]>> = {
	stripe: STRIPE_REASONS,
	payments_ai: [
		'did-not-use',
		'did-not-want',
		'missing-features',
		'too-expensive',
		'bugs-or-problems',
		'other',
	],
};

// OrderParametersCancel: invoices to void go with the order. What is paid already can only be refunded.
function toVoid(world: World, order: Row, ids: unknown): Row[] {
	const invoices = world.table('Orders::Invoice').list('order_id', order.id);
	const named = ((ids ?? []) as unknown[]).map((id) => {
		const invoice = invoices.find((row) => row.id === integerId(id));
		if (invoice === undefined) throw unprocessable(`Voidable invoices '${String(id)}' was not found`);
		return invoice;
	});
	return named.filter(({ data }) => OPEN_STATUSES.includes(String(data.status)));
}

/**
 * Cancels a subscription of Payments AI or Stripe, now or at the end of the period
 * (ClickFunnels behaviour: order cancellation).
 */
export const cancelOrder: Handler = (call) => {
	const { world, input } = call;
	const row = subject(call);
	const { order_type: type, payment_processor: processor, paid_until: paidUntil } = row.data;
	if (type !== 'subscription-order') throw unprocessable('Only subscription orders can be canceled');
	const allowed = reasons[String(processor)];
	if (allowed === undefined) {
		throw unprocessable(
			'External subscription orders cannot be canceled through this endpoint, update the order instead',
		);
	}
	const isCanceled = ['canceled', 'churned'].includes(String(row.data.service_status));
	if (isCanceled && world.readings.cancelAgain === 'refused') {
		throw unprocessable('Order has already been canceled');
	}
	const reason = String(input.cancel_reason ?? 'other');
	checkReason(reason, allowed);
	const voided = toVoid(world, row, input.voidable_invoices);
	const atPeriodEnd = (input.effective_date ?? 'next_renewal') === 'next_renewal';
	const now = world.clock.now();
	world.change('Order', row, {
		service_status: 'canceled',
		canceled_at: atPeriodEnd ? now : null,
		churned_at: atPeriodEnd ? paidUntil : now,
		canceled_by: input.canceled_by ?? 'API',
		cancel_reason: reason,
		cancel_description: input.cancel_description ?? null,
		next_charge_at: null,
	});
	for (const invoice of voided) {
		world.change('Orders::Invoice', invoice, { status: 'voided' });
		world.emit('orders/invoice.voided', 'Orders::Invoice', invoice);
	}
	world.emit('order.updated', 'Order', row);
	world.emit('subscription.canceled', 'Order', row);
	const response = answer(call, row);
	// The answer still says canceled; later reads show that the service has ended.
	if (!atPeriodEnd) world.change('Order', row, { service_status: 'churned', canceled_at: now });
	return response;
};
