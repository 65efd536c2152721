import { pick, LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from './case.mts';
import type { Company, Rec } from '../../support/company.mts';
import { byId } from '../../support/engine.mts';

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

/** A line of an invoice of which nothing was shipped. */
async function openLine(company: Company): Promise<Rec> {
	const lines = (await company.in('orders/invoices')).flatMap(({ line_items }) => line_items as Rec[]);
	return pick(lines, ({ fulfillment_status }) => fulfillment_status === 'unfulfilled');
}

async function freshFulfillment(company: Company): Promise<Rec> {
	const [contact] = await company.in('contacts');
	const [location] = await company.in('fulfillments/locations');
	const line = await openLine(company);
	return await company.createIn('fulfillments', {
		fulfillment: {
			contact_id: contact.id,
			location_id: location.id,
			included_orders_invoices_line_items_attributes: [{ invoices_line_item_id: line.id, quantity: 1 }],
		},
	});
}

const TRACKING = {
	shipping_provider: 'DHL',
	tracking_code: 'JD014600003',
	tracking_url: 'https://dhl.example/JD014600003',
};

/** Order. */
export const orderCases: Cases = {
	'order.getAll': async (company) => {
		const order = await subscription(company, 'external');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				orderFilters: {
					id: String(order.id),
					contact_id: byId(order.contact_id),
					live_mode: true,
					order_type: 'subscription-order',
				},
			},
			answer: [order],
		};
	},
	'order.get': async (company) => {
		const [{ id }] = await company.in('orders');
		return await one(company, `/orders/${id}`, { orderId: byId(id) }, RAW);
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
				lineItemsAttributes: {
					entries: [
						{
							variant_id: byId(line.variant_id),
							products_price_id: byId(line.products_price_id),
							quantity: line.quantity,
						},
					],
				},
				orderFields: {
					...ADDRESSES,
					...ENDED,
					...TIMES,
					contact_id: byId(contact.id),
					// The contact of contact_id wins.
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
		return written(
			company,
			{ orderId: byId(id), ...RAW, orderFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/orders/${id}`,
		);
	},
	'order.cancel': async (company) => {
		const { id } = await subscription(company, 'payments_ai');
		const [invoice] = await company.list(`/orders/${id}/invoices`);
		const reason = {
			cancel_reason: 'too-expensive',
			cancel_description: 'Found a cheaper one',
			canceled_by: 'Support',
		};
		return {
			parameters: {
				orderId: byId(id),
				...RAW,
				orderCancelFields: {
					...reason,
					effective_date: 'now',
					cancelation_proration: true,
					voidable_invoices: [invoice.id],
				},
			},
			answer: [{ id, ...reason, service_status: 'canceled' }],
			// Cancelled at once, a subscription is churned when it is read later.
			after: async () =>
				expect(await company.get(`/orders/${id}`)).toMatchObject({ ...reason, service_status: 'churned' }),
		};
	},
};

/** Fulfillment. */
export const fulfillmentCases: Cases = {
	'fulfillment.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/fulfillments`,
			await workspace(company),
			RAW,
		),
	'fulfillment.get': async (company) => {
		const [{ id }] = await company.in('fulfillments');
		return await one(company, `/fulfillments/${id}`, { fulfillmentId: byId(id) }, RAW);
	},
	'fulfillment.create': async (company) => {
		const [contact] = await company.in('contacts');
		const [location] = await company.in('fulfillments/locations');
		const included = { invoices_line_item_id: (await openLine(company)).id, quantity: 1 };
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				contactId: byId(contact.id),
				fulfillmentLocationId: byId(location.id),
				includedOrdersInvoicesLineItemsAttributes: { entries: [included] },
				fulfillmentFields: { ...TRACKING, ignore_out_of_stock: true, notify_customer: false },
			},
			{
				...TRACKING,
				contact_id: contact.id,
				location_id: location.id,
				status: 'fulfilled',
				included_invoices_line_items: [expect.objectContaining(included)],
			},
			(id) => `/fulfillments/${id}`,
		);
	},
	'fulfillment.update': async (company) => {
		const { id } = await freshFulfillment(company);
		return written(
			company,
			{
				fulfillmentId: byId(id),
				...RAW,
				fulfillmentFields: { ...TRACKING, notify_customer: true, fieldsToClear: '' },
			},
			{ id, ...TRACKING },
			() => `/fulfillments/${id}`,
		);
	},
	'fulfillment.delete': async (company) =>
		deleted(company, 'fulfillmentId', await freshFulfillment(company), (id) => `/fulfillments/${id}`),
	'fulfillment.cancel': async (company) => {
		const { id } = await freshFulfillment(company);
		return written(
			company,
			{ fulfillmentId: byId(id), ...RAW },
			{ id, status: 'cancelled' },
			() => `/fulfillments/${id}`,
		);
	},
};
