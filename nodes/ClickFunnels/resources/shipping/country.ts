import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const country = resource({
	kind: kinds.country,
	plural: 'countries',
	description: 'A country by the code that addresses take, with its regions',
	operations: [
		getMany({ description: 'Retrieve a list of countries with their codes; it always comes whole' }),
		get('GET /addresses/countries/{id}', {
			description: 'Retrieve a country by its two-letter code',
			hasId: false,
		}),
		getMany({
			route: 'GET /addresses/countries/{country_id}/regions',
			value: 'getRegions',
			name: 'Get Regions',
			action: 'Get regions of country',
			description: 'Retrieve a list of the states or provinces of a country; many countries have none',
		}),
	],
});
