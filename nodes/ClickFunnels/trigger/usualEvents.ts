import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * The events that people use first, in the app's words; names begin with what they are about, so that they stand
 * grouped (contract/webhooks.json, `events`). n8n's list of nodes has an entry for each. The lines of help say what an
 * event means and which payment processors send it (ClickFunnels behaviour: events).
 */
export const usualEvents: INodePropertyOptions[] = [
	{
		name: 'Appointment Canceled',
		value: 'appointments/scheduled_event.canceled',
		description: 'A booked call or meeting was called off',
	},
	{
		name: 'Appointment Created',
		value: 'appointments/scheduled_event.created',
		description: 'Somebody booked a call or meeting',
	},
	{
		name: 'Contact Created',
		value: 'contact.created',
		description: 'A new contact, also one that may have no e-mail address yet',
	},
	{
		name: 'Contact Identified',
		value: 'contact.identified',
		description: 'A contact is known by e-mail address or phone number: take it for new leads and opt-ins',
	},
	{
		name: 'Contact Tag Applied',
		value: 'contacts/applied_tag.created',
		description: 'A tag was put on a contact, whoever did it',
	},
	{
		name: 'Contact Tag Removed',
		value: 'contacts/applied_tag.deleted',
		description: 'A tag was taken off a contact',
	},
	{
		name: 'Contact Updated',
		value: 'contact.updated',
		description:
			'Any field of a contact was changed. A workflow that changes contacts can start itself by it.',
	},
	{
		name: 'Course Enrollment Completed',
		value: 'courses/enrollment.course_completed',
		description: 'A student has completed a course',
	},
	{
		name: 'Course Enrollment Created',
		value: 'courses/enrollment.created',
		description: 'A contact was enrolled in a course',
	},
	{
		name: 'Form Submission Created',
		value: 'form_submission.created',
		description: 'Somebody filled in a form: opt-in, survey or application',
	},
	{
		name: 'Invoice Paid',
		value: 'orders/invoice.paid',
		description: 'Every payment: a purchase, the first of a subscription and each renewal',
	},
	{
		name: 'Invoice Paid (One-Time Order)',
		value: 'one-time-order.invoice.paid',
		action: 'On invoice of one-time order paid',
		description: 'The payment of a purchase that is no subscription',
	},
	{
		name: 'Invoice Paid (Subscription)',
		value: 'subscription.invoice.paid',
		action: 'On invoice of subscription paid',
		description: 'A payment of a subscription',
	},
	{
		name: 'Invoice Past Due',
		value: 'orders/invoice.past_due',
		description: 'A payment is overdue',
	},
	{
		name: 'Invoice Refunded',
		value: 'orders/invoice.refunded',
		description: 'Money of an invoice was paid back',
	},
	{
		name: 'Invoice Renewal Payment Declined',
		value: 'renewal-invoice-payment-declined',
		description: 'A renewal of a subscription could not be charged. Sent for Payments AI and Stripe only.',
	},
	{
		name: 'Opportunity Closed',
		value: 'sales/opportunity.closed',
		description: 'An opportunity was closed. Sent once only for each.',
	},
	{
		name: 'Opportunity Created',
		value: 'sales/opportunity.created',
		description: 'A new opportunity in a pipeline',
	},
	{
		name: 'Opportunity Moved Stage',
		value: 'sales/opportunity.moved_stage',
		description: 'An opportunity went to another stage of its pipeline',
	},
	{
		name: 'Order Completed',
		value: 'order.completed',
		description: 'A one-time order was paid, or a subscription came to its end: that one is no new sale',
	},
	{
		name: 'Order Created',
		value: 'order.created',
		description: 'A new order, one-time or subscription; it need not be paid yet',
	},
	{
		name: 'Order One-Time Completed',
		value: 'one-time-order.completed',
		action: 'On one-time order completed',
		description: 'Somebody bought: a one-time order was paid. For subscriptions take Subscription Activated.',
	},
	{
		name: 'Subscription Activated',
		value: 'subscription.activated',
		description:
			'Somebody subscribed, and the service is active. A trial begins with Subscription Trial Started.',
	},
	{
		name: 'Subscription Canceled',
		value: 'subscription.canceled',
		description:
			'Somebody canceled; what is paid for may still run on. When it is over: Subscription Churned.',
	},
	{
		name: 'Subscription Churned',
		value: 'subscription.churned',
		description: 'A subscription is over: time to take access away',
	},
	{
		name: 'Subscription First Payment Received',
		value: 'subscription.first_payment_received',
		description: 'The first real payment of a subscription, without those for a trial or the setup',
	},
	{
		name: 'Subscription Trial Started',
		value: 'subscription.trial_started',
		description: 'A trial of a subscription has begun',
	},
];
