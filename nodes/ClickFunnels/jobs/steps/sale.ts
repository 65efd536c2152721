import type { Row } from '../../table/api';

/** What an order shows of a visit, in the order in which people ask for it (ClickFunnels behaviour: orders). */
const VISITS = ['last_visit_with_utm', 'last_visit', 'first_visit'];

/** Who bought, with tags and custom attributes: an order holds its contact whole. */
function customerOf({ contact }: Row): Row {
	const { tags, ...person } = (contact ?? {}) as Row;
	return {
		...pick(person, 'id email_address first_name last_name phone_number'),
		tags: rowsIn(tags).map(({ name }) => name),
		custom_attributes: person.custom_attributes ?? {},
	};
}

/** What was bought: a line each. */
function productLinesOf({ line_items: lines }: Row): Row[] {
	return rowsIn(lines).map(({ id, quantity, ...line }) => {
		const [product, variant, price] = [line.original_product, line.products_variant, line.products_price].map(
			(one) => (one ?? {}) as Row,
		);
		return {
			id,
			product: product.name ?? null,
			product_id: product.id ?? null,
			variant: variant.name ?? null,
			sku: variant.sku ?? null,
			price: price.name ?? null,
			amount: price.amount ?? null,
			quantity,
		};
	});
}

/** An order with who bought what beside it. */
export function withBuyer(order: Row): Row {
	return { ...order, customer: customerOf(order), product_lines: productLinesOf(order) };
}

/** Where the customer came from: the marks of the last visit that has some. */
export function utmOf({ visits, contact }: Row): Row {
	const seen = [visits, ((contact ?? {}) as Row).visits].map((one) => (one ?? {}) as Row);
	const marks = VISITS.flatMap((visit) => seen.map((all) => marksOf(all[visit])));
	return marks.find((one) => Object.values(one).some((value) => value !== null)) ?? {};
}

/** An order as one line of a sheet: always the same keys, and no value but text, number or null. */
export function summaryOf(order: Row): Row {
	const { email_address, first_name, last_name } = customerOf(order);
	const { utm_source, utm_medium, utm_campaign } = utmOf(order);
	const products = productLinesOf(order).map(({ product, variant, quantity }) => {
		// A variant that is called like its product is its only one.
		const name = [product, variant !== product && variant].filter(Boolean).join(', ');
		return quantity === 1 ? name : `${name} x ${String(quantity)}`;
	});
	const line = {
		...pick(order, 'order_number created_at total_amount currency'),
		products: products.join('; '),
		first_name,
		last_name,
		email_address,
		...pick(order, 'billing_status service_status'),
		utm_source,
		utm_medium,
		utm_campaign,
	};
	return Object.fromEntries(Object.entries(line).map(([key, value]) => [key, value ?? null]));
}

/** The given keys of a record, in this order. */
export function pick(record: Row, keys: string): Row {
	return Object.fromEntries(keys.split(' ').map((key) => [key, record[key]]));
}

/** A list of records; empty where there is none. */
function rowsIn(value: unknown): Row[] {
	return Array.isArray(value) ? (value as Row[]) : [];
}

function marksOf(visit: unknown): Row {
	const entries = Object.entries((visit ?? {}) as Row);
	return Object.fromEntries(entries.filter(([key]) => key.startsWith('utm_')));
}
