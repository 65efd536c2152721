import { text } from '../../table/field';
import { get, getMany, resource, update } from '../../table/resource';

export const workspace = resource({
	name: 'Workspace',
	description: 'A business with its own contacts, products and funnels',
	fields: {
		name: text('Name'),
		subdomain: text('Subdomain', {
			description: 'Can be changed only rarely, right after the workspace was created',
		}),
	},
	operations: [
		getMany('GET /teams/{team_id}/workspaces', { sort: ['id', 'updated_at', 'name'] }),
		get('GET /workspaces/{id}'),
		update('PUT /workspaces/{id}', { root: 'workspace' }),
	],
});
