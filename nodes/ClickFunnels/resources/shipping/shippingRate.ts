import * as kinds from '../../kinds';
import { clearable, decimal, options, reference, text, word } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';

const root = 'shipping_rate';
const nameRoot = 'shipping_rates_name';
const nameFields = { name: text('Name') };

const rateNames = parts({ of: kinds.shippingRateName, name: 'Name' });

export const shippingRate = resource({
	kind: kinds.shippingRate,
	description: 'What shipping to a zone costs, and the names that rates can have',
	fields: {
		rates_name_id: reference('Shipping Rate Name', kinds.shippingRateName, {
			description: 'What the rate is called; more are made by Create Name',
		}),
		price: decimal('Price'),
		price_currency: word('Price Currency', { placeholder: 'e.g. usd' }),
		...clearable({
			provider_name: text('Provider Name', { placeholder: 'e.g. UPS' }),
			live_rates_provider: options('Live Rates Provider', ['Shippo']),
		}),
	},
	simplify: `id description price price_currency zone_id rates_name_id provider_name
		live_rates_provider created_at updated_at`,
	operations: [
		getMany({
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
		rateNames.getMany({
			action: 'Get shipping rate names',
			description: 'Retrieve a list of the names that shipping rates of a workspace can have',
		}),
		rateNames.get('GET /shipping/rates/names/{id}', {
			action: 'Get shipping rate name',
			description: 'Retrieve a name of shipping rates by its own ID',
		}),
		rateNames.create(
			'POST /workspaces/{workspace_id}/shipping/rates/names',
			{ root: nameRoot, fields: nameFields, required: ['name'] },
			{
				action: 'Create shipping rate name',
				description: 'Create a name that shipping rates of a workspace can have',
			},
		),
		rateNames.update(
			'PUT /shipping/rates/names/{id}',
			{ root: nameRoot, fields: nameFields },
			{
				action: 'Update shipping rate name',
				description: 'Change the text of a name; every shipping rate that has it is renamed',
			},
		),
		rateNames.remove('DELETE /shipping/rates/names/{id}', {
			action: 'Delete shipping rate name',
			description: 'Delete a name of shipping rates permanently',
		}),
	],
});
