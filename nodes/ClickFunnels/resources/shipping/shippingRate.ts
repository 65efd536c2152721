import { clearable, decimal, options, reference, text } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';

const root = 'shipping_rate';
const entity = 'shippingRateName';
const nameRoot = 'shipping_rates_name';
const nameFields = { name: text('Name') };

export const shippingRate = resource({
	name: 'Shipping Rate',
	description: 'What shipping to a zone costs, and the names that rates can have',
	fields: {
		rates_name_id: reference('Shipping Rate Name', entity, 'integer', {
			description: 'What the rate is called; more are made by Create Name',
		}),
		price: decimal('Price'),
		price_currency: text('Price Currency', { placeholder: 'e.g. usd' }),
		...clearable({
			provider_name: text('Provider Name', { placeholder: 'e.g. UPS' }),
			live_rates_provider: options('Live Rates Provider', ['Shippo']),
		}),
	},
	simplify: {
		id: 'id',
		description: 'description',
		price: 'price',
		price_currency: 'price_currency',
		zone_id: 'zone_id',
		rates_name_id: 'rates_name_id',
		provider_name: 'provider_name',
		live_rates_provider: 'live_rates_provider',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /shipping/zones/{zone_id}/rates', {
			description: 'Retrieve a list of the rates of a shipping zone. Their names are in description.',
		}),
		get('GET /shipping/rates/{id}', {
			description: 'Retrieve a shipping rate by ID. Its name is in description.',
		}),
		create(
			'POST /shipping/zones/{zone_id}/rates',
			{ root, required: ['rates_name_id', 'price'] },
			{ description: 'Create a rate of a shipping zone. Its name has to exist: see Create Name.' },
		),
		update('PUT /shipping/rates/{id}', { root }),
		remove('DELETE /shipping/rates/{id}'),
		getMany('GET /workspaces/{workspace_id}/shipping/rates/names', {
			value: 'getNames',
			name: 'Get Names',
			action: 'Get shipping rate names',
			description: 'Retrieve a list of the names that shipping rates of a workspace can have',
			entity,
		}),
		action(
			'getName',
			'Get Name',
			'Get shipping rate name',
			'Retrieve a name of shipping rates by its own ID',
			'GET /shipping/rates/names/{id}',
			{ entity },
		),
		action(
			'createName',
			'Create Name',
			'Create shipping rate name',
			'Create a name that shipping rates of a workspace can have',
			'POST /workspaces/{workspace_id}/shipping/rates/names',
			{ entity, body: { root: nameRoot, fields: nameFields, required: ['name'] } },
		),
		action(
			'updateName',
			'Update Name',
			'Update shipping rate name',
			'Change the text of a name; every shipping rate that has it is renamed',
			'PUT /shipping/rates/names/{id}',
			{ entity, body: { root: nameRoot, fields: nameFields } },
		),
		action(
			'deleteName',
			'Delete Name',
			'Delete shipping rate name',
			'Delete a name of shipping rates permanently',
			'DELETE /shipping/rates/names/{id}',
			{ entity, output: 'deleted' },
		),
	],
});
