import { text } from '../description/fields';
import { create, get, getMany, remove, resource, update } from '../description/resource';

export const form = resource({
	name: 'Form',
	description: 'A form whose entries are kept in ClickFunnels',
	fields: { name: text('Name') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/forms'),
		get('GET /forms/{id}'),
		create('POST /workspaces/{workspace_id}/forms', { root: 'form', required: ['name'] }),
		update('PUT /forms/{id}', { root: 'form' }),
		remove('DELETE /forms/{id}'),
	],
});
