import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
beforeAll(async () => {
	company = await startCompany();
});

const funnel = async (record: Json) => await company.createIn('funnels', { funnel: record });

test('a new funnel has a path made from its name, no steps, and is not live', async () => {
	const [tag] = await company.ids(`/workspaces/${company.workspace}/funnels/tags`);
	const { id, ...record } = await funnel({ name: 'Spring Sale', tag_ids: [tag] });
	expect(record).toMatchObject({ current_path: '/spring-sale', live_mode: false, tags: [{ id: tag }] });
	expect(record).not.toHaveProperty('head_code');
	expect((await company.ask(`/funnels/${id}/structure`)).body).toEqual({
		funnel: { id, public_id: record.public_id, name: 'Spring Sale' },
		steps: [],
	});
});

test('code is appended unless it is to be replaced; null clears; another mode is a malformed parameter', async () => {
	const { id } = await funnel({ name: 'Coded', head_code: '<a/>' });
	const update = (record: Json) => company.send('PUT', `/funnels/${id}`, { funnel: record });
	const head = async () =>
		((await company.ask(`/funnels/${id}`, 'expand[]=head_code')).body as Json).head_code;
	await update({ head_code: '<b/>' });
	expect(await head()).toBe('<a/>\n<b/>');
	await update({ head_code: '<c/>', head_code_mode: 'replace' });
	expect(await head()).toBe('<c/>');
	expect((await update({ head_code: '<d/>', head_code_mode: 'prepend' })).status).toBe(400);
	await update({ head_code: null });
	expect(await head()).toBeNull();
});

test('a domain is set and removed, and must be one of the workspace', async () => {
	const { id } = await funnel({ name: 'At home' });
	const [domain] = await company.ids(`/workspaces/${company.workspace}/domains`);
	const update = (domain_id: unknown) => company.send('PUT', `/funnels/${id}`, { funnel: { domain_id } });
	expect((await update(domain)).body).toMatchObject({ domain_id: domain });
	expect((await update(null)).body).toMatchObject({ domain_id: null });
	expect((await update(1)).status).toBe(422);
});

describe('stats', () => {
	const day = 86_400_000;
	const range = async (path: string, from: number, to: number) => {
		const query = `timerange_start=${new Date(from).toISOString()}&timerange_end=${new Date(to).toISOString()}`;
		const { timerange } = (await company.ask(path, query)).body as {
			timerange: { from: string; to: string };
		};
		return [timerange.from, timerange.to].map(
			(time) => Math.round((Date.parse(time) - Date.now()) / day) + 0,
		);
	};
	const funnelPath = async () => {
		const [id] = await company.ids(`/workspaces/${company.workspace}/funnels`);
		return `/funnels/${id}/stats`;
	};

	test.each([
		['a range of its own', -20, -10, [-20, -10]],
		['more than 90 days: cut at the start', -200, -10, [-100, -10]],
		['an end to come: now', -5, 5, [-5, 0]],
		['a start behind the end: 30 days before the end', -5, -10, [-40, -10]],
	])('of %s', async (_what, from, to, wanted) => {
		const now = Date.now();
		expect(await range(await funnelPath(), now + from * day, now + to * day)).toEqual(wanted);
	});

	test('name the pages, or show the steps when asked', async () => {
		const path = await funnelPath();
		const [id] = await company.ids(`/workspaces/${company.workspace}/funnels`);
		const pages = await company.page(`/workspaces/${company.workspace}/pages`, `filter[funnel_ids]=${id}`);
		const { body } = await company.ask(path);
		expect(body).not.toHaveProperty('steps');
		const shown = (body as { page_public_ids: string[] }).page_public_ids;
		expect([...shown].sort()).toEqual(pages.map((page) => page.public_id).sort());
		const { steps, ...rest } = (await company.ask(path, 'expand[]=steps')).body as { steps: Json[] };
		expect(rest).not.toHaveProperty('page_public_ids');
		expect(steps).toHaveLength(pages.length);
		for (const { optin_rate: rate } of steps) expect([rate !== 0, Number(rate) <= 1]).toEqual([true, true]);
	});

	test('of a page in no funnel have no step; a page of a theme has none at all', async () => {
		const pages = await company.page(`/workspaces/${company.workspace}/pages`);
		const of = async (type: string) => {
			const page = pages.find((one) => one.type === type) as Json;
			return await company.ask(`/pages/${String(page.id)}/stats`);
		};
		expect((await of('site_page')).body).toMatchObject({ funnel: null, step: null, currency: 'USD' });
		expect((await of('funnel_page')).body).toMatchObject({ funnel: { name: 'Free Guide Funnel' } });
		const theme = await of('theme_page');
		expect([theme.status, errorOf(theme)]).toEqual([404, 'Not found']);
	});
});
