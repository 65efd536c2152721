import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';
import { startRecorder } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let stages: Rec[];
let contact: Rec;
let member: Rec;
beforeAll(async () => {
	const [pipeline] = await inUse.company.in('sales/pipelines');
	stages = pipeline.stages as Rec[];
	[contact] = await inUse.company.in('contacts');
	const [team] = await inUse.company.list('/teams');
	[member] = team.memberships as Rec[];
});

const opportunity = async (more: Json = {}): Promise<Rec> =>
	await inUse.company.createIn('sales/opportunities', {
		sales_opportunity: {
			name: 'Workshop',
			pipelines_stage_id: stages[0].id,
			primary_contact_id: contact.id,
			...more,
		},
	});

const change = ({ id }: Rec, additionalFields: INodeParameters): INodeParameters => ({
	resource: 'opportunity',
	operation: 'update',
	opportunity: byId(id),
	additionalFields,
});

/** What the node gives for a change of an opportunity. */
async function changed(record: Rec, fields: INodeParameters): Promise<Json> {
	const { items, problem } = await inUse.run(change(record, fields));
	expect(problem?.message).toBeUndefined();
	return items[0].json;
}

async function refusal(parameters: INodeParameters): Promise<string> {
	return (await inUse.run(parameters)).problem?.message ?? '';
}

test('an opportunity that enters a stage of 100 percent is closed, and opened by clearing Closed At alone', async () => {
	const record = await opportunity();
	const [start, , won] = stages;
	const { closed_at: closed } = await changed(record, { pipelines_stage_id: byId(won.id) });
	expect(closed).toEqual(expect.any(String));
	expect(await changed(record, { pipelines_stage_id: byId(start.id) })).toMatchObject({
		stage_name: 'New',
		closed_at: closed,
	});
	expect(await changed(record, { fieldsToClear: 'Closed At' })).toMatchObject({ closed_at: null });
});

test('value and assignee of an opportunity can be emptied', async () => {
	const record = await opportunity({ value: 900, assignee_id: member.id });
	const fieldsToClear = 'Value, Assignee';
	expect(await inUse.sent(change(record, { fieldsToClear }))).toMatchObject([
		{ body: { sales_opportunity: { value: null, assignee_id: null } } },
	]);
	expect(await inUse.company.get(`/sales/opportunities/${record.id}`)).toMatchObject({
		value: null,
		assignee_id: null,
	});
});

test('an opportunity is simplified to what a salesperson looks at', async () => {
	const { id } = await opportunity({ value: 900, assignee_id: member.id });
	const { items } = await inUse.run({ resource: 'opportunity', operation: 'get', opportunity: byId(id) });
	expect(items.map(({ json }) => json)).toEqual([
		{
			id,
			name: 'Workshop',
			value: 900,
			closed_at: null,
			pipeline_name: 'Default',
			stage_name: 'New',
			pipelines_stage_id: stages[0].id,
			primary_contact_id: contact.id,
			contact_email: contact.email_address,
			assignee_id: String(member.id),
		},
	]);
});

test('an amount keeps its digits on the way', async () => {
	const [{ body }] = await inUse.sent(change(await opportunity(), { value: '1250.50' }));
	expect(body).toEqual({ sales_opportunity: { value: '1250.50' } });
});

test('opportunities of several stages are found in one list', async () => {
	const [start, talks] = stages;
	const { items } = await inUse.run({
		resource: 'opportunity',
		operation: 'getAll',
		workspaceId: byId(await inUse.company.workspaceId()),
		returnAll: true,
		filters: { pipelines_stage_id: byId(`${start.id}, ${talks.public_id}`) },
	});
	const all = await inUse.company.in('sales/opportunities');
	const wanted = all.filter(({ pipelines_stage_id: stage }) => stage === start.id || stage === talks.id);
	expect(items.map(({ json }) => json.id)).toEqual(wanted.map(({ id }) => id));
	expect(new Set(items.map(({ json }) => json.stage_name))).toEqual(new Set(['New', 'In talks']));
});

