import * as kinds from '../../kinds';
import { boolean, clearable, options, text, word } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { seo } from './seo';

export const store = resource({
	kind: kinds.store,
	description: 'Where customers look through products and buy them',
	fields: {
		name: text('Name'),
		...clearable({
			current_path: word('Path', {
				placeholder: 'e.g. /shop',
				description: 'Last part of the store’s address',
			}),
			...seo,
			seo_indexable: boolean('SEO Indexable', 'Whether search engines may list the store'),
			status: options('Status', ['draft', 'published']),
		}),
	},
	simplify: `id public_id workspace_id name current_path status seo_title seo_indexable created_at
		updated_at`,
	operations: [
		getMany(),
		get('GET /stores/{id}'),
		create('POST /workspaces/{workspace_id}/stores', { root: 'store', required: ['name'] }),
		update('PUT /stores/{id}', { root: 'store' }),
		remove('DELETE /stores/{id}'),
	],
});
