import { errorOf, type Json } from './company.mts';
import { Funnel, pageIds } from './funnel.mts';

let funnel: Funnel;
beforeEach(async () => {
	funnel = await Funnel.start();
});

const create = async (record: Json) =>
	await funnel.company.send('POST', `/workspaces/${funnel.company.workspace}/pages`, { page: record });
const update = async ({ id }: Json, record: Json) =>
	await funnel.company.send('PUT', `/pages/${String(id)}`, { page: record });
const inFunnel = (more: Json = {}) => ({ name: 'New', funnel: { funnel_id: String(funnel.id), ...more } });

/** What a funnel shows after a create: the ids of its pages, the new one as "new". */
async function order(record: Json): Promise<unknown[]> {
	const { body } = await create(record);
	const { id } = body as Json;
	return pageIds(await funnel.structure()).map((one) => (one === id ? 'new' : one));
}

const ids = () => Object.values(funnel.pages).map(({ id }) => id);

describe('a place in a funnel', () => {
	test('is the end, or where sort_order says', async () => {
		const [first, ...rest] = ids();
		expect(await order(inFunnel())).toEqual([first, ...rest, 'new']);
		funnel = await Funnel.start();
		expect(await order({ ...inFunnel(), sort_order: 1 })).toEqual([first, 'new', ...rest]);
		for (const sort_order of [-1, 5]) {
			const answer = await create({ ...inFunnel(), sort_order });
			expect([answer.status, errorOf(answer)]).toEqual([
				422,
				expect.stringContaining(`sort_order ${sort_order} is out of bounds`),
			]);
		}
	});

	test('is behind a step, by either id', async () => {
		const [first, ...rest] = ids();
		const step = await funnel.stepOf(funnel.pages.optIn);
		expect(await order(inFunnel({ after_show_page_step_id: step?.id }))).toEqual([first, 'new', ...rest]);
		const again = await order(inFunnel({ after_show_page_step_id: step?.public_id }));
		expect(again.slice(0, 2)).toEqual([first, 'new']);
		expect((await create(inFunnel({ after_show_page_step_id: 1 }))).status).toBe(400);
	});

	test('is at the start of what follows a split', async () => {
		await funnel.company.send('POST', `/funnels/${funnel.id}/conditional_split_steps`);
		const [{ convergence_step_id: root }] = await funnel.structure();
		const { body } = await create(inFunnel({ after_show_page_step_id: root }));
		expect(pageIds(await funnel.structure()).slice(1)).toEqual([(body as Json).id, ...ids()]);
	});

	test('is a step that another page leaves: it wins over the rest, and the other page is kept', async () => {
		const [, second, third] = ids();
		const step = await funnel.stepOf(funnel.pages.optIn);
		const wanted = { ...inFunnel({ show_page_step_id: step?.public_id }), sort_order: 99 };
		expect(await order(wanted)).toEqual(['new', second, third]);
		expect((await funnel.company.ask(`/pages/${String(funnel.pages.optIn.id)}`)).body).toMatchObject({
			funnel: null,
			show_page_step: null,
			type: 'landing_page',
		});
		expect((await create(inFunnel({ show_page_step_id: 'AbCdEf' }))).status).toBe(400);
	});

	test('changes by sort_order, for a page that is on a step', async () => {
		const [first, second, third] = ids();
		expect((await update(funnel.pages.thanks, { sort_order: 0 })).body).toMatchObject({
			show_page_step: { sort_order: 0 },
		});
		expect(pageIds(await funnel.structure())).toEqual([third, first, second]);
		expect((await update(funnel.pages.thanks, { sort_order: 3 })).status).toBe(422);
		expect((await update(await funnel.page('Alone'), { sort_order: 0 })).status).toBe(422);
	});

	test('changes by a step: the page leaves its own', async () => {
		const [, second, third] = ids();
		const step = await funnel.stepOf(funnel.pages.optIn);
		await update(funnel.pages.thanks, { funnel: { show_page_step_id: step?.id } });
		expect(pageIds(await funnel.structure())).toEqual([third, second]);
	});

	test('is gone with the page', async () => {
		const [first, , third] = ids();
		await funnel.company.send('DELETE', `/pages/${String(funnel.pages.order.id)}`);
		expect(pageIds(await funnel.structure())).toEqual([first, third]);
	});
});

