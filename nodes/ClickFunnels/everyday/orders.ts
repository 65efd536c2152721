import { shipOrder } from '../jobs/fulfillments/shipOrder';
import { createWithPrice } from '../jobs/products/createWithPrice';
import * as kinds from '../kinds';
import * as orders from '../resources/orders';
import * as products from '../resources/products';
import { everydayResource } from './everydayResource';

export const order = everydayResource({
	kind: kinds.order,
	from: orders.order,
	description: 'A purchase or subscription',
	takes: { get: {}, getAll: { without: ['stable_id'] } },
});

export const product = everydayResource({
	kind: kinds.product,
	from: products.product,
	description: 'Something that is sold',
	jobs: [createWithPrice],
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
	description: 'A shipment of ordered goods',
	jobs: [shipOrder],
	takes: { cancel: {}, create: {}, getAll: {} },
});
