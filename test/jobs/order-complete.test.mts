import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let order: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
	order = (await inUse.company.in('orders')).find(
		({ payment_processor, service_status }) => payment_processor === 'stripe' && service_status === 'active',
	) as Rec;
	inUse.sandbox.clearRequests();
});

const getComplete = async (asTool = false) =>
	await inUse.run(
		{ resource: 'order', operation: 'getComplete', order: byId(order.id) },
		{ url: gateway.url, asTool },
	);

const paths = () => inUse.sandbox.requests().map(({ path }) => path.split('/api/v2')[1].replace(/\d+/g, '0'));

/** What two orders are to look like, which a seed would not have at once. */
const ORDER = {
	order_number: '#1042',
	total_amount: '147.00',
	currency: 'USD',
	created_at: '2026-10-01T08:00:00.000Z',
	billing_status: 'paid',
	service_status: 'completed',
	contact: {
		id: 7,
		email_address: 'ada@example.com',
		first_name: 'Ada',
		last_name: null,
		phone_number: null,
		tags: [{ id: 1, name: 'VIP' }],
		custom_attributes: { shirt: 'M' },
		visits: {
			last_visit: null,
			last_visit_with_utm: null,
			first_visit: { utm_source: 'news', ip: '1.2.3.4' },
		},
	},
	line_items: [
		{
			id: 1,
			quantity: 2,
			original_product: { id: 11, name: 'Book' },
			products_variant: { id: 12, name: 'Hardcover', sku: 'B-1' },
			products_price: { id: 13, name: 'Regular', amount: '49.00' },
		},
		{
			id: 2,
			quantity: 1,
			original_product: { id: 21, name: 'Course' },
			products_variant: { id: 22, name: 'Course', sku: null },
			products_price: { id: 23, name: null, amount: '49.00' },
		},
	],
};

const CUSTOMER = {
	id: 7,
	email_address: 'ada@example.com',
	first_name: 'Ada',
	last_name: null,
	phone_number: null,
	tags: ['VIP'],
	custom_attributes: { shirt: 'M' },
};

const PRODUCT_LINES = [
	{
		id: 1,
		product: 'Book',
		product_id: 11,
		variant: 'Hardcover',
		sku: 'B-1',
		price: 'Regular',
		amount: '49.00',
		quantity: 2,
	},
	{
		id: 2,
		product: 'Course',
		product_id: 21,
		variant: 'Course',
		sku: null,
		price: null,
		amount: '49.00',
		quantity: 1,
	},
];

/** Shows every order as that one. */
function showAs(more: Json = {}): void {
	gateway.alter = ({ path }, { status, body }) => {
		if (/\/orders\/\d+$/.test(path)) return { status, body: { ...(body as Json), ...ORDER, ...more } };
		if (!/\/orders(\?|$)/.test(path)) return undefined;
		return { status, body: (body as Json[]).map((one) => ({ ...one, ...ORDER, ...more })) };
	};
}

test.each([false, true])(
	'one item has all of an order, by three requests (as a tool: %s)',
	async (asTool) => {
		const invoices = await inUse.company.list(`/orders/${order.id}/invoices`);
		const transactions = await inUse.company.list(`/orders/${order.id}/transactions`);
		inUse.sandbox.clearRequests();
		showAs({
			visits: { last_visit: null, last_visit_with_utm: { utm_source: 'ad', utm_medium: 'cpc', page: 'x' } },
		});
		const { items, problem } = await getComplete(asTool);
		expect(problem?.message).toBeUndefined();
		expect(paths()).toEqual(['/orders/0', '/orders/0/invoices', '/orders/0/transactions']);
		expect(items).toHaveLength(1);
		const { json } = items[0];
		expect(json).toMatchObject({
			id: order.id,
			order_number: '#1042',
			customer: CUSTOMER,
			product_lines: PRODUCT_LINES,
			utm: { utm_source: 'ad', utm_medium: 'cpc' },
			missing: [],
		});
		expect(json.utm).not.toHaveProperty('page');
		expect((json.invoices as Rec[]).map(({ id, total_amount }) => [id, total_amount])).toEqual(
			invoices.map(({ id, total_amount }) => [id, total_amount]),
		);
		expect((json.transactions as Rec[]).map(({ id, result }) => [id, result])).toEqual(
			transactions.map(({ id, result }) => [id, result]),
		);
	},
);

test('the summary is one flat line that a sheet can take', async () => {
	showAs({ visits: { last_visit: null, last_visit_with_utm: null } });
	const { items } = await getComplete();
	expect(items[0].json.summary).toEqual({
		order_number: '#1042',
		created_at: '2026-10-01T08:00:00.000Z',
		total_amount: '147.00',
		currency: 'USD',
		products: 'Book, Hardcover x 2; Course',
		first_name: 'Ada',
		last_name: null,
		email_address: 'ada@example.com',
		billing_status: 'paid',
		service_status: 'completed',
		utm_source: 'news',
		utm_medium: null,
		utm_campaign: null,
	});
});

test('an order that shows hardly anything has all keys of a summary', async () => {
	showAs({ contact: null, line_items: null, visits: null });
	const { items, problem } = await getComplete();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.summary).toMatchObject({ products: '', first_name: null, utm_source: null });
	expect(items[0].json).toMatchObject({ product_lines: [], utm: {} });
});

test.each([
	['invoices', /\/invoices/],
	['transactions', /\/transactions/],
])('%s that may not be read are named, and all else is there', async (part, path) => {
	gateway.alter = (request) =>
		path.test(request.path) ? { status: 403, body: { error: 'Not included in your plan' } } : undefined;
	const { items } = await getComplete();
	expect(items[0].json.missing).toEqual([
		{ part, why: expect.stringContaining('Not included in your plan') as string },
	]);
	expect(items[0].json).not.toHaveProperty(part);
	expect(items[0].json).toHaveProperty('summary');
});

test('Get Many has customer and products of each order, by no request more', async () => {
	showAs();
	const { items } = await inUse.run(
		{
			resource: 'order',
			operation: 'getAll',
			workspaceId: byId(await inUse.company.workspaceId()),
			limit: 3,
		},
		{ url: gateway.url },
	);
	expect(items).toHaveLength(3);
	expect(items[0].json).toMatchObject({
		customer: CUSTOMER,
		product_lines: PRODUCT_LINES,
		products: ['Book', 'Course'],
	});
	expect(paths()).toEqual(['/workspaces/0/orders']);
});
