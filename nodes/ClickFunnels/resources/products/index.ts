import type { Catalog } from '../../table/types';
import { discount } from './discount';
import { download } from './download';
import { entities } from '../../kinds/products';
import { product } from './product';
import { productCollection } from './productCollection';
import { productPrice } from './productPrice';
import { productTag } from './productTag';
import { productVariant } from './productVariant';
import { store } from './store';

export const products: Catalog = {
	resources: [
		discount,
		download,
		product,
		productCollection,
		productPrice,
		productTag,
		productVariant,
		store,
	],
	entities,
};
