import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { deleted, list, one, written, type Cases } from '../case.mts';
import { firstZone } from './inside.mts';

const ENTERED = {
	includes_rest_of_world: false,
	country_ids: '233, 39',
	region_ids: '12, CA-QC',
	address_filter_id: byId(7),
};
const SHOWN = {
	includes_rest_of_world: false,
	country_ids: [233, 39],
	region_ids: [12, 'CA-QC'],
	address_filter_id: 7,
};

async function fresh(company: Company): Promise<Rec> {
	const { group } = await firstZone(company);
	return await company.create(`/shipping/location_groups/${group.id}/zones`, {
		shipping_zone: { name: 'Overseas', country_ids: [109], includes_rest_of_world: true },
	});
}

/** Shipping Zone. */
export const shippingZoneCases: Cases = {
	'shippingZone.getAll': async (company) => {
		const { group } = await firstZone(company);
		return await list(company, `/shipping/location_groups/${group.id}/zones`, {
			shippingLocationGroupId: byId(group.id),
		});
	},
	'shippingZone.get': async (company) => {
		const { zone } = await firstZone(company);
		return await one(company, `/shipping/zones/${zone.id}`, { shippingZone: byId(zone.public_id) });
	},
	'shippingZone.create': async (company) => {
		const { group } = await firstZone(company);
		return written(
			company,
			{
				shippingLocationGroupId: byId(group.id),
				name: 'North',
				additionalFields: ENTERED,
			},
			{ location_group_id: group.id, name: 'North', ...SHOWN },
			(id) => `/shipping/zones/${id}`,
		);
	},
	'shippingZone.update': async (company) => {
		const { id } = await fresh(company);
		return written(
			company,
			{ shippingZone: byId(id), additionalFields: { name: 'North', ...ENTERED, fieldsToClear: '' } },
			{ id, name: 'North', ...SHOWN },
			() => `/shipping/zones/${id}`,
		);
	},
	'shippingZone.delete': async (company) =>
		deleted(company, 'shippingZone', await fresh(company), (id) => `/shipping/zones/${id}`),
};
