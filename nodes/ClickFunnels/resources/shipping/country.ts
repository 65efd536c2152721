import { get, getMany, resource } from '../../table/resource';

const whole = { paged: false, sort: [] };

export const country = resource({
	name: 'Country',
	plural: 'countries',
	description: 'A country by the code that addresses and shipping zones take, with its regions',
	operations: [
		getMany('GET /addresses/countries', {
			description: 'Retrieve a list of countries with their codes; it always comes whole',
			...whole,
		}),
		get('GET /addresses/countries/{id}', { description: 'Retrieve a country by its two-letter code' }),
		getMany('GET /addresses/countries/{country_id}/regions', {
			value: 'getRegions',
			name: 'Get Regions',
			action: 'Get regions of country',
			description: 'Retrieve a list of the states or provinces of a country; many countries have none',
			...whole,
		}),
	],
});
