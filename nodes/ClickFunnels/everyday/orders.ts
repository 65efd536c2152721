import { shipOrder } from '../jobs/fulfillments/shipOrder';
import { addTags } from '../jobs/orders/addTags';
import { cancelAtRenewal } from '../jobs/orders/cancelAtRenewal';
import { cancelNow } from '../jobs/orders/cancelNow';
import { createExternal } from '../jobs/orders/createExternal';
import { getComplete } from '../jobs/orders/getComplete';
import { moveDate } from '../jobs/orders/moveDate';
import { refund } from '../jobs/orders/refund';
import { removeTags } from '../jobs/orders/removeTags';
import { createWithPrice } from '../jobs/products/createWithPrice';
import { withBuyer } from '../jobs/steps/sale';
import * as kinds from '../kinds';
import * as orders from '../resources/orders';
import * as products from '../resources/products';
import { everydayResource } from './everydayResource';

export const order = everydayResource({
	kind: kinds.order,
	from: orders.order,
	description: 'A purchase',
	jobs: [addTags, cancelAtRenewal, cancelNow, createExternal, getComplete, moveDate, refund, removeTags],
	takes: {
		get: {},
		getAll: {
			description: 'Retrieve a list of orders with customer and products',
			without: ['stable_id', 'stored_filter_id', 'billing_status', 'service_status'],
			each: { adds: { customer: 'object', product_lines: 'list' }, row: withBuyer },
		},
	},
});

export const product = everydayResource({
	kind: kinds.product,
	from: products.product,
	description: 'What is sold',
	jobs: [createWithPrice],
	takes: {
		archive: {},
		get: {},
		getAll: {},
		unarchive: {},
	},
});

export const fulfillment = everydayResource({
	kind: kinds.fulfillment,
	from: orders.fulfillment,
	description: 'A shipment',
	jobs: [shipOrder],
	takes: { cancel: {}, create: { without: ['ignore_out_of_stock'] }, getAll: {} },
});
