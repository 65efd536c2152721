import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';
import type { OrderKind } from './order-kinds.mts';
import { ordersByKind } from './order-kinds.mts';

interface Priced {
	id: number;
	amount: string;
}

let company: Company;
let kind: OrderKind;

beforeEach(async () => {
	company = await startCompany();
	kind = await ordersByKind(company);
});

const ours = () => kind('subscription-order', 'payments_ai', 'active');
const itemOf = (order: Json) =>
	(order.line_items as Json[])[0] as Json & { id: number; products_price: Priced };

/** The other subscription price of what an order is for: the seed gives memberships two, the second twice the first. */
async function otherPrice(order: Json): Promise<Priced> {
	const { original_product: product, products_price: current } = itemOf(order);
	const prices = await company.page(`/products/${(product as Json).id}/prices`);
	return prices.find(
		({ id, payment_type }) => id !== current.id && payment_type === 'subscription',
	) as unknown as Priced;
}

const send = (item: Json, change: Json, path = '/perform') =>
	company.send('POST', `/orders/line_items/${item.id}/changes${path}`, { orders_line_items_change: change });
const refusal = async (item: Json, change: Json) => errorOf(await send(item, change));

async function created(...prices: Json[]): Promise<Json> {
	const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
	return company.createIn('orders', {
		order: {
			order_type: 'subscription-order',
			live_mode: true,
			contact_id: contact,
			service_status: 'active',
			line_items_attributes: prices.map(({ id, variant_id }) => ({
				variant_id,
				products_price_id: id,
				quantity: 1,
			})),
		},
	});
}

/** Prices of the company's first products, of one payment type. */
async function pricesOf(type: string): Promise<Json[]> {
	const products = await company.ids(`/workspaces/${company.workspace}/products`);
	const prices = await Promise.all(products.map((id) => company.page(`/products/${id}/prices`)));
	return prices.flat().filter(({ payment_type }) => payment_type === type);
}

test('a preview shows what the change would be, and changes nothing', async () => {
	const order = ours();
	const target = await otherPrice(order);
	const { status, body } = await send(itemOf(order), { products_price_id: target.id }, '');
	expect(status).toBe(200);
	expect((body as Json).orders_line_items_change).toMatchObject({
		preview: true,
		upcoming_invoice: {
			total_amount: target.amount,
			currency: 'USD',
			// The next charge of the order, to the second.
			next_invoice_date: String(order.next_charge_at).replace('.000Z', 'Z'),
		},
		previous_line_item: { id: itemOf(order).id, products_price: { id: itemOf(order).products_price.id } },
		new_line_item: { id: itemOf(order).id, products_price: { id: target.id } },
	});
	expect((await company.ask(`/orders/${order.id}`)).body).toEqual(order);
	expect(company.events).toEqual([]);
});

test('a change is stored and told', async () => {
	const order = ours();
	const target = await otherPrice(order);
	const { body } = await send(itemOf(order), { products_price_id: String(target.id), prorate: null });
	expect((body as Json).orders_line_items_change).toMatchObject({ preview: false });
	const after = (await company.ask(`/orders/${order.id}`)).body as Json;
	expect(itemOf(after).products_price.id).toBe(target.id);
	const dearer = Number(target.amount) > Number(itemOf(order).products_price.amount);
	expect(company.events.map(({ eventType }) => eventType)).toEqual([
		'subscription.line_items.changed',
		dearer ? 'subscription.upgraded' : 'subscription.downgraded',
	]);
});

test('a refusal says why', async () => {
	const item = itemOf(ours());
	const target = await otherPrice(ours());
	const [onceOnly] = await pricesOf('one_time');
	const [elsewhere] = await company.ids(`/workspaces/${company.otherWorkspace}/products`);
	const [foreign] = await company.ids(`/products/${elsewhere}/prices`);
	const wrong = { products_price_id: target.id, effective_time: 'tomorrow' };
	expect(await refusal(item, wrong)).toBe('Request unprocessable: invalid_effective_time');
	expect(await refusal(item, { products_price_id: item.products_price.id })).toBe(
		'Request unprocessable: same_target',
	);
	expect(await refusal(item, { products_price_id: onceOnly.id })).toBe(
		'Request unprocessable: target_not_allowed',
	);
	expect(await refusal(item, { products_price_id: foreign })).toBe(
		'Request unprocessable: Invalid products_price_id',
	);
	const sold = itemOf(kind('one-time-order', 'external', 'completed'));
	expect(await refusal(sold, { products_price_id: target.id })).toBe('Request unprocessable: not_eligible');
});

test('an order may have one subscription, with one-time lines beside it', async () => {
	const [monthly, dearer] = await pricesOf('subscription');
	const [once] = await pricesOf('one_time');
	const two = await created(monthly, monthly);
	expect(await refusal(itemOf(two), { products_price_id: dearer.id })).toBe(
		'Request unprocessable: not_eligible',
	);
	const mixed = await created(once, monthly);
	const [onceItem, monthlyItem] = mixed.line_items as Json[];
	expect(await refusal(onceItem, { products_price_id: dearer.id })).toBe(
		'Request unprocessable: not_eligible',
	);
	expect((await send(monthlyItem, { products_price_id: dearer.id })).status).toBe(200);
});

test('without a payment processor there is no quote: no preview, and a change without amounts', async () => {
	const order = kind('subscription-order', 'external', 'active');
	const target = await otherPrice(order);
	const previewed = await send(itemOf(order), { products_price_id: target.id }, '');
	expect([previewed.status, errorOf(previewed)]).toEqual([422, 'Request unprocessable: preview_failed']);
	const { status, body } = await send(itemOf(order), { products_price_id: target.id });
	expect(status).toBe(200);
	expect((body as Json).orders_line_items_change).toMatchObject({
		upcoming_invoice: { total_amount: null, tax_amount: null, currency: 'USD' },
		new_line_item: { products_price: { id: target.id } },
	});
});
