import { kind, type Kind } from '../table/kind';
import { workspace } from './account';
import { by, byBoth, joined, moment, money, nested } from './labels';
import { isRefundable } from './refundable';

const orderOfWhom: Kind['label'] = (order) =>
	joined(by('order_number')(order), by('email_address')(nested(order, 'contact')));

const invoiceLabel = byBoth('invoice_number', 'status');

export const order = kind('Order', {
	calledBy: { key: 'order_number', label: 'Number' },
	isEndless: true,
	isCounted: true,
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/orders',
	label: (order) => joined(orderOfWhom(order), money('total_amount')(order)),
	shortLabel: orderOfWhom,
	searchFilters: ['id'],
	appPath: 'orders',
});

export const orderTag = kind('Order Tag', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	sharedAs: 'Tag',
	list: 'GET /workspaces/{workspace_id}/orders/tags',
});

export const orderAppliedTag = kind('Carried Order Tag', {
	within: order,
	sharedAs: 'Carried Tag',
	list: 'GET /orders/{order_id}/applied_tags',
	refersTo: { kind: orderTag, key: 'tag_id', as: 'tag' },
	label: (applied) => by('name')(nested(applied, 'tag')) || `Tag ${by('tag_id')(applied)}`,
});

// Shown inside orders only, so entered by ID.
export const orderLineItem = kind('Order Line Item', {
	within: order,
	parameter: 'line_item_id',
	label: by('id'),
});

export const invoice = kind('Invoice', {
	within: order,
	list: 'GET /workspaces/{workspace_id}/orders/invoices',
	label: invoiceLabel,
});

// The same, where only those of one order come into question.
export const orderInvoice = kind('Invoice', {
	value: 'orderInvoice',
	within: order,
	list: 'GET /orders/{order_id}/invoices',
	label: invoiceLabel,
});

export const restock = kind('Restock', {
	within: invoice,
	list: 'GET /workspaces/{workspace_id}/orders/invoices/restocks',
	label: (restock) => `${moment('created_at')(restock)} – ${by('status')(restock)}`,
});

export const transaction = kind('Transaction', {
	within: order,
	list: 'GET /orders/{order_id}/transactions',
	isKnownByAbove: true,
	label: (transaction) =>
		joined(
			money('amount')(transaction),
			isRefundable(transaction) ? 'refundable' : 'no refund',
			moment('created_at')(transaction),
			by('external_type')(transaction),
			by('status')(transaction),
		),
});

export const fulfillment = kind('Fulfillment', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/fulfillments',
	label: (fulfillment) =>
		joined(
			`#${by('fulfillment_number')(fulfillment)}`,
			by('status')(fulfillment),
			by('tracking_code')(fulfillment),
		),
});

export const fulfillmentLocation = kind('Fulfillment Location', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/fulfillments/locations',
});

export const externalPurchaseEndpoint = kind('External Purchase Endpoint', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/webhooks/incoming/external_purchase_endpoints',
	label: byBoth('name', 'provider'),
});

export const externalPurchaseMapping = kind('External Purchase Mapping', {
	within: externalPurchaseEndpoint,
	list: 'GET /webhooks/incoming/external_purchase_endpoints/{external_purchase_endpoint_id}/product_mappings',
	label: by('external_product_sku'),
});

export const externalPurchaseEvent = kind('External Purchase Event', {
	within: externalPurchaseEndpoint,
	list: 'GET /webhooks/incoming/external_purchase_endpoints/{external_purchase_endpoint_id}/events',
	label: (event) =>
		joined(by('event_type')(event), by('processing_status')(event), moment('created_at')(event)),
});
