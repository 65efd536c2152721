import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * The events beside the usual ones, by readable names (contract/webhooks.json, `events`); with a line of help where a
 * source says more than the name does (ClickFunnels behaviour: events).
 */
export const moreEvents: INodePropertyOptions[] = [
	{
		name: 'Appointment Rescheduled',
		value: 'appointments/scheduled_event.rescheduled',
		description: 'A booked call or meeting was moved to another time',
	},
	{ name: 'Blog Post Created', value: 'blogs/post.created' },
	{ name: 'Blog Post Deleted', value: 'blogs/post.deleted' },
	{
		name: 'Blog Post Published',
		value: 'blogs/post.published',
		description: 'A post was made public, at once or later',
	},
	{ name: 'Blog Post Updated', value: 'blogs/post.updated' },
	{ name: 'Community Comment Created', value: 'communities/posts/comment.created' },
	{ name: 'Community Post Created', value: 'communities/post.created' },
	{ name: 'Contact Deleted', value: 'contact.deleted' },
	{ name: 'Course Created', value: 'course.created' },
	{ name: 'Course Deleted', value: 'course.deleted' },
	{
		name: 'Course Enrollment Deleted',
		value: 'courses/enrollment.deleted',
		description: 'A contact was taken out of a course',
	},
	{
		name: 'Course Enrollment Suspended',
		value: 'courses/enrollment.suspended',
		description: 'An enrollment was paused',
	},
	{ name: 'Course Enrollment Updated', value: 'courses/enrollment.updated' },
	{ name: 'Course Lesson Created', value: 'courses/lesson.created' },
	{ name: 'Course Lesson Deleted', value: 'courses/lesson.deleted' },
	{ name: 'Course Lesson Published', value: 'courses/lesson.published' },
	{ name: 'Course Lesson Updated', value: 'courses/lesson.updated' },
	{ name: 'Course Published', value: 'course.published' },
	{ name: 'Course Section Created', value: 'courses/section.created' },
	{ name: 'Course Section Deleted', value: 'courses/section.deleted' },
	{ name: 'Course Section Published', value: 'courses/section.published' },
	{ name: 'Course Section Updated', value: 'courses/section.updated' },
	{ name: 'Course Updated', value: 'course.updated' },
	{
		name: 'Fulfillment Created',
		value: 'fulfillment.created',
		description: 'Goods of a paid order are to be shipped',
	},
	{
		name: 'Fulfillment Updated',
		value: 'fulfillment.updated',
		description: 'Its status was changed',
	},
	{ name: 'Invoice Abandoned', value: 'orders/invoice.abandoned', description: 'Sent for Payments AI only' },
	{ name: 'Invoice Created', value: 'orders/invoice.created' },
	{
		name: 'Invoice Fulfilled',
		value: 'orders/invoice.fulfilled',
		description: 'All that the invoice lists was shipped',
	},
	{ name: 'Invoice Reissued', value: 'orders/invoice.reissued', description: 'Sent for Payments AI only' },
	{ name: 'Invoice Updated', value: 'orders/invoice.updated' },
	{
		name: 'Invoice Voided',
		value: 'orders/invoice.voided',
		description: 'Sent for Stripe and external payments only',
	},
	{ name: 'Opportunity Deleted', value: 'sales/opportunity.deleted' },
	{ name: 'Opportunity Updated', value: 'sales/opportunity.updated' },
	{ name: 'Order Deleted', value: 'order.deleted' },
	{
		name: 'Order One-Time Refunded',
		value: 'one_time_order.refunded',
		description: 'Money of a one-time order was paid back',
	},
	{ name: 'Order Updated', value: 'order.updated' },
	{
		name: 'Platform Application Disconnected',
		value: 'platform_application.disconnected',
		description: 'An app was disconnected from the team',
	},
	{ name: 'Product Created', value: 'product.created' },
	{ name: 'Product Updated', value: 'product.updated' },
	{ name: 'Product Variant Created', value: 'products/variant.created' },
	{ name: 'Product Variant Updated', value: 'products/variant.updated' },
	{
		name: 'Restock Created',
		value: 'orders/invoices/restock.created',
		description: 'Goods of a canceled or refunded order go back to the stock',
	},
	{ name: 'Restock Updated', value: 'orders/invoices/restock.updated' },
	{
		name: 'Subscription Completed',
		value: 'subscription.completed',
		description: 'A subscription came to its end without being canceled',
	},
	{
		name: 'Subscription Downgraded',
		value: 'subscription.downgraded',
		description: 'A subscription was changed to a product of smaller value',
	},
	{ name: 'Subscription Line Items Changed', value: 'subscription.line_items.changed' },
	{ name: 'Subscription Modified', value: 'subscription.modified', description: 'Sent for Payments AI only' },
	{
		name: 'Subscription Reactivated',
		value: 'subscription.reactivated',
		description: 'One that was canceled or churned runs again',
	},
	{
		name: 'Subscription Trial Converted',
		value: 'subscription.trial_converted',
		description: 'A trial became an active subscription',
	},
	{ name: 'Subscription Trial Ended', value: 'subscription.trial_ended' },
	{
		name: 'Subscription Upgraded',
		value: 'subscription.upgraded',
		description: 'A subscription was changed to a product of higher value',
	},
	{
		name: 'Transaction Created',
		value: 'orders/transaction.created',
		description: 'A charge or refund was recorded. Sent for Stripe and Payments AI only.',
	},
	{
		name: 'Transaction Updated',
		value: 'orders/transaction.updated',
		description: 'Sent for Stripe and Payments AI only',
	},
];
