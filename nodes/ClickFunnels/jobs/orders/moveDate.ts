import type { Api, Row } from '../../table/api';
import { dateTime, options } from '../../table/field';
import { job } from '../../table/job';
import { MAX_WAIT, ORDER, sameOrder, USUAL_WAIT, WHICH } from '../steps/order';
import { OF_SUBSCRIPTION } from '../steps/subscription';

const UPDATE = 'PUT /orders/{id}';

/** Statuses in which a renewal can be moved (ClickFunnels behaviour: order schedule). */
const RENEWABLE = ['pending', 'active', 'paused'];

const YEARS_AHEAD = 2;

/** The dates that go by a choice. */
const DATES: Record<string, Array<'trial_end_at' | 'renewal_at'>> = {
	trial_end: ['trial_end_at'],
	renewal: ['renewal_at'],
	both: ['trial_end_at', 'renewal_at'],
};

export const moveDate = job({
	value: 'moveDate',
	name: 'Move Trial End or Renewal',
	action: 'Move trial end or renewal of subscription order',
	description:
		'Set when the trial of a subscription ends (Payments AI, Stripe) or when it renews (Payments AI). The result is "pending" where the payment processor does not show the new date in time.',
	needs: {
		...WHICH,
		date_to_move: options('Date to Move', Object.keys(DATES)),
		new_date: dateTime('New Date'),
	},
	takes: { max_wait: MAX_WAIT },
	calls: [ORDER, UPDATE],
	gives: ORDER,
	simplify: OF_SUBSCRIPTION,
	outcome: { key: 'move_result', values: ['moved', 'pending', 'already_there'] },
	alone: sameOrder,
	run: async (api, { id, date_to_move: choice, new_date: date, max_wait: seconds = USUAL_WAIT }) => {
		const order = await api.call(ORDER, { id });
		const dates = DATES[String(choice)];
		const isThere = (shown: Row) => dates.every((name) => secondOf(dateOf(shown, name)) === secondOf(date));
		if (isThere(order)) return { row: order, outcome: 'already_there' };
		refuseWrong(api, order, { dates, date });
		await moved(api, { id, ...Object.fromEntries(dates.map((name) => [name, date])) });
		// Answers show the old dates (ClickFunnels behaviour: order schedule).
		const row = await api.until(ORDER, { id }, { isDone: isThere, seconds });
		return { row, outcome: isThere(row) ? 'moved' : 'pending' };
	},
});

/** The renewal is the next charge, where it is not shown by its own name. */
function dateOf(order: Row, name: 'trial_end_at' | 'renewal_at'): unknown {
	return name === 'renewal_at' ? (order.renewal_at ?? order.next_charge_at) : order.trial_end_at;
}

/** Dates are compared to whole seconds (ClickFunnels behaviour: order schedule). */
function secondOf(date: unknown): number {
	return Math.floor(Date.parse(String(date)) / 1_000);
}

/** Holds what the payment processor would refuse, before anything is sent. */
function refuseWrong(
	api: Pick<Api, 'refusal'>,
	order: Row,
	{ dates, date }: { dates: string[]; date: string },
): void {
	const { payment_processor: processor, service_status: status, in_trial: isInTrial } = order;
	const wanted = Date.parse(date);
	const latest = new Date();
	latest.setUTCFullYear(latest.getUTCFullYear() + YEARS_AHEAD);
	const trialEnd = Date.parse(String(order.trial_end_at));
	const isBehindTrial = trialEnd > Date.now() && wanted < trialEnd;
	const hasTrialAhead = dates.length > 1 && processor === 'payments_ai' && trialEnd > Date.now();
	const [does, renews] = ['trial_end_at', 'renewal_at'].map((name) => dates.includes(name));
	const wrong: Array<[boolean, string, string]> = [
		[
			processor === 'external' || order.order_type === 'one-time-order',
			'Order: it is no subscription of Payments AI or Stripe',
			'Only the dates of these can be moved.',
		],
		[wanted <= Date.now(), `New Date: ${date} is not ahead`, 'Enter a later one.'],
		[wanted > latest.getTime(), `New Date: ${date} is more than two years ahead`, 'Enter an earlier one.'],
		[
			renews && processor === 'stripe',
			'Date to Move: Stripe lets no renewal be moved',
			'Choose Trial End while the order is in a trial.',
		],
		[
			does && isInTrial === false && !hasTrialAhead,
			'Date to Move: the order is in no trial',
			'Choose Renewal.',
		],
		[
			renews && !RENEWABLE.includes(String(status)),
			`Date to Move: the renewal of an order that is ${String(status)} can’t be moved`,
			'It must be pending, active or paused.',
		],
		[
			renews && !does && isBehindTrial,
			`New Date: ${date} is before the trial ends, at ${String(order.trial_end_at)}`,
			'Enter a later one, or choose Both.',
		],
	];
	const [, message, whatToDo] = wrong.find(([isWrong]) => isWrong) ?? [];
	if (message !== undefined && whatToDo !== undefined) throw api.refusal(message, whatToDo);
}

/** A connection that may not move dates gets 404 (ClickFunnels behaviour: hosts and authorisation). */
async function moved(api: Api<typeof UPDATE>, values: Row): Promise<void> {
	const [sent] = await Promise.allSettled([api.call(UPDATE, values)]);
	if (sent.status === 'fulfilled') return;
	if (String((sent.reason as { httpCode?: string | null }).httpCode) !== '404') throw sent.reason;
	throw api.refusal(
		'Order: the connection may read it, and may not move its dates',
		'Connect ClickFunnels anew in Maton, as somebody who may change subscriptions.',
	);
}
