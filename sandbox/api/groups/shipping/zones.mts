import type { Behaviour, Group } from '../../core/behaviour.mts';

// Made up: no route lists the ids of countries and regions (ClickFunnels behaviour: ids in bodies).
const countryIds: Readonly<Record<string, number>> = { DE: 82, GB: 232, US: 233 };
const regionIds: Readonly<Record<string, number>> = { CA: 1416, ID: 1460, NY: 1452, TX: 1407 };

/** The ids of countries by their codes. Throws for one that has none here. */
export function countries(...codes: string[]): number[] {
	return codes.map((code) => idOf(countryIds, code));
}

/** The ids of regions by their codes. Throws for one that has none here. */
export function regions(...codes: string[]): number[] {
	return codes.map((code) => idOf(regionIds, code));
}

function idOf(ids: Readonly<Record<string, number>>, code: string): number {
	if (!(code in ids)) throw new Error(`${code} has no id in the sandbox`);
	return ids[code];
}

function codesOf(ids: Readonly<Record<string, number>>, values: unknown): unknown {
	if (!Array.isArray(values)) return values;
	return values.map((value: unknown) => Object.keys(ids).find((code) => ids[code] === value) ?? value);
}

const zone: Behaviour = {
	show({ data }, { readings }) {
		if (readings.zoneIds === 'numbers') return {};
		const { country_ids, region_ids } = data;
		return { country_ids: codesOf(countryIds, country_ids), region_ids: codesOf(regionIds, region_ids) };
	},
};

/** Zones, which keep the ids that they are given. */
export const shippingZones: Group = { behaviours: { 'Shipping::Zone': zone } };
