import * as kinds from '../../kinds';
import { boolean, clearable, list, number, reference, text, url, word } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const fulfillment = resource({
	kind: kinds.fulfillment,
	description: 'A shipment of ordered goods',
	fields: {
		contact_id: reference('Contact', kinds.contact),
		location_id: reference('Fulfillment Location', kinds.fulfillmentLocation),
		included_orders_invoices_line_items_attributes: list('Invoice Line Items', {
			entry: 'Line Item',
			fields: {
				invoices_line_item_id: number('Invoice Line Item ID', {
					min: 1,
					mayBeEmpty: true,
					placeholder: 'e.g. 12345',
					description: 'From line_items of the order’s invoice',
				}),
				quantity: number('Quantity', { min: 1 }),
			},
			required: ['invoices_line_item_id', 'quantity'],
		}),
		ignore_out_of_stock: boolean('Ignore Out of Stock', 'Whether to fulfill even what is out of stock'),
		notify_customer: boolean(
			'Notify Customer',
			'Whether to send the customer an e-mail. Without it, the workspace’s setting counts.',
			{ withoutIt: 'the setting of the workspace' },
		),
		...clearable({
			tracking_url: url('Tracking URL'),
			shipping_provider: text('Shipping Provider'),
			tracking_code: word('Tracking Code'),
		}),
	},
	simplify: `id public_id fulfillment_number status contact_id location_id shipping_provider
		tracking_code tracking_url created_at`,
	operations: [
		getMany(),
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
		action('POST /fulfillments/{id}/cancel', {
			value: 'cancel',
			isFinal: true,
			name: 'Cancel',
			action: 'Cancel fulfillment',
			description: 'Cancel a fulfillment for good. To ship after all, create a new one.',
		}),
	],
});
