import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

/** The pipeline Default has the stages New, In talks and Won; in New stands the first contact's opportunity. */
let opportunity: Rec;
let contact: Rec;
let stages: Rec[];
let workspaceId: INodeParameters;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	const [pipeline] = await inUse.company.in('sales/pipelines');
	stages = pipeline.stages as Rec[];
	[opportunity] = await inUse.company.in('sales/opportunities');
	contact = opportunity.primary_contact as Rec;
	inUse.sandbox.clearRequests();
});

const stageId = (wanted: string) => stages.find(({ name }) => name === wanted)?.id;

const run = async (operation: string, more: INodeParameters, options: Partial<NodeRunOptions> = {}) =>
	await inUse.run(
		{
			resource: 'opportunity',
			operation,
			workspaceId,
			contactId: byEmail(contact.email_address),
			pipelineId: byName('default'),
			...more,
		},
		{ url: gateway.url, ...options },
	);

const writes = () =>
	inUse.sandbox
		.requests()
		.filter(({ method }) => method !== 'GET')
		.map(({ method, body }) => [method, body]);

const stored = async () => await inUse.company.in('sales/opportunities');

const newOpportunity = async (fields: Json) =>
	await inUse.company.createIn('sales/opportunities', {
		sales_opportunity: { primary_contact_id: contact.id, pipelines_stage_id: stageId('New'), ...fields },
	});

describe('Create for Contact', () => {
	const create = async (more: INodeParameters = {}, options: Partial<NodeRunOptions> = {}) =>
		await run('createForContact', { pipelineStageId: byName('in talks'), name: 'Retreat', ...more }, options);

	test.each([
		['a run', false],
		['a call of a tool', true],
	])('by %s, pipeline and stage are found by their names', async (_, asTool) => {
		const { items, problem } = await create({ value: '1200.50' }, { asTool });
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([
			{
				name: 'Retreat',
				stage_name: 'In talks',
				pipeline_name: 'Default',
				contact_email: contact.email_address,
				opportunity_result: 'created',
			},
		]);
		const wanted = {
			name: 'Retreat',
			value: '1200.50',
			primary_contact_id: contact.id,
			pipelines_stage_id: stageId('In talks'),
		};
		expect(writes()).toEqual([['POST', { sales_opportunity: wanted }]]);
	});

	test('an open one of the same name in the pipeline is found, wherever it stands, and left as it is', async () => {
		const { items } = await create({ name: String(opportunity.name).toUpperCase() });
		expect(items[0].json).toMatchObject({
			id: opportunity.id,
			stage_name: 'New',
			opportunity_result: 'already_there',
		});
		expect(writes()).toEqual([]);
	});

	test('one that is closed, or in another pipeline, is none', async () => {
		await newOpportunity({ name: 'Retreat', pipelines_stage_id: stageId('Won') });
		const [, corporate] = await inUse.company.in('sales/pipelines');
		const [lead] = corporate.stages as Rec[];
		await newOpportunity({ name: 'Retreat', pipelines_stage_id: lead.id });
		const { items } = await create();
		expect(items[0].json.opportunity_result).toBe('created');
	});

	test('two equal items make one', async () => {
		const before = await stored();
		const { items } = await create({}, { input: [{ json: {} }, { json: {} }] });
		expect(items.map(({ json }) => json.opportunity_result)).toEqual(['created', 'already_there']);
		expect(await stored()).toHaveLength(before.length + 1);
	});

	test('a contact that there is none of is made only where that is wanted', async () => {
		const contactId = byEmail('new.client@example.com');
		const { problem } = await create({ contactId });
		expect(problem?.message).toBe('Contact: no contact has the address new.client@example.com');
		expect(problem?.description).toMatch(/Create Missing Contact/);
		expect(writes()).toEqual([]);
		const { items } = await create({ contactId, additionalFields: { create_missing_contact: true } });
		expect(items[0].json).toMatchObject({
			contact_email: 'new.client@example.com',
			opportunity_result: 'created',
		});
	});

	test('a stage that the pipeline does not have changes nothing', async () => {
		const { problem } = await create({
			pipelineStageId: byName('Signed'),
			contactId: byEmail('new.client@example.com'),
			additionalFields: { create_missing_contact: true },
		});
		expect(problem?.message).toBe('Pipeline Stage: no pipeline stage is called Signed');
		expect(writes()).toEqual([]);
	});

	test('takes a stage by its public ID', async () => {
		const talks = stages.find(({ name }) => name === 'In talks');
		const { items } = await create({ pipelineStageId: byId(talks?.public_id) });
		expect(items[0].json.stage_name).toBe('In talks');
	});

	test('one whose answer is lost is found', async () => {
		gateway.alter = ({ method }) => (method === 'POST' ? { status: 502, body: 'Bad Gateway' } : undefined);
		const before = await stored();
		const { items, problem } = await create();
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ name: 'Retreat', opportunity_result: 'created' });
		expect(await stored()).toHaveLength(before.length + 1);
	});
});

