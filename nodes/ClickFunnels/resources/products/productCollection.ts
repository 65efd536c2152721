import * as kinds from '../../kinds';
import { boolean, clearable, longText, options, reference, references, text } from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';
import { seo } from './seo';

const visible_in_store = boolean('Visible in Store', 'Whether the collection is shown in the store');

const SORT_METHODS: Record<string, string> = {
	manually: 'Manually',
	name_asc: 'Name: A to Z',
	name_desc: 'Name: Z to A',
	price_asc: 'Price: Lowest First',
	price_desc: 'Price: Highest First',
	added_at_asc: 'Added: Oldest First',
	added_at_desc: 'Added: Newest First',
	created_at_asc: 'Created: Oldest First',
	created_at_desc: 'Created: Newest First',
};

export const productCollection = resource({
	kind: kinds.productCollection,
	description: 'Products that a store shows together',
	fields: {
		name: text('Name'),
		...clearable({
			description: longText('Description'),
			collection_type: options('Collection Type', ['automatic', 'manual']),
			product_ids: references('Product', kinds.product, {
				replaces: 'Products',
			}),
			sort_method: options('Sort Method', Object.keys(SORT_METHODS), {
				names: SORT_METHODS,
				description: 'Order in which the products are shown',
			}),
			image_id: reference('Image', kinds.image, { as: 'string' }),
			visible_in_store,
			...seo,
		}),
	},
	simplify: `id public_id name description collection_type product_ids current_path visible_in_store
		created_at updated_at`,
	operations: [
		getMany({
			filters: {
				...idFilter,
				visible_in_store,
				archived: boolean('Archived', 'Whether the collection is archived'),
			},
		}),
		get('GET /products/collections/{id}'),
		create('POST /workspaces/{workspace_id}/products/collections', {
			root: 'products_collection',
			required: ['name'],
		}),
		update('PUT /products/collections/{id}', { root: 'products_collection' }),
	],
});
