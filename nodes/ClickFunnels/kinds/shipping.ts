import type { Entity } from '../table/types';
import { by, byBoth } from './labels';

export const entities: Record<string, Entity> = {
	shippingProfile: {
		name: 'Shipping Profile',
		list: 'GET /workspaces/{workspace_id}/shipping/profiles',
		label: by('name'),
	},
	shippingLocationGroup: {
		name: 'Shipping Location Group',
		list: 'GET /shipping/profiles/{profile_id}/location_groups',
		label: by('name'),
	},
	shippingZone: {
		name: 'Shipping Zone',
		list: 'GET /shipping/location_groups/{location_group_id}/zones',
		label: by('name'),
	},
	shippingRateName: {
		name: 'Shipping Rate Name',
		list: 'GET /workspaces/{workspace_id}/shipping/rates/names',
		label: by('name'),
	},
	shippingRate: {
		name: 'Shipping Rate',
		list: 'GET /shipping/zones/{zone_id}/rates',
		label: (rate) =>
			`${byBoth('description', 'price')(rate)} ${by('price_currency')(rate).toUpperCase()}`.trim(),
	},
	shippingPackage: {
		name: 'Shipping Package',
		list: 'GET /workspaces/{workspace_id}/shipping/packages',
		label: by('name'),
	},
	country: {
		name: 'Country',
		list: 'GET /addresses/countries',
		label: by('localized_name', 'name'),
		idKey: 'iso2',
		idPattern: /^[A-Za-z]{2}$/,
		idExample: 'US',
		unpaged: true,
	},
};
