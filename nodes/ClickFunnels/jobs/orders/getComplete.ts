import type { Row } from '../../table/api';
import { job } from '../../table/job';
import { simplifyBy } from '../../table/resource';
import { ORDER, WHICH } from '../steps/order';
import { INVOICES, TRANSACTIONS } from '../steps/payments';
import { isOfThisAlone } from '../steps/refusal';
import { pick, summaryOf, utmOf, withBuyer } from '../steps/sale';

/** What has a list of its own, with what people look for in a record of it. */
const PARTS = {
	invoices: {
		list: INVOICES,
		keys: 'id invoice_number invoice_type status total_amount due_amount currency due_at paid_at',
	},
	transactions: {
		list: TRANSACTIONS,
		keys: 'id status result external_type amount currency reason created_at',
	},
} as const;

export const getComplete = job({
	value: 'getComplete',
	name: 'Get Complete',
	action: 'Get complete order',
	description:
		'Retrieve an order with customer, products, UTM, invoices and transactions in one item, and a flat "summary" for a sheet. What ClickFunnels does not let you read is named under "missing".',
	needs: WHICH,
	calls: [ORDER, INVOICES, TRANSACTIONS],
	gives: ORDER,
	simplify: simplifyBy(
		'id order_number order_type total_amount currency billing_status service_status created_at',
	),
	adds: {
		summary: 'object',
		customer: 'object',
		product_lines: 'list',
		utm: 'object',
		invoices: 'list',
		transactions: 'list',
		missing: 'list',
	},
	run: async (api, { id }) => {
		const order = await api.call(ORDER, { id });
		const parts: Row = {};
		const missing: Row[] = [];
		for (const [part, { list, keys }] of Object.entries(PARTS)) {
			const [read] = await Promise.allSettled([api.rows(list, { order_id: order.id }).all()]);
			if (read.status === 'fulfilled') parts[part] = read.value.map((row) => pick(row, keys));
			else if (isOfThisAlone(read.reason)) missing.push({ part, why: (read.reason as Error).message });
			else throw read.reason;
		}
		const sale = { summary: summaryOf(order), utm: utmOf(order) };
		return { row: { ...withBuyer(order), ...sale, ...parts, missing } };
	},
});
