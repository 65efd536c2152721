import * as kinds from '../../kinds';
import {
	boolean,
	clearable,
	list,
	longText,
	number,
	object,
	reference,
	references,
	text,
	url,
	word,
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { code, idFilter, recordFilter } from '../shared';
import { funnelStep, statsTimes } from './fields';

const expand = ['head_code', 'footer_code', 'custom_css', 'markup'];

const product = reference('Product', kinds.product, {
	as: 'publicId',
	description: 'By ID takes the public ID',
});

const described: Fields = clearable({
	description: longText('Description', { description: 'At most 1000 characters' }),
});

const position: Fields = {
	sort_order: number('Sort Order', { min: 0, description: 'Place among the steps of the funnel, from 0' }),
};

const step = funnelStep(
	'Take Over Step',
	'Wins over other places. The page that is on the step leaves the funnel',
);

/** Where a new page goes in a funnel. */
const placement: Fields = {
	funnel: object('Place in Funnel', {
		fields: {
			funnel_id: reference('Funnel', kinds.funnel, {
				as: 'publicId',
				description: 'By ID takes the public ID',
			}),
			after_show_page_step_id: funnelStep('After Step', 'Without one the page becomes the last step'),
			show_page_step_id: step,
		},
		entry: 'Place',
	}),
};

/** Who is kept away from a page (ClickFunnels behaviour: page fields). */
const blocked: Fields = {
	block_ai_crawler: boolean(
		'Block AI Crawlers',
		'Whether robots.txt keeps AI crawlers away from a page of a funnel',
	),
	block_ai_search: boolean('Block AI Search', 'Whether robots.txt keeps AI search engines away'),
	block_ai_assistant: boolean('Block AI Assistants', 'Whether robots.txt keeps AI assistants away'),
};

/** What only pages that ClickFunnels itself shows have. */
const internal: Fields = {
	...clearable({ seo_title: text('SEO Title'), seo_description: longText('SEO Description') }),
	seo_index: boolean('SEO Index', 'Whether search engines may index the page'),
	...blocked,
	...code('head_code', 'Head Code', 'HTML for the head of the page'),
	...code('footer_code', 'Footer Code', 'HTML for the end of the page'),
	...code('custom_css', 'Custom CSS', 'CSS for this page alone'),
	markup: longText('Markup', {
		description:
			'The whole page in page markup (PML): sections with rows, rows with columns, columns with content. It replaces what is there.',
	}),
	show_page_step: object('Products', {
		fields: {
			product_ids: references('Product', kinds.product, { as: 'publicId' }),
			bumps: list('Order Bumps', {
				entry: 'Order Bump',
				fields: { product_id: product, preheadline: text('Preheadline') },
				required: ['product_id'],
			}),
		},
		description: 'Are added to those of the page. The page has to be in a funnel.',
	}),
};

export const page = resource({
	kind: kinds.page,
	description: 'A page of a funnel or site',
	fields: {
		name: text('Name'),
		current_path: word('Path', { placeholder: 'e.g. /thank-you', description: 'Without one it is random' }),
		theme_id: reference('Theme', kinds.theme),
		...described,
		...position,
		...placement,
		...internal,
	},
	simplify: `id public_id name type url current_path funnel_id=funnel.id
		show_page_step_id=show_page_step.id sdk_token=sdk.token updated_at`,
	operations: [
		getMany({
			filters: {
				...idFilter,
				theme_id: recordFilter('Theme', kinds.theme),
				funnel_ids: recordFilter('Funnel', kinds.funnel),
				funnel_pages: boolean('Funnel Pages', 'Whether the pages are in a funnel'),
			},
			expand,
		}),
		get('GET /pages/{id}', { expand }),
		create(
			'POST /workspaces/{workspace_id}/pages',
			{ root: 'page', required: ['name'] },
			{ description: 'Create a page, on its own or as a step of a funnel', expand },
		),
		action('POST /workspaces/{workspace_id}/pages/external', {
			value: 'createExternal',
			name: 'Create External',
			action: 'Create external page',
			description:
				'Create a page that is hosted elsewhere and uses the SDK of ClickFunnels, which is in closed alpha',
			body: {
				root: 'page',
				fields: {
					external_url: url('External URL'),
					name: text('Name'),
					...described,
					...position,
					...placement,
				},
				required: ['external_url'],
			},
		}),
		update(
			'PUT /pages/{id}',
			{
				root: 'page',
				fields: {
					name: text('Name'),
					external_url: url('External URL', { description: 'External pages only' }),
					...described,
					...position,
					funnel: object('Place in Funnel', { fields: { show_page_step_id: step }, entry: 'Place' }),
					...internal,
				},
			},
			{ expand },
		),
		remove('DELETE /pages/{id}', { description: 'Delete a page permanently, with its step in a funnel' }),
		action('DELETE /pages/{id}/products', {
			value: 'removeProducts',
			name: 'Remove Products',
			action: 'Remove products from page',
			description:
				'Take products off a page of a funnel: all that are named, or none if one of them is not there',
			output: 'success',
			body: {
				fields: { product_ids: references('Product', kinds.product, { as: 'publicId' }) },
				required: ['product_ids'],
			},
		}),
		action('GET /pages/{page_id}/stats', {
			hasId: false,
			value: 'getStats',
			name: 'Get Stats',
			action: 'Get stats of page',
			description: 'Retrieve views and sales of a page in a time range',
			options: statsTimes,
			simplify: false,
		}),
	],
});
