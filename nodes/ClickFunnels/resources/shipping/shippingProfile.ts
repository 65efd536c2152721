import { clearable, references, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

const root = 'shipping_profile';

export const shippingProfile = resource({
	name: 'Shipping Profile',
	description: 'Product variants that are shipped on the same terms',
	fields: {
		name: text('Name'),
		...clearable({
			variant_ids: references('Variant', 'productVariant', 'integer', {
				typed: true,
				description: 'Replaces all variants of the profile',
			}),
		}),
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/shipping/profiles'),
		get('GET /shipping/profiles/{id}'),
		create('POST /workspaces/{workspace_id}/shipping/profiles', { root, required: ['name'] }),
		update('PUT /shipping/profiles/{id}', { root }),
		remove('DELETE /shipping/profiles/{id}'),
	],
});
