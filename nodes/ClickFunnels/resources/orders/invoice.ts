import * as kinds from '../../kinds';
import {
	clearable,
	dateTime,
	decimal,
	list,
	number,
	options,
	reference,
	stringList,
	text,
	word,
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';
import { idFilter } from '../shared';

const status = options('Status', ['disputed', 'paid', 'past-due', 'refunded', 'unpaid', 'voided'], {
	initial: 'unpaid',
	description:
		'The order takes it for its billing status. Paid needs Paid At, and completes a one-time order.',
});

const invoiceType = options(
	'Invoice Type',
	['cancellation', 'charge', 'initial', 'interim', 'one_time', 'one_time_sale', 'refund', 'renewal'],
	{ names: { one_time: 'One-Time', one_time_sale: 'One-Time Sale' } },
);

const shared: Fields = {
	external_id: word('External ID', { description: 'ID of the invoice in the system it comes from' }),
	status,
	...clearable({
		invoice_number: word('Invoice Number', { description: 'Without one, ClickFunnels makes a number' }),
		shipping_amount: decimal('Shipping Amount'),
		issued_at: dateTime('Issued At'),
		due_at: dateTime('Due At'),
		paid_at: dateTime('Paid At'),
	}),
};

const amount = decimal('Amount');
const description = text('Description');

/** Lines of a new invoice (contract: OrdersInvoiceParameters). */
const newLines = list('Line Items', {
	entry: 'Line Item',
	fields: {
		amount,
		description,
		products_price_id: reference('Product Price', kinds.productPrice),
		variant_id: reference('Product Variant', kinds.productVariant),
		quantity: number('Quantity', { min: 1 }),
	},
	required: ['variant_id', 'products_price_id', 'amount', 'quantity'],
});

/** Lines that an invoice has already (contract: OrdersInvoiceParametersUpdate). */
const changedLines = list('Line Items', {
	entry: 'Line Item',
	fields: {
		id: number('Line Item ID', {
			min: 1,
			mayBeEmpty: true,
			placeholder: 'e.g. 12345',
			description: 'From line_items of the invoice',
		}),
		amount,
		quantity: number('Quantity', { min: 1, mayBeEmpty: true, placeholder: 'e.g. 2' }),
		description,
	},
	required: ['id'],
	description: 'Lines to change. Fields left empty stay as they are; new lines can’t be added.',
});

const filters: Fields = {
	...idFilter,
	status: options(
		'Status',
		[
			'abandoned',
			'disputed',
			'draft',
			'paid',
			'partially-paid',
			'partially-refunded',
			'past-due',
			'refunded',
			'unpaid',
			'voided',
		],
		{ several: true },
	),
	invoice_type: invoiceType,
	invoice_number: stringList('Invoice Number', { description: 'Separate several with commas' }),
	external_id: stringList('External ID', { description: 'Separate several with commas' }),
};

const restocks = parts({ of: kinds.restock, name: 'Restock', owner: 'invoice' });

export const invoice = resource({
	kind: kinds.invoice,
	description: 'What an order charges: once, or at each renewal of a subscription',
	fields: {
		...shared,
		invoice_type: {
			...invoiceType,
			description: 'One-time orders take One-Time Sale only. Without one: that, or Initial on subscriptions.',
		},
		line_items_attributes: newLines,
	},
	simplify: `id order_id invoice_number contact_email=order.contact.email_address
		products=line_items.description status total_amount currency due_at paid_at`,
	operations: [
		getMany({
			route: kinds.orderInvoice.list,
			description: 'Retrieve a list of the invoices of an order',
			filters,
		}),
		getMany({
			value: 'getAllInWorkspace',
			name: 'Get Many in Workspace',
			action: 'Get many invoices in workspace',
			description: 'Retrieve a list of the invoices of all orders of a workspace',
			filters,
		}),
		get('GET /orders/invoices/{id}'),
		create(
			'POST /orders/{order_id}/invoices',
			{ root: 'orders_invoice', required: ['external_id', 'status'] },
			{ description: 'Create an invoice of an external order: one that was paid outside ClickFunnels' },
		),
		update(
			'PUT /orders/invoices/{id}',
			{ root: 'orders_invoice', fields: { ...shared, line_items_attributes: changedLines } },
			{ description: 'Change fields of an invoice of an external order' },
		),
		action('POST /orders/invoices/{id}/abandon', {
			value: 'abandon',
			isFinal: true,
			name: 'Abandon',
			action: 'Abandon invoice',
			description:
				'Give an invoice up, so that its payment is not tried again. Only unpaid, draft and past-due ones can be.',
		}),
		restocks.getMany({
			action: 'Get restocks of invoices',
			description: 'Retrieve a list of restocks: goods of invoices that went back into stock',
		}),
		restocks.get('GET /orders/invoices/restocks/{id}', { description: 'Retrieve one restock by its own ID' }),
	],
});
