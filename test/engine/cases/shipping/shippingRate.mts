import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import { firstZone } from './inside.mts';

const MORE = { price_currency: 'eur', provider_name: 'UPS', live_rates_provider: 'Shippo' };

const freshName = async (company: Company, name: string): Promise<Rec> =>
	await company.createIn('shipping/rates/names', { shipping_rates_name: { name } });

async function freshRate(company: Company): Promise<Rec> {
	const { zone } = await firstZone(company);
	const [name] = await company.in('shipping/rates/names');
	return await company.create(`/shipping/zones/${zone.id}/rates`, {
		shipping_rate: { rates_name_id: name.id, price: '4.00', price_currency: 'usd' },
	});
}

/** Shipping Rate, with the names of rates. */
export const shippingRateCases: Cases = {
	'shippingRate.getAll': async (company) => {
		const { zone } = await firstZone(company);
		return await list(company, `/shipping/zones/${zone.id}/rates`, { shippingZoneId: byId(zone.id) }, RAW);
	},
	'shippingRate.get': async (company) => {
		const { id, public_id } = await freshRate(company);
		return await one(company, `/shipping/rates/${id}`, { shippingRate: byId(public_id) }, RAW);
	},
	'shippingRate.create': async (company) => {
		const { zone } = await firstZone(company);
		const name = await freshName(company, 'Overnight');
		return written(
			company,
			{
				shippingZoneId: byId(zone.id),
				shippingRateNameId: byId(name.id),
				price: '29.90',
				...RAW,
				additionalFields: MORE,
			},
			{ zone_id: zone.id, rates_name_id: name.id, description: 'Overnight', price: '29.90', ...MORE },
			(id) => `/shipping/rates/${id}`,
		);
	},
	'shippingRate.update': async (company) => {
		const { id } = await freshRate(company);
		const name = await freshName(company, 'By drone');
		return written(
			company,
			{
				shippingRate: byId(id),
				...RAW,
				additionalFields: { ...MORE, price: '49.90', rates_name_id: byId(name.id), fieldsToClear: '' },
			},
			{ id, rates_name_id: name.id, description: 'By drone', price: '49.90', ...MORE },
			() => `/shipping/rates/${id}`,
		);
	},
	'shippingRate.delete': async (company) =>
		deleted(company, 'shippingRate', await freshRate(company), (id) => `/shipping/rates/${id}`),
	'shippingRate.getNames': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/shipping/rates/names`,
			await workspace(company),
		),
	'shippingRate.getName': async (company) => {
		const [{ id, public_id }] = await company.in('shipping/rates/names');
		return await one(company, `/shipping/rates/names/${id}`, { shippingRateNameId: byId(public_id) });
	},
	'shippingRate.createName': async (company) =>
		written(
			company,
			{ ...(await workspace(company)), name: 'Two days' },
			{ workspace_id: await company.workspaceId(), name: 'Two days' },
			(id) => `/shipping/rates/names/${id}`,
		),
	'shippingRate.updateName': async (company) => {
		const { id } = await freshName(company, 'Slow');
		return written(
			company,
			{ shippingRateNameId: byId(id), additionalFields: { name: 'Economy' } },
			{ id, name: 'Economy' },
			() => `/shipping/rates/names/${id}`,
		);
	},
	'shippingRate.deleteName': async (company) =>
		deleted(
			company,
			'shippingRateNameId',
			await freshName(company, 'Never used'),
			(id) => `/shipping/rates/names/${id}`,
		),
};
