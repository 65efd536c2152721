import { boolean, reference, text } from '../../table/field';
import { action, create, get, getMany, resource, update } from '../../table/resource';
import { contactFilter, idFilter } from '../shared';
import { cancelFields, lineItemChangeFields, orderFields, orderType } from './orderFields';

const WHERE_LINE_ITEMS_ARE =
	'The line item’s ID is in line_items of the order, which Order: Get shows without Simplify.';

const lineItemChange = {
	entity: 'orderLineItem',
	body: {
		root: 'orders_line_items_change',
		fields: lineItemChangeFields,
		required: ['products_price_id'],
	},
	wrappedIn: 'orders_line_items_change',
};

export const order = resource({
	name: 'Order',
	description: 'A purchase or subscription of a contact',
	fields: orderFields,
	simplify: {
		id: 'id',
		order_number: 'order_number',
		order_type: 'order_type',
		total_amount: 'total_amount',
		currency: 'currency',
		billing_status: 'billing_status',
		service_status: 'service_status',
		contact_id: 'contact_id',
		contact_email: 'contact.email_address',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/orders', {
			filters: {
				...idFilter,
				...contactFilter,
				order_type: orderType,
				live_mode: boolean('Live Mode', 'Whether the orders are real ones rather than tests'),
			},
			query: {
				stored_filter_id: reference('Saved Filter', 'savedFilter', 'string', {
					description: 'An order filter saved in ClickFunnels. It is applied together with the others.',
				}),
				stable_id: text('Stable ID', {
					description: 'The filter token in the address of a filtered list. It wins over Saved Filter.',
				}),
			},
		}),
		get('GET /orders/{id}'),
		create(
			'POST /workspaces/{workspace_id}/orders',
			{ root: 'order', required: ['order_type', 'live_mode', 'line_items_attributes'] },
			{ description: 'Create an external order: one that was paid outside ClickFunnels' },
		),
		update('PUT /orders/{id}', {
			root: 'order',
			except: ['order_type', 'live_mode', 'line_items_attributes', 'contact_id', 'contact_attributes'],
		}),
		action(
			'cancel',
			'Cancel',
			'Cancel subscription order',
			'Cancel a Payments AI or Stripe subscription, at the end of the period or now',
			'POST /orders/{id}/cancel',
			{
				body: {
					root: 'order',
					mayBeAbsent: true,
					fields: cancelFields,
				},
			},
		),
		getMany('GET /orders/{order_id}/applied_tags', {
			value: 'getAppliedTags',
			name: 'Get Applied Tags',
			action: 'Get applied tags of order',
			description: 'Retrieve a list of the tags that an order has, with the time they were applied',
			entity: 'orderAppliedTag',
		}),
		action(
			'getAppliedTag',
			'Get Applied Tag',
			'Get applied tag of order',
			'Retrieve one applied tag by its own ID',
			'GET /orders/applied_tags/{id}',
			{ entity: 'orderAppliedTag', locator: 'Applied Tag' },
		),
		action(
			'addTag',
			'Add Tag',
			'Add tag to order',
			'Apply a tag to an order and keep its other tags',
			'POST /orders/{order_id}/applied_tags',
			{
				entity: 'orderAppliedTag',
				body: {
					root: 'orders_applied_tag',
					fields: { tag_id: reference('Order Tag', 'orderTag', 'integer') },
					required: ['tag_id'],
				},
			},
		),
		action(
			'removeAppliedTag',
			'Remove Applied Tag',
			'Remove applied tag from order',
			'Take a tag off an order, by the ID of the applied tag',
			'DELETE /orders/applied_tags/{id}',
			{ entity: 'orderAppliedTag', locator: 'Applied Tag', output: 'deleted' },
		),
		action(
			'previewChange',
			'Preview Change',
			'Preview change of order line item',
			`Show what an upgrade or downgrade of a subscription would cost, without changing it. ${WHERE_LINE_ITEMS_ARE}`,
			'POST /orders/line_items/{line_item_id}/changes',
			{ ...lineItemChange, repeatable: true },
		),
		action(
			'changeLineItem',
			'Change Line Item',
			'Change order line item',
			`Upgrade or downgrade a subscription to another price of its product. ${WHERE_LINE_ITEMS_ARE}`,
			'POST /orders/line_items/{line_item_id}/changes/perform',
			lineItemChange,
		),
	],
});
