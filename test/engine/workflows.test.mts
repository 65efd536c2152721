import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const DELAY = { delay_step: { delay_type: 'relative', duration: 2, interval: 'days' } };

let workflow: Rec;
beforeEach(async () => {
	workflow = await inUse.company.createIn('workflows', { workflow: { name: 'Onboarding' } });
});

async function result(parameters: INodeParameters): Promise<Json> {
	const { items, problem } = await inUse.run(parameters);
	expect(problem?.message).toBeUndefined();
	return items[0].json;
}

async function refusal(parameters: INodeParameters): Promise<string> {
	return (await inUse.run(parameters)).problem?.message ?? '';
}

const newStep = (settings: unknown, additionalFields: INodeParameters = {}): INodeParameters => ({
	resource: 'workflowStep',
	operation: 'create',
	workflowId: byId(workflow.id),
	stepTypeSettings: settings as string,
	additionalFields,
});
const step = async (workflows_step: Json): Promise<Rec> =>
	await inUse.company.create(`/workflows/${workflow.id}/steps`, {
		workflows_step: { step_type_settings: DELAY, ...workflows_step },
	});
const newTrigger = (eventTypeKey: string, additionalFields: INodeParameters = {}): INodeParameters => ({
	resource: 'workflowTrigger',
	operation: 'create',
	workflowId: byId(workflow.id),
	eventTypeKey,
	additionalFields,
});
const act = (operation: string): INodeParameters => ({
	resource: 'workflow',
	operation,
	workflow: byId(workflow.id),
});

test('a workflow is built, made live and run with the node alone', async () => {
	const [contact] = await inUse.company.in('contacts');
	const [tag] = await inUse.company.in('contacts/tags');
	await result(newTrigger('$contact.tag_applied', { contacts_tag_id: byId(tag.public_id) }));
	await result(newStep(JSON.stringify(DELAY)));
	expect(await result(act('enable'))).toMatchObject({ status: 'live' });
	const run = await result({
		resource: 'workflowRun',
		operation: 'create',
		workflowId: byId(workflow.id),
		contactId: byId(contact.id),
	});
	expect(run).toMatchObject({ contact_id: contact.id, status: 'active', skip_communication: false });
	expect(await result(act('disable'))).toMatchObject({ status: 'draft', active_runs_count: 0 });
});

test('a trigger is simplified to its event and what most triggers are about', async () => {
	expect(await result(newTrigger('$contact.tag_applied'))).toEqual({
		id: expect.any(Number),
		workflow_id: workflow.id,
		event_type_key: '$contact.tag_applied',
		event_type_name: 'contact tag applied',
		active: true,
		allow_anonymous_contacts: false,
		contacts_tag_id: null,
		product_id: null,
		page_id: null,
		created_at: expect.any(String),
	});
});

describe('a step', () => {
	test('goes behind another one', async () => {
		const first = await step({ name: 'First' });
		await step({ name: 'Last' });
		const between = await result(
			newStep(JSON.stringify(DELAY), { name: 'Between', after_step_id: byId(first.id) }),
		);
		expect(between).toMatchObject({ sort_order: 1 });
		const { steps } = await result(act('getStructure'));
		expect((steps as Json[]).map(({ name }) => name)).toEqual(['First', 'Between', 'Last']);
	});

	test('goes into a branch of a conditional split, whose saved filter is named by its public ID', async () => {
		const [{ public_id }] = (
			await inUse.company.get(`/workspaces/${await inUse.company.workspaceId()}/refine_filters`)
		).refine_filters as Rec[];
		const split = await result(
			newStep(JSON.stringify({ conditional_split_step: { condition: { filter_id: public_id } } })),
		);
		const inside = { parent_step_id: byId(split.id), branch: 'unmatched' };
		expect(await result(newStep(JSON.stringify(DELAY), inside))).toMatchObject({ branch: 'unmatched' });
		const { steps } = await result(act('getStructure'));
		expect(steps).toMatchObject([
			{
				branches: [
					{ branch: 'matched', steps: [] },
					{ branch: 'unmatched', steps: [{}] },
				],
			},
		]);
	});

	test('can be given its settings by an expression', async () => {
		const { items } = await inUse.run(newStep('={{ $json.settings }}'), {
			input: [{ json: { settings: DELAY } }],
		});
		expect(items[0].json).toMatchObject({ step_type: 'delay_step', step_type_settings: DELAY });
	});

	test('is not sent with settings that are no JSON', async () => {
		inUse.sandbox.clearRequests();
		expect(await refusal(newStep('{ delay_step: }'))).toBe('Step Type Settings: the JSON does not parse');
		expect(await refusal(newStep(''))).toBe('Step Type Settings: a value is needed');
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

test('an event that is none, from an expression, is refused before anything is sent', async () => {
	inUse.sandbox.clearRequests();
	const { problem } = await inUse.run(newTrigger('={{ "$contact.sneezed" }}'));
	expect(problem?.message).toBe('Event: "$contact.sneezed" is not one of its values');
	expect(inUse.sandbox.requests()).toEqual([]);
});

describe('is refused with the words of the API', () => {
	test('a draft without an active trigger, when it is enabled', async () => {
		expect(await refusal(act('enable'))).toContain(
			'A workflow cannot be enabled without at least one active trigger.',
		);
	});

	test('a step that is told two places', async () => {
		const { id } = await step({});
		const fields = { position: 0, after_step_id: byId(id) };
		expect(await refusal(newStep(JSON.stringify(DELAY), fields))).toContain('mutually exclusive');
	});

	test.each([
		[
			'an e-mail without subject and template',
			{ send_email_step: {} },
			'requires a subject or a template_id.',
		],
		['weights that do not sum to 100', { split_test_step: { variants: [{ weight: 1 }] } }, 'sum to 100'],
		[
			'a tag of nowhere',
			{ contact_tag_step: { action: 'Add Tags', contacts_tag_ids: [12] } },
			"`contacts_tag_ids` '12' was not found in this workspace.",
		],
	])('%s', async (_name, settings, text) => {
		expect(await refusal(newStep(JSON.stringify(settings)))).toContain(text);
	});

	test('a split that is to move', async () => {
		const { id } = await step({ step_type_settings: { split_test_step: {} } });
		await step({});
		const message = await refusal({
			resource: 'workflowStep',
			operation: 'update',
			workflowStep: byId(id),
			additionalFields: { position: 1 },
		});
		expect(message).toContain('Split steps cannot be moved.');
	});

	test('a run of a workflow that is not live', async () => {
		const [contact] = await inUse.company.in('contacts');
		const message = await refusal({
			resource: 'workflowRun',
			operation: 'create',
			workflowId: byId(workflow.id),
			contactId: byId(contact.id),
		});
		expect(message).toContain('Workflow must be live');
	});
});
