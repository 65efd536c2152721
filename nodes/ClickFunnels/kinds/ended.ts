import type { Row } from '../table/api';

/** Whether a subscription no longer renews (ClickFunnels behaviour: order cancellation). */
export function isCanceled({ service_status: status }: Row): boolean {
	return status === 'canceled' || status === 'churned';
}

/** Whether it has ended, or is about to: not at the end of a period that is still ahead. */
export function isEnding(order: Row): boolean {
	return isCanceled(order) && !(Date.parse(String(order.churned_at)) > Date.now());
}

/** Whether the payment processor has confirmed that it has ended (ClickFunnels behaviour: order cancellation). */
export function hasEnded(order: Row): boolean {
	return order.service_status === 'churned' || (isEnding(order) && Boolean(order.canceled_at));
}
