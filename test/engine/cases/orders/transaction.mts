import { pick, RAW, list, one, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

/** The last order that Payments AI charged for, so that the charge is not the business of other cases. */
async function charged(company: Company): Promise<{ order: Rec; charge: Rec }> {
	const order = pick(
		(await company.in('orders')).reverse(),
		({ payment_processor }) => payment_processor === 'payments_ai',
	);
	const [charge] = await company.list(`/orders/${order.id}/transactions`);
	return { order, charge };
}

/** Transaction. */
export const transactionCases: Cases = {
	'transaction.getAll': async (company) => {
		const { id } = pick(
			await company.in('orders'),
			({ payment_processor, billing_status }) =>
				payment_processor === 'stripe' && billing_status === 'past-due',
		);
		return await list(company, `/orders/${id}/transactions`, { orderId: byId(id) }, RAW);
	},
	'transaction.get': async (company) => {
		const { order, charge } = await charged(company);
		const { id, public_id } = charge;
		const chosen = { orderId: byId(order.id), transaction: byId(public_id) };
		return await one(company, `/orders/transactions/${id}`, chosen, RAW);
	},
	'transaction.refund': async (company) => {
		const { order, charge } = await charged(company);
		const refunded = { status: 'refunded', reason: 'The course was called off' };
		return {
			parameters: {
				orderId: byId(order.id),
				transaction: byId(charge.id),
				...RAW,
				additionalFields: { reason: refunded.reason, partial: false },
			},
			answer: [{ ...charge, ...refunded, updated_at: expect.any(String), refund_result: 'refunded' }],
			after: async () =>
				expect(await company.list(`/orders/${order.id}/transactions`)).toMatchObject([
					{ id: charge.id, ...refunded },
				]),
		};
	},
};
