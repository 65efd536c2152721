import { pick, LAST_CHANGED, RAW, deleted, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const FIXED = {
	discount_type: 'code',
	discount_method: 'fixed',
	amount: '12.50',
	percent: '15.00',
	currency: 'eur',
	applies_to: 'specific_products',
	apply_from: '2035-01-02T03:04:05.000Z',
	apply_until: '2035-02-02T03:04:05.000Z',
	limit_1_per_customer: true,
	require_minimum_spend: true,
	require_minimum_spend_amount: 50,
	discounts_per_redemption: 2,
};

/** What a discount is on, as the user enters it and as the record shows it. */
async function scope(company: Company) {
	const [first, second] = await company.in('products');
	const [collection] = await company.in('products/collections');
	const product_ids = [first.id, second.id];
	const variant_ids = [first.default_variant_id as number, second.default_variant_id as number];
	const products_collection_ids = [collection.id];
	return {
		entered: { product_ids, variant_ids: variant_ids.join(', '), products_collection_ids },
		shown: { product_ids, variant_ids, products_collection_ids },
	};
}

const fresh = async (company: Company, code: string, more: Json = {}): Promise<Rec> =>
	await company.createIn('discounts', { discount: { name: code, code, percent: '5', ...more } });

/** Discount. */
export const discountCases: Cases = {
	'discount.getAll': async (company) => {
		const fixed = pick(await company.in('discounts'), ({ discount_method }) => discount_method === 'fixed');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(fixed.id),
					code: fixed.code as string,
					discount_type: 'code',
					discount_method: 'fixed',
					applies_to: 'all_products',
				},
			},
			answer: [fixed],
		};
	},
	'discount.get': async (company) => {
		const [{ id, public_id }] = await company.in('discounts');
		return await one(company, `/discounts/${id}`, { discount: byId(public_id) }, RAW);
	},
	'discount.create': async (company) => {
		const { entered, shown } = await scope(company);
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: 'Summer',
				additionalFields: { ...FIXED, ...entered, code: 'summer-20' },
			},
			{ name: 'Summer', ...FIXED, ...shown, code: 'SUMMER-20', scheduled: true, expired: false },
			(id) => `/discounts/${id}`,
		);
	},
	'discount.update': async (company) => {
		const { id } = await fresh(company, 'EARLY', { apply_from: '2034-01-01T00:00:00.000Z' });
		const { entered, shown } = await scope(company);
		return written(
			company,
			{
				discount: byId(id),
				...RAW,
				additionalFields: {
					...FIXED,
					...entered,
					name: 'Late',
					code: 'late',
					expired: false,
					fieldsToClear: '',
				},
			},
			{ id, name: 'Late', ...FIXED, ...shown, code: 'LATE', scheduled: true, expired: false },
			() => `/discounts/${id}`,
		);
	},
	'discount.delete': async (company) =>
		deleted(company, 'discount', await fresh(company, 'NEVER-USED'), (id) => `/discounts/${id}`),
};
