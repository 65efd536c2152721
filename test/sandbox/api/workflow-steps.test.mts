import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let workflow: Json;

beforeEach(async () => {
	company = await startCompany();
	workflow = await company.createIn('workflows', { workflow: { name: 'Onboarding' } });
});

const DELAY = { delay_step: { duration: 1, interval: 'days' } };
const SPLIT_TEST = { split_test_step: {} };

const send = async (name: string, place: Json = {}, step_type_settings: Json = DELAY) =>
	await company.send('POST', `/workflows/${workflow.id}/steps`, {
		workflows_step: { name, step_type_settings, ...place },
	});
const put = async (...step: Parameters<typeof send>) => (await send(...step)).body as Json;
const move = async ({ id }: Json, place: Json) =>
	await company.send('PATCH', `/workflows/steps/${id}`, { workflows_step: place });
const structure = async () =>
	((await company.ask(`/workflows/${workflow.id}/structure`)).body as Json).steps as Json[];
const trunk = async () => (await structure()).map(({ name, sort_order }) => [name, sort_order]);

async function conditionalSplit(): Promise<Json> {
	const { id } = await company.createIn('refine_filters', {
		refine_filter: { criteria: [{ attribute: 'first_name', clause: 'sw', value: 'A' }] },
	});
	return await put('Ask', {}, { conditional_split_step: { condition: { filter_id: id } } });
}

describe('a place in the row', () => {
	beforeEach(async () => {
		await put('A');
		await put('B');
	});

	test('is the end, or by position, or behind another step', async () => {
		await put('First', { position: 0 });
		const [{ id }] = await structure();
		await put('Second', { after_step_id: id });
		expect(await trunk()).toEqual([
			['First', 0],
			['Second', 1],
			['A', 2],
			['B', 3],
		]);
	});

	test('can be changed, up and down', async () => {
		const c = await put('C');
		await put('D');
		await move(c, { position: 0 });
		expect(await trunk()).toEqual([
			['C', 0],
			['A', 1],
			['B', 2],
			['D', 3],
		]);
		await move(c, { position: 2 });
		expect((await trunk()).map(([name]) => name)).toEqual(['A', 'B', 'C', 'D']);
	});

	test('is given in one way only', async () => {
		const [{ id }] = await structure();
		expect((await send('X', { position: 0, after_step_id: id })).status).toBe(422);
	});

	test('is closed by a delete', async () => {
		const [a] = await structure();
		await company.send('DELETE', `/workflows/steps/${a.id}`);
		expect(await trunk()).toEqual([['B', 0]]);
	});

	test('is not behind a step of another workflow', async () => {
		const [{ id }] = await company.page(`/workspaces/${company.workspace}/workflows`);
		const [other] = await company.ids(`/workflows/${id}/steps`);
		expect((await send('X', { after_step_id: other })).status).toBe(422);
		const answer = await send('X', { after_step_id: 12 });
		expect(errorOf(answer)).toContain("`after_step_id` '12' was not found in this workspace.");
	});
});

describe('branches', () => {
	test('of a conditional split are matched and unmatched', async () => {
		const split = await conditionalSplit();
		const inside = { parent_step_id: split.public_id, branch: 'matched' };
		expect(await put('Yes', inside)).toMatchObject({
			parent_step_id: split.id,
			branch: 'matched',
			sort_order: 0,
			convergence_step_id: null,
		});
		// The older names.
		expect(await put('No', { parent_step_id: split.id, branch: 'fallback' })).toMatchObject({
			branch: 'unmatched',
		});
		expect(errorOf(await send('?', { parent_step_id: split.id, branch: '0' }))).toContain(
			"branch must be 'matched' or 'unmatched'",
		);
		expect((await send('?', { parent_step_id: split.id })).status).toBe(422);
		expect((await send('?', { branch: 'matched' })).status).toBe(422);
	});

	test('of a split test are 0 and 1', async () => {
		const { id } = await put('Test', {}, SPLIT_TEST);
		expect(await put('One', { parent_step_id: id, branch: '1' })).toMatchObject({ branch: '1' });
		expect(errorOf(await send('?', { parent_step_id: id, branch: '2' }))).toContain(
			'a variant index between 0 and 1.',
		);
	});

	test('come together at the step behind the split, where new steps go too', async () => {
		const split = await conditionalSplit();
		expect(split.convergence_step_id).toBeNull();
		await put('Yes', { parent_step_id: split.id, branch: 'matched' });
		const meeting = await put('Meet');
		await put('End');
		expect((await company.ask(`/workflows/steps/${split.id}`)).body).toMatchObject({
			convergence_step_id: meeting.id,
		});
		expect(await structure()).toMatchObject([
			{
				name: 'Ask',
				convergence_step_id: meeting.id,
				branches: [
					{ branch: 'matched', steps: [{ name: 'Yes', sort_order: 0 }] },
					{ branch: 'unmatched', steps: [] },
				],
			},
			{ name: 'Meet', sort_order: 1 },
			{ name: 'End', sort_order: 2 },
		]);
	});

	test('of a split test are shown with their weights, nested as deep as they are', async () => {
		const outer = await put('Outer', {}, { split_test_step: { variants: [{ weight: 80 }, { weight: 20 }] } });
		const inner = await put('Inner', { parent_step_id: outer.id, branch: '1' }, SPLIT_TEST);
		await put('Deep', { parent_step_id: inner.id, branch: '0' });
		const end = await put('End');
		expect(await structure()).toMatchObject([
			{
				variants: [
					{ weight: 80, steps: [] },
					{
						weight: 20,
						steps: [
							{
								name: 'Inner',
								convergence_step_id: end.id,
								variants: [
									{ weight: 50, steps: [{ name: 'Deep' }] },
									{ weight: 50, steps: [] },
								],
							},
						],
					},
				],
			},
			{ name: 'End' },
		]);
	});

	test('take steps in from the trunk and give them back', async () => {
		const split = await conditionalSplit();
		const step = await put('Wanderer');
		const last = await put('Last');
		await move(step, { parent_step_id: split.id, branch: 'unmatched' });
		expect((await trunk()).map(([name]) => name)).toEqual(['Ask', 'Last']);
		expect((await move(step, { after_step_id: last.id })).body).toMatchObject({
			parent_step_id: null,
			branch: null,
			sort_order: 2,
		});
	});

	test('stay where they are: splits can not be moved', async () => {
		const split = await conditionalSplit();
		await put('A');
		expect((await move(split, { position: 1 })).status).toBe(422);
		expect((await move(split, { name: 'Renamed' })).body).toMatchObject({ name: 'Renamed' });
	});

	test('go with their split, however deep', async () => {
		const outer = await put('Outer', {}, SPLIT_TEST);
		const inner = await put('Inner', { parent_step_id: outer.id, branch: '0' }, SPLIT_TEST);
		const deep = await put('Deep', { parent_step_id: inner.id, branch: '1' });
		expect((await company.send('DELETE', `/workflows/steps/${outer.id}`)).status).toBe(204);
		expect((await company.ask(`/workflows/steps/${deep.id}`)).status).toBe(404);
		expect(await company.page(`/workflows/${workflow.id}/steps`)).toEqual([]);
	});
});
