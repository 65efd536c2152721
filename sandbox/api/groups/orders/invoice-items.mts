import type { Behaviour } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { summary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';

const table = 'Orders::Invoices::LineItem';
const priceFields = ['amount', 'currency', 'duration', 'interval', 'interval_count'];
const variantFields = ['product_id', 'name', 'description', 'sku', 'fulfillment_required'];

/** One line of an invoice to be stored. */
export interface InvoiceItem {
	variant: Row;
	price: Row;
	quantity: number;
	/** Price of one piece, as a decimal. */
	amount: string;
	description?: unknown;
	/** What a line of a subscription is for: from and to, ISO 8601. */
	period?: readonly [string, string];
}

/** One entry of `line_items_attributes` when an invoice is updated. */
interface ItemChange {
	id: number;
	amount?: string;
	quantity?: number;
	description?: string | null;
}

/** The lines of an invoice. */
export function itemsOf(world: World, invoice: Row): readonly Row[] {
	return world.table(table).list('invoice_id', invoice.id);
}

/** Lines show the price and variant that they name. */
export const invoiceItem: Behaviour = {
	show(row, world) {
		const price = summary(world, 'Products::Price', row.data.products_price_id, priceFields);
		return {
			products_price: price && {
				...price,
				duration: text(price.duration),
				interval: text(price.interval),
				interval_count: text(price.interval_count),
			},
			products_variant: summary(world, 'Products::Variant', row.data.products_variant_id, variantFields),
		};
	},
};

function text(value: unknown): string {
	return String(value ?? '');
}

function money(amount: string | number): string {
	return Number(amount).toFixed(2);
}

/** Stores the lines of a new invoice and its totals. */
export function addInvoiceItems(world: World, invoice: Row, items: readonly InvoiceItem[]): void {
	const scope = { ...invoice.scope, invoice_id: invoice.id };
	for (const { variant, price, quantity, amount, description, period } of items) {
		world.put(table, scope, String(invoice.data.created_at), {
			external_id: `ili_${world.random.hex(12)}`,
			payment_type: price.data.payment_type,
			description: description ?? variant.data.name,
			quantity,
			fulfillment_status: 'unfulfilled',
			amount: money(amount),
			products_price_id: price.id,
			products_variant_id: variant.id,
			...(period && { period_start_at: period[0], period_end_at: period[1] }),
		});
	}
	settleTotals(world, invoice);
}

/** Works the totals out of the lines and the shipping. */
function settleTotals(world: World, invoice: Row): void {
	const subtotal = itemsOf(world, invoice).reduce(
		(sum, { data }) => sum + Number(data.amount) * Number(data.quantity),
		0,
	);
	const total = money(subtotal + Number(invoice.data.shipping_amount ?? 0));
	Object.assign(invoice.data, {
		subtotal_amount: money(subtotal),
		total_amount: total,
		due_amount: invoice.data.status === 'paid' ? '0.00' : total,
	});
}

/**
 * The lines that a request asks for on a new invoice. Throws 422 for variants and prices of other workspaces.
 */
export function readItems(world: World, scope: Scope, attributes: unknown): InvoiceItem[] {
	return ((attributes ?? []) as Data[]).map((entry) => {
		const variant = reachable(world.table('Products::Variant'), entry.variant_id, scope);
		const price = reachable(world.table('Products::Price'), entry.products_price_id, scope);
		if (variant === undefined || price === undefined) throw unprocessable('Line items are invalid');
		const { quantity, amount, description } = entry as {
			quantity: number;
			amount: string;
			description?: string;
		};
		return { variant, price, quantity, amount, description };
	});
}

function itemToChange(world: World, invoice: Row, id: number): Row {
	const item = itemsOf(world, invoice).find((row) => row.id === id);
	if (item === undefined) throw unprocessable(`Line items '${id}' was not found`);
	return item;
}

/** Throws 422 for changes of lines that the invoice does not have. */
export function checkItemChanges(world: World, invoice: Row, attributes: unknown): void {
	for (const { id } of (attributes ?? []) as ItemChange[]) itemToChange(world, invoice, id);
}

/** Changes lines of an invoice by what an update sent, then its totals. */
export function changeItems(world: World, invoice: Row, attributes: unknown): void {
	for (const { id, amount, ...rest } of (attributes ?? []) as ItemChange[]) {
		const price = amount === undefined ? {} : { amount: money(amount) };
		world.change(table, itemToChange(world, invoice, id), { ...rest, ...price });
	}
	settleTotals(world, invoice);
}
