import {
	boolean,
	clearable,
	dateTime,
	email,
	list,
	longText,
	number,
	object,
	options,
	reference,
	references,
	text,
	type Fields,
} from '../description/fields';
import { action, create, get, getMany, resource, update } from '../description/resource';
import { contactFilter, idFilter, orderAddresses } from './shared';

const ORDER_TYPES = ['one-time-order', 'subscription-order'];
const orderType = options('Order Type', ORDER_TYPES, {
	names: { 'one-time-order': 'One-Time Order', 'subscription-order': 'Subscription Order' },
});

const cancellation: Fields = clearable({
	canceled_by: text('Canceled By'),
	cancel_reason: text('Cancel Reason', {
		description: 'Needed when an order is canceled, e.g. too_expensive',
	}),
	cancel_description: longText('Cancel Description'),
});

/** Fields that only external orders take, and of those most only subscriptions. */
const external: Fields = {
	billing_status: options('Billing Status', ['paid', 'pending', 'refunded', 'unpaid', 'voided'], {
		description: 'External orders only',
	}),
	service_status: options(
		'Service Status',
		['active', 'canceled', 'churned', 'completed', 'paused', 'pending'],
		{ description: 'External orders only. One-time orders take Completed and Pending.' },
	),
	...cancellation,
	...clearable({
		external_id: text('External ID', { description: 'ID of the order in the system it comes from' }),
		activated_at: dateTime('Activated At', { description: 'External subscription orders only' }),
		canceled_at: dateTime('Canceled At', { description: 'External subscription orders only' }),
		churned_at: dateTime('Churned At', { description: 'External subscription orders only' }),
		next_charge_at: dateTime('Next Charge At', { description: 'External subscription orders only' }),
	}),
};

export const order = resource({
	name: 'Order',
	description: 'A purchase or subscription of a contact',
	fields: {
		order_type: orderType,
		live_mode: boolean('Live Mode', 'Whether it is a real order rather than a test', { initial: true }),
		line_items_attributes: list(
			'Line Items',
			'Line Item',
			{
				variant_id: reference('Product Variant', 'productVariant', 'integer'),
				products_price_id: reference('Product Price', 'productPrice', 'integer'),
				quantity: number('Quantity', { min: 1 }),
			},
			{ required: ['variant_id', 'products_price_id', 'quantity'] },
		),
		contact_id: reference('Contact', 'contact', 'integer', {
			description: 'Either this or Contact Email is needed. This one wins.',
		}),
		contact_attributes: object(
			'Contact Email',
			{ email_address: email('Email', { description: 'Of a contact that exists already' }) },
			{ required: ['email_address'] },
		),
		...clearable({ notes: longText('Notes') }),
		...external,
		...orderAddresses,
	},
	simplify: {
		id: 'id',
		order_number: 'order_number',
		order_type: 'order_type',
		total_amount: 'total_amount',
		currency: 'currency',
		billing_status: 'billing_status',
		service_status: 'service_status',
		contact_id: 'contact_id',
		contact_email: 'contact.email_address',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/orders', {
			filters: {
				...idFilter,
				...contactFilter,
				order_type: orderType,
				live_mode: boolean('Live Mode', 'Whether the orders are real ones rather than tests'),
			},
			query: {
				stored_filter_id: reference('Saved Filter', 'savedFilter', 'string', {
					description: 'An order filter saved in ClickFunnels. It is applied together with the others.',
				}),
				stable_id: text('Stable ID', {
					description: 'The filter token in the address of a filtered list. It wins over Saved Filter.',
				}),
			},
		}),
		get('GET /orders/{id}'),
		create(
			'POST /workspaces/{workspace_id}/orders',
			{ root: 'order', required: ['order_type', 'live_mode', 'line_items_attributes'] },
			{ description: 'Create an external order: one that was paid outside ClickFunnels' },
		),
		update('PUT /orders/{id}', {
			root: 'order',
			except: ['order_type', 'live_mode', 'line_items_attributes', 'contact_id', 'contact_attributes'],
		}),
		action(
			'cancel',
			'Cancel',
			'Cancel subscription order',
			'Cancel a Payments AI or Stripe subscription, at the end of the period or now',
			'POST /orders/{id}/cancel',
			{
				body: {
					root: 'order',
					fields: {
						cancel_reason: options(
							'Reason',
							[
								'bugs-or-problems',
								'customer_service',
								'did-not-use',
								'did-not-want',
								'low_quality',
								'missing_features',
								'missing-features',
								'other',
								'switched_service',
								'too_complex',
								'too_expensive',
								'too-expensive',
								'unused',
							],
							{
								names: {
									'bugs-or-problems': 'Bugs or Problems (Payments AI)',
									'did-not-use': 'Did Not Use (Payments AI)',
									'did-not-want': 'Did Not Want (Payments AI)',
									missing_features: 'Missing Features (Stripe)',
									'missing-features': 'Missing Features (Payments AI)',
									too_expensive: 'Too Expensive (Stripe)',
									'too-expensive': 'Too Expensive (Payments AI)',
								},
								description: 'Depends on the payment processor of the order. Without one: Other.',
							},
						),
						cancel_description: longText('Description'),
						effective_date: options('Effective Date', ['next_renewal', 'now'], {
							description: 'When the subscription ends. Without one: at the next renewal.',
						}),
						cancelation_proration: boolean('Prorate', 'Whether to credit the unused part of the period'),
						canceled_by: text('Canceled By', { description: 'Shown in ClickFunnels. Without one: API.' }),
						voidable_invoices: references('Invoices to Void', 'invoice', 'integer'),
					},
				},
			},
		),
	],
});
