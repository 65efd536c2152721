import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { page } from '../gateway/pages';
import { webhookEventType } from '../kinds';
import { pascalCase } from '../table/words';

/**
 * Readable names of the events (contract/webhooks.json, `events`), grouped by the kind of record that they
 * are about. It is the wording of the picker, and its list where the live one can't be had.
 */
const NAMES: Record<string, string> = {
	'appointments/scheduled_event.canceled': 'Appointment Canceled',
	'appointments/scheduled_event.created': 'Appointment Created',
	'appointments/scheduled_event.rescheduled': 'Appointment Rescheduled',
	'blogs/post.created': 'Blog Post Created',
	'blogs/post.deleted': 'Blog Post Deleted',
	'blogs/post.published': 'Blog Post Published',
	'blogs/post.updated': 'Blog Post Updated',
	'communities/posts/comment.created': 'Community Comment Created',
	'communities/post.created': 'Community Post Created',
	'contact.created': 'Contact Created',
	'contact.deleted': 'Contact Deleted',
	'contact.identified': 'Contact Identified',
	'contacts/applied_tag.created': 'Contact Tag Applied',
	'contacts/applied_tag.deleted': 'Contact Tag Removed',
	'contact.updated': 'Contact Updated',
	'course.created': 'Course Created',
	'course.deleted': 'Course Deleted',
	'courses/enrollment.course_completed': 'Course Enrollment Course Completed',
	'courses/enrollment.created': 'Course Enrollment Created',
	'courses/enrollment.deleted': 'Course Enrollment Deleted',
	'courses/enrollment.suspended': 'Course Enrollment Suspended',
	'courses/enrollment.updated': 'Course Enrollment Updated',
	'courses/lesson.created': 'Course Lesson Created',
	'courses/lesson.deleted': 'Course Lesson Deleted',
	'courses/lesson.published': 'Course Lesson Published',
	'courses/lesson.updated': 'Course Lesson Updated',
	'course.published': 'Course Published',
	'courses/section.created': 'Course Section Created',
	'courses/section.deleted': 'Course Section Deleted',
	'courses/section.published': 'Course Section Published',
	'courses/section.updated': 'Course Section Updated',
	'course.updated': 'Course Updated',
	'form_submission.created': 'Form Submission Created',
	'fulfillment.created': 'Fulfillment Created',
	'fulfillment.updated': 'Fulfillment Updated',
	'orders/invoice.abandoned': 'Invoice Abandoned',
	'orders/invoice.created': 'Invoice Created',
	'orders/invoice.fulfilled': 'Invoice Fulfilled',
	'orders/invoice.paid': 'Invoice Paid',
	'one-time-order.invoice.paid': 'Invoice Paid (One-Time Order)',
	'subscription.invoice.paid': 'Invoice Paid (Subscription)',
	'orders/invoice.past_due': 'Invoice Past Due',
	'orders/invoice.refunded': 'Invoice Refunded',
	'orders/invoice.reissued': 'Invoice Reissued',
	'renewal-invoice-payment-declined': 'Invoice Renewal Payment Declined',
	'orders/invoice.updated': 'Invoice Updated',
	'orders/invoice.voided': 'Invoice Voided',
	'sales/opportunity.closed': 'Opportunity Closed',
	'sales/opportunity.created': 'Opportunity Created',
	'sales/opportunity.deleted': 'Opportunity Deleted',
	'sales/opportunity.moved_stage': 'Opportunity Moved Stage',
	'sales/opportunity.updated': 'Opportunity Updated',
	'order.completed': 'Order Completed',
	'order.created': 'Order Created',
	'order.deleted': 'Order Deleted',
	'one-time-order.completed': 'Order One-Time Completed',
	'one_time_order.refunded': 'Order One-Time Refunded',
	'order.updated': 'Order Updated',
	'platform_application.disconnected': 'Platform Application Disconnected',
	'product.created': 'Product Created',
	'product.updated': 'Product Updated',
	'products/variant.created': 'Product Variant Created',
	'products/variant.updated': 'Product Variant Updated',
	'orders/invoices/restock.created': 'Restock Created',
	'orders/invoices/restock.updated': 'Restock Updated',
	'subscription.activated': 'Subscription Activated',
	'subscription.canceled': 'Subscription Canceled',
	'subscription.churned': 'Subscription Churned',
	'subscription.completed': 'Subscription Completed',
	'subscription.downgraded': 'Subscription Downgraded',
	'subscription.first_payment_received': 'Subscription First Payment Received',
	'subscription.line_items.changed': 'Subscription Line Items Changed',
	'subscription.modified': 'Subscription Modified',
	'subscription.reactivated': 'Subscription Reactivated',
	'subscription.trial_converted': 'Subscription Trial Converted',
	'subscription.trial_ended': 'Subscription Trial Ended',
	'subscription.trial_started': 'Subscription Trial Started',
	'subscription.upgraded': 'Subscription Upgraded',
	'orders/transaction.created': 'Transaction Created',
	'orders/transaction.updated': 'Transaction Updated',
};

const { isOffered = () => true } = webhookEventType;

/** The events that the node knows without asking. */
export const knownEvents: INodePropertyOptions[] = Object.keys(NAMES).map(eventOption);

/**
 * An event as an option of the picker.
 * @param id for example `order.completed`; an event that is newer than this table gets a name made from it
 */
function eventOption(id: string): INodePropertyOptions {
	return {
		name: NAMES[id] ?? pascalCase(id.replace(/[./_-]+/g, ' ')).replace(/(?<!^)([A-Z])/g, ' $1'),
		value: id,
	};
}

/**
 * n8n's `loadOptions` method of the trigger: the live list (contract: listWebhooksOutgoingEventTypes), so
 * that new events appear by themselves; the known events where it can't be had, for example before a
 * credential is chosen.
 */
export async function loadEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const [live] = await Promise.allSettled([
		page({
			context: this,
			request: { method: 'GET', url: '/webhooks/outgoing/event_types' },
			about: { noun: 'event type' },
			priority: 'picker',
			repeatable: true,
		}),
	]);
	const events =
		live.status === 'fulfilled'
			? live.value.rows.filter(isOffered).map(({ id }) => eventOption(String(id)))
			: knownEvents;
	return [...events].sort((a, b) => a.name.localeCompare(b.name));
}
