import { pick, RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

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
		return await one(company, `/fulfillments/${id}`, { fulfillment: byId(id) }, RAW);
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
				additionalFields: { ...TRACKING, ignore_out_of_stock: true, notify_customer: false },
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
				fulfillment: byId(id),
				...RAW,
				additionalFields: { ...TRACKING, notify_customer: true, fieldsToClear: '' },
			},
			{ id, ...TRACKING },
			() => `/fulfillments/${id}`,
		);
	},
	'fulfillment.delete': async (company) =>
		deleted(company, 'fulfillment', await freshFulfillment(company), (id) => `/fulfillments/${id}`),
	'fulfillment.cancel': async (company) => {
		const { id } = await freshFulfillment(company);
		return written(
			company,
			{ fulfillment: byId(id), ...RAW },
			{ id, status: 'cancelled' },
			() => `/fulfillments/${id}`,
		);
	},
};

const ADDRESS = {
	address_one: '1 Harbour Road',
	address_two: 'Hall 4',
	city: 'Hamburg',
	region: 'HH',
	country: 'DE',
	postal_code: '20457',
};
const LOCATION = {
	name: 'Harbour',
	address_name: 'Brightpath Hamburg',
	email_address: 'harbour@brightpath.example',
};
const phone_number = '+49401234567';

async function freshLocation(company: Company): Promise<Rec> {
	return await company.createIn('fulfillments/locations', { fulfillments_location: LOCATION });
}

/** Fulfillment Location. */
export const fulfillmentLocationCases: Cases = {
	'fulfillmentLocation.getAll': async (company) => {
		await freshLocation(company);
		const rows = await company.in('fulfillments/locations');
		return {
			parameters: {
				...(await workspace(company)),
				...RAW,
				returnAll: false,
				limit: 1,
				options: { sort: 'sort_order:desc' },
			},
			answer: [...rows].sort((a, b) => Number(b.sort_order) - Number(a.sort_order)).slice(0, 1),
		};
	},
	'fulfillmentLocation.get': async (company) => {
		const [{ id, public_id }] = await company.in('fulfillments/locations');
		return await one(company, `/fulfillments/locations/${id}`, { fulfillmentLocation: byId(public_id) }, RAW);
	},
	'fulfillmentLocation.create': async (company) =>
		written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: LOCATION.name,
				addressName: LOCATION.address_name,
				emailAddress: LOCATION.email_address,
				additionalFields: {
					phone_number,
					address: { entries: ADDRESS },
					archived: true,
					external_app: true,
				},
			},
			{ ...LOCATION, phone_number, address: ADDRESS, archived: true, external_app: true },
			(id) => `/fulfillments/locations/${id}`,
		),
	'fulfillmentLocation.update': async (company) => {
		const { id } = await company.createIn('fulfillments/locations', {
			fulfillments_location: { ...LOCATION, phone_number, archived: true, external_app: true },
		});
		const record = {
			name: 'Old harbour',
			address_name: 'Brightpath',
			email_address: 'old@brightpath.example',
		};
		return written(
			company,
			{
				fulfillmentLocation: byId(id),
				...RAW,
				additionalFields: {
					...record,
					phone_number: '',
					address: { entries: ADDRESS },
					archived: false,
					external_app: false,
					fieldsToClear: 'Phone Number',
				},
			},
			{ id, ...record, phone_number: null, address: ADDRESS, archived: false, external_app: false },
			() => `/fulfillments/locations/${id}`,
		);
	},
	'fulfillmentLocation.delete': async (company) =>
		deleted(
			company,
			'fulfillmentLocation',
			await freshLocation(company),
			(id) => `/fulfillments/locations/${id}`,
		),
};
