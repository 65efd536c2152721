import type { IDataObject } from 'n8n-workflow';

import type { Entity } from '../description/types';

/** The first of the given keys that a record fills in. */
const by =
	(...keys: string[]) =>
	(record: IDataObject): string => {
		for (const key of keys) {
			const value = record[key];
			if (value !== null && value !== undefined && value !== '') return String(value);
		}
		return '';
	};

/** The same, with a second key's value behind it. */
const byBoth =
	(first: string, second: string) =>
	(record: IDataObject): string =>
		[by(first)(record), by(second)(record)].filter(Boolean).join(' – ');

/** A moment as people write it, to the minute. */
const moment =
	(key: string) =>
	(record: IDataObject): string =>
		by(key)(record).slice(0, 16).replace('T', ' ');

const nested = (record: IDataObject, key: string): IDataObject => (record[key] ?? {}) as IDataObject;

/**
 * Every kind of record that a user can choose: where it is listed (as in the contract) and what a person recognises it by.
 * A list below another record is reached through that record's own list. App URLs have the shape
 * `https://{subdomain}.myclickfunnels.com/account/{appPath}/{public id}`.
 */
export const entities: Record<string, Entity> = {
	team: { name: 'Team', list: 'GET /teams', label: by('name'), appPath: 'teams' },
	user: { name: 'User', list: 'GET /users', label: by('email') },
	workspace: {
		name: 'Workspace',
		list: 'GET /teams/{team_id}/workspaces',
		label: by('name', 'subdomain'),
		appPath: 'workspaces',
	},
	contact: {
		name: 'Contact',
		list: 'GET /workspaces/{workspace_id}/contacts',
		label: (contact) =>
			by('email_address')(contact) ||
			`${by('first_name')(contact)} ${by('last_name')(contact)}`.trim() ||
			by('phone_number')(contact),
		searchFilter: 'email_address',
		appPath: 'contacts',
	},
	contactTag: {
		name: 'Contact Tag',
		list: 'GET /workspaces/{workspace_id}/contacts/tags',
		label: by('name'),
	},
	appliedTag: {
		name: 'Applied Tag',
		list: 'GET /contacts/{contact_id}/applied_tags',
		label: (applied) => by('name')(nested(applied, 'tag')),
	},
	product: {
		name: 'Product',
		list: 'GET /workspaces/{workspace_id}/products',
		label: by('name'),
		appPath: 'products',
	},
	productVariant: {
		name: 'Product Variant',
		list: 'GET /products/{product_id}/variants',
		label: byBoth('name', 'sku'),
	},
	productPrice: {
		name: 'Product Price',
		list: 'GET /products/{product_id}/prices',
		label: (price) =>
			[`${by('amount')(price)} ${by('currency')(price).toUpperCase()}`, by('name')(price)].join(' – '),
	},
	productTag: {
		name: 'Product Tag',
		list: 'GET /workspaces/{workspace_id}/products/tags',
		label: by('name'),
	},
	order: {
		name: 'Order',
		list: 'GET /workspaces/{workspace_id}/orders',
		label: (order) => `${by('order_number')(order)} – ${by('email_address')(nested(order, 'contact'))}`,
		appPath: 'orders',
	},
	invoice: {
		name: 'Invoice',
		list: 'GET /orders/{order_id}/invoices',
		label: byBoth('invoice_number', 'status'),
	},
	fulfillment: {
		name: 'Fulfillment',
		list: 'GET /workspaces/{workspace_id}/fulfillments',
		label: (fulfillment) =>
			[
				`#${by('fulfillment_number')(fulfillment)}`,
				by('status')(fulfillment),
				by('tracking_code')(fulfillment),
			]
				.filter(Boolean)
				.join(' – '),
	},
	fulfillmentLocation: {
		name: 'Fulfillment Location',
		list: 'GET /workspaces/{workspace_id}/fulfillments/locations',
		label: by('name'),
	},
	course: {
		name: 'Course',
		list: 'GET /workspaces/{workspace_id}/courses',
		label: by('title'),
		appPath: 'courses',
	},
	courseEnrollment: {
		name: 'Course Enrollment',
		list: 'GET /courses/{course_id}/enrollments',
		label: (enrollment) => by('email_address', 'id')(nested(enrollment, 'contact')),
	},
	form: { name: 'Form', list: 'GET /workspaces/{workspace_id}/forms', label: by('name'), appPath: 'forms' },
	formEntry: {
		name: 'Form Entry',
		list: 'GET /forms/{form_id}/submissions',
		label: (entry) => `${moment('created_at')(entry)} – ID ${by('id')(entry)}`,
	},
	formSubmission: {
		name: 'Form Submission',
		list: 'GET /workspaces/{workspace_id}/form_submissions',
		label: (submission) =>
			[
				by('email', 'email_address', 'contact_email', 'name')(nested(submission, 'data')),
				moment('created_at')(submission),
			]
				.filter(Boolean)
				.join(' – '),
	},
	funnel: {
		name: 'Funnel',
		list: 'GET /workspaces/{workspace_id}/funnels',
		label: by('name'),
		appPath: 'funnels',
	},
	page: { name: 'Page', list: 'GET /workspaces/{workspace_id}/pages', label: by('name') },
	image: {
		name: 'Image',
		list: 'GET /workspaces/{workspace_id}/images',
		label: by('name', 'alt_text', 'url'),
	},
	webhookEndpoint: {
		name: 'Webhook Endpoint',
		list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/endpoints',
		label: byBoth('name', 'url'),
	},
	webhookEvent: {
		name: 'Webhook Event',
		list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/events',
		label: (event) => `${by('event_type_id')(event)} – ${moment('created_at')(event)}`,
	},
	webhookEventType: {
		name: 'Event Type',
		list: 'GET /webhooks/outgoing/event_types',
		label: by('id'),
		idPattern: /^[\w./-]+$/,
		unpaged: true,
	},
	savedFilter: {
		name: 'Saved Filter',
		list: 'GET /workspaces/{workspace_id}/refine_filters',
		label: by('name'),
		unpaged: true,
		wrappedIn: 'refine_filters',
	},
};
