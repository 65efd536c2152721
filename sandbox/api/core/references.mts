import { unprocessable } from './errors.mts';
import type { ApiError } from './errors.mts';
import { integerId } from './ids.mts';
import type { Data, Row, Scope, Table } from './store.mts';
import { humanize } from './words.mts';

// What a field with an id points to. Where kinds differ, the key is `<kind>.<field>`.
const targets: Record<string, string> = {
	'Blogs::Post.tag_ids': 'Blogs::Tag',
	'Contact.tag_ids': 'Contacts::Tag',
	'Contacts::AppliedTag.tag_id': 'Contacts::Tag',
	'Contacts::TagAction.tag_ids': 'Contacts::Tag',
	'Courses::Sections::PublishAction.target_ids': 'Courses::Section',
	'Funnel.tag_ids': 'Funnels::Tag',
	'Orders::AppliedTag.tag_id': 'Orders::Tag',
	'Product.tag_ids': 'Products::Tag',
	'Communities::Memberships::BanAction.target_ids': 'Communities::Membership',
	'Communities::Memberships::AddToGroupAction.target_ids': 'Communities::Membership',
	'Communities::Memberships::RemoveFromGroupAction.target_ids': 'Communities::Membership',
	'Communities::Memberships::ExportAction.target_ids': 'Communities::Membership',
	'Communities::Bans::UnbanAction.target_ids': 'Communities::Ban',
	'Communities::Bans::ExportAction.target_ids': 'Communities::Ban',
	'Contacts::EnrollAction.target_ids': 'Contact',
	'Contacts::ExportAction.target_ids': 'Contact',
	'Contacts::RunWorkflowAction.target_ids': 'Contact',
	'Contacts::TagAction.target_ids': 'Contact',
	'Contacts::UnsubscribeAction.target_ids': 'Contact',
	'Forms::Submissions::Answer.field_id': 'Forms::Field',
	'Sales::Opportunities::Note.created_by_id': 'Membership',
	'Webhooks::Incoming::ExternalPurchases::ProductMapping.products_price_id': 'Products::Price',
	'Webhooks::Incoming::ExternalPurchases::ProductMapping.products_variant_id': 'Products::Variant',
	'Workflows::Step.after_step_id': 'Workflows::Step',
	'Workflows::Step.parent_step_id': 'Workflows::Step',
	'Workflows::Trigger.cancellation_product_id': 'Product',
	'Workflows::Trigger.cancellation_product_variant_id': 'Products::Variant',
	'Workflows::Trigger.communities_space_group_id': 'Communities::SpaceGroup',
	'Workflows::Trigger.communities_space_id': 'Communities::Space',
	'Workflows::Trigger.community_id': 'Community',
	'Workflows::Trigger.courses_lesson_id': 'Courses::Lesson',
	'Workflows::Trigger.courses_section_id': 'Courses::Section',
	'Workflows::Trigger.current_sales_pipelines_stage_id': 'Sales::Pipelines::Stage',
	'Workflows::Trigger.emails_broadcasts_id': 'Emails::Broadcast',
	'Workflows::Trigger.product_variant_id': 'Products::Variant',
	'Workflows::Trigger.sales_pipelines_id': 'Sales::Pipeline',
	'Workflows::Trigger.subscription_variant_to_id': 'Products::Variant',
	'Workflows::Trigger.workflows_step_id': 'Workflows::Step',
	assignee_id: 'Membership',
	author_ids: 'Blogs::Author',
	blocker_lesson_id: 'Courses::Lesson',
	blocker_section_id: 'Courses::Section',
	card_image_id: 'Image',
	category_ids: 'Blogs::Category',
	contact_id: 'Contact',
	contacts_tag_id: 'Contacts::Tag',
	course_id: 'Course',
	course_ids: 'Course',
	current_style_id: 'Style',
	domain_id: 'Domain',
	emails_domain_id: 'Emails::Domain',
	enrollment_id: 'Courses::Enrollment',
	fields_option_id: 'Forms::Fields::Option',
	fields_option_ids: 'Forms::Fields::Option',
	from_address_id: 'Emails::Address',
	fulfillments_location_ids: 'Fulfillments::Location',
	funnel_id: 'Funnel',
	funnel_ids: 'Funnel',
	homepage_id: 'Page',
	image_id: 'Image',
	image_ids: 'Image',
	lesson_id: 'Courses::Lesson',
	location_id: 'Fulfillments::Location',
	logo_image_id: 'Image',
	page_id: 'Page',
	page_ids: 'Page',
	parent_comment_id: 'Communities::Spaces::Post::Comment',
	pipelines_stage_id: 'Sales::Pipelines::Stage',
	primary_contact_id: 'Contact',
	product_id: 'Product',
	product_ids: 'Product',
	products_collection_ids: 'Products::Collection',
	rates_name_id: 'Shipping::Rates::Name',
	section_ids: 'Courses::Section',
	seo_image_id: 'Image',
	site_id: 'Site',
	social_image_id: 'Image',
	space_ids: 'Communities::Space',
	template_id: 'Emails::Template',
	theme_id: 'Theme',
	topic_ids: 'Emails::Topic',
	variant_ids: 'Products::Variant',
	workflow_id: 'Workflow',
};

/** The kind that a field of a kind holds ids of; undefined for fields that hold none. */
export function referenceTarget(kind: string, field: string): string | undefined {
	return targets[`${kind}.${field}`] ?? targets[field];
}

/**
 * Finds a record by an id or public id in a body; only within the same team and workspace, where the record
 * belongs to one.
 */
export function reachable(table: Table, value: unknown, scope: Scope): Row | undefined {
	const row = table.find(integerId(value));
	if (row === undefined || row.hidden) return undefined;
	const foreign = ['team_id', 'workspace_id'].some(
		(key) => key in row.scope && key in scope && row.scope[key] !== scope[key],
	);
	return foreign ? undefined : row;
}

/** 422 for an id in the body of a workflow's part (ClickFunnels behaviour: workflows). */
export function notInWorkspace(field: string, value: unknown): ApiError {
	return unprocessable(`\`${field}\` '${String(value)}' was not found in this workspace.`);
}

/**
 * Replaces ids and public ids in a written record by integer ids.
 * Throws 422 for ids that are unknown or of another workspace (ClickFunnels behaviour: ids in bodies).
 */
export function resolveReferences(
	kind: string,
	input: Data,
	scope: Scope,
	table: (kind: string) => Table,
): Data {
	const resolved: Data = { ...input };
	for (const [field, value] of Object.entries(input)) {
		const target = referenceTarget(kind, field);
		if (target === undefined || value === null || value === '') continue;
		const find = (one: unknown): number => {
			const row = reachable(table(target), one, scope);
			if (row === undefined && kind.startsWith('Workflows::')) throw notInWorkspace(field, one);
			// A text of its own (ClickFunnels behaviour: e-mail templates).
			if (row === undefined && field === 'from_address_id') throw unprocessable(`${field} not found`);
			if (row === undefined) throw unprocessable(`${humanize(field)} '${String(one)}' was not found`);
			return row.id;
		};
		resolved[field] = Array.isArray(value) ? value.map(find) : find(value);
	}
	return resolved;
}
