import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeEach(async () => {
	company = await startCompany();
});

const path = () => `/workspaces/${company.workspace}/site`;
const change = (sent: Json) => company.send('PUT', path(), { site: sent });

async function site(query = ''): Promise<Json> {
	return (await company.ask(path(), query)).body as Json;
}

describe('a site', () => {
	test('shows its code on demand only', async () => {
		await change({ head_code: '<i>1</i>' });
		expect(await site()).not.toHaveProperty('head_code');
		expect(await site('expand[]=head_code')).toMatchObject({ head_code: '<i>1</i>' });
	});

	test('refuses a mode that is neither append nor replace', async () => {
		const answer = await change({ head_code: '<i>1</i>', head_code_mode: 'prepend' });
		expect([answer.status, errorOf(answer)]).toEqual([
			400,
			'Bad request: head_code_mode must be append or replace',
		]);
	});

	test('takes a page for its homepage, and an empty text for none', async () => {
		const [page] = await company.page(`/workspaces/${company.workspace}/pages`);
		await change({ homepage_id: page.public_id });
		expect(await site()).toMatchObject({ homepage_id: page.public_id });
		await change({ homepage_id: '' });
		expect(await site()).toMatchObject({ homepage_id: null });
	});

	test('takes its theme from the default theme, not from an update', async () => {
		const [theme] = await company.page(`/workspaces/${company.workspace}/themes`);
		await change({ name: 'Renamed', theme_id: theme.public_id });
		expect(await site()).toMatchObject({ name: 'Renamed', theme_id: null });
		const answer = await company.send('POST', `/themes/${String(theme.id)}/set_default`);
		expect(answer).toEqual({ status: 204 });
		expect(await site()).toMatchObject({ theme_id: theme.public_id });
	});
});

describe('a theme', () => {
	const pages = async (template_pages: Json) => {
		const [{ id }] = await company.page(`/workspaces/${company.workspace}/themes`);
		return await company.send('PUT', `/themes/${String(id)}`, { theme: { template_pages } });
	};

	test('merges template pages: an empty text clears a slot, the others stay', async () => {
		const [, page] = await company.page(`/workspaces/${company.workspace}/pages`);
		const [theme] = await company.page(`/workspaces/${company.workspace}/themes`);
		const { body } = await pages({ blog_template_page: page.public_id, home_template_page: '' });
		expect((body as Json).template_pages).toEqual({
			...(theme.template_pages as Json),
			blog_template_page: page.public_id,
			home_template_page: null,
		});
	});

	test('refuses a slot that it does not have', async () => {
		const answer = await pages({ garage_template_page: 'PjvAAJ' });
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			'Request unprocessable: template_pages has an unknown key: garage_template_page',
		]);
	});
});
