import { pick, LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const ADDRESSES = {
	shipping_address_first_name: 'Ada',
	shipping_address_last_name: 'Lovelace',
	shipping_address_organization_name: 'Analytical Engines',
	shipping_address_phone_number: '+12085550111',
	shipping_address_street_one: '3443 W Bavaria St',
	shipping_address_street_two: 'Suite 2',
	shipping_address_city: 'Eagle',
	shipping_address_region: 'ID',
	shipping_address_country: 'US',
	shipping_address_postal_code: '83616',
	billing_address_street_one: '12 St James Square',
	billing_address_street_two: 'Floor 1',
	billing_address_city: 'London',
	billing_address_region: 'Greater London',
	billing_address_country: 'GB',
	billing_address_postal_code: 'SW1Y 4JH',
};

/** Every other field of an external subscription that has ended. */
const ENDED = {
	notes: 'Paid by bank transfer',
	billing_status: 'paid',
	service_status: 'canceled',
	external_id: 'shop-4711',
	canceled_by: 'Support',
	cancel_reason: 'too_expensive',
	cancel_description: 'Found a cheaper one',
};
const TIMES = {
	activated_at: '2026-01-02T03:04:05.000Z',
	canceled_at: '2026-02-02T03:04:05.000Z',
	churned_at: '2026-03-02T03:04:05.000Z',
	next_charge_at: '2026-04-02T03:04:05.000Z',
};

async function subscription(company: Company, processor: string): Promise<Rec> {
	return pick(
		await company.in('orders'),
		({ order_type, payment_processor, service_status }) =>
			order_type === 'subscription-order' && payment_processor === processor && service_status === 'active',
	);
}

/** An order that has no tag. */
async function untagged(company: Company): Promise<Rec> {
	return pick(await company.in('orders'), ({ tag_ids }) => (tag_ids as number[]).length === 0);
}

/** A subscription with the other price of its product: memberships have two. */
async function change(company: Company, processor: string): Promise<{ order: Rec; item: Rec; target: Rec }> {
	const order = await subscription(company, processor);
	const [item] = order.line_items as Array<Rec & Record<string, Rec>>;
	const prices = await company.list(`/products/${item.original_product.id}/prices`);
	const target = pick(
		prices,
		({ id, payment_type }) => id !== item.products_price.id && payment_type === 'subscription',
	);
	return { order, item, target };
}

/** Order. */
export const orderCases: Cases = {
	'order.getAll': async (company) => {
		const order = await subscription(company, 'external');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(order.id),
					contact_id: byId(order.contact_id),
					live_mode: true,
					order_type: 'subscription-order',
					billing_status: `voided, ${String(order.billing_status)}`,
					service_status: 'active',
				},
			},
			answer: [order],
		};
	},
	'order.get': async (company) => {
		const [{ id }] = await company.in('orders');
		return await one(company, `/orders/${id}`, { order: byId(id) }, RAW);
	},
	'order.create': async (company) => {
		const { line_items } = await subscription(company, 'external');
		const [{ products_variant, products_price }] = line_items as Array<Record<string, Rec>>;
		const [contact, other] = await company.in('contacts');
		const line = { variant_id: products_variant.id, products_price_id: products_price.id, quantity: 2 };
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				orderType: 'subscription-order',
				liveMode: false,
				contactId: byId(contact.id),
				lineItemsAttributes: {
					entries: [
						{
							variant_id: byId(line.variant_id),
							products_price_id: byId(line.products_price_id),
							quantity: line.quantity,
						},
					],
				},
				additionalFields: {
					...ADDRESSES,
					...ENDED,
					...TIMES,
					// The contact above wins.
					contact_attributes: { entries: { email_address: other.email_address as string } },
				},
			},
			{
				...ADDRESSES,
				...ENDED,
				...TIMES,
				order_type: 'subscription-order',
				live_mode: false,
				contact_id: contact.id,
				total_amount: (2 * Number(products_price.amount)).toFixed(2),
				line_items: [
					expect.objectContaining({
						quantity: 2,
						products_variant: expect.objectContaining({ id: line.variant_id }),
						products_price: expect.objectContaining({ id: line.products_price_id }),
					}),
				],
			},
			(id) => `/orders/${id}`,
		);
	},
	'order.update': async (company) => {
		const { id } = await subscription(company, 'external');
		const values = { ...ADDRESSES, ...ENDED, ...TIMES };
		const { answer, ...rest } = written(
			company,
			{ order: byId(id), ...RAW, additionalFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/orders/${id}`,
		);
		return { ...rest, answer: [{ ...answer[0], update_result: 'updated' }] };
	},
	'order.cancel': async (company) => {
		const { id } = await subscription(company, 'payments_ai');
		const open = pick(await company.list(`/orders/${id}/invoices`), ({ status }) => status === 'past-due');
		const reason = {
			cancel_reason: 'too-expensive',
			cancel_description: 'Found a cheaper one',
			canceled_by: 'Support',
		};
		return {
			parameters: {
				order: byId(id),
				...RAW,
				additionalFields: {
					...reason,
					effective_date: 'now',
					cancelation_proration: true,
					voidable_invoices: [open.id],
				},
			},
			answer: [{ id, ...reason, service_status: 'canceled' }],
			// Cancelled at once, a subscription is churned when it is read later.
			after: async () => {
				expect(await company.get(`/orders/${id}`)).toMatchObject({ ...reason, service_status: 'churned' });
				expect(await company.get(`/orders/invoices/${open.id}`)).toMatchObject({ status: 'voided' });
			},
		};
	},
	'order.getTags': async (company) => {
		const [order] = await company.in('orders');
		return await list(company, `/orders/${order.id}/applied_tags`, { order: byId(order.public_id) });
	},
	'order.getTag': async (company) => {
		const [order] = await company.in('orders');
		const [, applied] = await company.list(`/orders/${order.id}/applied_tags`);
		return await one(company, `/orders/applied_tags/${applied.id}`, {
			order: byId(order.id),
			carriedTagId: byId(applied.id),
		});
	},
	'order.addTag': async (company) => {
		const { id } = await untagged(company);
		const [, tag] = await company.in('orders/tags');
		return written(
			company,
			{ order: byId(id), orderTagId: byId(tag.id) },
			{ order_id: id, tag_id: tag.id },
			(applied) => `/orders/applied_tags/${applied}`,
		);
	},
	'order.removeTag': async (company) => {
		const { id } = await untagged(company);
		const [tag] = await company.in('orders/tags');
		const applied = await company.create(`/orders/${id}/applied_tags`, {
			orders_applied_tag: { tag_id: tag.id },
		});
		const gone = deleted(company, 'carriedTagId', applied, (one) => `/orders/applied_tags/${one}`);
		return { ...gone, parameters: { ...gone.parameters, order: byId(id) } };
	},
	'order.previewChange': async (company) => {
		const { order, item, target } = await change(company, 'stripe');
		return {
			parameters: {
				orderLineItemId: item.public_id,
				productPriceId: byId(target.public_id),
				additionalFields: { effective_time: 'now', prorate: true },
			},
			answer: [
				{
					preview: true,
					upcoming_invoice: expect.objectContaining({ total_amount: target.amount, currency: 'USD' }),
					previous_line_item: item,
					new_line_item: expect.objectContaining({
						id: item.id,
						products_price: expect.objectContaining({ id: target.id }),
					}),
				},
			],
			after: async () => expect(await company.get(`/orders/${order.id}`)).toEqual(order),
		};
	},
	'order.changeLineItem': async (company) => {
		const { order, item, target } = await change(company, 'stripe');
		const changed = { id: item.id, products_price: expect.objectContaining({ id: target.id }) };
		return {
			parameters: {
				orderLineItemId: String(item.id),
				productPriceId: byId(target.id),
				additionalFields: { effective_time: 'next_renewal', prorate: false },
			},
			answer: [{ preview: false, previous_line_item: item, new_line_item: expect.objectContaining(changed) }],
			after: async () =>
				expect((await company.get(`/orders/${order.id}`)).line_items).toEqual([
					expect.objectContaining(changed),
				]),
		};
	},
};
