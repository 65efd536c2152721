import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
/** The first location group of the company. */
let group: Json;

beforeEach(async () => {
	company = await startCompany();
	const [profile] = await company.page(`/workspaces/${company.workspace}/shipping/profiles`);
	[group] = await company.page(`/shipping/profiles/${String(profile.id)}/location_groups`);
});

const zones = () => `/shipping/location_groups/${String(group.id)}/zones`;
const newZone = (shipping_zone: Json) => company.send('POST', zones(), { shipping_zone });

describe('a shipping zone', () => {
	test('covers what its name says', async () => {
		expect(await company.page(zones())).toMatchObject([
			{ name: 'United States', country_ids: [233], includes_rest_of_world: false },
			{ name: 'Europe', country_ids: [82, 232], includes_rest_of_world: false },
			{ name: 'Rest of world', country_ids: [], includes_rest_of_world: true },
		]);
	});

	test('keeps the ids that it is given, of whatever kind, and null for none', async () => {
		const given = { country_ids: [109, 'JP'], region_ids: [13, 'Tokyo'] };
		const { status, body } = await newZone({ name: 'Asia', ...given });
		const { id } = body as Json;
		expect([status, body]).toEqual([201, expect.objectContaining(given)]);
		const emptied = await company.send('PUT', `/shipping/zones/${String(id)}`, {
			shipping_zone: { country_ids: null },
		});
		expect(emptied).toMatchObject({ status: 200, body: { name: 'Asia', country_ids: null } });
	});
});

describe('a shipping rate', () => {
	const newRate = async (rates_name_id: unknown) => {
		const [zone] = await company.page(zones());
		return await company.send('POST', `/shipping/zones/${String(zone.id)}/rates`, {
			shipping_rate: { price: '5', rates_name_id },
		});
	};

	test('is described by its name, also when that changes', async () => {
		const name = await company.createIn('shipping/rates/names', { shipping_rates_name: { name: 'Fast' } });
		const { body } = await newRate(name.id);
		expect(body).toMatchObject({ price: '5.00', rates_name_id: name.id, description: 'Fast' });
		await company.send('PUT', `/shipping/rates/names/${String(name.id)}`, {
			shipping_rates_name: { name: 'Faster' },
		});
		const { body: later } = await company.ask(`/shipping/rates/${String((body as Json).id)}`);
		expect(later).toMatchObject({ description: 'Faster' });
	});

	test('refuses a name of another team', async () => {
		const [foreign] = await company.ids(`/workspaces/${company.otherWorkspace}/shipping/rates/names`);
		const answer = await newRate(foreign);
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			`Request unprocessable: Rates name '${foreign}' was not found`,
		]);
	});
});
