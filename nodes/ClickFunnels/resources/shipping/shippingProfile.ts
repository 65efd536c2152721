import * as kinds from '../../kinds';
import { clearable, references, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const root = 'shipping_profile';

export const shippingProfile = resource({
	kind: kinds.shippingProfile,
	description: 'Product variants that are shipped on the same terms',
	fields: {
		name: text('Name'),
		...clearable({
			variant_ids: references('Variant', kinds.productVariant, {
				typed: true,
				replaces: 'Variants',
			}),
		}),
	},
	operations: [
		getMany(),
		get('GET /shipping/profiles/{id}'),
		create('POST /workspaces/{workspace_id}/shipping/profiles', { root, required: ['name'] }),
		update('PUT /shipping/profiles/{id}', { root }),
		remove('DELETE /shipping/profiles/{id}'),
	],
});
