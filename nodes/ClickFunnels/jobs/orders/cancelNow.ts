import { hasEnded, isEnding } from '../../kinds/ended';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import { CANCEL, canceled, WHY } from '../steps/cancellation';
import { MAX_WAIT, ORDER, sameOrder, USUAL_WAIT, WHICH } from '../steps/order';
import { OF_SUBSCRIPTION } from '../steps/subscription';

export const cancelNow = job({
	value: 'cancelNow',
	name: 'Cancel Now',
	action: 'Cancel subscription order now',
	description:
		'End a subscription at once, also one that is canceled at its renewal. The result is "requested" where the payment processor has not confirmed it in time.',
	isFinal: true,
	needs: WHICH,
	takes: {
		...WHY,
		cancelation_proration: boolean('Prorate', 'Whether to credit the unused part of the period', {
			withoutIt: 'no credit',
		}),
		max_wait: MAX_WAIT,
	},
	calls: [ORDER, CANCEL],
	gives: ORDER,
	simplify: OF_SUBSCRIPTION,
	outcome: { key: 'cancel_result', values: ['canceled', 'requested', 'already_canceled'] },
	alone: sameOrder,
	run: async (api, { id, max_wait: seconds = USUAL_WAIT, ...how }) => {
		const order = await api.call(ORDER, { id });
		if (isEnding(order)) return { row: order, outcome: 'already_canceled' };
		const { isNew } = await canceled(api, order, { ...how, effective_date: 'now', isDone: isEnding });
		const row = await api.until(ORDER, { id }, { isDone: hasEnded, seconds });
		if (!isNew) return { row, outcome: 'already_canceled' };
		return { row, outcome: hasEnded(row) ? 'canceled' : 'requested' };
	},
});
