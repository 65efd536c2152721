import { kind } from '../table/kind';
import { workspace } from './account';
import { by, byBoth } from './labels';

export const shippingProfile = kind('Shipping Profile', {
	within: workspace,
	parameter: 'profile_id',
	list: 'GET /workspaces/{workspace_id}/shipping/profiles',
});

export const shippingLocationGroup = kind('Shipping Location Group', {
	within: shippingProfile,
	parameter: 'location_group_id',
	list: 'GET /shipping/profiles/{profile_id}/location_groups',
});

export const shippingZone = kind('Shipping Zone', {
	within: shippingLocationGroup,
	parameter: 'zone_id',
	list: 'GET /shipping/location_groups/{location_group_id}/zones',
});

export const shippingRateName = kind('Shipping Rate Name', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/shipping/rates/names',
});

export const shippingRate = kind('Shipping Rate', {
	within: shippingZone,
	list: 'GET /shipping/zones/{zone_id}/rates',
	label: (rate) =>
		`${byBoth('description', 'price')(rate)} ${by('price_currency')(rate).toUpperCase()}`.trim(),
});

export const shippingPackage = kind('Shipping Package', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/shipping/packages',
});

export const country = kind('Country', {
	list: 'GET /addresses/countries',
	whole: true,
	idKey: 'iso2',
	label: by('localized_name', 'name'),
	idPattern: /^[A-Za-z]{2}$/,
	idExample: 'US',
});
