import type { Api, Row } from '../../table/api';
import { decimal, options } from '../../table/field';
import { job } from '../../table/job';
import { MAX_WAIT, ORDER, sameOrder, USUAL_WAIT, WHICH } from '../steps/order';
import {
	chargesIn,
	hundredths,
	inFull,
	paidBack,
	REFUND,
	toPayBack,
	TRANSACTION,
	TRANSACTIONS,
	type Charge,
	type Refunded,
} from '../steps/payments';

export const refund = job({
	value: 'refund',
	name: 'Refund',
	action: 'Refund order',
	description:
		'Pay charges of an order back, each whole and once. What is paid back already is left alone. The result is "pending" where the payment processor has not confirmed it in time.',
	isFinal: true,
	needs: {
		...WHICH,
		refund: options('Refund', ['last_charge', 'charge_of_amount', 'all_charges']),
	},
	takes: {
		amount: decimal('Amount', {
			property: 'chargeAmount',
			description: 'Of the charge: it is paid back whole',
			neededWith: { refund: ['charge_of_amount'] },
		}),
		reason: options('Reason', ['duplicate', 'fraudulent', 'requested_by_customer'], {
			initial: 'requested_by_customer',
		}),
		max_wait: MAX_WAIT,
	},
	calls: [ORDER, TRANSACTIONS, TRANSACTION, REFUND],
	gives: ORDER,
	outcome: {
		key: 'refund_result',
		values: ['refunded', 'pending', 'already_refunded', 'nothing_to_refund'],
		details: 'refunds',
	},
	alone: sameOrder,
	run: async (api, { id, refund: choice, amount, reason, max_wait: seconds = USUAL_WAIT }) => {
		if ((choice === 'charge_of_amount') !== (amount !== undefined)) {
			throw amount === undefined
				? api.refusal('Amount: a value is needed', 'Enter it, or choose another Refund.')
				: api.refusal('Amount: it goes with Charge of Amount alone', 'Remove it, or choose that Refund.');
		}
		const order = await api.call(ORDER, { id });
		const transactions = await api.rows(TRANSACTIONS, { order_id: order.id }).all();
		const charges = chargesIn(transactions);
		const wanted =
			amount !== undefined
				? [ofAmount(api, charges, amount)]
				: charges.slice(0, choice === 'last_charge' ? 1 : undefined);
		const details: Row[] = [];
		for (const charge of wanted) {
			const how = { reason: reason as string | undefined, seconds };
			const result = await paidBack(api, charge, how);
			const { id: transaction_id, currency } = charge.row;
			details.push({ transaction_id, amount: toPayBack(charge), currency, result });
		}
		const isAny = (...results: Refunded[]) =>
			details.some(({ result }) => results.includes(result as Refunded));
		if (!isAny('refunded', 'pending')) {
			return {
				row: order,
				outcome: isAny('already_refunded') ? 'already_refunded' : 'nothing_to_refund',
				details,
			};
		}
		const row = await api.call(ORDER, { id });
		return { row, outcome: isAny('pending') ? 'pending' : 'refunded', details };
	},
});

/**
 * The charge that an amount stands for.
 * @throws NodeOperationError where there is none, or where it can't be told whether one is wanted after another of the
 * same amount
 */
function ofAmount(api: Pick<Api, 'refusal'>, charges: Charge[], amount: string): Charge {
	const wanted = hundredths(amount);
	if (wanted / 100 !== Number(amount)) {
		throw api.refusal(`Amount: ${amount} has parts of a hundredth`, 'Round it, such as to 49.00.');
	}
	if (wanted <= 0) {
		throw api.refusal(`Amount: ${amount} can’t be paid back`, 'Enter the amount of a charge, such as 49.00.');
	}
	const open = charges.filter(({ state }) => state === 'refundable');
	const next = open.find(({ left }) => left === wanted);
	const before = charges.find(
		({ row, state }) => ['refunded', 'pending'].includes(state) && hundredths(row.amount) === wanted,
	);
	if (before && next) {
		throw api.refusal(
			`Amount: a charge of ${amount} was paid back already, and another one could be`,
			`If that is wanted too, use Transaction: Refund of the ClickFunnels API node with the ID ${String(next.row.id)}.`,
		);
	}
	const found = before ?? next;
	if (found) return found;
	const all = open.reduce((sum, { row, left }) => sum + (left ?? hundredths(row.amount)), 0);
	const known = open.map(({ row, left }) =>
		left === undefined ? `a part of ${String(row.amount)}` : inFull(left),
	);
	throw wanted > all
		? api.refusal(
				`Amount: ${amount} is more than the ${inFull(all)} that can be paid back`,
				'Enter less, or look at the transactions: Order: Get Complete shows them.',
			)
		: api.refusal(
				`Amount: no charge of ${amount} can be paid back, but ${known.join(', ')}`,
				'ClickFunnels pays back whole charges only. Enter the amount of one.',
			);
}
