export { externalPurchase } from './externalPurchase';
export { fulfillment } from './fulfillment';
export { fulfillmentLocation } from './fulfillmentLocation';
export { invoice } from './invoice';
export { order } from './order';
export { orderTag } from './orderTag';
export { transaction } from './transaction';
