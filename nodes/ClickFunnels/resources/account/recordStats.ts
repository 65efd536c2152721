import * as kinds from '../../kinds';
import { boolean, options, reference, references, stringList, word, type Fields } from '../../table/field';
import { idFilter, recordFilter } from '../shared';

/** Of what stats are wanted: `resource` is n8n's own name. */
export const statsOf: Fields = {
	resource: options('Stats Of', ['contact', 'order'], {
		names: { contact: 'Contacts', order: 'Orders' },
		property: 'statsOf',
	}),
};

/** Which stats are wanted, and by which property; one at least (ClickFunnels behaviour: record stats). */
export const wantedStats: Fields = {
	count: boolean('Count', 'Whether to count the records', { onlyTrue: true, initial: true }),
	'count_by[property]': options(
		'Count By',
		[
			'is_active',
			'anonymous',
			'email_suppression_reason',
			'time_zone',
			'billing_status',
			'service_status',
			'order_type',
			'live_mode',
		],
		{
			property: 'count_by',
			names: {
				is_active: 'Contact: Is Active',
				anonymous: 'Contact: Anonymous',
				email_suppression_reason: 'Contact: Email Suppression Reason',
				time_zone: 'Contact: Time Zone',
				billing_status: 'Order: Billing Status',
				service_status: 'Order: Service Status',
				order_type: 'Order: Order Type',
				live_mode: 'Order: Live Mode',
			},
		},
	),
	created_at_range: boolean('Created At Range', 'Whether to give the first and last time of creation', {
		onlyTrue: true,
		initial: true,
	}),
	'sum[property]': options('Sum', ['total_amount', 'tax_amount', 'total_collected'], {
		property: 'sum',
		description: 'Of orders only',
	}),
};

const OF_CONTACTS = { description: 'Of contacts only' };
const OF_ORDERS = { description: 'Of orders only' };

/** What narrows contacts and orders; ClickFunnels refuses what does not fit. */
export const statsFilters: Fields = {
	...idFilter,
	email_address: stringList('Email', { ...OF_CONTACTS, placeholder: 'e.g. name@example.com' }),
	is_active: boolean('Is Active', 'Whether contacts can be reached. Of contacts only.'),
	tag_ids: references('Tag', kinds.contactTag, { as: 'string', ...OF_CONTACTS }),
	contact_id: { ...recordFilter('Contact', kinds.contact), ...OF_ORDERS },
	order_type: options('Order Type', ['subscription-order', 'one-time-order'], OF_ORDERS),
	billing_status: stringList('Billing Status', OF_ORDERS),
	service_status: stringList('Service Status', OF_ORDERS),
	live_mode: boolean('Live Mode', 'Whether orders are real ones rather than tests. Of orders only.'),
};

/** Filters that are made in ClickFunnels. */
export const statsSelectors: Fields = {
	stored_filter_id: reference('Saved Filter', kinds.savedFilter, {
		as: 'string',
		description: 'A filter saved in ClickFunnels',
	}),
	stable_id: word('Filter Token', { description: 'The filter token in the address of a filtered list' }),
};
