import { pick, LAST_CHANGED, RAW, one, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const PLAN = {
	name: 'Three installments',
	payment_type: 'payment_plan',
	interval: 'months',
	interval_count: 2,
	duration: 3,
	trial_interval: 'days',
	trial_duration: 14,
	trial_amount: '1.00',
	setup_amount: '5.50',
	compare_at_amount: '129.00',
	cost: '20.00',
	key: 'installments',
	self_cancel: true,
	self_upgrade: true,
	self_downgrade: false,
	self_reactivate: true,
	visible: true,
	archived: false,
};

/** The default variant of a product of its own. */
async function freshVariant(company: Company): Promise<number> {
	const { default_variant_id: id } = await company.createIn('products', {
		product: { name: 'To be priced' },
	});
	return id as number;
}

/** A membership, which has two subscription prices, the second twice the first. */
async function membership(company: Company): Promise<{ product: Rec; low: Rec; high: Rec }> {
	const product = pick(await company.in('products'), ({ name }) => String(name).endsWith('Membership'));
	const [low, high] = await company.list(`/products/${product.id}/prices`);
	return { product, low, high };
}

/** Product Price. */
export const productPriceCases: Cases = {
	'productPrice.getAll': async (company) => {
		const { product, high } = await membership(company);
		return {
			parameters: {
				productId: byId(product.id),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(high.id),
					variant_id: byId(high.variant_id),
					visible: true,
					archived: false,
				},
			},
			answer: [high],
		};
	},
	'productPrice.get': async (company) => {
		const { low } = await membership(company);
		return await one(company, `/products/prices/${low.id}`, { productPrice: byId(low.public_id) }, RAW);
	},
	'productPrice.create': async (company) => {
		const variant = await freshVariant(company);
		return written(
			company,
			{
				productVariantId: byId(variant),
				...RAW,
				amount: '33',
				// ClickFunnels takes the workspace's currency whatever is sent.
				additionalFields: { ...PLAN, currency: 'eur' },
			},
			{ variant_id: variant, amount: '33.00', currency: 'usd', ...PLAN },
			(id) => `/products/prices/${id}`,
		);
	},
	'productPrice.update': async (company) => {
		const { id } = await company.create(`/products/variants/${await freshVariant(company)}/prices`, {
			products_price: { amount: '10' },
		});
		return written(
			company,
			{
				productPrice: byId(id),
				...RAW,
				additionalFields: { ...PLAN, amount: '44.40', currency: 'eur', fieldsToClear: '' },
			},
			{ id, amount: '44.40', currency: 'usd', ...PLAN },
			() => `/products/prices/${id}`,
		);
	},
	'productPrice.getChangeOptions': async (company) => {
		const { product, low, high } = await membership(company);
		const { id, public_id, name, key, amount, currency, duration, interval, interval_count } = high;
		return {
			parameters: { productPrice: byId(low.id) },
			answer: [
				{
					downgrade: [],
					upgrade: [
						{
							products_variant: expect.objectContaining({
								id: high.variant_id,
								product_id: product.id,
								prices: [{ id, public_id, name, key, amount, currency, duration, interval, interval_count }],
							}),
						},
					],
				},
			],
		};
	},
};
