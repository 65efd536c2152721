import type { INodeParameters } from 'n8n-workflow';

import { list, one, workspace, written, type Cases } from '../case.mts';
import { byId } from '../../../support/engine.mts';

const EXPAND: INodeParameters = { options: { expand: ['head_code', 'footer_code', 'markup'] } };

const domainCases: Cases = {
	'domain.getAll': async (company) => ({
		parameters: { ...(await workspace(company)), returnAll: false, limit: 2 },
		answer: (await company.in('domains')).slice(0, 2),
	}),
	'domain.get': async (company) => {
		const [{ id, public_id }] = await company.in('domains');
		return await one(company, `/domains/${id}`, { domain: byId(public_id) });
	},
};

const siteCases: Cases = {
	'site.get': async (company) => {
		const path = `/workspaces/${await company.workspaceId()}/site`;
		await company.send('PUT', path, { site: { head_code: '<meta name="a">', head_code_mode: 'replace' } });
		return {
			parameters: { ...(await workspace(company)), ...EXPAND },
			answer: [{ ...(await company.get(path)), head_code: '<meta name="a">', footer_code: null }],
		};
	},
	'site.update': async (company) => {
		const path = `/workspaces/${await company.workspaceId()}/site`;
		await company.send('PUT', path, { site: { head_code: '<meta name="a">', footer_code: '<i>1</i>' } });
		const [page] = await company.in('pages');
		const code = await company.send('GET', path, undefined, 'expand[]=footer_code');
		const { footer_code: before } = code.body as { footer_code: string };
		return {
			...written(
				company,
				{
					...(await workspace(company)),
					...EXPAND,
					additionalFields: {
						name: 'Brightpath on the web',
						head_code: '<meta name="b">',
						head_code_mode: 'replace',
						footer_code: '<i>2</i>',
						footer_code_mode: 'append',
						homepage_id: byId(page.public_id),
						fieldsToClear: '',
					},
				},
				{ name: 'Brightpath on the web', homepage_id: page.public_id },
				() => path,
			),
			answer: [
				{
					name: 'Brightpath on the web',
					homepage_id: page.public_id,
					head_code: '<meta name="b">',
					footer_code: `${before}\n<i>2</i>`,
				},
			],
		};
	},
};

const styleCases: Cases = {
	'style.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/styles`, await workspace(company)),
};

const themeCases: Cases = {
	'theme.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/themes`, await workspace(company)),
	'theme.get': async (company) => {
		const [{ id, public_id }] = await company.in('themes');
		return await one(company, `/themes/${id}`, { theme: byId(public_id) });
	},
	'theme.update': async (company) => {
		const [, { id, template_pages: before }] = await company.in('themes');
		const [, style] = await company.in('styles');
		const [, page] = await company.in('pages');
		const slots = [
			{ key: 'blog_template_page', value: page.public_id },
			{ key: 'home_template_page', value: '' },
		];
		return written(
			company,
			{
				theme: byId(id),
				additionalFields: {
					custom_name: 'Spring look',
					current_style_id: byId(style.id),
					template_pages: { entries: slots },
					fieldsToClear: '',
				},
			},
			{
				id,
				custom_name: 'Spring look',
				current_style_id: style.id,
				template_pages: {
					...(before as object),
					blog_template_page: page.public_id,
					home_template_page: null,
				},
			},
			() => `/themes/${id}`,
		);
	},
	'theme.setDefault': async (company) => {
		const [, , { id, public_id }] = await company.in('themes');
		return {
			parameters: { theme: byId(id) },
			answer: [{ success: true, id }],
			after: async () => {
				const site = await company.get(`/workspaces/${await company.workspaceId()}/site`);
				expect(site.theme_id).toBe(public_id);
			},
		};
	},
};

/** Domain, Site, Style and Theme. */
export const websiteCases: Cases = { ...domainCases, ...siteCases, ...styleCases, ...themeCases };
