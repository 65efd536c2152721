import { color, stringList, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';
import { idFilter } from '../shared';

export const funnelTag = resource({
	name: 'Funnel Tag',
	locator: 'Tag',
	description: 'A label that groups funnels of a workspace',
	fields: { name: text('Name'), color: color('Color') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/funnels/tags', {
			filters: {
				...idFilter,
				name: stringList('Name', { description: 'Whole names; separate several with commas' }),
			},
		}),
		get('GET /funnels/tags/{id}'),
		create('POST /workspaces/{workspace_id}/funnels/tags', { root: 'funnels_tag', required: ['name'] }),
		update('PUT /funnels/tags/{id}', { root: 'funnels_tag' }),
		remove('DELETE /funnels/tags/{id}'),
	],
});
