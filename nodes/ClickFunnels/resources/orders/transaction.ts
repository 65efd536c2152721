import { boolean, text } from '../../table/field';
import { action, get, getMany, resource } from '../../table/resource';

export const transaction = resource({
	name: 'Transaction',
	description: 'A payment or refund of an order, as its payment processor made it',
	simplify: {
		id: 'id',
		order_id: 'order_id',
		status: 'status',
		result: 'result',
		external_type: 'external_type',
		external_id: 'external_id',
		amount: 'amount',
		currency: 'currency',
		reason: 'reason',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /orders/{order_id}/transactions', {
			description: 'Retrieve a list of the transactions of an order',
		}),
		get('GET /orders/transactions/{id}'),
		action(
			'refund',
			'Refund',
			'Refund transaction',
			'Pay back in full what is left of a charge. The refund_result is "refunded", or "pending" where Stripe is still at it.',
			'POST /orders/transactions/{id}/refund',
			{
				result: { key: 'refund_result', values: { 200: 'refunded', 202: 'pending' } },
				body: {
					root: 'orders_transaction',
					mayBeAbsent: true,
					fields: {
						reason: text('Reason', {
							placeholder: 'e.g. requested_by_customer',
							description:
								'Stripe takes duplicate, fraudulent and requested_by_customer; Payments AI takes any text. Without one: requested_by_customer.',
						}),
						partial: boolean(
							'Partial',
							'Whether to refund only a part. ClickFunnels refuses that so far: leave it off.',
						),
					},
				},
			},
		),
	],
});
