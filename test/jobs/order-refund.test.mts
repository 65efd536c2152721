import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

/** What is not settled is remembered for an hour, also from one test to the next. */
const AN_HOUR_MS = 3_600_000;

let order: Rec;
beforeEach(async () => {
	await jest.advanceTimersByTimeAsync(AN_HOUR_MS + 1);
	inUse.sandbox.reset();
	gateway.alter = () => undefined;
	order = await orderOf('stripe');
});

async function orderOf(processor: string): Promise<Rec> {
	const found = (await inUse.company.in('orders')).find(
		({ payment_processor, service_status, order_type }) =>
			payment_processor === processor && service_status === 'active' && order_type === 'subscription-order',
	) as Rec;
	inUse.sandbox.clearRequests();
	return found;
}

const ofOrder = { resource: 'order', operation: 'refund' };

const refund = async (choice: string, additionalFields: INodeParameters = {}, own: INodeParameters = {}) =>
	await inUse.run(
		{ ...ofOrder, order: byId(order.id), refund: choice, additionalFields, ...own },
		{ url: gateway.url },
	);

/** The last charge of orders, each named by an item. */
const refundEach = async (ids: unknown[], credential: NodeRunOptions['credential'] = {}) =>
	await inUse.run(
		{ ...ofOrder, order: byId('={{ $json.id }}'), refund: 'last_charge' },
		{ url: gateway.url, credential, input: ids.map((id) => ({ json: { id: id as string } })) },
	);

const sent = () => inUse.sandbox.requests().filter(({ method }) => method === 'POST');

/** The order's charge that was approved. */
async function charge(): Promise<Rec> {
	const all = await inUse.company.list(`/orders/${order.id}/transactions`);
	return all.find(({ result }) => result === 'approved') as Rec;
}

/** Shows the order's transactions as these. */
function show(...transactions: Json[]): void {
	gateway.alter = ({ method, path }, { status, body }) => {
		if (method !== 'GET' || !/\/transactions/.test(path)) return undefined;
		if (!/\/orders\/\d+\/transactions/.test(path)) return { status, body };
		const [first] = body as Json[];
		return { status, body: transactions.map((one) => ({ ...first, result: 'approved', ...one })) };
	};
}

test.each(['stripe', 'payments_ai'])('the last charge of %s is paid back, and shown', async (processor) => {
	order = await orderOf(processor);
	const { id, amount } = await charge();
	const { items, problem } = await refund('last_charge', { reason: 'duplicate' });
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([
		{
			id: order.id,
			refund_result: 'refunded',
			refunds: [{ transaction_id: id, amount, currency: 'USD', result: 'refunded' }],
		},
	]);
	expect(await charge()).toMatchObject({ status: 'refunded', reason: 'duplicate' });
	expect(sent().map(({ path, body }) => [path.split('/api/v2')[1], body])).toEqual([
		[`/orders/transactions/${id}/refund`, { orders_transaction: { reason: 'duplicate' } }],
	]);
});

test('a second run says that it is done, and sends nothing', async () => {
	await refund('last_charge');
	inUse.sandbox.clearRequests();
	const { items } = await refund('last_charge');
	expect(items[0].json.refund_result).toBe('already_refunded');
	expect(sent()).toEqual([]);
});

test('an order that was paid elsewhere has nothing to refund', async () => {
	order = await orderOf('external');
	const { items } = await refund('all_charges');
	expect(items[0].json).toMatchObject({ refund_result: 'nothing_to_refund', refunds: [] });
	expect(sent()).toEqual([]);
});

test('the last charge stays the last one: an older one is not paid back in its place', async () => {
	show({ id: 1, status: 'completed', amount: '49.00' }, { id: 2, status: 'refunded', amount: '49.00' });
	const { items } = await refund('last_charge');
	expect(items[0].json).toMatchObject({
		refund_result: 'already_refunded',
		refunds: [{ transaction_id: 2, result: 'already_refunded' }],
	});
	expect(sent()).toEqual([]);
});

