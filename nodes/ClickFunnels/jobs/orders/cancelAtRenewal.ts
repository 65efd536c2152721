import { isCanceled } from '../../kinds/ended';
import { job } from '../../table/job';
import { CANCEL, canceled, WHY } from '../steps/cancellation';
import { ORDER, sameOrder, WHICH } from '../steps/order';
import { OF_SUBSCRIPTION } from '../steps/subscription';

export const cancelAtRenewal = job({
	value: 'cancelAtRenewal',
	name: 'Cancel at Renewal',
	action: 'Cancel subscription order at renewal',
	description:
		'Let a subscription end with the period that is paid. One that is canceled already is left alone and the result says so.',
	isFinal: true,
	needs: WHICH,
	takes: WHY,
	calls: [ORDER, CANCEL],
	gives: ORDER,
	simplify: OF_SUBSCRIPTION,
	outcome: { key: 'cancel_result', values: ['canceled', 'requested', 'already_canceled'] },
	alone: sameOrder,
	run: async (api, { id, ...why }) => {
		const order = await api.call(ORDER, { id });
		if (isCanceled(order)) return { row: order, outcome: 'already_canceled' };
		const how = { ...why, effective_date: 'next_renewal', isDone: isCanceled } as const;
		const { row, isNew } = await canceled(api, order, how);
		if (!isNew) return { row, outcome: 'already_canceled' };
		return { row, outcome: isCanceled(row) ? 'canceled' : 'requested' };
	},
});
