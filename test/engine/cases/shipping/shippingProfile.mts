import type { Company } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { deleted, list, one, workspace, written, type Cases } from '../case.mts';
import { firstZone } from './inside.mts';

/** Two variants, of two products. */
const variants = async (company: Company): Promise<number[]> =>
	(await company.in('products')).slice(0, 2).map((product) => product.default_variant_id as number);

/** Shipping Profile. */
export const shippingProfileCases: Cases = {
	'shippingProfile.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/shipping/profiles`,
			await workspace(company),
		),
	'shippingProfile.get': async (company) => {
		const { profile } = await firstZone(company);
		return await one(company, `/shipping/profiles/${profile.id}`, {
			shippingProfile: byId(profile.public_id),
		});
	},
	'shippingProfile.create': async (company) => {
		const variant_ids = await variants(company);
		return written(
			company,
			{
				...(await workspace(company)),
				name: 'Fragile',
				additionalFields: { variant_ids: variant_ids.join(', ') },
			},
			{ name: 'Fragile', variant_ids },
			(id) => `/shipping/profiles/${id}`,
		);
	},
	'shippingProfile.update': async (company) => {
		const [first, second] = await variants(company);
		const { id } = await company.createIn('shipping/profiles', {
			shipping_profile: { name: 'Heavy', variant_ids: [first] },
		});
		return written(
			company,
			{
				shippingProfile: byId(id),
				additionalFields: { name: 'Oversize', variant_ids: String(second), fieldsToClear: '' },
			},
			{ id, name: 'Oversize', variant_ids: [second] },
			() => `/shipping/profiles/${id}`,
		);
	},
	'shippingProfile.delete': async (company) => {
		const profile = await company.createIn('shipping/profiles', { shipping_profile: { name: 'Samples' } });
		return deleted(company, 'shippingProfile', profile, (id) => `/shipping/profiles/${id}`);
	},
};

/** Shipping Location Group. */
export const shippingLocationGroupCases: Cases = {
	'shippingLocationGroup.getAll': async (company) => {
		const { profile } = await firstZone(company);
		return await list(company, `/shipping/profiles/${profile.id}/location_groups`, {
			shippingProfileId: byId(profile.id),
		});
	},
	'shippingLocationGroup.get': async (company) => {
		const { group } = await firstZone(company);
		return await one(company, `/shipping/location_groups/${group.id}`, {
			shippingLocationGroup: byId(group.public_id),
		});
	},
};
