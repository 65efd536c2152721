import * as kinds from '../../kinds';
import { boolean, text } from '../../table/field';
import { action, get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const transaction = resource({
	kind: kinds.transaction,
	description: 'A payment or refund of an order, as its payment processor made it',
	simplify: 'id order_id status result external_type external_id amount currency reason created_at',
	operations: [
		getMany({ description: 'Retrieve a list of the transactions of an order' }),
		get('GET /orders/transactions/{id}', { narrowedBy: kinds.order }),
		action('POST /orders/transactions/{id}/refund', {
			value: 'refund',
			narrowedBy: kinds.order,
			isFinal: true,
			name: 'Refund',
			action: 'Refund transaction',
			description:
				'Pay back in full what is left of a charge. refund_result is "pending" where Stripe is still at it.',
			result: { key: 'refund_result', values: { 200: 'refunded', 202: 'pending' } },
			settles: {
				by: 'GET /orders/transactions/{id}',
				isDone: ({ status }) => status === 'refunded',
				result: { refund_result: 'refunded' },
			},
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
						{ withoutIt: 'all of it' },
					),
				},
			},
		}),
	],
});
