import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { firstZone } from './cases/shipping/inside.mts';

const inUse = useSandbox();

const rateOf = async (zone: Rec, shipping_rate: Record<string, unknown>): Promise<Rec> =>
	await inUse.company.create(`/shipping/zones/${zone.id}/rates`, { shipping_rate });

const bookBox = async (): Promise<Rec> =>
	await inUse.company.createIn('shipping/packages', {
		shipping_package: {
			name: 'Book box',
			package_type: 'box',
			length: 30,
			width: 20.5,
			height: 8,
			distance_unit: 'cm',
			weight: 900,
			empty_weight: '80',
			weight_unit: 'g',
			carrier: 'ups',
		},
	});

const zoneUpdate = async (additionalFields: INodeParameters): Promise<INodeParameters> => {
	const { zone } = await firstZone(inUse.company);
	return {
		resource: 'shippingZone',
		operation: 'update',
		shippingZone: byId(zone.id),
		additionalFields,
	};
};

async function refusal(parameters: INodeParameters) {
	inUse.sandbox.clearRequests();
	const { problem } = await inUse.run(parameters);
	return { message: problem?.message ?? '', description: problem?.description };
}

test('a package is simplified to its size and weight', async () => {
	const { id } = await bookBox();
	const { items } = await inUse.run({
		resource: 'shippingPackage',
		operation: 'get',
		shippingPackage: byId(id),
	});
	expect(items.map(({ json }) => json)).toEqual([
		{
			id,
			name: 'Book box',
			package_type: 'box',
			length: 30,
			width: 20.5,
			height: 8,
			distance_unit: 'cm',
			weight: 900,
			weight_unit: 'g',
			default_package: false,
		},
	]);
});

test('a rate is simplified to name, price and zone', async () => {
	const { zone } = await firstZone(inUse.company);
	const [name] = await inUse.company.in('shipping/rates/names');
	const { id, created_at, updated_at } = await rateOf(zone, { price: '7.90', rates_name_id: name.id });
	const { items } = await inUse.run({ resource: 'shippingRate', operation: 'get', shippingRate: byId(id) });
	expect(items.map(({ json }) => json)).toEqual([
		{
			id,
			description: name.name,
			price: '7.90',
			price_currency: null,
			zone_id: zone.id,
			rates_name_id: name.id,
			provider_name: null,
			live_rates_provider: null,
			created_at,
			updated_at,
		},
	]);
});

test('all rates of a name are renamed with it', async () => {
	const { zone } = await firstZone(inUse.company);
	const name = await inUse.company.createIn('shipping/rates/names', {
		shipping_rates_name: { name: 'Regular' },
	});
	const cheap = await rateOf(zone, { price: '3.00', rates_name_id: name.id });
	const dear = await rateOf(zone, { price: '30.00', rates_name_id: name.id });
	await inUse.run({
		resource: 'shippingRate',
		operation: 'updateName',
		shippingRateNameId: byId(name.id),
		additionalFields: { name: 'Standard' },
	});
	for (const { id } of [cheap, dear]) {
		expect(await inUse.company.get(`/shipping/rates/${id}`)).toMatchObject({ description: 'Standard' });
	}
});

test('sizes and weights keep their digits on the way', async () => {
	const [{ body }] = await inUse.sent({
		resource: 'shippingPackage',
		operation: 'create',
		workspaceId: byId(await inUse.company.workspaceId()),
		name: 'Jar',
		packageType: 'box',
		length: '12.50',
		width: '12.50',
		height: '20',
		distanceUnit: 'mm',
		additionalFields: { empty_weight: '0.10' },
	});
	expect(body).toEqual({
		shipping_package: {
			name: 'Jar',
			package_type: 'box',
			length: '12.50',
			width: '12.50',
			height: '20',
			distance_unit: 'mm',
			empty_weight: '0.10',
		},
	});
});

describe('to choose from', () => {
	const options = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

	test('are countries by name, of which the code is taken', async () => {
		const { results } = await searchList('searchCountry', {}, options());
		expect(results).toHaveLength(8);
		expect(results).toContainEqual({ name: 'Germany', value: 'DE' });
	});

	test('are the rates of the chosen zone by name and price', async () => {
		const { group } = await firstZone(inUse.company);
		const [, europe] = await inUse.company.list(`/shipping/location_groups/${group.id}/zones`);
		const { results } = await searchList(
			'searchShippingRate',
			{ shippingZoneId: byId(europe.id) },
			options(),
		);
		expect(results.map(({ name }) => name)).toEqual([
			// The newest first.
			'Pick-up – 7.50 USD',
			'Express – 7.50 USD',
			'Standard – 7.50 USD',
		]);
	});
});

