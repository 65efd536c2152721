import type { Cases } from '../case.mts';
import { discountCases } from './discount.mts';
import { imageCases, productCases } from './product.mts';
import { productCollectionCases, productTagCases } from './productCollection.mts';
import { productPriceCases } from './productPrice.mts';
import { productVariantCases } from './productVariant.mts';
import { downloadCases, storeCases } from './store.mts';

export const products: Cases = {
	...discountCases,
	...downloadCases,
	...imageCases,
	...productCases,
	...productCollectionCases,
	...productPriceCases,
	...productTagCases,
	...productVariantCases,
	...storeCases,
};
