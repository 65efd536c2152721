import type { ApiResponse } from '../../../sandbox/types.mts';
import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';
import type { OrderKind } from './order-kinds.mts';
import { ordersByKind } from './order-kinds.mts';

/** A moment so many days ahead, to the second. */
function ahead(days: number): string {
	const time = new Date(Date.now() + days * 86_400_000);
	time.setUTCMilliseconds(0);
	return time.toISOString();
}

const [IN_10_DAYS, IN_20_DAYS, IN_21_DAYS, IN_40_DAYS, IN_50_DAYS, IN_60_DAYS, IN_740_DAYS] = [
	10, 20, 21, 40, 50, 60, 740,
].map(ahead);

let company: Company;
let kind: OrderKind;

beforeEach(async () => {
	company = await startCompany();
	kind = await ordersByKind(company);
});

const ours = () => kind('subscription-order', 'payments_ai', 'active');
const change = ({ id }: Json, order: Json): Promise<ApiResponse> =>
	company.send('PATCH', `/orders/${id}`, { order });
const refusal = async (order: Json, sent: Json) => errorOf(await change(order, sent));
const read = async ({ id }: Json) => (await company.ask(`/orders/${id}`)).body as Json;

/** An order of a processor that is in its trial. */
async function inTrial(processor: string): Promise<Json> {
	const orders = await company.page(`/workspaces/${company.workspace}/orders`);
	return orders.find((order) => order.in_trial === true && order.payment_processor === processor) as Json;
}

test('Payments AI confirms a new renewal: the answer has the old date, a later read the new one', async () => {
	const order = ours();
	const { status, body } = await change(order, { renewal_at: IN_60_DAYS, notes: 'Asked by phone' });
	expect(status).toBe(200);
	expect(body).toMatchObject({ next_charge_at: order.next_charge_at, notes: 'Asked by phone' });
	expect(await read(order)).toMatchObject({ next_charge_at: IN_60_DAYS, paid_until: order.paid_until });
});

test('Stripe accepts a new end of the trial without confirming it: 202, settled later', async () => {
	const order = await inTrial('stripe');
	const { status, body } = await change(order, { trial_end_at: IN_20_DAYS });
	expect(status).toBe(202);
	expect(body).toMatchObject({ trial_end_at: order.trial_end_at, in_trial: true });
	expect(await read(order)).toMatchObject({ trial_end_at: IN_20_DAYS, in_trial: true });
});

test('both dates go together when they are the same', async () => {
	const order = await inTrial('payments_ai');
	expect(await refusal(order, { trial_end_at: IN_20_DAYS, renewal_at: IN_21_DAYS })).toBe(
		'Request unprocessable: renewal_at and trial_end_at must be the same timestamp when sent together',
	);
	expect((await change(order, { trial_end_at: IN_20_DAYS, renewal_at: IN_20_DAYS })).status).toBe(200);
	expect(await read(order)).toMatchObject({ trial_end_at: IN_20_DAYS, next_charge_at: IN_20_DAYS });
});

test('a renewal may not precede the end of the trial, but follow it; then the trial end moves with it alone', async () => {
	const order = await inTrial('payments_ai');
	await change(order, { trial_end_at: IN_20_DAYS, renewal_at: IN_20_DAYS });
	expect(await refusal(order, { renewal_at: IN_10_DAYS })).toMatch(/renewal_at .* is before the trial ends$/);
	await change(order, { renewal_at: IN_40_DAYS });
	expect(await read(order)).toMatchObject({
		in_trial: false,
		trial_end_at: IN_20_DAYS,
		next_charge_at: IN_40_DAYS,
	});
	expect(await refusal(order, { trial_end_at: IN_50_DAYS })).toBe(
		'Request unprocessable: trial_end_at can only be adjusted while the order is in a trial',
	);
	expect((await change(order, { trial_end_at: IN_50_DAYS, renewal_at: IN_50_DAYS })).status).toBe(200);
});

test('null, and the dates that are there already, ask for nothing', async () => {
	const stripe = kind('subscription-order', 'stripe', 'active');
	const same = String(stripe.next_charge_at).replace('.000Z', '+00:00');
	expect(await change(stripe, { renewal_at: same, trial_end_at: null })).toMatchObject({
		status: 200,
		body: { updated_at: stripe.updated_at },
	});
});

test('a date must have an offset and be at most two years ahead', async () => {
	for (const date of ['2027-01-01', '2027-01-01T09:00:00', 'soon']) {
		expect(await refusal(ours(), { renewal_at: date })).toBe(
			'Request unprocessable: renewal_at must be a valid ISO8601 timestamp carrying a date, a time of day and a UTC offset (RFC 3339)',
		);
	}
	expect(await refusal(ours(), { renewal_at: '2020-01-01T00:00:00Z' })).toBe(
		'Request unprocessable: renewal_at must be in the future',
	);
	expect(await refusal(ours(), { renewal_at: IN_740_DAYS })).toBe(
		'Request unprocessable: renewal_at must be at most two years ahead',
	);
});

test.each([
	['external', 'active', 'External orders have no processor-managed schedule'],
	['stripe', 'active', 'renewal_at cannot be adjusted on a Stripe order'],
	['payments_ai', 'canceled', 'renewal_at cannot be adjusted while the order is canceled'],
])('the renewal of a subscription of %s that is %s stays', async (processor, status, text) => {
	const order = kind('subscription-order', processor, status);
	expect(await refusal(order, { renewal_at: IN_60_DAYS })).toBe(`Request unprocessable: ${text}`);
});
