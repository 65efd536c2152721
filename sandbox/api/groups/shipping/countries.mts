import type { Group, Handler } from '../../core/behaviour.mts';
import { notFound } from '../../core/errors.mts';
import type { Data } from '../../core/store.mts';

interface Country {
	iso2: string;
	iso3: string;
	name: string;
	regions: Record<string, string>;
}

const countries: readonly Country[] = [
	{
		iso2: 'AU',
		iso3: 'AUS',
		name: 'Australia',
		regions: { NSW: 'New South Wales', QLD: 'Queensland', VIC: 'Victoria' },
	},
	{ iso2: 'BR', iso3: 'BRA', name: 'Brazil', regions: { RJ: 'Rio de Janeiro', SP: 'São Paulo' } },
	{
		iso2: 'CA',
		iso3: 'CAN',
		name: 'Canada',
		regions: { BC: 'British Columbia', ON: 'Ontario', QC: 'Quebec' },
	},
	{ iso2: 'DE', iso3: 'DEU', name: 'Germany', regions: {} },
	{ iso2: 'GB', iso3: 'GBR', name: 'United Kingdom', regions: {} },
	{ iso2: 'JP', iso3: 'JPN', name: 'Japan', regions: { '13': 'Tokyo', '27': 'Osaka' } },
	{ iso2: 'SG', iso3: 'SGP', name: 'Singapore', regions: {} },
	{
		iso2: 'US',
		iso3: 'USA',
		name: 'United States',
		regions: { CA: 'California', ID: 'Idaho', NY: 'New York', TX: 'Texas' },
	},
];

function shown({ iso2, iso3, name, regions }: Country): Data {
	return { iso2, iso3, name, localized_name: name, has_regions: Object.keys(regions).length > 0 };
}

function country(code: string): Country {
	const found = countries.find(({ iso2 }) => iso2 === code.toUpperCase());
	if (found === undefined) throw notFound();
	return found;
}

const list: Handler = () => ({ status: 200, body: countries.map(shown) });

const get: Handler = ({ params }) => ({ status: 200, body: shown(country(params.id)) });

const regions: Handler = ({ params }) => {
	const { iso2, regions: named } = country(params.country_id);
	const body = Object.entries(named).map(([code, name]) => ({
		code,
		name,
		localized_name: name,
		country_code: iso2,
	}));
	return { status: 200, body };
};

/** Countries and regions: fixed lists, not paginated, found by their ISO code (x-notes of the operations). */
export const addresses: Group = {
	handlers: {
		listAddressesCountries: list,
		getAddressesCountries: get,
		listAddressesCountriesRegions: regions,
	},
};
