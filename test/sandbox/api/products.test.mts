import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

const create = (product: Json): Promise<Json> => company.createIn('products', { product });

test('a new product has a digital default variant', async () => {
	const product = await create({ name: 'Field Guide' });
	expect(product).toMatchObject({ name: 'Field Guide', archived: false, current_path: '/field-guide' });
	expect(product.variant_ids).toEqual([product.default_variant_id]);
	const { body } = await company.ask(`/products/variants/${product.default_variant_id}`);
	expect(body).toMatchObject({ product_id: product.id, product_type: 'digital', default: true });
});

test('a product needs a name, and keeps texts for search engines short', async () => {
	const path = `/workspaces/${company.workspace}/products`;
	const answer = await company.send('POST', path, { product: { visible_in_store: true } });
	expect([answer.status, errorOf(answer)]).toEqual([422, "Request unprocessable: Name can't be blank"]);
	const long = { product: { name: 'A', seo_title: 'x'.repeat(61) } };
	expect((await company.send('POST', path, long)).status).toBe(422);
});

describe('archive', () => {
	test('works once, unarchive too', async () => {
		const { id } = await create({ name: 'Old Guide' });
		const archived = await company.send('POST', `/products/${id}/archive`);
		expect([archived.status, (archived.body as Json).archived]).toEqual([200, true]);
		expect((await company.send('POST', `/products/${id}/archive`)).status).toBe(409);
		const back = await company.send('POST', `/products/${id}/unarchive`);
		expect([back.status, (back.body as Json).archived]).toEqual([200, false]);
		expect((await company.send('POST', `/products/${id}/unarchive`)).status).toBe(409);
	});

	test('is refused while the product is visible', async () => {
		const { id } = await create({ name: 'Live Guide', visible_in_store: true });
		const answer = await company.send('POST', `/products/${id}/archive`);
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toBe(
			"Request unprocessable: A product can only be archived if it's not in the live state.",
		);
	});
});

describe('prices', () => {
	const price = async (sent: Json) => {
		const { default_variant_id: variant } = await create({ name: 'Priced Guide' });
		return company.send('POST', `/products/variants/${variant}/prices`, { products_price: sent });
	};

	test('need an amount only, and take the currency of the workspace', async () => {
		const { status, body } = await price({ amount: '97', currency: 'eur' });
		expect(status).toBe(201);
		expect(body).toMatchObject({
			amount: '97.00',
			currency: 'usd',
			payment_type: 'one_time',
			cost: '0.00',
			trial_amount: '0.00',
			compare_at_amount: null,
		});
	});

	test('want plural intervals', async () => {
		const answer = await price({ amount: '9', payment_type: 'subscription', interval: 'month' });
		expect(errorOf(answer)).toBe('Request unprocessable: Interval is not included in the list');
		const { body } = await price({ amount: '9', interval: 'months', interval_count: '3' });
		expect(body).toMatchObject({ interval: 'months', interval_count: 3 });
	});

	test('have a trial by interval and duration only', async () => {
		const monthly = { amount: '9', payment_type: 'subscription', interval: 'months', interval_count: 1 };
		const alone = await price({ ...monthly, trial_interval: 'days' });
		expect(alone.body).toMatchObject({ trial_interval: null, trial_duration: null });
		const stored = await price({ ...monthly, trial_duration: 14 });
		expect(stored.body).toMatchObject({ trial_interval: null, trial_duration: 14 });
		const { id } = stored.body as Json;
		const later = await company.send('PATCH', `/products/prices/${id}`, {
			products_price: { trial_interval: 'days' },
		});
		expect(later.body).toMatchObject({ trial_interval: 'days', trial_duration: 14 });
	});

	test('of one payment change to no other', async () => {
		const { body } = await price({ amount: '9' });
		const options = await company.ask(`/products/prices/${(body as Json).id}/change_options`);
		expect(options).toEqual({
			status: 200,
			body: { products_prices_change_options: { upgrade: [], downgrade: [] } },
		});
	});

	test('of a subscription that is on an order can only be retired', async () => {
		const orders = await company.page(`/workspaces/${company.workspace}/orders`);
		const order = orders.find(({ order_type: type }) => type === 'subscription-order') as Json;
		const [line] = order.line_items as { products_price: { id: number } }[];
		const path = `/products/prices/${line.products_price.id}`;
		const text = 'Cannot edit a subscription price that is attached to an order.';
		expect(await company.send('PATCH', path, { products_price: { amount: '1.00' } })).toEqual({
			status: 422,
			body: { base: [text] },
		});
		const retired = await company.send('PATCH', path, { products_price: { visible: false, archived: true } });
		expect(retired.status).toBe(200);
	});

	test('of all variants are listed under the product, or of one', async () => {
		const products = await company.page(`/workspaces/${company.workspace}/products`);
		const product = products.find(({ variant_ids: ids }) => (ids as number[]).length > 1) as Json;
		const prices = await company.page(`/products/${product.id}/prices`);
		expect(new Set(prices.map(({ variant_id: id }) => id)).size).toBeGreaterThan(1);
		const [variant] = product.variant_ids as number[];
		const own = await company.page(`/products/${product.id}/prices`, `filter[variant_id]=${variant}`);
		expect(own.length).toBeGreaterThan(0);
		expect(own.every(({ variant_id: id }) => id === variant)).toBe(true);
	});
});
