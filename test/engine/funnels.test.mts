import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { freshFunnel, loosePage, outline, read, stepId } from './cases/funnels/own.mts';

const inUse = useSandbox();

let funnel: Rec;
let pages: Rec[];
let other: Rec;
beforeEach(async () => {
	({ funnel, pages } = await freshFunnel(inUse.company, 'A', 'Thank You'));
	other = await loosePage(inUse.company, 'B');
});

/** What a run gave: its items, and the bodies of its requests. */
async function done(parameters: INodeParameters) {
	inUse.sandbox.clearRequests();
	const { items, problem } = await inUse.run(parameters);
	expect(problem?.message).toBeUndefined();
	return { items: items.map(({ json }) => json), requests: inUse.sandbox.requests() };
}

/** What a picker of a funnel's records shows. */
async function found(method: string) {
	const options = { url: inUse.sandbox.url };
	return (await searchList(method, { funnelId: byId(funnel.id) }, options)).results;
}

const refusal = async (parameters: INodeParameters) => (await inUse.run(parameters)).problem?.message;

describe('a split test', () => {
	const create = (...entries: INodeParameters[]): INodeParameters => ({
		resource: 'funnelSplitTest',
		operation: 'create',
		funnelId: byId(funnel.id),
		variants: { entries },
	});
	const change = (split: unknown, ...entries: INodeParameters[]): INodeParameters => ({
		...create(...entries),
		operation: 'update',
		funnelSplitTest: byId(split),
	});
	const remove = (split: unknown, options: INodeParameters = {}): INodeParameters => ({
		resource: 'funnelSplitTest',
		operation: 'delete',
		funnelId: byId(funnel.id),
		funnelSplitTest: byId(split),
		options: options,
	});

	test('of pages alone: weights that are left empty are not sent', async () => {
		const entries = [
			{ page_id: byId(pages[0].id), weight: '' },
			{ page_id: byId(other.id), weight: '' },
		];
		const { items, requests } = await done(create(...entries));
		expect(requests[0].body).toEqual({
			split_test_step: { variants: [{ page_id: pages[0].id }, { page_id: other.id }] },
		});
		expect(items).toMatchObject([{ variants: [{ weight: 50 }, { weight: 50 }] }]);
		expect(await outline(inUse.company, funnel)).toEqual([[['A'], ['B']], 'Thank You']);
	});

	test('of one page, to be compared later: an update adds the other one and leaves the weights', async () => {
		const [{ id }] = (await done(create({ page_id: byId(pages[0].id) }))).items;
		const { items } = await done(change(id, {}, { page_id: byId(other.id) }));
		expect(items).toMatchObject([{ variants: [{ weight: 100 }, { weight: 0, page: { id: other.id } }] }]);
	});

	test('whose weights change alone', async () => {
		const [{ id }] = (await done(create({ page_id: byId(pages[0].id) }, { page_id: byId(other.id) }))).items;
		const { items } = await done(change(id, { weight: 25 }, { weight: '75' }));
		expect(items).toMatchObject([
			{
				variants: [
					{ weight: 25, page: { id: pages[0].id } },
					{ weight: 75, page: { id: other.id } },
				],
			},
		]);
	});

	test('says what ClickFunnels has against it', async () => {
		const [first] = [{ page_id: byId(pages[0].id) }];
		const used = await refusal(create(first, { page_id: byId(pages[1].id) }));
		expect(used).toMatch(/^Variants, Variant 2, Page: "\d+" is already used by another funnel step$/);
		const light = await refusal(create({ ...first, weight: 10 }, { page_id: byId(other.id), weight: 20 }));
		expect(light).toMatch(/^ClickFunnels did not accept the values: .*100$/);
		inUse.sandbox.clearRequests();
		expect(await refusal(create({ ...first, weight: 'half' }))).toBe(
			'Variants, Variant 1, Weight: "half" is not a whole number of at least 0',
		);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test.each([
		['without a choice', {}, '', ['Thank You']],
		['of both variants', { branch: 'both' }, 'branch=both', ['Thank You']],
		['of the second variant', { branch: 'right' }, 'branch=right', ['A', 'Thank You']],
	])('is deleted %s', async (_name, options, query, left) => {
		const [{ id }] = (await done(create({ page_id: byId(pages[0].id) }, { page_id: byId(other.id) }))).items;
		const { items, requests } = await done(remove(id, options));
		expect(items).toEqual([{ deleted: true, id }]);
		expect(requests[0].query).toBe(query);
		expect(await outline(inUse.company, funnel)).toEqual(left);
	});

	test('is listed as a whole, and the list is empty where there is none', async () => {
		const list = { resource: 'funnelSplitTest', operation: 'getAll', funnelId: byId(funnel.id) };
		expect((await done(list)).items).toEqual([]);
		const [split] = (await done(create({ page_id: byId(pages[0].id) }))).items;
		expect((await done(list)).items).toEqual([split]);
	});

	test('is chosen by the pages that it compares', async () => {
		const [{ id }] = (await done(create({ page_id: byId(pages[0].id) }, { page_id: byId(other.id) }))).items;
		expect(await found('searchFunnelSplitTest')).toEqual([{ name: 'A / B', value: id }]);
	});
});

describe('a conditional split', () => {
	const create = (additionalFields: INodeParameters = {}): INodeParameters => ({
		resource: 'funnelConditionalSplit',
		operation: 'create',
		funnelId: byId(funnel.id),
		additionalFields,
	});

	test('is created without a body, and chosen by its time as long as it has no pages', async () => {
		const { items, requests } = await done(create());
		expect(requests[0].body).toBeUndefined();
		expect(items).toMatchObject([{ condition: { is_setup: false } }]);
		expect(await outline(inUse.company, funnel)).toEqual([[[], []], 'A', 'Thank You']);
		const time = String(items[0].created_at).slice(0, 16).replace('T', ' ');
		expect(await found('searchFunnelConditionalSplit')).toEqual([{ name: time, value: items[0].id }]);
	});

	test('has a page for those who do not match alone: the first branch is left as it is', async () => {
		const branches = { entries: [{ page_id: byId(''), page_ids: [] }, { page_id: byId(other.id) }] };
		const { requests } = await done(create({ branches }));
		expect(requests[0].body).toEqual({ conditional_split_step: { branches: [{}, { page_id: other.id }] } });
		expect(await outline(inUse.company, funnel)).toEqual([[[], ['B']], 'A', 'Thank You']);
	});

	test('takes the public ID of a saved filter: its list gives that, and a number is refused', async () => {
		const [{ value }] = await found('searchContactFilterPublicIds');
		const condition = (id: unknown) => create({ condition: { entries: { filter_id: byId(id) } } });
		expect((await done(condition(value))).items).toMatchObject([
			{ condition: { filter_id: value, is_setup: true } },
		]);
		expect(await refusal(condition(4711))).toMatch(/must be a stable identifier, not a raw numeric id$/);
	});

	test('says what ClickFunnels has against it', async () => {
		const entries = [{ page_id: byId(other.id), page_ids: [other.id] }];
		expect(await refusal(create({ branches: { entries } }))).toMatch(
			/^Branches, Branch 1: must provide either page_id or page_ids, not both$/,
		);
	});
});

describe('a page', () => {
	const create = async (additionalFields: INodeParameters): Promise<INodeParameters> => ({
		resource: 'page',
		operation: 'create',
		workspaceId: byId(await inUse.company.workspaceId()),
		name: 'New',
		additionalFields,
	});
	const update = (page: Rec, additionalFields: INodeParameters): INodeParameters => ({
		resource: 'page',
		operation: 'update',
		page: byId(page.id),
		additionalFields,
	});
	const inFunnel = (more: INodeParameters = {}): INodeParameters => ({
		funnel: { entries: { funnel_id: byId(funnel.public_id), ...more } },
	});

	test('goes to the end of a funnel, to a place in it, or behind a step', async () => {
		await done(await create(inFunnel()));
		expect(await outline(inUse.company, funnel)).toEqual(['A', 'Thank You', 'New']);
		await done(await create({ ...inFunnel(), sort_order: 0 }));
		expect(await outline(inUse.company, funnel)).toEqual(['New', 'A', 'Thank You', 'New']);
		const step = byId(await stepId(inUse.company, pages[0]));
		await done(await create(inFunnel({ after_show_page_step_id: step })));
		expect(await outline(inUse.company, funnel)).toEqual(['New', 'A', 'New', 'Thank You', 'New']);
	});

	test('moves in its funnel', async () => {
		await done(update(pages[1], { sort_order: 0 }));
		expect(await outline(inUse.company, funnel)).toEqual(['Thank You', 'A']);
	});

	test('is shown with what is useful, and with what was asked for', async () => {
		const { items } = await done({
			resource: 'page',
			operation: 'get',
			page: byId(pages[0].id),
			output: 'simple',
			options: { expand: ['markup'] },
		});
		const { id, public_id, name, url, current_path, updated_at } = pages[0];
		expect(items).toEqual([
			{
				id,
				public_id,
				name,
				type: 'funnel_page',
				url,
				current_path,
				funnel_id: funnel.id,
				show_page_step_id: await stepId(inUse.company, pages[0]),
				updated_at,
				markup: '',
			},
		]);
	});

	test('that is hosted elsewhere is shown with its token; its URL can change, its markup can not', async () => {
		const external = {
			...(await create({})),
			operation: 'createExternal',
			externalUrl: 'https://shop.example/a',
			output: 'simple',
		};
		const [page] = (await done(external)).items;
		expect(page).toMatchObject({ url: 'https://shop.example/a', sdk_token: expect.stringMatching(/^cfp_/) });
		const { items } = await done(update(page as Rec, { external_url: 'https://shop.example/b' }));
		expect(items).toMatchObject([{ url: 'https://shop.example/b', sdk_token: page.sdk_token }]);
		expect(await refusal(update(page as Rec, { markup: '<section></section>' }))).toMatch(
			/^Markup: "<section><\/section>" is not supported on external pages\.$/,
		);
	});

	test.each([
		[{ sort_order: 5 }, /^Sort Order: 5 is out of bounds$/],
		[{ markup: '<banner/>' }, /^Markup: "<banner\/>" is not valid PML: unknown top-level element.* <banner>/],
		[{ external_url: 'https://shop.example' }, /external pages$/],
	])('is not changed to %j', async (fields, message) => {
		expect(await refusal(update(pages[0], fields))).toMatch(message);
	});

	test('keeps its order bump when the product is added once more, and loses products all or none', async () => {
		const [first, second] = await inUse.company.in('products');
		const bumps = { entries: [{ product_id: byId(first.public_id), preheadline: '' }] };
		await done(update(pages[0], { show_page_step: { entries: { bumps } } }));
		const product_ids = [first.public_id];
		const { requests } = await done(update(pages[0], { show_page_step: { entries: { product_ids } } }));
		expect(requests[0].body).toEqual({ page: { show_page_step: { product_ids } } });
		const products = async () => (await inUse.company.get(`/pages/${pages[0].id}`)).show_page_step;
		const kept = { products: [{ id: first.id, bump: true }] };
		expect(await products()).toMatchObject(kept);
		const remove = {
			resource: 'page',
			operation: 'removeProducts',
			page: byId(pages[0].id),
			productIds: [first.public_id, second.public_id],
		};
		expect(await refusal(remove)).toContain(`Product(s) not attached to this page: ${second.public_id}`);
		expect(await products()).toMatchObject(kept);
	});

	test('outside of funnels is found by filter', async () => {
		const { items } = await done({
			resource: 'page',
			operation: 'getAll',
			workspaceId: byId(await inUse.company.workspaceId()),
			returnAll: true,
			filters: { funnel_pages: false, id: `${pages[0].id},${other.id}` },
		});
		expect(items.map(({ id }) => id)).toEqual([other.id]);
	});
});

test('a funnel loses its domain and its code', async () => {
	const [domain] = await inUse.company.in('domains');
	await inUse.company.send('PUT', `/funnels/${funnel.id}`, {
		funnel: { domain_id: domain.id, head_code: '<a/>' },
	});
	const { requests } = await done({
		resource: 'funnel',
		operation: 'update',
		funnel: byId(funnel.id),
		additionalFields: { fieldsToClear: 'Domain, Head Code' },
	});
	expect(requests[0].body).toEqual({ funnel: { domain_id: null, head_code: null } });
	expect(await read(inUse.company, `/funnels/${funnel.id}`, 'expand[]=head_code')).toMatchObject({
		domain_id: null,
		head_code: null,
	});
});
