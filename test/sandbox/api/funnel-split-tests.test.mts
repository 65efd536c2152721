import type { Json } from './company.mts';
import { Funnel, pageIds } from './funnel.mts';

let funnel: Funnel;
let fresh: Json;

beforeEach(async () => {
	funnel = await Funnel.start();
	fresh = await funnel.page('Opt-in B');
});

const tests = () => `/funnels/${funnel.id}/split_test_steps`;
const both = () => [{ page_id: funnel.pages.optIn.id }, { page_id: fresh.id }];

async function create(variants: unknown, more: Json = {}) {
	return await funnel.company.send('POST', tests(), { split_test_step: { variants, ...more } });
}

describe('a split test', () => {
	test('wraps a page of the funnel at the entry; what was there follows as a sequence of its own', async () => {
		const { status, body } = await create(both());
		expect([status, body]).toMatchObject([
			201,
			{
				funnel: { id: funnel.id },
				variants: [
					{
						weight: 50,
						page: { id: funnel.pages.optIn.id },
						show_page_step: { name: funnel.pages.optIn.name },
					},
					{ weight: 50, page: { id: fresh.id } },
				],
			},
		]);
		const [split, ...rest] = await funnel.structure();
		expect(split).toMatchObject({ id: (body as Json).id, name: 'Split Test Step', sort_order: 0 });
		expect(split.step_type).toBe('split_test_step');
		expect(split.convergence_step_id).toEqual(expect.any(Number));
		expect(split.variants?.map(({ steps }) => pageIds(steps))).toEqual([[funnel.pages.optIn.id], [fresh.id]]);
		expect(pageIds(rest)).toEqual([funnel.pages.order.id, funnel.pages.thanks.id]);
		expect(rest.map(({ sort_order: order }) => order)).toEqual([0, 1]);
	});

	test('with one page gives it all visitors', async () => {
		const { body } = await create([{ page_id: funnel.pages.optIn.id }]);
		expect((body as Json).variants).toMatchObject([
			{ weight: 100, page: { id: funnel.pages.optIn.id } },
			{ weight: 0, page: null, show_page_step: null },
		]);
	});

	test('takes a page that is hosted elsewhere for the second one', async () => {
		const sent = { page: { external_url: 'https://example.com/b' } };
		const { id, sdk } = (await funnel.company.createIn('pages/external', sent)) as Json as {
			id: number;
			sdk: Json;
		};
		await create([both()[0], { page_id: id }]);
		const [split] = await funnel.structure();
		expect(split.variants?.[1].steps).toMatchObject([{ page: { id, external: true, sdk_token: sdk.token } }]);
	});

	test('stands behind a step, where asked, and is the last step then', async () => {
		const step = await funnel.stepOf(funnel.pages.order);
		for (const anchor of [step?.id, step?.public_id]) {
			await create([{ page_id: funnel.pages.thanks.id }], { show_page_step_id: anchor });
		}
		// The second one wraps the page again and takes it out of the first.
		const [optIn, order, second, first] = await funnel.structure();
		expect(pageIds([optIn, order])).toEqual([funnel.pages.optIn.id, funnel.pages.order.id]);
		expect(pageIds(second.variants?.[0].steps ?? [])).toEqual([funnel.pages.thanks.id]);
		expect(pageIds(first.variants?.[0].steps ?? [])).toEqual([]);
		expect(first.convergence_step_id).toBeNull();
	});

	test('behind a step inside a branch nests there', async () => {
		await create(both());
		const anchor = (await funnel.stepOf(fresh))?.id;
		await create([{ page_id: funnel.pages.order.id }], { show_page_step_id: anchor });
		const [split] = await funnel.structure();
		const [, inner] = split.variants?.[1].steps ?? [];
		expect(pageIds(inner.variants?.[0].steps ?? [])).toEqual([funnel.pages.order.id]);
		expect(pageIds((await funnel.structure()).slice(1))).toEqual([funnel.pages.thanks.id]);
	});

	test.each([
		['a page of no funnel to wrap', () => [{ page_id: fresh.id }], 422],
		[
			'a second page that is on a step',
			() => [...both().slice(0, 1), { page_id: funnel.pages.order.id }],
			422,
		],
		['a page that is not there', () => [{ page_id: 1 }], 400],
		['extra keys', () => [{ page_id: funnel.pages.optIn.id, name: 'A' }], 422],
		['three variants', () => [...both(), {}], 422],
		['none', () => [], 422],
		['a weight on one of two', () => [{ ...both()[0], weight: 50 }, both()[1]], 422],
		['weights of 90 in sum', () => both().map((one) => ({ ...one, weight: 45 })), 422],
		['a weight below 0', () => [110, -10].map((weight, at) => ({ ...both()[at], weight })), 422],
	])('refuses %s', async (_what, variants, status) => {
		expect((await create(variants())).status).toBe(status);
		expect(pageIds(await funnel.structure())).toEqual([
			funnel.pages.optIn.id,
			funnel.pages.order.id,
			funnel.pages.thanks.id,
		]);
	});

	test('an update changes weights alone, or swaps a page and keeps the weights', async () => {
		const { body } = await create(both());
		const path = `${tests()}/${(body as Json).id}`;
		const update = (variants: Json[]) =>
			funnel.company.send('PATCH', path, { split_test_step: { variants } });
		expect((await update([{ weight: 20 }, { weight: 80 }])).body).toMatchObject({
			variants: [
				{ weight: 20, page: { id: funnel.pages.optIn.id } },
				{ weight: 80, page: { id: fresh.id } },
			],
		});
		const third = await funnel.page('Opt-in C');
		expect((await update([{}, { page_id: third.id }])).body).toMatchObject({
			variants: [{ weight: 20 }, { weight: 80, page: { id: third.id } }],
		});
		expect(await funnel.stepOf(fresh)).toBeNull();
		expect((await update([{ weight: 100 }])).status).toBe(422);
		for (const used of [funnel.pages.order, third]) {
			expect((await update([{}, { page_id: used.id }])).status).toBe(422);
		}
		expect(
			(await funnel.company.send('PATCH', path, { split_test_step: { variants: [{ page_id: null }, {}] } }))
				.status,
		).toBe(422);
	});

	test.each([
		['left', [1]],
		['right', [0]],
		['both', []],
		['', []],
	])('deleted with branch "%s": what is kept moves up', async (branch, kept) => {
		const { body } = await create(both());
		const path = `${tests()}/${(body as Json).id}`;
		const query = branch && `branch=${branch}`;
		const { status } = await funnel.company.api.handle({ method: 'DELETE', path, query, headers: {} });
		const variants = [funnel.pages.optIn.id, fresh.id];
		expect([status, pageIds(await funnel.structure())]).toEqual([
			204,
			[...kept.map((at) => variants[at]), funnel.pages.order.id, funnel.pages.thanks.id],
		]);
		expect((await funnel.company.ask(path)).status).toBe(404);
		// Pages that leave the funnel are kept.
		expect((await funnel.company.ask(`/pages/${String(fresh.id)}`)).body).toMatchObject({
			type: kept.includes(1) ? 'funnel_page' : 'landing_page',
		});
	});

	test('is not deleted for a branch that it does not have', async () => {
		const { body } = await create(both());
		const path = `${tests()}/${(body as Json).id}`;
		const answer = await funnel.company.api.handle({
			method: 'DELETE',
			path,
			query: 'branch=matched',
			headers: {},
		});
		expect(answer.status).toBe(400);
		expect((await funnel.company.ask(path)).status).toBe(200);
	});
});
