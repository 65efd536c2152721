import type { Catalog } from '../../description/types';
import { discount } from './discount';
import { download } from './download';
import { entities } from './entities';
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
