import type { Behaviour, Group } from '../../core/behaviour.mts';

const rate: Behaviour = {
	show: (row, world) => ({
		description: world.find('Shipping::Rates::Name', row.data.rates_name_id)?.data.name ?? null,
	}),
};

/** Shipping rates. */
export const shippingRates: Group = { behaviours: { 'Shipping::Rate': rate } };
