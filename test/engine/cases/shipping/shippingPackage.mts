import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';

const KIND = { name: 'Poster tube', package_type: 'soft_package', distance_unit: 'cm' };
const MORE = { empty_weight: '0.25', weight_unit: 'kg', default_package: true, carrier: 'usps' };

/** Sizes as the user enters them, and as the record shows them. */
const SIZES = { length: '60.5', width: '8', height: '7.25' };
const SHOWN = { length: 60.5, width: 8, height: 7.25, weight: 1.75 };

const fresh = async (company: Company): Promise<Rec> =>
	await company.createIn('shipping/packages', {
		shipping_package: {
			name: 'Box',
			package_type: 'box',
			length: '10',
			width: '10',
			height: '10',
			distance_unit: 'in',
		},
	});

/** Shipping Package. */
export const shippingPackageCases: Cases = {
	'shippingPackage.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/shipping/packages`,
			await workspace(company),
			RAW,
		),
	'shippingPackage.get': async (company) => {
		const [{ id, public_id }] = await company.in('shipping/packages');
		return await one(company, `/shipping/packages/${id}`, { shippingPackage: byId(public_id) }, RAW);
	},
	'shippingPackage.create': async (company) =>
		written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: KIND.name,
				packageType: KIND.package_type,
				distanceUnit: KIND.distance_unit,
				...SIZES,
				additionalFields: { ...MORE, weight: '1.75' },
			},
			{ ...KIND, ...MORE, ...SHOWN },
			(id) => `/shipping/packages/${id}`,
		),
	'shippingPackage.update': async (company) => {
		const { id } = await fresh(company);
		return written(
			company,
			{
				shippingPackage: byId(id),
				...RAW,
				additionalFields: { ...KIND, ...MORE, ...SIZES, weight: '1.75', fieldsToClear: '' },
			},
			{ id, ...KIND, ...MORE, ...SHOWN },
			() => `/shipping/packages/${id}`,
		);
	},
	'shippingPackage.delete': async (company) =>
		deleted(company, 'shippingPackage', await fresh(company), (id) => `/shipping/packages/${id}`),
};
