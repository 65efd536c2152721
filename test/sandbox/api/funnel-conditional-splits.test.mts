import { errorOf, type Json } from './company.mts';
import { Funnel, pageIds } from './funnel.mts';

let funnel: Funnel;
let fresh: Json;

beforeEach(async () => {
	funnel = await Funnel.start();
	fresh = await funnel.page('Opt-in B');
});

const conditions = () => `/funnels/${funnel.id}/conditional_split_steps`;

async function create(record: Json = {}) {
	return await funnel.company.send('POST', conditions(), { conditional_split_step: record });
}

describe('a conditional split', () => {
	const filter = async () => {
		const { body } = await funnel.company.ask(`/workspaces/${funnel.company.workspace}/refine_filters`);
		return (body as { refine_filters: Json[] }).refine_filters[0];
	};

	test('needs nothing at first, and stands at the entry', async () => {
		const { status, body } = await funnel.company.send('POST', conditions());
		expect([status, body]).toMatchObject([
			201,
			{
				funnel_id: funnel.id,
				condition: { filter_id: null, is_setup: false },
				branches: [
					{ page: null, show_page_step: null },
					{ page: null, show_page_step: null },
				],
			},
		]);
		const [split, ...rest] = await funnel.structure();
		expect(split).toMatchObject({ name: 'Conditional Split Step', sort_order: 0 });
		expect([split.step_type, split.branches?.map(({ branch }) => branch)]).toEqual([
			'conditional_split_step',
			['matched', 'unmatched'],
		]);
		expect(pageIds(rest)).toEqual([funnel.pages.optIn.id, funnel.pages.order.id, funnel.pages.thanks.id]);
	});

	test('shows its condition: the filter in full on its own, in a list when asked', async () => {
		const { public_id: id, name } = await filter();
		const { body } = await create({ condition: { filter_id: id } });
		const path = `${conditions()}/${(body as Json).id}`;
		const shown = { condition: { filter_id: id, is_setup: true, filter: { name } } };
		expect((await funnel.company.ask(path)).body).toMatchObject(shown);
		const list = async (query: string) =>
			(
				(await funnel.company.ask(conditions(), query)).body as {
					conditional_split_steps: { condition: Json }[];
				}
			).conditional_split_steps[0].condition;
		expect(await list('')).toEqual({ filter_id: id, is_setup: true });
		expect(await list('expand[]=filter')).toMatchObject(shown.condition);
	});

	test('takes pages one by one or in a list; an update swaps the first or appends', async () => {
		const [second, third] = [await funnel.page('Second'), await funnel.page('Third')];
		const { body } = await create({
			branches: [{ page_id: fresh.id }, { page_ids: [second.id, third.id] }],
		});
		const branches = async () => (await funnel.structure())[0].branches?.map(({ steps }) => pageIds(steps));
		expect(await branches()).toEqual([[fresh.id], [second.id, third.id]]);
		const [fourth, fifth] = [await funnel.page('Fourth'), await funnel.page('Fifth')];
		const sent = { branches: [{ page_ids: [fourth.id] }, { page_id: fifth.id }] };
		await funnel.company.send('PATCH', `${conditions()}/${(body as Json).id}`, {
			conditional_split_step: sent,
		});
		expect(await branches()).toEqual([
			[fresh.id, fourth.id],
			[fifth.id, third.id],
		]);
		expect(await funnel.stepOf(second)).toBeNull();
	});

	test.each([
		[
			'a numeric filter',
			async () => ({ condition: { filter_id: String((await filter()).id) } }),
			422,
			'condition.filter_id must be a stable identifier, not a raw numeric id',
		],
		[
			'an unknown filter',
			() => ({ condition: { filter_id: 'AbCdEf' } }),
			422,
			'condition.filter_id not found in this workspace',
		],
		[
			'an unknown page',
			() => ({ branches: [{}, { page_id: 1 }] }),
			400,
			'conditional_split_step.branches[1].page_id not found in this workspace',
		],
		[
			'a page on a step',
			() => ({ branches: [{ page_ids: [funnel.pages.order.id] }] }),
			422,
			'conditional_split_step.branches[0].page_id is already used by another funnel step',
		],
		[
			'one page in both branches',
			() => ({ branches: [{ page_id: fresh.id }, { page_id: fresh.id }] }),
			422,
			'conditional_split_step.branches[1].page_id is already used by another funnel step',
		],
		[
			'a page and a list',
			() => ({ branches: [{ page_id: fresh.id, page_ids: [fresh.id] }] }),
			400,
			'conditional_split_step.branches[0] must provide either page_id or page_ids, not both',
		],
		['extra keys', () => ({ branches: [{ name: 'A' }] }), 422, 'unsupported keys: name'],
		['an unknown step', () => ({ show_page_step_id: 1 }), 422, 'show_page_step_id not found in this funnel'],
	])('refuses %s', async (_what, record, status, text) => {
		const answer = await create(await record());
		expect([answer.status, errorOf(answer)]).toEqual([status, expect.stringContaining(text)]);
	});

	test('an update takes a condition or both branches', async () => {
		const { body } = await create();
		const path = `${conditions()}/${(body as Json).id}`;
		const update = (record: Json) => funnel.company.send('PATCH', path, { conditional_split_step: record });
		expect((await update({ show_page_step_id: 5 })).status).toBe(422);
		expect((await update({ branches: [{ page_id: fresh.id }] })).status).toBe(422);
	});

	test.each([
		['matched', [1]],
		['unmatched', [0]],
		['both', []],
	])('deleted with branch "%s": what is kept moves up', async (branch, kept) => {
		const second = await funnel.page('Second');
		const { body } = await create({ branches: [{ page_id: fresh.id }, { page_id: second.id }] });
		const path = `${conditions()}/${(body as Json).id}`;
		await funnel.company.api.handle({ method: 'DELETE', path, query: `branch=${branch}`, headers: {} });
		const branches = [fresh.id, second.id];
		expect(pageIds(await funnel.structure()).slice(0, -3)).toEqual(kept.map((at) => branches[at]));
	});

	test('deleted with a split inside: all goes that is not kept', async () => {
		const { body } = await create({ branches: [{ page_id: fresh.id }] });
		const anchor = (await funnel.stepOf(fresh))?.id;
		const inner = (await create({ show_page_step_id: anchor })).body as Json;
		const path = `${conditions()}/${(body as Json).id}`;
		await funnel.company.send('DELETE', path);
		expect((await funnel.company.ask(`${conditions()}/${inner.id}`)).status).toBe(404);
	});
});

test('external pages show their token in the structure', async () => {
	const sent = {
		page: { external_url: 'https://example.com/offer', funnel: { funnel_id: String(funnel.id) } },
	};
	const { sdk } = (await funnel.company.createIn('pages/external', sent)) as Json as {
		sdk: { token: string };
	};
	const steps = await funnel.structure();
	expect(steps.map((step) => step.page?.sdk_token)).toEqual([null, null, null, sdk.token]);
	expect(steps[3]).toMatchObject({ page: { external: true, url: 'https://example.com/offer' } });
	expect(steps[0].show_page_step_id).toBe((await funnel.stepOf(funnel.pages.optIn))?.public_id);
});
