import type { INodeParameters } from 'n8n-workflow';

import { pick, LAST_CHANGED, RAW, deleted, workspace, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { freshFunnel, loosePage, outline, read, stepId } from './own.mts';

const PARTS = ['head_code', 'footer_code', 'custom_css', 'markup'];
const EXPAND = { options: { expand: PARTS } };
const QUERY = PARTS.map((part) => `expand[]=${part}`).join('&');

const MARKUP = '<section><row><column><headline>Hello</headline></column></row></section>';
const SEO = {
	seo_title: 'Hello',
	seo_description: 'A page that says hello',
	seo_index: true,
	block_ai_crawler: true,
	block_ai_search: false,
	block_ai_assistant: true,
};
const CODE = { head_code: '<meta name="a"/>', footer_code: '<script>go()</script>', custom_css: 'h1{}' };

/** The first two products, as main product and order bump of a page. */
async function products(company: Company): Promise<{ fields: INodeParameters; shown: unknown[] }> {
	const [main, bump] = await company.in('products');
	const bumps = { entries: [{ product_id: byId(bump.public_id), preheadline: 'One more thing' }] };
	return {
		fields: { entries: { product_ids: [main.public_id], bumps } },
		shown: [
			expect.objectContaining({ id: main.id, bump: false }),
			expect.objectContaining({ id: bump.id, bump: true, bump_preheadline: 'One more thing' }),
		],
	};
}

/** Page. */
export const pageCases: Cases = {
	'page.getAll': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in', 'Order');
		const [theme] = await company.in('themes');
		const page = await company.createIn('pages', {
			page: { name: 'Themed', theme_id: theme.id, funnel: { funnel_id: funnel.public_id } },
		});
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				options: { ...EXPAND.options, ...LAST_CHANGED.options },
				filters: {
					id: [...pages, page].map(({ id }) => id).join(','),
					theme_id: byId(theme.id),
					funnel_ids: byId(funnel.id),
					funnel_pages: true,
				},
			},
			answer: [await read(company, `/pages/${page.id}`, QUERY)],
		};
	},
	'page.get': async (company) => {
		const { id, public_id } = pick(await company.in('pages'), ({ type }) => type === 'funnel_page');
		return {
			parameters: { page: byId(public_id), ...RAW, ...EXPAND },
			answer: [await read(company, `/pages/${id}`, QUERY)],
		};
	},
	'page.create': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in', 'Order', 'Thank You');
		const [optIn, order] = pages;
		const [theme] = await company.in('themes');
		const { fields, shown } = await products(company);
		const record = {
			name: 'New Order',
			current_path: '/new-order',
			theme_id: theme.id,
			description: 'Takes the place of the old one',
			...SEO,
			...CODE,
			markup: MARKUP,
			funnel: { id: funnel.id },
			show_page_step: { id: await stepId(company, order), sort_order: 1, products: shown },
		};
		return {
			parameters: {
				...(await workspace(company)),
				...RAW,
				...EXPAND,
				name: 'New Order',
				additionalFields: {
					current_path: '/new-order',
					theme_id: byId(theme.id),
					description: record.description,
					// The step that it takes over wins over every other place.
					sort_order: 0,
					funnel: {
						entries: {
							funnel_id: byId(funnel.public_id),
							after_show_page_step_id: byId(await stepId(company, optIn)),
							show_page_step_id: byId(record.show_page_step.id),
						},
					},
					...SEO,
					...CODE,
					head_code_mode: 'append',
					footer_code_mode: 'replace',
					custom_css_mode: 'append',
					markup: MARKUP,
					show_page_step: fields,
				},
			},
			answer: [record],
			after: async ({ id }) => {
				expect(await read(company, `/pages/${id}`, QUERY)).toMatchObject(record);
				expect(await outline(company, funnel)).toEqual(['Opt-in', 'New Order', 'Thank You']);
				expect(await company.get(`/pages/${order.id}`)).toMatchObject({ funnel: null });
			},
		};
	},
	'page.createExternal': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in', 'Order');
		const step = await stepId(company, pages[1]);
		const external_url = 'https://shop.example/order';
		return {
			parameters: {
				...(await workspace(company)),
				...RAW,
				externalUrl: external_url,
				additionalFields: {
					name: 'Order elsewhere',
					description: 'Hosted by the shop',
					sort_order: 0,
					funnel: {
						entries: {
							funnel_id: byId(funnel.public_id),
							after_show_page_step_id: byId(await stepId(company, pages[0])),
							show_page_step_id: byId(step),
						},
					},
				},
			},
			answer: [
				{
					name: 'Order elsewhere',
					description: 'Hosted by the shop',
					url: external_url,
					sdk: { token: expect.stringMatching(/^cfp_/), external_url },
					funnel: { id: funnel.id },
					show_page_step: { id: step },
				},
			],
			after: async () => expect(await outline(company, funnel)).toEqual(['Opt-in', 'Order elsewhere']),
		};
	},
	'page.update': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in', 'Order', 'Thank You');
		const { id } = await company.createIn('pages', {
			page: { name: 'Old', head_code: '<old/>', footer_code: '<old/>', custom_css: 'p{}' },
		});
		const step = await stepId(company, pages[1]);
		const { fields, shown } = await products(company);
		const record = {
			id,
			name: 'New',
			description: 'Now in a funnel',
			...SEO,
			head_code: CODE.head_code,
			footer_code: `<old/>\n${CODE.footer_code}`,
			custom_css: CODE.custom_css,
			markup: MARKUP,
			funnel: { id: funnel.id },
			show_page_step: { id: step, sort_order: 1, products: shown },
		};
		return {
			parameters: {
				page: byId(id),
				...RAW,
				...EXPAND,
				additionalFields: {
					name: 'New',
					description: 'Now in a funnel',
					// The step that it takes over wins.
					sort_order: 0,
					funnel: { entries: { show_page_step_id: byId(step) } },
					...SEO,
					...CODE,
					head_code_mode: 'replace',
					footer_code_mode: 'append',
					custom_css_mode: 'replace',
					markup: MARKUP,
					show_page_step: fields,
					fieldsToClear: '',
				},
			},
			answer: [record],
			after: async () => {
				expect(await read(company, `/pages/${id}`, QUERY)).toMatchObject(record);
				expect(await outline(company, funnel)).toEqual(['Opt-in', 'New', 'Thank You']);
			},
		};
	},
	'page.delete': async (company) =>
		deleted(company, 'page', await loosePage(company, 'Short-lived'), (id) => `/pages/${id}`),
	'page.removeProducts': async (company) => {
		const { pages } = await freshFunnel(company, 'Order');
		const [{ id }] = pages;
		const [first, second, third] = await company.in('products');
		const product_ids = [first, second, third].map(({ public_id }) => public_id);
		await company.send('PUT', `/pages/${id}`, { page: { show_page_step: { product_ids } } });
		return {
			parameters: { page: byId(id), productIds: [first.public_id, third.public_id] },
			answer: [{ success: true, id }],
			after: async () => {
				const { show_page_step: step } = await company.get(`/pages/${id}`);
				expect((step as { products: Rec[] }).products.map((one) => one.id)).toEqual([second.id]);
			},
		};
	},
	'page.getStats': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in');
		const [{ id, public_id }] = pages;
		return {
			parameters: {
				page: byId(public_id),
				options: {
					timerange_start: '2025-01-01T00:00:00Z',
					timerange_end: '2025-01-31T00:00:00Z',
				},
			},
			answer: [
				{
					currency: 'USD',
					timerange: { from: '2025-01-01T00:00:00Z', to: '2025-01-31T00:00:00Z' },
					page: { id, name: 'Opt-in', type: 'funnel_page' },
					funnel: { id: funnel.id },
					step: { page_id: id, name: 'Opt-in' },
				},
			],
		};
	},
};
