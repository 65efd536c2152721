import type { IDataObject } from 'n8n-workflow';

/** A kind of record that events are about. */
interface Subject {
	/** The beginnings of the types of its events, up to the last dot; whole types where they have none. */
	events: string[];
	/** The path of one record below the API's root (contract: the GET of each); none where the API has no such route. */
	path?: string;
	/** What is asked of that route beside the record itself. */
	query?: IDataObject;
}

/** Every kind by the events' `subject_type` (contract/webhooks.json, `events`). */
export const SUBJECTS: Record<string, Subject> = {
	'Appointments::ScheduledEvent': { events: ['appointments/scheduled_event'] },
	'Blogs::Post': { events: ['blogs/post'], path: '/blogs/posts/{id}', query: { 'expand[]': ['markup'] } },
	'Communities::Post': { events: ['communities/post'], path: '/communities/spaces/posts/{id}' },
	'Communities::Posts::Comment': {
		events: ['communities/posts/comment'],
		path: '/communities/spaces/posts/comments/{id}',
	},
	Contact: { events: ['contact'], path: '/contacts/{id}', query: { 'expand[]': ['email_engagement'] } },
	'Contacts::AppliedTag': { events: ['contacts/applied_tag'], path: '/contacts/applied_tags/{id}' },
	Course: { events: ['course'], path: '/courses/{id}' },
	'Courses::Enrollment': { events: ['courses/enrollment'], path: '/courses/enrollments/{id}' },
	'Courses::Lesson': { events: ['courses/lesson'], path: '/courses/lessons/{id}' },
	'Courses::Section': { events: ['courses/section'], path: '/courses/sections/{id}' },
	FormSubmission: { events: ['form_submission'], path: '/form_submissions/{id}' },
	Fulfillment: { events: ['fulfillment'], path: '/fulfillments/{id}' },
	Order: {
		events: ['order', 'one-time-order', 'one_time_order', 'subscription', 'subscription.line_items'],
		path: '/orders/{id}',
	},
	'Orders::Invoice': {
		events: [
			'orders/invoice',
			'one-time-order.invoice',
			'subscription.invoice',
			'renewal-invoice-payment-declined',
		],
		path: '/orders/invoices/{id}',
	},
	'Orders::Invoices::Restock': {
		events: ['orders/invoices/restock'],
		path: '/orders/invoices/restocks/{id}',
	},
	'Orders::Transaction': { events: ['orders/transaction'], path: '/orders/transactions/{id}' },
	'Platform::Application': { events: ['platform_application'] },
	Product: { events: ['product'], path: '/products/{id}' },
	'Products::Variant': { events: ['products/variant'], path: '/products/variants/{id}' },
	'Sales::Opportunity': { events: ['sales/opportunity'], path: '/sales/opportunities/{id}' },
};

/**
 * What the events of a type are about, as their `subject_type`.
 * @returns undefined for a type that is newer than the table
 */
export function subjectOf(eventType: string): string | undefined {
	const start = beginning(eventType);
	return Object.keys(SUBJECTS).find((type) => SUBJECTS[type].events.some((one) => one === start));
}

/** The first word is spelled in the singular and in the plural (ClickFunnels behaviour: webhooks), but `contact/` has no other meaning. */
function beginning(eventType: string): string {
	const dot = eventType.lastIndexOf('.');
	const start = dot < 0 ? eventType : eventType.slice(0, dot);
	return start.replace(/^contact\//, 'contacts/');
}
