import * as kinds from '../../kinds';
import { boolean, clearable, email, object, text, word } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const fulfillmentLocation = resource({
	kind: kinds.fulfillmentLocation,
	description: 'A place that ordered goods are shipped from',
	fields: {
		name: text('Name'),
		address_name: text('Address Name', { description: 'Who or what the address is of' }),
		email_address: email('Email'),
		...clearable({ phone_number: word('Phone Number', { placeholder: 'e.g. +18472555555' }) }),
		address: object('Address', {
			fields: {
				address_one: text('Street Line 1'),
				address_two: text('Street Line 2'),
				city: text('City'),
				region: text('Region', { description: 'State, province or region' }),
				country: word('Country', { placeholder: 'e.g. US' }),
				postal_code: word('Postal Code'),
			},
		}),
		archived: boolean('Archived', 'Whether the location is archived'),
		external_app: boolean(
			'External App',
			'Whether an app ships the goods. It needs no address then. ClickFunnels takes this from OAuth connections only.',
		),
	},
	simplify: `id name address_name email_address phone_number street=address.address_one
		city=address.city country=address.country archived created_at`,
	operations: [
		getMany({ sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /fulfillments/locations/{id}'),
		create('POST /workspaces/{workspace_id}/fulfillments/locations', {
			root: 'fulfillments_location',
			required: ['name', 'address_name', 'email_address'],
		}),
		update('PUT /fulfillments/locations/{id}', { root: 'fulfillments_location' }),
		remove('DELETE /fulfillments/locations/{id}'),
	],
});
