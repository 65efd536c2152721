import type { Api, Id, Row } from '../../table/api';
import { longText, options } from '../../table/field';
import { ORDER } from './order';
import { madeOnce } from './refusal';

export const CANCEL = 'POST /orders/{id}/cancel';

/** Why: those reasons that both payment processors know, by the words of Stripe (contract: OrderParametersCancel). */
export const WHY = {
	cancel_reason: options('Reason', ['missing_features', 'other', 'too_expensive', 'unused'], {
		initial: 'other',
	}),
	cancel_description: longText('Description'),
};

/** The same reasons by the words of Payments AI. */
const AT_PAYMENTS_AI: Record<string, string> = {
	missing_features: 'missing-features',
	too_expensive: 'too-expensive',
	unused: 'did-not-use',
};

/** How an order is canceled. */
interface Cancellation {
	effective_date: 'next_renewal' | 'now';
	cancel_reason?: unknown;
	cancel_description?: string;
	cancelation_proration?: boolean;
}

/**
 * Cancels a subscription.
 * @param isDone whether an order is canceled in this way, for one of which the answer is lost
 * @throws NodeOperationError for an order that ClickFunnels can't cancel, before anything is sent
 */
export async function canceled(
	api: Api<typeof ORDER | typeof CANCEL>,
	{ id, order_type: type, payment_processor: processor }: Row,
	{ cancel_reason: reason, ...more }: Cancellation & { isDone: (order: Row) => boolean },
): Promise<{ row: Row; isNew: boolean }> {
	if (type === 'one-time-order') {
		throw api.refusal(
			'Order: it is a one-time order',
			'Only subscriptions can be canceled; Refund pays one back.',
		);
	}
	if (processor === 'external') {
		throw api.refusal(
			'Order: it was paid outside ClickFunnels, where it has to be canceled',
			'Order: Update of the ClickFunnels API node notes it here, by Service Status.',
		);
	}
	const { isDone, ...how } = more;
	const known = reason === undefined ? undefined : String(reason);
	const cancel_reason = processor === 'payments_ai' && known ? (AT_PAYMENTS_AI[known] ?? known) : known;
	return await madeOnce(
		async () => await api.call(CANCEL, { id, ...how, cancel_reason }),
		async () => {
			const order = await api.call(ORDER, { id: id as Id });
			return isDone(order) ? order : undefined;
		},
	);
}