test('a page that a theme needs is not deleted', async () => {
	const pages = await funnel.company.page(`/workspaces/${funnel.company.workspace}/pages`);
	const template = pages.find(({ type }) => type === 'theme_page') as Json;
	expect((await funnel.company.send('DELETE', `/pages/${String(template.id)}`)).status).toBe(422);
	expect((await funnel.company.ask(`/pages/${String(template.id)}`)).status).toBe(200);
});

test('a path is what was asked for, or random', async () => {
	expect((await create({ name: 'A', current_path: '/a' })).body).toMatchObject({ current_path: '/a' });
	for (const more of [{}, { current_path: '' }]) {
		expect(((await create({ name: 'A', ...more })).body as Json).current_path).toMatch(/^\/[0-9a-f]{8}$/);
	}
});

test('a description has at most 1000 characters', async () => {
	expect((await create({ name: 'A', description: 'x'.repeat(1000) })).status).toBe(201);
	expect((await create({ name: 'A', description: 'x'.repeat(1001) })).status).toBe(422);
});

describe('products', () => {
	const products = async () => await funnel.company.page(`/workspaces/${funnel.company.workspace}/products`);
	const attach = (show_page_step: unknown, to: Json = funnel.pages.optIn) => update(to, { show_page_step });
	const attached = async (to: Json = funnel.pages.optIn) => (await funnel.stepOf(to))?.products;

	test('are added to what is there, mains before bumps; a bump stays one', async () => {
		const [a, b, c] = (await products()).map((one) => String(one.public_id));
		await attach({ product_ids: [a], bumps: [{ product_id: b, preheadline: 'Wait!' }] });
		await attach({ product_ids: [a, b, c] });
		expect(await attached()).toMatchObject([
			{ public_id: a, bump: false, bump_preheadline: null },
			{ public_id: b, bump: true, bump_preheadline: 'Wait!' },
			{ public_id: c, bump: false },
		]);
	});

	test('become bumps in their place; a preheadline stays unless there is a new one', async () => {
		const [a, b] = (await products()).map((one) => String(one.public_id));
		await attach({ product_ids: [a, b] });
		const bump = (preheadline?: string) => attach({ bumps: [{ product_id: a, preheadline }] });
		await bump('First');
		await bump();
		expect(await attached()).toMatchObject([
			{ public_id: a, bump: true, bump_preheadline: 'First' },
			{ public_id: b, bump: false },
		]);
		await bump('Second');
		expect(await attached()).toMatchObject([{ bump_preheadline: 'Second' }, {}]);
	});

	test.each([
		[{ product_ids: ['AbCdEf'] }, 'Product(s) not found: AbCdEf'],
		[{ bumps: [{ preheadline: 'x' }] }, 'Every show_page_step.bumps entry requires a product_id.'],
		[{ bumps: ['x'] }, 'show_page_step.bumps must be an array of objects, each with a product_id.'],
		[{ bumps: 'x' }, 'show_page_step.bumps must be an array of objects, each with a product_id.'],
		[{ bumps: [{ product_id: 'x', price: 1 }] }, 'show_page_step.bumps has unsupported keys: price'],
	])('%j is refused', async (sent, text) => {
		const answer = await attach(sent);
		expect([answer.status, errorOf(answer)]).toEqual([400, `Bad request: ${text}`]);
	});

	test('are refused twice, in another place of the body, and on a page of no funnel: nothing changes', async () => {
		const [product] = await products();
		const [id, number] = [String(product.public_id), String(product.id)];
		const twice = await attach({ product_ids: [number], bumps: [{ product_id: id }] });
		expect(errorOf(twice)).toContain(`Product(s) cannot be listed in both product_ids and bumps: ${number}`);
		for (const key of ['products', 'product_ids']) {
			const answer = await update(funnel.pages.optIn, { name: 'No', funnel: { [key]: [id] } });
			expect([answer.status, errorOf(answer)]).toEqual([400, expect.stringContaining(`\`funnel.${key}\``)]);
		}
		const alone = await attach({ product_ids: [id] }, await funnel.page('Alone'));
		expect(errorOf(alone)).toContain("Cannot attach products to a page that isn't part of a funnel.");
		expect((await funnel.company.ask(`/pages/${String(funnel.pages.optIn.id)}`)).body).toMatchObject({
			name: funnel.pages.optIn.name,
			show_page_step: { products: [] },
		});
	});

	test('are taken off all or none', async () => {
		const [a, b, c] = (await products()).map((one) => String(one.public_id));
		await attach({ product_ids: [a, b] });
		const remove = (product_ids?: string[], from: Json = funnel.pages.optIn) =>
			funnel.company.send('DELETE', `/pages/${String(from.id)}/products`, { product_ids });
		const missing = await remove([a, c]);
		expect([missing.status, errorOf(missing)]).toEqual([404, `Product(s) not attached to this page: ${c}`]);
		expect(await attached()).toHaveLength(2);
		for (const none of [await remove([]), await remove()]) {
			expect([none.status, errorOf(none)]).toEqual([400, 'Bad request: product_ids is required']);
		}
		expect((await remove([a], await funnel.page('Alone'))).status).toBe(400);
		expect((await remove([a, b])).status).toBe(204);
		expect(await attached()).toEqual([]);
	});
});

