import { get, getMany, resource } from '../../table/resource';

export const shippingLocationGroup = resource({
	name: 'Shipping Location Group',
	description: 'Fulfillment locations that a shipping profile ships from',
	operations: [
		getMany('GET /shipping/profiles/{profile_id}/location_groups', {
			description: 'Retrieve a list of the location groups of a shipping profile',
		}),
		get('GET /shipping/location_groups/{id}'),
	],
});
