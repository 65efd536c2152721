import type { INodeParameters } from 'n8n-workflow';

import {
	pick,
	LAST_CHANGED,
	RAW,
	lastChanged,
	list,
	one,
	workspace,
	written,
	type Case,
	type Cases,
} from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const TIMES = {
	issued_at: '2026-01-02T03:04:05.000Z',
	due_at: '2026-01-16T03:04:05.000Z',
	paid_at: '2026-01-10T03:04:05.000Z',
};

/** The first external subscription that runs. */
async function external(company: Company): Promise<Rec> {
	return pick(
		await company.in('orders'),
		({ order_type, payment_processor }) =>
			order_type === 'subscription-order' && payment_processor === 'external',
	);
}

/** Ids of variant and price of what an order is of. */
function soldIn(order: Rec): { variant: number; price: number } {
	const [{ products_variant, products_price }] = order.line_items as Array<Record<string, Rec>>;
	return { variant: products_variant.id, price: products_price.id };
}

/** A list that every filter narrows to one invoice. */
function filtered(where: INodeParameters, invoice: Rec): Case {
	const { id, status, invoice_type, invoice_number, external_id } = invoice;
	const filters = {
		id: String(id),
		status: `draft, ${String(status)}`,
		invoice_type: String(invoice_type),
		invoice_number: String(invoice_number),
		external_id: String(external_id),
	};
	return {
		parameters: { ...where, ...LAST_CHANGED, ...RAW, filters: filters },
		answer: lastChanged([invoice]),
	};
}

/** Invoice, with its restocks. */
export const invoiceCases: Cases = {
	'invoice.getAll': async (company) => {
		const { id } = await external(company);
		const [invoice] = await company.list(`/orders/${id}/invoices`);
		return filtered({ orderId: byId(id) }, invoice);
	},
	'invoice.getAllInWorkspace': async (company) => {
		const invoice = pick(await company.in('orders/invoices'), ({ status }) => status === 'unpaid');
		return filtered(await workspace(company), invoice);
	},
	'invoice.get': async (company) => {
		const [, { id, public_id }] = await company.in('orders/invoices');
		return await one(company, `/orders/invoices/${id}`, { invoice: byId(public_id) }, RAW);
	},
	'invoice.create': async (company) => {
		const order = await external(company);
		const { variant, price } = soldIn(order);
		const values = { invoice_number: 'SHOP-1', invoice_type: 'renewal', shipping_amount: '4.90', ...TIMES };
		const line = { amount: '12.50', quantity: 2, description: 'Membership in January' };
		const products = { variant_id: byId(variant), products_price_id: byId(price) };
		const { after, ...rest } = written(
			company,
			{
				orderId: byId(order.id),
				...RAW,
				externalId: 'shop-invoice-1',
				status: 'paid',
				additionalFields: { ...values, line_items_attributes: { entries: [{ ...products, ...line }] } },
			},
			{
				...values,
				order_id: order.id,
				external_id: 'shop-invoice-1',
				status: 'paid',
				// Two at 12.50, and the shipping.
				total_amount: '29.90',
				line_items: [
					expect.objectContaining({
						...line,
						products_variant: expect.objectContaining({ id: variant }),
						products_price: expect.objectContaining({ id: price }),
					}),
				],
			},
			(id) => `/orders/invoices/${id}`,
		);
		return {
			...rest,
			after: async (first) => {
				await after?.(first);
				expect((await company.get(`/orders/${order.id}`)).billing_status).toBe('paid');
			},
		};
	},
	'invoice.update': async (company) => {
		const order = await external(company);
		const { variant, price } = soldIn(order);
		const line = { variant_id: variant, products_price_id: price, amount: '10.00', quantity: 1 };
		const { id, line_items } = await company.create(`/orders/${order.id}/invoices`, {
			orders_invoice: { external_id: 'shop-2', status: 'unpaid', line_items_attributes: [line] },
		});
		const [item] = line_items as Rec[];
		const values = {
			...TIMES,
			external_id: 'shop-invoice-2',
			invoice_number: 'SHOP-2',
			shipping_amount: '5.00',
			status: 'refunded',
		};
		const change = { amount: '20.00', quantity: 3, description: 'Three months' };
		return written(
			company,
			{
				invoice: byId(id),
				...RAW,
				additionalFields: {
					...values,
					line_items_attributes: { entries: [{ id: item.id, ...change }] },
					fieldsToClear: '',
				},
			},
			{
				id,
				...values,
				total_amount: '65.00',
				line_items: [expect.objectContaining({ id: item.id, ...change })],
			},
			() => `/orders/invoices/${id}`,
		);
	},
	'invoice.abandon': async (company) => {
		const { id } = pick(
			await company.in('orders/invoices'),
			({ status, payment_processor }) => status === 'past-due' && payment_processor === 'stripe',
		);
		return written(
			company,
			{ invoice: byId(id), ...RAW },
			{ id, status: 'abandoned' },
			() => `/orders/invoices/${id}`,
		);
	},
	'invoice.getRestocks': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/orders/invoices/restocks`,
			await workspace(company),
		),
	'invoice.getRestock': async (company) => {
		const [{ id }] = await company.in('orders/invoices/restocks');
		return await one(company, `/orders/invoices/restocks/${id}`, { restockId: byId(id) });
	},
};