describe('an external page', () => {
	const external = async (record: Json) =>
		await funnel.company.send('POST', `/workspaces/${funnel.company.workspace}/pages/external`, {
			page: record,
		});
	const external_url = 'https://example.com/offer';

	test('has a token that a change of its URL keeps, and no path of its own', async () => {
		const { status, body } = await external({ name: 'Offer', external_url });
		expect([status, body]).toMatchObject([
			201,
			{ current_path: null, url: external_url, funnel: null, sdk: { external_url } },
		]);
		const { token } = (body as { sdk: Json }).sdk;
		expect(token).toMatch(/^cfp_/);
		const moved = 'https://example.com/other';
		expect((await update(body as Json, { external_url: moved })).body).toMatchObject({
			sdk: { token, external_url: moved },
		});
	});

	test('needs its URL, and a funnel for a place in it', async () => {
		const none = await external({ name: 'Offer' });
		expect([none.status, errorOf(none)]).toEqual([
			422,
			expect.stringContaining('external_url is required for external pages.'),
		]);
		expect((await external({ external_url, sort_order: 0 })).status).toBe(422);
		const placed = await external({ external_url, sort_order: 0, ...inFunnel() });
		expect(pageIds(await funnel.structure())[0]).toBe((placed.body as Json).id);
	});

	test.each([
		['markup', 'x'],
		['theme_id', 1],
		['seo_title', 'x'],
		['seo_index', true],
		['block_ai_crawler', true],
		['block_ai_search', true],
		['block_ai_assistant', true],
		['head_code', 'x'],
		['custom_css', 'x'],
		['show_page_step', 'x'],
	])('takes no %s, neither new nor later', async (field, value) => {
		const sent = { [field]: value };
		expect((await external({ external_url, ...sent })).status).toBe(422);
		if (field === 'theme_id') return;
		const { body } = await external({ external_url });
		expect((await update(body as Json, sent)).status).toBe(422);
	});

	test('is not what an internal page becomes by a URL', async () => {
		expect((await create({ name: 'A', external_url })).status).toBe(422);
		expect((await update(funnel.pages.optIn, { external_url })).status).toBe(422);
	});
});
