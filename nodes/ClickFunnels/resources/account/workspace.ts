import * as kinds from '../../kinds';
import { text, word } from '../../table/field';
import { get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const workspace = resource({
	kind: kinds.workspace,
	description: 'A business with its own contacts, products and funnels',
	fields: {
		name: text('Name'),
		subdomain: word('Subdomain', {
			description: 'Can be changed only rarely, right after the workspace was created',
		}),
	},
	operations: [
		getMany({ sort: ['id', 'updated_at', 'name'] }),
		get('GET /workspaces/{id}'),
		update('PUT /workspaces/{id}', { root: 'workspace' }),
	],
});