test('stages come in the order of the pipeline when they are sorted by it', async () => {
	const pipeline = await inUse.company.createIn('sales/pipelines', {
		sales_pipeline: { name: 'Books', stages_attributes: [{ name: 'Second', close_probability: 50 }] },
	});
	await inUse.company.create(`/sales/pipelines/${pipeline.id}/stages`, {
		sales_pipelines_stage: { name: 'First', close_probability: 5, sort_order: 0 },
	});
	const { items } = await inUse.run({
		resource: 'pipelineStage',
		operation: 'getAll',
		pipelineId: byId(pipeline.id),
		options: { sort: 'sort_order:asc' },
	});
	expect(items.map(({ json }) => json.name)).toEqual(['First', 'Second']);
});

test('an assignee is chosen from the people of the team', async () => {
	const options = { url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } };
	const { results } = await searchList('searchTeamMembership', {}, options, 'lindqvist');
	expect(results).toEqual([
		{ name: 'Maya Lindqvist – maya@brightpath.example – Brightpath Academy', value: member.id },
	]);
	const [{ value }] = results;
	const assignee_id = { __rl: true, mode: 'list', value } as unknown as INodeParameters;
	expect(await changed(await opportunity(), { assignee_id })).toMatchObject({
		assignee_id: String(member.id),
	});
});

test('people of whom the list says little can be chosen all the same', async () => {
	const memberships = [{ id: 5, user_id: 7 }, { id: 6 }, { id: 8, user_first_name: 'Ida' }];
	const recorder = await startRecorder(({ path }) => ({
		body: path.endsWith('/teams') ? [{ id: 1, name: 'Own' }] : memberships,
	}));
	const { results } = await searchList('searchTeamMembership', {}, { url: recorder.url });
	await recorder.close();
	expect(results).toEqual([
		{ name: 'User 7', value: 5 },
		{ name: 'ID 6', value: 6 },
		{ name: 'Ida', value: 8 },
	]);
});

describe('a pipeline', () => {
	const remove = ({ id }: Rec): INodeParameters => ({ pipeline: byId(id) });

	test('with opportunities can not be deleted', async () => {
		const [pipeline] = await inUse.company.in('sales/pipelines');
		expect(await inUse.refusal('pipeline', 'delete', remove(pipeline))).toContain(
			'Pipeline must be empty before it can be deleted',
		);
		expect(await inUse.company.get(`/sales/pipelines/${pipeline.id}`)).toMatchObject({ name: 'Default' });
	});

	test('without any takes its stages with it', async () => {
		const pipeline = await inUse.company.createIn('sales/pipelines', {
			sales_pipeline: { name: 'Old', stages_attributes: [{ name: 'Only', close_probability: 5 }] },
		});
		const [stage] = pipeline.stages as Rec[];
		expect(await inUse.record('pipeline', 'delete', remove(pipeline))).toEqual({
			deleted: true,
			id: pipeline.id,
		});
		expect((await inUse.company.ask(`/sales/pipelines/stages/${stage.id}`)).status).toBe(404);
	});
});

describe('is not sent', () => {
	test('a pipeline without stages', async () => {
		inUse.sandbox.clearRequests();
		const message = await refusal({
			resource: 'pipeline',
			operation: 'create',
			workspaceId: byId(await inUse.company.workspaceId()),
			name: 'Empty',
			stagesAttributes: {},
		});
		expect(message).toBe('Stages: a value is needed');
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('a note of nothing but spaces', async () => {
		inUse.sandbox.clearRequests();
		const message = await refusal({
			resource: 'opportunity',
			operation: 'addNote',
			opportunity: byId(5),
			content: ' ',
		});
		expect(message).toBe('Content: a value is needed');
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('the public ID of a membership, which the API takes by number only', async () => {
		const message = await refusal(change(await opportunity(), { assignee_id: byId('PjvAAJ') }));
		expect(message).toMatch(/^Assignee: "PjvAAJ" is a public ID/);
	});
});

describe('is refused with the words of the API', () => {
	test('the user in place of the membership', async () => {
		const message = await refusal(
			change(await opportunity(), { assignee_id: byId(member.user_id as number) }),
		);
		expect(message).toContain('Assignee');
		expect(message).toContain('was not found');
	});
});
