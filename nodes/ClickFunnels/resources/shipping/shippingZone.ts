import * as kinds from '../../kinds';
import { boolean, clearable, references, stringList, text, word } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const root = 'shipping_zone';

export const shippingZone = resource({
	kind: kinds.shippingZone,
	description: 'Countries and regions that a location group ships to at the same rates',
	fields: {
		name: text('Name'),
		...clearable({
			country_ids: references('Country', kinds.country, {
				as: 'string',
				replaces: 'Countries',
			}),
			region_ids: stringList('Regions', {
				placeholder: 'e.g. CA, NY',
				replaces: 'Regions',
				description: 'Codes out of Country: Get Regions, separated by commas',
			}),
			includes_rest_of_world: boolean(
				'Includes Rest of World',
				'Whether the zone takes in the rest of the world',
			),
			address_filter_id: word('Address Filter ID'),
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
