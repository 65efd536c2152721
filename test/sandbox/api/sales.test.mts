import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let pipeline: Json;

beforeEach(async () => {
	company = await startCompany();
	[pipeline] = await company.page(`/workspaces/${company.workspace}/sales/pipelines`);
});

const stagesOf = async ({ id }: Json): Promise<Json[]> =>
	await company.page(`/sales/pipelines/${id}/stages`, 'sort_property=sort_order');
const named = (stages: Json[]) => stages.map(({ name, sort_order }) => [name, sort_order]);
const newStage = async (stage: Json) =>
	await company.send('POST', `/sales/pipelines/${pipeline.id}/stages`, { sales_pipelines_stage: stage });
const changed = async (path: string, root: string, fields: Json) =>
	(await company.send('PUT', path, { [root]: fields })).body as Json;

async function opportunityIn(stage: Json, more: Json = {}): Promise<Json> {
	const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
	return await company.createIn('sales/opportunities', {
		sales_opportunity: {
			name: 'Retreat',
			pipelines_stage_id: stage.id,
			primary_contact_id: contact,
			...more,
		},
	});
}

const move = async (opportunity: Json, fields: Json): Promise<Json> =>
	await changed(`/sales/opportunities/${opportunity.id}`, 'sales_opportunity', fields);

describe('pipelines', () => {
	test('every workspace has one called Default, with stages', async () => {
		for (const workspace of [company.workspace, company.otherWorkspace]) {
			const [first] = await company.page(`/workspaces/${workspace}/sales/pipelines`);
			expect(first).toMatchObject({
				name: 'Default',
				stages: [{ name: 'New' }, { name: 'In talks' }, { name: 'Won' }],
			});
		}
	});

	test.each([[{ name: 'Empty' }], [{ name: 'Empty', stages_attributes: [] }]])(
		'need at least one stage: %j',
		async (fields) => {
			const path = `/workspaces/${company.workspace}/sales/pipelines`;
			const answer = await company.send('POST', path, { sales_pipeline: fields });
			expect(answer.status).toBe(422);
			expect(errorOf(answer)).toContain('Pipeline must have at least one stage');
		},
	);

	test('get further stages behind those that are there', async () => {
		const body = await changed(`/sales/pipelines/${pipeline.id}`, 'sales_pipeline', {
			stages_attributes: [{ name: 'Paid', close_probability: 100 }],
		});
		expect(named(body.stages as Json[])).toEqual([
			['New', 0],
			['In talks', 1],
			['Won', 2],
			['Paid', 3],
		]);
	});
});

describe('a pipeline that is deleted', () => {
	const remove = async ({ id }: Json) => await company.send('DELETE', `/sales/pipelines/${id}`);

	test('is empty', async () => {
		const answer = await remove(pipeline);
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			'Request unprocessable: Pipeline must be empty before it can be deleted',
		]);
	});

	test('takes its stages with it', async () => {
		const [, corporate] = await company.page(`/workspaces/${company.workspace}/sales/pipelines`);
		const [stage] = await stagesOf(corporate);
		expect((await remove(corporate)).status).toBe(204);
		expect((await company.ask(`/sales/pipelines/stages/${stage.id}`)).status).toBe(404);
	});
});