describe('A stage of another pipeline than the chosen one', () => {
	test.each(['createForContact', 'moveToStage'])(
		'by its ID, as of a choice before: %s changes nothing',
		async (operation) => {
			const [, other] = await inUse.company.in('sales/pipelines');
			const { id } = (other.stages as Rec[])[0];
			await newOpportunity({ name: 'Elsewhere', pipelines_stage_id: id });
			inUse.sandbox.clearRequests();
			const { problem } = await run(operation, { pipelineStageId: byId(id), name: 'Retreat' });
			expect(problem?.message).toBe(`Pipeline Stage: the pipeline has no stage with the ID ${id}`);
			expect(problem?.description).toBe('Its stages are: New, In talks, Won.');
			expect(writes()).toEqual([]);
		},
	);
});

describe('Move to Stage', () => {
	const move = async (stage: string, more: INodeParameters = {}, options: Partial<NodeRunOptions> = {}) =>
		await run('moveToStage', { pipelineStageId: byName(stage), ...more }, options);

	test.each([
		['a run', false],
		['a call of a tool', true],
	])('by %s, the open one of the contact is moved to a stage by its name', async (_, asTool) => {
		const { items, problem } = await move('in talks', {}, { asTool });
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ id: opportunity.id, stage_name: 'In talks', move_result: 'moved' },
		]);
		expect(writes()).toEqual([['PUT', { sales_opportunity: { pipelines_stage_id: stageId('In talks') } }]]);
	});

	test('there already is a result, also where the stage has closed it', async () => {
		expect((await move('New')).items[0].json).toMatchObject({ move_result: 'already_there' });
		const { items } = await move('Won', {}, { input: [{ json: {} }, { json: {} }] });
		expect(items.map(({ json }) => [json.id, json.move_result])).toEqual([
			[opportunity.id, 'moved'],
			[opportunity.id, 'already_there'],
		]);
		expect(writes()).toHaveLength(1);
	});

	test('several open ones are refused with their IDs; one of them is chosen by its own', async () => {
		const other = await newOpportunity({ name: 'Retreat' });
		const { problem } = await move('In talks');
		expect(problem?.message).toBe(
			`Contact: it has several open opportunities in the pipeline, with the IDs ${opportunity.id} (Coaching for a team), ${other.id} (Retreat)`,
		);
		expect(writes()).toEqual([]);
		const { items } = await move('In talks', { additionalFields: { opportunity_id: byId(other.id) } });
		expect(items[0].json).toMatchObject({ id: other.id, move_result: 'moved' });
	});

	test('one that is closed or in another pipeline does not count', async () => {
		const [, corporate] = await inUse.company.in('sales/pipelines');
		const [lead] = corporate.stages as Rec[];
		await newOpportunity({ name: 'Workshop', pipelines_stage_id: lead.id });
		await newOpportunity({ name: 'Retreat', pipelines_stage_id: stageId('Won') });
		const { items } = await move('In talks');
		expect(items[0].json).toMatchObject({ id: opportunity.id, move_result: 'moved' });
	});

	test.each(['nobody@example.com', 'somebody'])('where %s has none, it is said', async (who) => {
		const all = await inUse.company.in('contacts');
		const email_address = who === 'somebody' ? String(all.at(-1)?.email_address) : who;
		const { items, problem } = await move('In talks', { contactId: byEmail(email_address) });
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ email_address, move_result: 'no_opportunity' }]);
		expect(writes()).toEqual([]);
	});

	test('an opportunity of somebody else is not moved', async () => {
		const [, other] = await stored();
		const { problem } = await move('Won', { additionalFields: { opportunity_id: byId(other.id) } });
		expect(problem?.message).toBe(`Opportunity: the contact has none with the ID ${other.id}`);
		expect(writes()).toEqual([]);
	});

	test('an expression that gives no opportunity does not mean any', async () => {
		const opportunity_id = byId('={{ $json.opportunity }}');
		const { problem } = await move('Won', { additionalFields: { opportunity_id } });
		expect(problem?.message).toMatch(/^Opportunity: the expression gives no value/);
		expect(writes()).toEqual([]);
	});

	test('many items: pipeline and stage are looked up once', async () => {
		await move('In talks', {}, { input: Array.from({ length: 5 }, () => ({ json: {} })) });
		const paths = inUse.sandbox.requests().map(({ path }) => path);
		expect(paths.filter((path) => /pipelines(\/|$)/.test(path))).toHaveLength(2);
	});
});