test('a last charge of nothing is no refund under way, and stands in the way of no other', async () => {
	const { id, amount } = await charge();
	const nothing = { id: id + 1, status: 'completed', amount: '0.00' };
	show({ id, status: 'completed', amount }, nothing);
	expect((await refund('last_charge')).items[0].json).toMatchObject({
		refund_result: 'nothing_to_refund',
		refunds: [{ transaction_id: id + 1, result: 'not_refundable' }],
	});
	expect(sent()).toEqual([]);
	expect((await refund('all_charges')).items[0].json.refund_result).toBe('refunded');
	expect(sent()).toHaveLength(1);
});

describe('an amount', () => {
	const ofAmount = async (amount: string) => {
		const { problem, items } = await refund('charge_of_amount', {}, { chargeAmount: amount });
		return { said: problem?.message, toDo: problem?.description, items };
	};

	test('pays the charge of that amount back', async () => {
		const { amount } = await charge();
		const { items } = await ofAmount(String(amount));
		expect(items[0].json.refund_result).toBe('refunded');
		expect((await charge()).status).toBe('refunded');
	});

	test.each([
		['98.01', 'Amount: 98.01 is more than the 98.00 that can be paid back'],
		['20', 'Amount: no charge of 20 can be paid back, but 69.00, 29.00'],
		['98.00', 'Amount: no charge of 98.00 can be paid back, but 69.00, 29.00'],
	])('of %s is refused before anything is sent, where no charge is of it', async (amount, message) => {
		show(
			{ id: 1, status: 'completed', amount: '29.00' },
			{ id: 2, status: 'completed', amount: '69.00' },
			{ id: 3, status: 'refunded', amount: '500.00' },
			{ id: 4, status: 'completed', amount: '900.00', result: 'declined' },
		);
		expect((await ofAmount(amount)).said).toBe(message);
		expect(sent()).toEqual([]);
	});

	test('that was paid back once is not paid back from another charge: that could be a repeat', async () => {
		show({ id: 1, status: 'completed', amount: '49.00' }, { id: 2, status: 'refunded', amount: '49.00' });
		const { said, toDo } = await ofAmount('49');
		expect(said).toBe('Amount: a charge of 49 was paid back already, and another one could be');
		expect(toDo).toBe(
			'If that is wanted too, use Transaction: Refund of the ClickFunnels API node with the ID 1.',
		);
		expect(sent()).toEqual([]);
	});

	test('again, where no other charge is of it, is done already', async () => {
		show({ id: 1, status: 'completed', amount: '50.00' }, { id: 2, status: 'refunded', amount: '49.00' });
		expect((await ofAmount('49')).items[0].json.refund_result).toBe('already_refunded');
		expect(sent()).toEqual([]);
	});

	test('of what a part of is paid back is that of the rest', async () => {
		const { id } = await charge();
		show(
			{ id, status: 'partially-refunded', amount: '49.00' },
			{ id: 8, external_type: 'refund', amount: '-20.00', adjusted_transaction_id: String(id) },
		);
		expect((await ofAmount('49')).said).toBe('Amount: 49 is more than the 29.00 that can be paid back');
		expect((await ofAmount('29')).items[0].json.refunds).toMatchObject([{ amount: '29.00' }]);
		expect(sent()).toHaveLength(1);
	});

	test('of nothing, or with parts of a hundredth, is refused', async () => {
		expect((await ofAmount('0')).said).toBe('Amount: 0 can’t be paid back');
		expect((await ofAmount('48.996')).said).toBe('Amount: 48.996 has parts of a hundredth');
	});

	test.each([
		['charge_of_amount', {}, 'Amount: a value is needed'],
		['={{ "all_charges" }}', { chargeAmount: '49' }, 'Amount: it goes with Charge of Amount alone'],
	])('and %s with %j do not go together', async (choice, fields, message) => {
		const { problem } = await refund(choice, {}, fields);
		expect(problem?.message).toBe(message);
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

/** The answer to a refund gets lost. */
const loses: AlteringGateway['alter'] = ({ method }) =>
	method === 'POST' ? { status: 502, body: '<html>Bad Gateway</html>' } : undefined;

describe('what is not settled', () => {
	test('is pending after the seconds that it is given, and never sent again', async () => {
		inUse.sandbox.setReadings({ stripe: 'slow' });
		const first = await refund('last_charge', { max_wait: 5 });
		expect(first.items[0].json).toMatchObject({
			refund_result: 'pending',
			refunds: [{ result: 'pending' }],
		});
		const again = await refund('last_charge', { max_wait: 5 });
		expect(again.items[0].json.refund_result).toBe('pending');
		expect(sent()).toHaveLength(1);
	});

	test('is seen by a refund beside the charge, also by who has not sent it', async () => {
		const { id } = await charge();
		show(
			{ id, status: 'completed' },
			{ id: 9, external_type: 'refund', adjusted_transaction_id: String(id) },
		);
		const { items } = await refund('last_charge', { max_wait: 5 });
		expect(items[0].json.refund_result).toBe('pending');
		expect(sent()).toEqual([]);
	});

	test('of a lost answer is looked for, and said to be done where it was', async () => {
		gateway.alter = loses;
		const { items, problem } = await refund('last_charge');
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.refund_result).toBe('refunded');
		expect(sent()).toHaveLength(1);
	});

	test('of a lost answer that shows nothing is said to be unknown, and not sent again', async () => {
		inUse.sandbox.setReadings({ stripe: 'slow' });
		gateway.alter = loses;
		const first = await refund('last_charge', { max_wait: 5 });
		expect(first.problem?.description).toContain('before you run this again');
		gateway.alter = () => undefined;
		const again = await refund('last_charge', { max_wait: 5 });
		const { amount } = await charge();
		expect(again.problem?.message).toBe(
			`Order: the answer to an earlier refund of ${String(amount)} USD was lost, and it does not show`,
		);
		expect(sent()).toHaveLength(1);
	});

	test('is not what was refused: that may be sent again', async () => {
		inUse.sandbox.setReadings({ stripe: 'slow' });
		gateway.alter = ({ method }) =>
			method === 'POST' ? { status: 422, body: { error: 'Not today' } } : undefined;
		const { problem } = await refund('last_charge');
		expect(problem?.message).toBe('ClickFunnels did not accept the values: Not today');
		await refund('last_charge');
		expect(sent()).toHaveLength(2);
	});

	test('that somebody else pays back meanwhile is done already', async () => {
		gateway.alter = ({ method }) =>
			method === 'POST' ? { status: 404, body: { error: 'Not found' } } : undefined;
		const { items, problem } = await refund('last_charge');
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.refund_result).toBe('already_refunded');
	});
});

test('a preview says how much would be paid back, sends nothing, and stands in the way of no refund', async () => {
	const { items } = await refund('last_charge', {}, { preview: true });
	expect(items.map(({ json }) => [json.method, json.note])).toEqual([['POST', 'Pays 47.00 USD back']]);
	expect(sent()).toEqual([]);
	expect((await refund('last_charge')).items[0].json.refund_result).toBe('refunded');
});

test('one that was not sent, as an item before was refused, is sent by the next run', async () => {
	const ids = [order, await orderOf('payments_ai')].map(({ id }) => id);
	gateway.alter = ({ method }) =>
		method === 'POST' ? { status: 422, body: { error: 'Not today' } } : undefined;
	expect((await refundEach(ids, { requestsPerSecond: 1 })).problem?.message).toContain('Not today');
	expect(sent()).toHaveLength(1);
	gateway.alter = () => undefined;
	inUse.sandbox.setReadings({ stripe: 'slow' });
	inUse.sandbox.clearRequests();
	const { problem } = await refundEach(ids);
	expect(problem?.message).toBeUndefined();
	expect(sent()).toHaveLength(1);
});

test('an order chosen by both of its IDs is refunded once in a run', async () => {
	const { items } = await refundEach([order.id, order.public_id]);
	expect(items).toHaveLength(2);
	expect(sent()).toHaveLength(1);
});
