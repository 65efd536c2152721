import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../input/given';
import type { Simplify } from '../table/line';
import { simplifyBy } from '../table/resource';
import { simplified as byKeys } from '../table/simplified';

/** Who it is about, where the record holds the contact under a path. */
const who = (path: string) =>
	`email_address=${path}.email_address first_name=${path}.first_name last_name=${path}.last_name
	phone_number=${path}.phone_number contact_id=${path}.id|contact_id`;

/** The useful keys of a record by the event's `subject_type` (contract/webhooks.json, `events`): who, then what. */
const KEYS: Record<string, string | undefined> = {
	'Appointments::ScheduledEvent': `${who('primary_contact')} event_name=event_type.name start_on end_on tzid status
		comments order_id`,
	'Blogs::Post': 'title url visibility published_at authors=authors.email_address tags=tags.name',
	'Communities::Post': `${who('contact')} title body url group_name=group.name topic_name=topic.name`,
	'Communities::Posts::Comment': `${who('contact')} body url post_title=post.title group_name=group.name`,
	Contact: `email_address first_name last_name phone_number tags=tags.name custom_attributes
		utm=visits.last_visit_with_utm.utm_*|visits.first_visit.utm_* unsubscribed_at`,
	'Contacts::AppliedTag': `${who('contact')} tag=tag.name tag_id`,
	Course: 'title description current_path published_at',
	'Courses::Enrollment': `${who('contact')} course_id suspended suspension_reason`,
	'Courses::Lesson': 'title section_id current_path published_at',
	'Courses::Section': 'title course_id current_path published_at',
	FormSubmission: `email_address=data.email_address|data.email first_name=data.first_name last_name=data.last_name
		phone_number=data.phone_number|data.phone contact_id answers=data`,
	Fulfillment: 'status shipping_provider tracking_code tracking_url fulfillment_number contact_id',
	Order: `${who('contact')} products=line_items.original_product.name amount=total_amount currency order_number
		order_type billing_status service_status live_mode cancel_reason
		utm=visits.last_visit_with_utm.utm_*|contact.visits.last_visit_with_utm.utm_*|contact.visits.first_visit.utm_*`,
	'Orders::Invoice': `${who('order.contact')} products=line_items.description amount=total_amount currency
		invoice_number order_number=order.order_number order_id status due_at paid_at`,
	'Orders::Invoices::Restock': 'status contact_id',
	'Orders::Transaction': 'amount currency external_type status result reason order_id',
	Product: 'name archived visible_in_store current_path default_variant_id',
	'Products::Variant': 'name sku product_type quantity product_id',
	'Sales::Opportunity': `${who('primary_contact')} name value pipeline_name=pipeline.name
		stage_name=pipelines_stage.name closed_at assignee_id`,
};

/** What an event says of itself behind that; page and funnel by name where they come as objects. */
const ABOUT = simplifyBy(
	'created_at event_id page_id page_name=page.name funnel_id funnel_name=funnel.name workspace_id',
);

/**
 * An event short and flat: what happened, who it is about, what and how much, then the rest that people use. Of a
 * record that the node knows nothing of, all that is no list or object.
 * @param event with its page and funnel as ids, and its record under `data`
 */
export function simplified(event: IDataObject): IDataObject {
	const record = isObject(event.data) ? (event.data as IDataObject) : {};
	const subjectType = String(event.subject_type);
	const keys = Object.hasOwn(KEYS, subjectType) ? KEYS[subjectType] : undefined;
	const what = keys === undefined ? plain(record) : picked(record, simplifyBy(keys));
	if (Array.isArray(what.products)) what.products = what.products.join(', ');
	return { event_type: event.event_type, ...what, id: event.subject_id, ...picked(event, ABOUT) };
}

const picked = (row: IDataObject, simplify: Simplify): IDataObject => byKeys({ simplify }, row);

function plain(record: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(record).filter(([, value]) => value === null || typeof value !== 'object'),
	);
}
