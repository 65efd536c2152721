import type { INodeParameters } from 'n8n-workflow';

import { byId, type NodeRunOptions } from '../support/engine.mts';
import { useJob } from './use-job.mts';

const job = useJob('product', 'create');

const create = async (
	parameters: INodeParameters = {},
	{ name = 'Retreat', ...options }: Partial<NodeRunOptions> & { name?: string } = {},
) => await job.run({ workspaceId: job.workspaceId, name, amount: '490.00', ...parameters }, options);

const pricesOf = async (id: unknown) => await job.company.list(`/products/${String(id)}/prices`);

const named = async (name: string) => (await job.company.in('products')).filter((one) => one.name === name);

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, the product has its price, and its variant what was said', async (_, asTool) => {
	const { items, problem } = await create(
		{
			paymentType: 'payment_plan',
			interval: 'months',
			duration: 3,
			additionalFields: {
				product_type: 'physical',
				sku: 'RT-1',
				description: 'Three days',
				visible_in_store: true,
			},
		},
		{ asTool },
	);
	expect(problem?.message).toBeUndefined();
	const [{ json }] = items;
	const [price] = await pricesOf(json.id);
	expect(json).toMatchObject({
		name: 'Retreat',
		visible_in_store: true,
		price_ids: [price.id],
		product_result: 'created',
	});
	expect(price).toMatchObject({
		variant_id: json.default_variant_id,
		amount: '490.00',
		payment_type: 'payment_plan',
		interval: 'months',
		interval_count: 1,
		duration: 3,
	});
	expect(await job.company.get(`/products/variants/${String(json.default_variant_id)}`)).toMatchObject({
		product_type: 'physical',
		sku: 'RT-1',
		description: 'Three days',
	});
});

test('name and amount are enough: it is paid once, and the variant is left as it comes', async () => {
	const { items } = await create();
	expect(items[0].json.product_result).toBe('created');
	expect(job.writes()).toEqual([
		['POST', 'products', { product: { name: 'Retreat' } }],
		['POST', 'prices', { products_price: { amount: '490.00', payment_type: 'one_time' } }],
	]);
});

test('one of the same name that has a price is left as it is, in whatever case', async () => {
	const [first] = (await create()).items;
	job.sandbox.clearRequests();
	const { items } = await create({ additionalFields: { sku: 'X' } }, { name: ' RETREAT' });
	expect(items[0].json).toMatchObject({ id: first.json.id, product_result: 'already_there' });
	expect(job.writes()).toEqual([]);
});

test('one that was left without a price is given it', async () => {
	const { id } = await job.company.createIn('products', { product: { name: 'Retreat' } });
	const { items } = await create();
	expect(items[0].json).toMatchObject({ id, product_result: 'completed' });
	expect(await pricesOf(id)).toMatchObject([{ amount: '490.00' }]);
	expect(await named('Retreat')).toHaveLength(1);
});

test('one that is archived is none', async () => {
	const { id } = await job.company.createIn('products', { product: { name: 'Retreat' } });
	await job.company.send('POST', `/products/${id}/archive`);
	const { items } = await create();
	expect(items[0].json.product_result).toBe('created');
	expect(items[0].json.id).not.toBe(id);
});

test('where an expression says that it is paid once, what the panel shows beside it is not meant', async () => {
	const { items } = await create(
		{ paymentType: '={{ $json.type }}', interval: 'months', duration: 3 },
		{ input: [{ json: { type: 'one_time' } }] },
	);
	expect(await pricesOf(items[0].json.id)).toMatchObject([{ payment_type: 'one_time', interval: null }]);
});

test('a subscription goes on without end: a number of payments of before is not sent', async () => {
	const { items } = await create({ paymentType: 'subscription', interval: 'weeks', duration: 3 });
	expect(await pricesOf(items[0].json.id)).toMatchObject([
		{ payment_type: 'subscription', interval: 'weeks', interval_count: 1, duration: null },
	]);
});

test.each([
	[{ paymentType: 'subscription', interval: '' }, /^Interval: /],
	[{ paymentType: '={{ $json.type }}', interval: 'weeks' }, 'Payment Type: a value is needed'],
	[
		{ paymentType: 'payment_plan', duration: '={{ $json.count }}' },
		/^Number of Payments: the expression gives no value/,
	],
])('%p is refused before anything is sent', async (additionalFields, message) => {
	const { problem } = await create(additionalFields);
	expect(problem?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
	expect(job.sandbox.requests()).toEqual([]);
});

test.each(['/products', '/prices'])(
	'one POST %s whose answer is lost is found, and not sent again',
	async (end) => {
		job.lose(end);
		const { items, problem } = await create();
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.product_result).toBe('created');
		expect(await named('Retreat')).toHaveLength(1);
		expect(await pricesOf(items[0].json.id)).toHaveLength(1);
	},
);

test('many items: the list of products is read once', async () => {
	const input = Array.from({ length: 5 }, (_, index) => ({ json: { name: `Box ${index}` } }));
	const { items } = await create({}, { name: '={{ $json.name }}', input });
	expect(items.map(({ json }) => [json.name, json.product_result])).toEqual(
		input.map(({ json }) => [json.name, 'created']),
	);
	const whole = job.sandbox
		.requests()
		.filter(({ method, path, query }) => method === 'GET' && path.endsWith('/products') && query === '');
	expect(whole).toHaveLength(1);
});

test('workflows at the same moment make it once, wherever they have the workspace from', async () => {
	const credential = { requestsPerSecond: 100, defaultWorkspace: String(job.workspaceId.value) };
	const runs = await Promise.all([
		create(),
		create({}, { credential }),
		create({ workspaceId: byId('') }, { credential }),
	]);
	const results = runs.map(({ items, problem }) => problem?.message ?? items[0].json.product_result);
	expect(results.sort()).toEqual(['already_there', 'already_there', 'created']);
	expect(await named('Retreat')).toHaveLength(1);
});
