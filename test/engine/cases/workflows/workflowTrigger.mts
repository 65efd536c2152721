import type { INodeParameters } from 'n8n-workflow';

import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { RAW, deleted, list, one, written, type Cases } from '../case.mts';
import { freshWorkflow, workflowThatIs } from './workflow.mts';

const TAGGED = '$contact.tag_applied';

async function freshTrigger(company: Company): Promise<Rec> {
	const { id } = await freshWorkflow(company);
	return await company.create(`/workflows/${id}/triggers`, { workflows_trigger: { event_type_key: TAGGED } });
}

/** A record for each field that narrows a trigger to one. */
async function narrowing(company: Company): Promise<Record<string, Pick<Rec, 'id'>>> {
	const first = async (path: string) => (await company.list(path))[0];
	const firstIn = async (collection: string) => (await company.in(collection))[0];
	const [product, canceled] = await company.in('products');
	const variant = await first(`/products/${product.id}/variants`);
	const pipeline = await firstIn('sales/pipelines');
	const course = await firstIn('courses');
	const sections = await company.list(`/courses/${course.id}/sections`);
	const community = await firstIn('communities');
	const spaceGroup = await first(`/communities/${community.id}/space_groups`);
	const live = await workflowThatIs(company, 'live');
	return {
		contacts_tag_id: await firstIn('contacts/tags'),
		funnel_id: await firstIn('funnels'),
		page_id: await firstIn('pages'),
		product_id: product,
		product_variant_id: variant,
		cancellation_product_id: canceled,
		cancellation_product_variant_id: await first(`/products/${canceled.id}/variants`),
		subscription_variant_to_id: variant,
		sales_pipelines_id: pipeline,
		current_sales_pipelines_stage_id: await first(`/sales/pipelines/${pipeline.id}/stages`),
		course_id: course,
		courses_section_id: sections[1],
		courses_lesson_id: await first(`/courses/sections/${sections[1].id}/lessons`),
		community_id: community,
		communities_space_group_id: spaceGroup,
		communities_space_id: await first(`/communities/space_groups/${spaceGroup.id}/spaces`),
		emails_broadcasts_id: await firstIn('emails/broadcasts'),
		workflows_step_id: await first(`/workflows/${live.id}/steps`),
		// Of these kinds the API has no list.
		appointments_calendar_id: { id: 101 },
		appointments_event_type_id: { id: 102 },
		calendar_event_id: { id: 103 },
		survey_workflow_id: { id: 104 },
	};
}

const SWITCHES = { active: false, allow_anonymous_contacts: true };
const REASON = { subscription_cancelation_reason: 'too_expensive' };

/** All fields but the event, as the user enters them and as the record shows them. */
async function narrowed(company: Company): Promise<{ fields: INodeParameters; record: object }> {
	const records = Object.entries(await narrowing(company));
	const plain = { ...SWITCHES, ...REASON };
	return {
		fields: { ...plain, ...Object.fromEntries(records.map(([name, { id }]) => [name, byId(id)])) },
		record: { ...plain, ...Object.fromEntries(records.map(([name, { id }]) => [name, id])) },
	};
}

/** Workflow Trigger. */
export const workflowTriggerCases: Cases = {
	'workflowTrigger.getAll': async (company) => {
		const { id } = await workflowThatIs(company, 'live');
		return await list(company, `/workflows/${id}/triggers`, { workflowId: byId(id) }, RAW);
	},
	'workflowTrigger.get': async (company) => {
		const { id, public_id } = await freshTrigger(company);
		return await one(company, `/workflows/triggers/${id}`, { workflowTrigger: byId(public_id) }, RAW);
	},
	'workflowTrigger.create': async (company) => {
		const { id } = await freshWorkflow(company);
		const { fields, record } = await narrowed(company);
		return written(
			company,
			{ workflowId: byId(id), eventTypeKey: '$order.cancelled', ...RAW, additionalFields: fields },
			{ workflow_id: id, event_type_key: '$order.cancelled', ...record },
			(trigger) => `/workflows/triggers/${trigger}`,
		);
	},
	'workflowTrigger.update': async (company) => {
		const { id } = await freshTrigger(company);
		const { fields, record } = await narrowed(company);
		const event = { event_type_key: '$optin' };
		return written(
			company,
			{ workflowTrigger: byId(id), ...RAW, additionalFields: { ...event, ...fields } },
			{ id, ...event, ...record },
			() => `/workflows/triggers/${id}`,
		);
	},
	'workflowTrigger.delete': async (company) =>
		deleted(company, 'workflowTrigger', await freshTrigger(company), (id) => `/workflows/triggers/${id}`),
};
