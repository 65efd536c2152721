import { byId } from '../../../support/engine.mts';
import type { Cases } from '../case.mts';

const region = (code: string, name: string) => ({ code, name, localized_name: name, country_code: 'CA' });

/** Country. */
export const countryCases: Cases = {
	'country.getAll': async (company) => ({
		parameters: {},
		answer: await company.list('/addresses/countries'),
	}),
	'country.get': async () => ({
		parameters: { country: byId('DE') },
		answer: [{ iso2: 'DE', iso3: 'DEU', name: 'Germany', localized_name: 'Germany', has_regions: false }],
	}),
	'country.getRegions': async () => ({
		parameters: { country: byId('CA') },
		answer: [region('BC', 'British Columbia'), region('ON', 'Ontario'), region('QC', 'Quebec')],
	}),
};
