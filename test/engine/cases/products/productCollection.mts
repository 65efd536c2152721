import { LAST_CHANGED, RAW, lastChanged, one, workspace, written, type Cases } from '../case.mts';
import { tagCases } from '../tags.mts';
import type { Company } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const SHELF = {
	description: 'For long evenings',
	collection_type: 'manual',
	sort_method: 'price_desc',
	visible_in_store: true,
	seo_title: 'Evening books',
	seo_description: 'Books for long evenings',
};

/** Records that a collection refers to, as the user enters them and as the record shows them. */
async function references(company: Company) {
	const [first, , third] = await company.in('products');
	const [image, other] = await company.in('images');
	const product_ids = [first.id, third.id];
	return {
		entered: { product_ids, image_id: byId(image.id), social_image_id: byId(other.id) },
		shown: { product_ids, image_id: String(image.id), social_image_id: String(other.id) },
	};
}

/** Product Collection. */
export const productCollectionCases: Cases = {
	'productCollection.getAll': async (company) => {
		const shown = await company.createIn('products/collections', {
			products_collection: { name: 'In the shop', visible_in_store: true },
		});
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: { id: String(shown.id), visible_in_store: true, archived: false },
			},
			answer: lastChanged([shown]),
		};
	},
	'productCollection.get': async (company) => {
		const [{ id }] = await company.in('products/collections');
		return await one(company, `/products/collections/${id}`, { productCollection: byId(id) }, RAW);
	},
	'productCollection.create': async (company) => {
		const { entered, shown } = await references(company);
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: 'Evenings',
				additionalFields: { ...SHELF, ...entered },
			},
			{ name: 'Evenings', ...SHELF, ...shown },
			(id) => `/products/collections/${id}`,
		);
	},
	'productCollection.update': async (company) => {
		const [, product] = await company.in('products');
		const { id } = await company.createIn('products/collections', {
			products_collection: { name: 'Before', product_ids: [product.id] },
		});
		const { entered, shown } = await references(company);
		return written(
			company,
			{
				productCollection: byId(id),
				...RAW,
				additionalFields: { ...SHELF, ...entered, name: 'After', fieldsToClear: '' },
			},
			{ id, name: 'After', ...SHELF, ...shown },
			() => `/products/collections/${id}`,
		);
	},
};

/** Product Tag. */
export const productTagCases: Cases = {
	'productTag.getAll': async (company) => {
		const [, tag] = await company.in('products/tags');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { id: String(tag.id) },
			},
			answer: [tag],
		};
	},
	...tagCases('productTag', 'products/tags'),
};
