import * as kinds from '../../kinds';
import { boolean, clearable, reference, stringList, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const root = 'shipping_zone';

/** No route lists these ids, and they may be numbers or not (ClickFunnels behaviour: shipping zones). */
const asShown = {
	numbers: true,
	placeholder: 'e.g. 12, 345',
	description: 'IDs as another zone shows them, separated by commas',
};

export const shippingZone = resource({
	kind: kinds.shippingZone,
	description: 'Countries and regions that a location group ships to at the same rates',
	fields: {
		name: text('Name'),
		...clearable({
			country_ids: stringList('Country IDs', { ...asShown, replaces: 'Countries' }),
			region_ids: stringList('Region IDs', { ...asShown, replaces: 'Regions' }),
			includes_rest_of_world: boolean(
				'Includes Rest of World',
				'Whether the zone takes in the rest of the world',
			),
			address_filter_id: reference('Address Filter', kinds.savedFilter),
		}),
	},
	operations: [
		getMany({ description: 'Retrieve a list of the zones that a location group ships to' }),
		get('GET /shipping/zones/{id}'),
		create(
			'POST /shipping/location_groups/{location_group_id}/zones',
			{ root, required: ['name'] },
			{ description: 'Create a zone that a location group ships to' },
		),
		update('PUT /shipping/zones/{id}', { root }),
		remove('DELETE /shipping/zones/{id}'),
	],
});
