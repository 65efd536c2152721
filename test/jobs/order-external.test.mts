import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, byName } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let contact: Rec;
let product: Rec;
/** The one price that the product has. */
let price: Rec;
beforeEach(async () => {
	inUse.sandbox.reset();
	gateway.alter = () => undefined;
	[contact] = await inUse.company.in('contacts');
	({ product, price } = await newProduct('Retreat', ['450.00']));
});

/** A product with one-time prices of these amounts. */
async function newProduct(
	name: string,
	amounts: string[],
): Promise<{ product: Rec; price: Rec; prices: Rec[] }> {
	const made = await inUse.company.createIn('products', { product: { name } });
	const variant_id = made.default_variant_id;
	const prices: Rec[] = [];
	for (const amount of amounts) {
		const body = { products_price: { amount, payment_type: 'one_time' } };
		prices.push(await inUse.company.create(`/products/variants/${String(variant_id)}/prices`, body));
	}
	inUse.sandbox.clearRequests();
	return { product: made, price: prices[0], prices };
}

const create = async (more: INodeParameters = {}) =>
	await inUse.run(
		{
			resource: 'order',
			operation: 'createExternal',
			workspaceId: byId(await inUse.company.workspaceId()),
			contactId: byEmail(contact.email_address),
			productId: byName('Retreat'),
			externalId: 'receipt-77',
			...more,
		},
		{ url: gateway.url },
	);

const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');

test('the only price of a product by its name is what was paid', async () => {
	const { items, problem } = await create({ additionalFields: { quantity: 2, billing_status: 'paid' } });
	expect(problem?.message).toBeUndefined();
	expect(writes().map(({ body }) => body)).toEqual([
		{
			order: {
				contact_id: contact.id,
				order_type: 'one-time-order',
				live_mode: true,
				external_id: 'receipt-77',
				billing_status: 'paid',
				line_items_attributes: [{ variant_id: price.variant_id, products_price_id: price.id, quantity: 2 }],
			},
		},
	]);
	expect(items[0].json).toMatchObject({
		order_result: 'created',
		contact_email: contact.email_address,
		products: ['Retreat'],
		total_amount: '900.00',
	});
});

test('the same External ID again gives the order that is there', async () => {
	const first = await create();
	inUse.sandbox.clearRequests();
	const { items } = await create({ productId: byId(product.id) });
	expect(items[0].json).toMatchObject({ id: first.items[0].json.id, order_result: 'already_there' });
	expect(writes()).toEqual([]);
});

test('of a lost answer the order is looked for', async () => {
	gateway.alter = ({ method }) => (method === 'POST' ? { status: 502, body: '<html></html>' } : undefined);
	const { items, problem } = await create();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.order_result).toBe('created');
	const orders = await inUse.company.in('orders');
	expect(orders.filter(({ external_id }) => external_id === 'receipt-77')).toHaveLength(1);
});

test('a contact that there is none of is made where that is wanted, and not before all else fits', async () => {
	const nobody = { contactId: byEmail('a.new.buyer@example.com') };
	expect((await create(nobody)).problem?.message).toBe(
		'Contact: no contact has the address a.new.buyer@example.com',
	);
	const wanted = { create_missing_contact: true };
	const wrong = { ...wanted, products_price_id: byId(999) };
	expect((await create({ ...nobody, additionalFields: wrong })).problem?.message).toBe(
		'Product Price: the product has none with the ID 999',
	);
	expect(writes()).toEqual([]);
	const { items } = await create({ ...nobody, additionalFields: wanted });
	expect(items[0].json).toMatchObject({
		order_result: 'created',
		contact_email: 'a.new.buyer@example.com',
	});
});

describe('of several prices', () => {
	test('one must be chosen: they are named', async () => {
		const { prices } = await newProduct('Box', ['10.00', '20.00']);
		const [low, high] = prices.map(({ id, amount, currency }: Json) => `${id} (${amount} ${currency})`);
		const { problem } = await create({ productId: byName('Box') });
		expect(problem?.message).toBe(`Product: it has several prices, with the IDs ${low}, ${high}`);
		expect(writes()).toEqual([]);
	});

	test('the chosen one is sent', async () => {
		const { prices } = await newProduct('Box', ['10.00', '20.00']);
		const { items } = await create({
			productId: byName('Box'),
			additionalFields: { products_price_id: byId(prices[1].id) },
		});
		expect(items[0].json.total_amount).toBe('20.00');
	});
});

test('a subscription is an order of its own sort', async () => {
	const products = await inUse.company.in('products');
	const all = await Promise.all(products.map(({ id }) => inUse.company.list(`/products/${id}/prices`)));
	const at = all.findIndex((some) => some.some(({ payment_type }) => payment_type === 'subscription'));
	const monthly = all[at].find(({ payment_type }) => payment_type === 'subscription') as Rec;
	inUse.sandbox.clearRequests();
	await create({
		productId: byId(products[at].id),
		additionalFields: { products_price_id: byId(monthly.id), service_status: 'active' },
	});
	expect(writes()[0].body).toMatchObject({
		order: { order_type: 'subscription-order', service_status: 'active' },
	});
});
