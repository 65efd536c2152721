import type { Catalog } from '../../description/types';
import { entities } from './entities';
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
