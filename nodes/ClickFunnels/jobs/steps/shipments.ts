import type { Api, Row } from '../../table/api';

export const INVOICES = 'GET /orders/{order_id}/invoices';
export const SHIPMENTS = 'GET /workspaces/{workspace_id}/fulfillments';

/** Clocks may differ by less. */
const DAY_MS = 86_400_000;

/** Statuses of invoices for which nobody is to get anything. */
const OVER = ['voided', 'refunded', 'abandoned'];

/** The lines of an order's invoices, but for those that are over or that ClickFunnels does not let be shipped. */
export async function linesOf(api: Api<typeof INVOICES>, { id }: Row): Promise<Row[]> {
	const invoices = await api.rows(INVOICES, { order_id: id }).all();
	return invoices
		.filter((one) => one.eligible_for_fulfillment !== false && !OVER.includes(String(one.status)))
		.flatMap(({ line_items: lines }) => (lines ?? []) as Row[]);
}

/**
 * The fulfillments that hold some of an order's lines, the newest first, without those that are cancelled. Their list
 * knows no orders: it is read as far back as the order.
 */
export async function shipmentsOf(
	api: Api<typeof SHIPMENTS>,
	{ workspace_id, created_at }: Row,
	lines: Row[],
): Promise<Row[]> {
	const wanted = new Set(lines.map(({ id }) => id));
	const found: Row[] = [];
	const newestFirst = { workspace_id, sort_property: 'id', sort_order: 'desc' };
	for await (const row of api.rows(SHIPMENTS, newestFirst)) {
		if (Date.parse(String(row.created_at)) < Date.parse(String(created_at)) - DAY_MS) break;
		const holds = includedIn(row).some((one) => wanted.has(one.invoices_line_item_id));
		if (holds && row.status !== 'cancelled') found.push(row);
	}
	return found;
}

/** Whether all of a line is shipped; the help pages have the second word (ClickFunnels behaviour: fulfillments). */
export function isShipped({ fulfillment_status: status }: Row): boolean {
	return status === 'complete' || status === 'fulfilled';
}

/**
 * What is left to ship of lines, as a new fulfillment takes it. The status of a line may trail what was shipped.
 * @param isAll whether also of what needs no fulfillment
 */
export function leftOf(lines: Row[], shipped: Row[], isAll: boolean): Row[] {
	return lines
		.filter((line) => !isShipped(line) && line.fulfillment_status !== 'ignored')
		.filter(({ products_variant: variant }) => isAll || needsIt(variant as Row | null))
		.map(({ id, quantity }) => {
			const done = shipped
				.flatMap(includedIn)
				.filter((one) => one.invoices_line_item_id === id)
				.reduce((sum, one) => sum + Number(one.quantity), 0);
			return { invoices_line_item_id: id, quantity: Number(quantity ?? 1) - done };
		})
		.filter(({ quantity }) => quantity > 0);
}

function needsIt(variant: Row | null): boolean {
	return variant?.fulfillment_required !== false;
}

function includedIn({ included_invoices_line_items: items }: Row): Row[] {
	return (items ?? []) as Row[];
}
