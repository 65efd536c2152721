import { useJob } from '../../jobs/use-job.mts';
import { byId } from '../../support/engine.mts';

const job = useJob('order', 'createExternal');

test.each([
	['Stop', undefined],
	['Continue', 'continueRegularOutput' as const],
])(
	'items that name one contact by address, number and public ID are done in their order, where the run is to %s',
	async (_, onError) => {
		const [contact] = await job.company.in('contacts');
		const [product] = await job.company.in('products');
		const [price] = await job.company.list(`/products/${product.id}/prices`);
		job.sandbox.clearRequests();
		const rows = [
			{ whom: contact.id, notes: 'first' },
			{ whom: contact.email_address as string, notes: 'second' },
			{ whom: contact.public_id, notes: 'third' },
			{ whom: contact.id, notes: 'fourth' },
		];
		const { items, problem } = await job.run(
			{
				workspaceId: job.workspaceId,
				contactId: byId('={{ $json.whom }}'),
				productId: byId(product.id),
				externalId: 'receipt-1',
				additionalFields: { products_price_id: byId(price.id), notes: '={{ $json.notes }}' },
			},
			{ onError, input: rows.map((json) => ({ json })) },
		);
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json.order_result)).toEqual([
			'created',
			'already_there',
			'already_there',
			'already_there',
		]);
		expect(job.writes()).toMatchObject([['POST', 'orders', { order: { notes: 'first' } }]]);
	},
);
