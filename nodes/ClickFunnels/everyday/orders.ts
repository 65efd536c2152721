import { addTags } from '../jobs/orders/addTags';
import { cancelAtRenewal } from '../jobs/orders/cancelAtRenewal';
import { cancelNow } from '../jobs/orders/cancelNow';
import { createExternal } from '../jobs/orders/createExternal';
import { getComplete } from '../jobs/orders/getComplete';
import { moveDate } from '../jobs/orders/moveDate';
import { refund } from '../jobs/orders/refund';
import { removeTags } from '../jobs/orders/removeTags';
import { withBuyer } from '../jobs/steps/sale';
import * as kinds from '../kinds';
import * as orders from '../resources/orders';
import * as products from '../resources/products';
import { everydayResource } from './everydayResource';

export const order = everydayResource({
	kind: kinds.order,
	from: orders.order,
	description: 'Purchase, subscription',
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
	takes: {
		archive: {},
		create: {
			without: [
				'seo_title',
				'seo_description',
				'seo_image_id',
				'cancellation_funnel_url',
				'redirect_funnel_id',
				'variant_properties',
			],
		},
		get: {},
		getAll: {},
		unarchive: {},
	},
});

export const fulfillment = everydayResource({
	kind: kinds.fulfillment,
	from: orders.fulfillment,
	description: 'A shipment',
	takes: { cancel: {}, create: {}, getAll: {} },
});
