import * as kinds from '../../kinds';
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
	word,
	type Fields,
} from '../../table/field';
import { orderAddresses } from '../shared';

export const orderType = options('Order Type', ['one-time-order', 'subscription-order'], {
	names: { 'one-time-order': 'One-Time Order', 'subscription-order': 'Subscription Order' },
});

/**
 * Why an order ends, at Stripe and for external orders (contract, notes of OrderParameters and
 * OrderParametersCancel).
 */
const REASONS = [
	'customer_service',
	'low_quality',
	'missing_features',
	'other',
	'switched_service',
	'too_complex',
	'too_expensive',
	'unused',
];

/** The same at Payments AI, beside `other`. */
const PAYMENTS_AI_REASONS = [
	'bugs-or-problems',
	'did-not-use',
	'did-not-want',
	'missing-features',
	'too-expensive',
];

const cancellation: Fields = clearable({
	canceled_by: text('Canceled By'),
	cancel_reason: options('Cancel Reason', REASONS, {
		initial: 'other',
		description: 'Needed when an order is canceled',
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
		external_id: word('External ID', { description: 'ID of the order in the system it comes from' }),
		activated_at: dateTime('Activated At', { description: 'External subscription orders only' }),
		canceled_at: dateTime('Canceled At', { description: 'External subscription orders only' }),
		churned_at: dateTime('Churned At', { description: 'External subscription orders only' }),
		next_charge_at: dateTime('Next Charge At', { description: 'External subscription orders only' }),
	}),
};

/** What an order is created from (contract: OrderParameters). */
export const orderFields: Fields = {
	order_type: orderType,
	live_mode: boolean('Live Mode', 'Whether it is a real order rather than a test', { initial: true }),
	line_items_attributes: list('Line Items', {
		entry: 'Line Item',
		fields: {
			variant_id: reference('Product Variant', kinds.productVariant),
			products_price_id: reference('Product Price', kinds.productPrice),
			quantity: number('Quantity', { min: 1 }),
		},
		required: ['variant_id', 'products_price_id', 'quantity'],
	}),
	contact_id: reference('Contact', kinds.contact, {
		upFront: 'ofNew',
		withoutIt: 'another contact or none',
		description: 'Either this or Contact Email is needed. This one wins.',
	}),
	contact_attributes: object('Contact Email', {
		fields: { email_address: email('Email', { description: 'Of a contact that exists already' }) },
		required: ['email_address'],
	}),
	...clearable({ notes: longText('Notes') }),
	...external,
	...orderAddresses,
};

const NOT_FOUND = 'If ClickFunnels finds no such order, the connection may not change it.';

/** When a subscription of a payment processor goes on (ClickFunnels behaviour: order schedule). */
export const schedule: Fields = {
	trial_end_at: dateTime('Trial End At', {
		description: `Subscriptions of Payments AI and Stripe in a trial. ${NOT_FOUND}`,
	}),
	renewal_at: dateTime('Renewal At', {
		description: `Subscriptions of Payments AI. With Trial End At: the same time. ${NOT_FOUND}`,
	}),
};

/** How a subscription of a payment processor ends (contract: OrderParametersCancel). */
export const cancelFields: Fields = {
	cancel_reason: options('Reason', [...REASONS, ...PAYMENTS_AI_REASONS], {
		names: {
			'bugs-or-problems': 'Bugs or Problems (Payments AI)',
			'did-not-use': 'Did Not Use (Payments AI)',
			'did-not-want': 'Did Not Want (Payments AI)',
			missing_features: 'Missing Features (Stripe)',
			'missing-features': 'Missing Features (Payments AI)',
			too_expensive: 'Too Expensive (Stripe)',
			'too-expensive': 'Too Expensive (Payments AI)',
		},
		initial: 'other',
		description: 'Depends on the payment processor of the order. Without one: Other.',
	}),
	cancel_description: longText('Description'),
	effective_date: options('Effective Date', ['next_renewal', 'now'], {
		withoutIt: 'the next renewal',
		description: 'When the subscription ends. Without one: at the next renewal.',
	}),
	cancelation_proration: boolean('Prorate', 'Whether to credit the unused part of the period', {
		withoutIt: 'no credit',
	}),
	canceled_by: text('Canceled By', { description: 'Shown in ClickFunnels. Without one: API.' }),
	voidable_invoices: references('Invoices to Void', kinds.orderInvoice),
};

/** The price that a line item changes to, and when (contract: OrdersLineItemsChangeRequest). */
export const lineItemChangeFields: Fields = {
	products_price_id: reference('Product Price', kinds.productPrice, { as: 'string' }),
	effective_time: options('Effective Time', ['now', 'next_renewal'], {
		withoutIt: 'now, or the next renewal',
		description: 'Without one: now for upgrades, at the next renewal for downgrades',
	}),
	prorate: boolean(
		'Prorate',
		'Whether to charge or credit the rest of the period. Without it, upgrades are prorated and downgrades are not; physical products never are.',
		{ withoutIt: 'that upgrades are prorated' },
	),
};