describe('an update empties', () => {
	test('countries, regions and address filter of a zone', async () => {
		const parameters = await zoneUpdate({
			fieldsToClear: 'Country IDs, Region IDs, Address Filter, Includes Rest of World',
		});
		const [{ body }] = await inUse.sent(parameters);
		const emptied = {
			country_ids: [],
			region_ids: [],
			address_filter_id: null,
			includes_rest_of_world: null,
		};
		expect(body).toEqual({ shipping_zone: emptied });
		const { zone } = await firstZone(inUse.company);
		expect(zone).toMatchObject(emptied);
	});

	test('the variants of a profile', async () => {
		const { profile } = await firstZone(inUse.company);
		expect(profile.variant_ids).not.toEqual([]);
		await inUse.run({
			resource: 'shippingProfile',
			operation: 'update',
			shippingProfile: byId(profile.id),
			additionalFields: { fieldsToClear: 'Variant IDs' },
		});
		expect(await inUse.company.get(`/shipping/profiles/${profile.id}`)).toMatchObject({
			name: profile.name,
			variant_ids: [],
		});
	});

	test('the providers of a rate', async () => {
		const { zone } = await firstZone(inUse.company);
		const [name] = await inUse.company.in('shipping/rates/names');
		const providers = { provider_name: 'UPS', live_rates_provider: 'Shippo' };
		const { id } = await rateOf(zone, { price: '9.00', rates_name_id: name.id, ...providers });
		await inUse.run({
			resource: 'shippingRate',
			operation: 'update',
			shippingRate: byId(id),
			additionalFields: { fieldsToClear: 'Provider Name, live_rates_provider' },
		});
		expect(await inUse.company.get(`/shipping/rates/${id}`)).toMatchObject({
			price: '9.00',
			provider_name: null,
			live_rates_provider: null,
		});
	});

	test('weights and carrier of a package', async () => {
		const { id } = await bookBox();
		await inUse.run({
			resource: 'shippingPackage',
			operation: 'update',
			shippingPackage: byId(id),
			additionalFields: { fieldsToClear: 'Weight, Empty Weight, Weight Unit, Carrier' },
		});
		expect(await inUse.company.get(`/shipping/packages/${id}`)).toMatchObject({
			weight: null,
			empty_weight: null,
			weight_unit: null,
			carrier: null,
		});
	});
});

test('regions are an item each, and a country without any gives none', async () => {
	const regions = async (code: string) =>
		(await inUse.run({ resource: 'country', operation: 'getRegions', country: byId(code) })).items.map(
			({ json }) => json.code,
		);
	expect(await regions('AU')).toEqual(['NSW', 'QLD', 'VIC']);
	expect(await regions('SG')).toEqual([]);
});

test('a country is found by its code in lower case too', async () => {
	const { items } = await inUse.run({ resource: 'country', operation: 'get', country: byId('gb') });
	expect(items.map(({ json }) => json.iso3)).toEqual(['GBR']);
});

describe('is not sent', () => {
	test.each([['USA'], ['12345'], ['U/']])('%s for a country', async (code) => {
		expect(await refusal({ resource: 'country', operation: 'get', country: byId(code) })).toEqual({
			message: `Country: "${code}" is not an ID`,
			description: 'Enter one such as US.',
		});
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('a size with its unit', async () => {
		const [{ id }] = await inUse.company.in('shipping/packages');
		const { message } = await refusal({
			resource: 'shippingPackage',
			operation: 'update',
			shippingPackage: byId(id),
			additionalFields: { length: '12 cm' },
		});
		expect(message).toMatch(/^Length: "12 cm" is not /);
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

describe('is refused with the words of the API', () => {
	test('a rate of a name that was deleted', async () => {
		const { zone } = await firstZone(inUse.company);
		const { id } = await inUse.company.createIn('shipping/rates/names', {
			shipping_rates_name: { name: 'Gone' },
		});
		await inUse.run({ resource: 'shippingRate', operation: 'deleteName', shippingRateNameId: byId(id) });
		const { message } = await refusal({
			resource: 'shippingRate',
			operation: 'create',
			shippingZoneId: byId(zone.id),
			shippingRateNameId: byId(id),
			price: '5.00',
		});
		expect(message).toContain(`Shipping Rate Name: '${id}' was not found`);
	});
});
