import { color, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

export const orderTag = resource({
	name: 'Order Tag',
	locator: 'Tag',
	description: 'A label that groups orders of a workspace',
	fields: { name: text('Name'), color: color('Color') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/orders/tags'),
		get('GET /orders/tags/{id}'),
		create('POST /workspaces/{workspace_id}/orders/tags', { root: 'orders_tag', required: ['name'] }),
		update('PUT /orders/tags/{id}', { root: 'orders_tag' }),
		remove('DELETE /orders/tags/{id}'),
	],
});
