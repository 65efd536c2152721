import * as kinds from '../../kinds';
import { boolean, options, reference, text, type Fields } from '../../table/field';
import type { Kind } from '../../table/kind';

/** What can start a workflow, by the API's key (contract, `event_type_key` of createWorkflowTrigger). */
const EVENT_TYPES: Record<string, string> = {
	'$appointments.appointment_scheduled': 'Appointment: Scheduled',
	'$calendar_event.contact_registered': 'Calendar Event: Contact Registered',
	'$community.ban': 'Community: Member Banned',
	'$community.group_join': 'Community: Space Group Joined',
	'$community.join': 'Community: Joined',
	'$community.post': 'Community: Post Created',
	'$community.post_view': 'Community: Post Viewed',
	'$community.topic_join': 'Community: Space Joined',
	'$community.unban': 'Community: Member Unbanned',
	'$contact.tag_applied': 'Contact: Tag Applied',
	'$contact.tag_removed': 'Contact: Tag Removed',
	'$course.complete': 'Course: Completed',
	'$course.enroll': 'Course: Enrolled',
	'$course.lesson_complete': 'Course: Lesson Completed',
	'$course.lesson_view': 'Course: Lesson Viewed',
	'$course.section_complete': 'Course: Section Completed',
	'$course.unenroll': 'Course: Unenrolled',
	'$email.bounce': 'Email: Bounced',
	'$email.click': 'Email: Link Clicked',
	'$email.open': 'Email: Opened',
	'$email.sent': 'Email: Sent',
	'$email.spam_complaint': 'Email: Marked as Spam',
	'$message_hub_event.agent_conversation_started': 'Message: Conversation Started by Agent',
	'$message_hub_event.agent_responded': 'Message: Agent Responded',
	'$message_hub_event.contact_conversation_started': 'Message: Conversation Started by Contact',
	'$message_hub_event.contact_responded': 'Message: Contact Responded',
	$optin: 'Page: Opt-In',
	$view: 'Page: Viewed',
	'$order.cancelled': 'Order: Canceled',
	'$order.churned': 'Order: Churned',
	'$order.successful_purchase': 'Order: Successful Purchase',
	'$sales.contact_entered_stage': 'Pipeline: Contact Entered Stage',
	'$sales.contact_exited_stage': 'Pipeline: Contact Left Stage',
	'$send_email_step.bounce': 'Workflow Email: Bounced',
	'$send_email_step.click': 'Workflow Email: Link Clicked',
	'$send_email_step.open': 'Workflow Email: Opened',
	'$send_email_step.sent': 'Workflow Email: Sent',
	'$send_email_step.spam_complaint': 'Workflow Email: Marked as Spam',
	'$subscription.downgraded': 'Subscription: Downgraded',
	'$subscription.upgraded': 'Subscription: Upgraded',
	'$survey.complete': 'Survey: Completed',
	'$transaction.renewal_failed': 'Transaction: Renewal Failed',
};

/** Narrows a trigger to events about one record. */
const only = (label: string, of: Kind, description?: string) =>
	reference(label, of, {
		as: 'string',
		withoutIt: 'every such event',
		...(description ? { description } : {}),
	});

/** Body fields of a trigger. */
export const workflowTriggerFields: Fields = {
	event_type_key: options('Event', Object.keys(EVENT_TYPES), { names: EVENT_TYPES }),
	active: boolean('Active', 'Whether the trigger starts the workflow', { initial: true }),
	allow_anonymous_contacts: boolean(
		'Allow Anonymous Contacts',
		'Whether contacts without an e-mail address or phone number start the workflow too',
	),
	subscription_cancelation_reason: text('Cancelation Reason', {
		withoutIt: 'every such event',
		description: 'Only for Order: Canceled',
	}),
	contacts_tag_id: only('Contact Tag', kinds.contactTag),
	funnel_id: only('Funnel', kinds.funnel, 'Never matches Page: Opt-In and Page: Viewed. Use Page for these.'),
	page_id: only('Page', kinds.page),
	product_id: only('Product', kinds.product),
	product_variant_id: only('Product Variant', kinds.productVariant),
	cancellation_product_id: only('Canceled Product', kinds.product),
	cancellation_product_variant_id: only('Canceled Product Variant', kinds.productVariant),
	subscription_variant_to_id: only(
		'New Subscription Variant',
		kinds.productVariant,
		'The variant that a subscription is upgraded or downgraded to',
	),
	sales_pipelines_id: only('Pipeline', kinds.pipeline),
	current_sales_pipelines_stage_id: only('Pipeline Stage', kinds.pipelineStage),
	appointments_calendar_id: only('Appointment Calendar', kinds.appointmentCalendar),
	appointments_event_type_id: only('Appointment Event Type', kinds.appointmentEventType),
	course_id: only('Course', kinds.course),
	courses_section_id: only('Course Section', kinds.courseSection),
	courses_lesson_id: only('Course Lesson', kinds.courseLesson),
	community_id: only('Community', kinds.community),
	communities_space_id: only('Community Space', kinds.communitySpace),
	communities_space_group_id: only('Community Space Group', kinds.communitySpaceGroup),
	emails_broadcasts_id: only('Email Broadcast', kinds.emailBroadcast),
	calendar_event_id: only('Calendar Event', kinds.calendarEvent),
	survey_workflow_id: only('Survey', kinds.survey, 'ID of the workflow behind the survey'),
	workflows_step_id: only('Workflow Step', kinds.workflowStep, 'The step that sends the e-mail'),
};
