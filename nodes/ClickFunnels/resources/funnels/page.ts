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
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';
import { code, idFilter, recordFilter } from '../shared';
import { funnelStep, statsTimes } from './fields';

const expand = ['head_code', 'footer_code', 'custom_css', 'markup'];

const product = reference('Product', 'product', 'publicId', { description: 'By ID takes the public ID' });

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
	funnel: object(
		'Place in Funnel',
		{
			funnel_id: reference('Funnel', 'funnel', 'publicId', { description: 'By ID takes the public ID' }),
			after_show_page_step_id: funnelStep('After Step', 'Without one the page becomes the last step'),
			show_page_step_id: step,
		},
		{ entry: 'Place' },
	),
};

/** What only pages that ClickFunnels itself shows have. */
const internal: Fields = {
	...clearable({ seo_title: text('SEO Title'), seo_description: longText('SEO Description') }),
	seo_index: boolean('SEO Index', 'Whether search engines may index the page'),
	...code('head_code', 'Head Code', 'HTML for the head of the page'),
	...code('footer_code', 'Footer Code', 'HTML for the end of the page'),
	...code('custom_css', 'Custom CSS', 'CSS for this page alone'),
	markup: longText('Markup', {
		description:
			'The whole page in page markup (PML): sections with rows, rows with columns, columns with content. It replaces what is there.',
	}),
	show_page_step: object(
		'Products',
		{
			product_ids: references('Product', 'product', 'publicId'),
			bumps: list(
				'Order Bumps',
				'Order Bump',
				{ product_id: product, preheadline: text('Preheadline') },
				{ required: ['product_id'] },
			),
		},
		{ description: 'Are added to those of the page. The page has to be in a funnel.' },
	),
};

export const page = resource({
	name: 'Page',
	description: 'A page of a funnel or site',
	fields: {
		name: text('Name'),
		current_path: text('Path', { placeholder: 'e.g. /thank-you', description: 'Without one it is random' }),
		theme_id: reference('Theme', 'theme', 'integer'),
		...described,
		...position,
		...placement,
		...internal,
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		type: 'type',
		url: 'url',
		current_path: 'current_path',
		funnel_id: 'funnel.id',
		show_page_step_id: 'show_page_step.id',
		sdk_token: 'sdk.token',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/pages', {
			filters: {
				...idFilter,
				theme_id: recordFilter('Theme', 'theme'),
				funnel_ids: recordFilter('Funnel', 'funnel'),
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
		action(
			'createExternal',
			'Create External',
			'Create external page',
			'Create a page that is hosted elsewhere and uses the SDK of ClickFunnels, which is in closed alpha',
			'POST /workspaces/{workspace_id}/pages/external',
			{
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
			},
		),
		update(
			'PUT /pages/{id}',
			{
				root: 'page',
				fields: {
					name: text('Name'),
					external_url: url('External URL', { description: 'External pages only' }),
					...described,
					...position,
					funnel: object('Place in Funnel', { show_page_step_id: step }, { entry: 'Place' }),
					...internal,
				},
			},
			{ expand },
		),
		remove('DELETE /pages/{id}', {
			description: 'Delete a page permanently, with its step in a funnel',
		}),
		action(
			'removeProducts',
			'Remove Products',
			'Remove products from page',
			'Take products off a page of a funnel: all that are named, or none if one of them is not there',
			'DELETE /pages/{id}/products',
			{
				output: 'done',
				body: {
					fields: { product_ids: references('Product', 'product', 'publicId') },
					required: ['product_ids'],
				},
			},
		),
		action(
			'getStats',
			'Get Stats',
			'Get stats of page',
			'Retrieve views and sales of a page in a time range',
			'GET /pages/{page_id}/stats',
			{ options: statsTimes, simplify: false },
		),
	],
});
