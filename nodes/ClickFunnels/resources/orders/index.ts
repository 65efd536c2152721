import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/orders';
import { fulfillment } from './fulfillment';
import { fulfillmentLocation } from './fulfillmentLocation';
import { invoice } from './invoice';
import { order } from './order';
import { orderTag } from './orderTag';
import { transaction } from './transaction';

export const orders: Catalog = {
	resources: [fulfillment, fulfillmentLocation, invoice, order, orderTag, transaction],
	entities,
};
