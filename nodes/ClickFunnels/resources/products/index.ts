export { discount } from './discount';
export { download } from './download';
export { product } from './product';
export { productCollection } from './productCollection';
export { productPrice } from './productPrice';
export { productTag } from './productTag';
export { productVariant } from './productVariant';
export { store } from './store';
