import { color, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';
import { idFilter } from '../shared';

export const productTag = resource({
	name: 'Product Tag',
	locator: 'Tag',
	description: 'A label that groups products of a workspace',
	fields: { name: text('Name'), color: color('Color') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/products/tags', { filters: idFilter }),
		get('GET /products/tags/{id}'),
		create('POST /workspaces/{workspace_id}/products/tags', { root: 'products_tag', required: ['name'] }),
		update('PUT /products/tags/{id}', { root: 'products_tag' }),
		remove('DELETE /products/tags/{id}'),
	],
});
