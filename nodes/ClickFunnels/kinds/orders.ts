import type { Entity } from '../table/types';
import { by, byBoth, moment, nested } from './labels';

const invoiceLabel = byBoth('invoice_number', 'status');

export const entities: Record<string, Entity> = {
	order: {
		name: 'Order',
		list: 'GET /workspaces/{workspace_id}/orders',
		label: (order) => `${by('order_number')(order)} – ${by('email_address')(nested(order, 'contact'))}`,
		appPath: 'orders',
	},
	orderTag: {
		name: 'Order Tag',
		list: 'GET /workspaces/{workspace_id}/orders/tags',
		label: by('name'),
	},
	orderAppliedTag: {
		name: 'Order Applied Tag',
		list: 'GET /orders/{order_id}/applied_tags',
		// It shows no name of the tag.
		label: (applied) => `Tag ${by('tag_id')(applied)} – ${moment('created_at')(applied)}`,
	},
	// Shown inside orders only, so entered by ID.
	orderLineItem: { name: 'Order Line Item', label: by('id') },
	invoice: {
		name: 'Invoice',
		list: 'GET /workspaces/{workspace_id}/orders/invoices',
		label: invoiceLabel,
	},
	// The same, where only those of one order come into question.
	orderInvoice: { name: 'Invoice', list: 'GET /orders/{order_id}/invoices', label: invoiceLabel },
	restock: {
		name: 'Restock',
		list: 'GET /workspaces/{workspace_id}/orders/invoices/restocks',
		label: (restock) => `${moment('created_at')(restock)} – ${by('status')(restock)}`,
	},
	transaction: {
		name: 'Transaction',
		list: 'GET /orders/{order_id}/transactions',
		label: (transaction) =>
			[
				`${by('amount')(transaction)} ${by('currency')(transaction)}`.trim(),
				by('external_type')(transaction),
				by('status')(transaction),
				moment('created_at')(transaction),
			]
				.filter(Boolean)
				.join(' – '),
	},
	fulfillment: {
		name: 'Fulfillment',
		list: 'GET /workspaces/{workspace_id}/fulfillments',
		label: (fulfillment) =>
			[
				`#${by('fulfillment_number')(fulfillment)}`,
				by('status')(fulfillment),
				by('tracking_code')(fulfillment),
			]
				.filter(Boolean)
				.join(' – '),
	},
	fulfillmentLocation: {
		name: 'Fulfillment Location',
		list: 'GET /workspaces/{workspace_id}/fulfillments/locations',
		label: by('name'),
	},
};
