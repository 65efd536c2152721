import { color, stringList, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';
import { idFilter } from '../shared';

export const contactTag = resource({
	name: 'Contact Tag',
	locator: 'Tag',
	description: 'A label that groups contacts of a workspace',
	fields: { name: text('Name'), color: color('Color') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/contacts/tags', {
			filters: {
				...idFilter,
				name: stringList('Name', {
					description: 'Whole names; separate several with commas',
				}),
			},
		}),
		get('GET /contacts/tags/{id}'),
		create('POST /workspaces/{workspace_id}/contacts/tags', { root: 'contacts_tag', required: ['name'] }),
		update('PUT /contacts/tags/{id}', { root: 'contacts_tag' }),
		remove('DELETE /contacts/tags/{id}'),
	],
});
