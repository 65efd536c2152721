import { boolean, clearable, list, number, reference, text, url } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';

export const fulfillment = resource({
	name: 'Fulfillment',
	description: 'A shipment of ordered goods',
	fields: {
		contact_id: reference('Contact', 'contact', 'integer'),
		location_id: reference('Fulfillment Location', 'fulfillmentLocation', 'integer'),
		included_orders_invoices_line_items_attributes: list(
			'Invoice Line Items',
			'Line Item',
			{
				invoices_line_item_id: number('Invoice Line Item ID', {
					min: 1,
					mayBeEmpty: true,
					placeholder: 'e.g. 12345',
					description: 'From line_items of the order’s invoice',
				}),
				quantity: number('Quantity', { min: 1 }),
			},
			{ required: ['invoices_line_item_id', 'quantity'] },
		),
		ignore_out_of_stock: boolean('Ignore Out of Stock', 'Whether to fulfill even what is out of stock'),
		notify_customer: boolean(
			'Notify Customer',
			'Whether to send the customer an e-mail. Without it, the workspace’s setting counts.',
		),
		...clearable({
			tracking_url: url('Tracking URL'),
			shipping_provider: text('Shipping Provider'),
			tracking_code: text('Tracking Code'),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		fulfillment_number: 'fulfillment_number',
		status: 'status',
		contact_id: 'contact_id',
		location_id: 'location_id',
		shipping_provider: 'shipping_provider',
		tracking_code: 'tracking_code',
		tracking_url: 'tracking_url',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/fulfillments'),
		get('GET /fulfillments/{id}'),
		create('POST /workspaces/{workspace_id}/fulfillments', {
			root: 'fulfillment',
			required: ['contact_id', 'location_id', 'included_orders_invoices_line_items_attributes'],
		}),
		update('PUT /fulfillments/{id}', {
			root: 'fulfillment',
			optional: ['tracking_url', 'shipping_provider', 'tracking_code', 'notify_customer'],
		}),
		remove('DELETE /fulfillments/{id}'),
		action(
			'cancel',
			'Cancel',
			'Cancel fulfillment',
			'Cancel a fulfillment for good. To ship after all, create a new one.',
			'POST /fulfillments/{id}/cancel',
		),
	],
});