describe('stages', () => {
	test('go to the end, or where they are told to, and later ones move on', async () => {
		expect((await newStage({ name: 'Last', close_probability: 100 })).body).toMatchObject({ sort_order: 3 });
		await newStage({ name: 'Second', close_probability: 30, sort_order: 1 });
		expect(named(await stagesOf(pipeline))).toEqual([
			['New', 0],
			['Second', 1],
			['In talks', 2],
			['Won', 3],
			['Last', 4],
		]);
	});

	test('can be moved', async () => {
		const [, , won] = await stagesOf(pipeline);
		await changed(`/sales/pipelines/stages/${won.id}`, 'sales_pipelines_stage', { sort_order: 0 });
		expect((await stagesOf(pipeline)).map(({ name }) => name)).toEqual(['Won', 'New', 'In talks']);
	});

	test('weigh the value of their opportunities by their close probability', async () => {
		const [, talks] = await stagesOf(pipeline);
		await opportunityIn(talks, { value: '500.50' });
		expect((await company.ask(`/sales/pipelines/stages/${talks.id}`)).body).toMatchObject({
			weighted_value: (1000 + 500.5) * 0.5,
		});
	});

	test('can be deleted once they are empty, but the last one', async () => {
		const [start, , won] = await stagesOf(pipeline);
		expect((await company.send('DELETE', `/sales/pipelines/stages/${start.id}`)).status).toBe(422);
		const added = (await newStage({ name: 'Empty', close_probability: 5 })).body as Json;
		expect((await company.send('DELETE', `/sales/pipelines/stages/${added.id}`)).status).toBe(204);
		expect((await company.ask(`/sales/pipelines/stages/${won.id}`)).status).toBe(200);
		const single = await company.createIn('sales/pipelines', {
			sales_pipeline: { name: 'Short', stages_attributes: [{ name: 'Only', close_probability: 1 }] },
		});
		const [only] = single.stages as Json[];
		expect((await company.send('DELETE', `/sales/pipelines/stages/${only.id}`)).status).toBe(422);
	});
});

describe('opportunities', () => {
	test('close when they enter a stage of 100 percent, and stay closed when they leave it', async () => {
		const [start, , won] = await stagesOf(pipeline);
		const opportunity = await opportunityIn(start);
		expect(opportunity.closed_at).toBeNull();
		const { closed_at: closed } = await move(opportunity, { pipelines_stage_id: won.id });
		expect(closed).toEqual(expect.any(String));
		expect(await move(opportunity, { pipelines_stage_id: start.id })).toMatchObject({ closed_at: closed });
		expect(await move(opportunity, { closed_at: null })).toMatchObject({ closed_at: null });
	});

	test('are closed at once in a stage of 100 percent, but not again by naming it once more', async () => {
		const [, , won] = await stagesOf(pipeline);
		const opportunity = await opportunityIn(won);
		expect(opportunity.closed_at).toEqual(expect.any(String));
		await move(opportunity, { closed_at: null });
		expect(await move(opportunity, { pipelines_stage_id: won.id })).toMatchObject({ closed_at: null });
	});

	test('are assigned to a membership of the own team, or to nobody', async () => {
		const [own, other] = await company.page('/teams');
		const [member] = own.memberships as Json[];
		const [stranger] = other.memberships as Json[];
		const [start] = await stagesOf(pipeline);
		const opportunity = await opportunityIn(start, { assignee_id: member.id });
		expect(opportunity.assignee_id).toBe(String(member.id));
		for (const id of [stranger.id, member.user_id]) {
			const sent = { sales_opportunity: { assignee_id: id } };
			expect((await company.send('PUT', `/sales/opportunities/${opportunity.id}`, sent)).status).toBe(422);
		}
		expect(await move(opportunity, { assignee_id: null })).toMatchObject({ assignee_id: null });
	});

	test('take their notes with them', async () => {
		const [opportunity] = await company.page(`/workspaces/${company.workspace}/sales/opportunities`);
		const [note] = opportunity.notes as Json[];
		expect((await company.send('DELETE', `/sales/opportunities/${opportunity.id}`)).status).toBe(204);
		expect((await company.ask(`/sales/opportunities/notes/${note.id}`)).status).toBe(404);
	});
});

describe('notes', () => {
	const write = async (note: Json) => {
		const [id] = await company.ids(`/workspaces/${company.workspace}/sales/opportunities`);
		const path = `/sales/opportunities/${id}/notes`;
		return await company.send('POST', path, { sales_opportunities_note: note });
	};

	test('need content', async () => {
		expect(errorOf(await write({ text: 'Called' }))).toContain("Content can't be blank");
		expect(errorOf(await write({ content: ' ' }))).toContain("Content can't be blank");
	});

	test('have an author: a member of the team', async () => {
		const [team] = await company.page('/teams');
		const [, theo] = team.memberships as Json[];
		expect((await write({ content: 'Hi', created_by_id: theo.id })).body).toMatchObject({
			created_by_id: theo.id,
		});
		expect((await write({ content: 'Hi', created_by_id: theo.user_id })).status).toBe(422);
		expect((await write({ content: 'Hi' })).body).toMatchObject({ created_by_id: expect.any(Number) });
	});
});
