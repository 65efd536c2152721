import type { INodeParameters } from 'n8n-workflow';

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

beforeEach(() => {
	inUse.sandbox.reset();
	gateway.alter = () => undefined;
});

const DAY_MS = 86_400_000;

/** An active order of a payment processor. */
async function active(processor: string, more: Json = { order_type: 'subscription-order' }): Promise<Rec> {
	const wanted: Json = { payment_processor: processor, ...more };
	const found = (await inUse.company.in('orders')).find(
		(one) =>
			['active', 'completed'].includes(String(one.service_status)) &&
			Object.entries(wanted).every(([key, value]) => one[key] === value),
	);
	inUse.sandbox.clearRequests();
	return found as Rec;
}

const run = async (operation: string, order: Rec, more: INodeParameters = {}) =>
	await inUse.run({ resource: 'order', operation, order: byId(order.id), ...more }, { url: gateway.url });

const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');

/** Shows the order with these values, until something is written. */
function show(more: Json): void {
	gateway.alter = ({ method, path }, { status, body }) =>
		method === 'GET' && /\/orders\/\d+$/.test(path) && writes().length === 0
			? { status, body: { ...(body as Json), ...more } }
			: undefined;
}

describe('Cancel at Renewal', () => {
	test.each([
		['stripe', 'unused', 'unused'],
		['payments_ai', 'unused', 'did-not-use'],
		['payments_ai', 'other', 'other'],
	])('%s is told of the reason %s as %s, and to cancel at the renewal', async (processor, reason, told) => {
		const order = await active(processor);
		const { items, problem } = await run('cancelAtRenewal', order, {
			additionalFields: { cancel_reason: reason },
		});
		expect(problem?.message).toBeUndefined();
		expect(writes().map(({ body }) => body)).toEqual([
			{ order: { effective_date: 'next_renewal', cancel_reason: told } },
		]);
		expect(items[0].json).toMatchObject({
			id: order.id,
			cancel_result: 'canceled',
			service_status: 'canceled',
			churned_at: order.paid_until,
		});
	});

	test.each(['taken', 'refused'] as const)(
		'again sends nothing (a second time is %s)',
		async (cancelAgain) => {
			inUse.sandbox.setReadings({ cancelAgain });
			const order = await active('stripe');
			await run('cancelAtRenewal', order);
			inUse.sandbox.clearRequests();
			const { items } = await run('cancelAtRenewal', order);
			expect(items[0].json.cancel_result).toBe('already_canceled');
			expect(writes()).toEqual([]);
		},
	);

	test('that somebody else has done meanwhile is done already', async () => {
		inUse.sandbox.setReadings({ cancelAgain: 'refused' });
		const order = await active('stripe');
		await inUse.company.send('POST', `/orders/${order.id}/cancel`);
		show({ service_status: 'active' });
		const { items, problem } = await run('cancelAtRenewal', order);
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.cancel_result).toBe('already_canceled');
	});

	test.each([
		[
			'external',
			'subscription-order',
			'Order: it was paid outside ClickFunnels, where it has to be canceled',
		],
		['payments_ai', 'one-time-order', 'Order: it is a one-time order'],
	])('is refused for %s, %s, before anything is sent', async (processor, order_type, message) => {
		const { problem } = await run('cancelAtRenewal', await active(processor, { order_type }));
		expect(problem?.message).toBe(message);
		expect(writes()).toEqual([]);
	});
});

describe('Cancel Now', () => {
	test.each(['stripe', 'payments_ai'])(
		'ends a subscription of %s, and waits until that shows',
		async (processor) => {
			const order = await active(processor);
			const { items, problem } = await run('cancelNow', order, {
				additionalFields: { cancelation_proration: true },
			});
			expect(problem?.message).toBeUndefined();
			expect(writes().map(({ body }) => body)).toEqual([
				{ order: { effective_date: 'now', cancelation_proration: true } },
			]);
			expect(items[0].json).toMatchObject({ cancel_result: 'canceled', service_status: 'churned' });
		},
	);

	test('also ends one that is canceled at its renewal, once', async () => {
		const order = await active('stripe');
		await run('cancelAtRenewal', order);
		inUse.sandbox.clearRequests();
		expect((await run('cancelNow', order)).items[0].json.cancel_result).toBe('canceled');
		expect((await run('cancelNow', order)).items[0].json.cancel_result).toBe('already_canceled');
		expect(writes()).toHaveLength(1);
	});

	test('says that it is requested where the processor has not confirmed it in time', async () => {
		const order = await active('payments_ai');
		gateway.alter = ({ method, path }, { status, body }) =>
			method === 'GET' && /\/orders\/\d+$/.test(path) && writes().length > 0
				? {
						status,
						body: { ...(body as Json), service_status: 'canceled', canceled_at: null, churned_at: null },
					}
				: undefined;
		const { items } = await run('cancelNow', order, { additionalFields: { max_wait: 5 } });
		expect(items[0].json).toMatchObject({ cancel_result: 'requested', service_status: 'canceled' });
		// Whoever asks again sends nothing: it is under way.
		expect((await run('cancelNow', order)).items[0].json.cancel_result).toBe('already_canceled');
		expect(writes()).toHaveLength(1);
	});

	test('of a lost answer is looked for', async () => {
		const order = await active('stripe');
		gateway.alter = ({ method }) => (method === 'POST' ? { status: 502, body: '<html></html>' } : undefined);
		const { items, problem } = await run('cancelNow', order);
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.cancel_result).toBe('canceled');
		expect(writes()).toHaveLength(1);
	});
});

describe('Move Trial End or Renewal', () => {
	const ahead = (days: number) =>
		new Date(Math.floor(Date.now() / 1_000) * 1_000 + days * DAY_MS).toISOString();
	const move = async (
		order: Rec,
		dateToMove: string,
		newDate: string,
		additionalFields: INodeParameters = {},
	) => await run('moveDate', order, { dateToMove, newDate, additionalFields });

	test('moves the renewal, waits until it shows, and sends nothing the second time', async () => {
		const order = await active('payments_ai');
		const date = ahead(200);
		const { items, problem } = await move(order, 'renewal', date);
		expect(problem?.message).toBeUndefined();
		expect(writes().map(({ method, body }) => [method, body])).toEqual([
			['PUT', { order: { renewal_at: date } }],
		]);
		expect(items[0].json).toMatchObject({ id: order.id, move_result: 'moved', renewal_at: date });
		inUse.sandbox.clearRequests();
		expect((await move(order, 'renewal', date)).items[0].json.move_result).toBe('already_there');
		expect(writes()).toEqual([]);
	});

	test('moves the end of a trial, which Stripe has not confirmed yet', async () => {
		const order = await active('stripe', { in_trial: true });
		inUse.sandbox.setReadings({ stripe: 'slow' });
		const { items, problem } = await move(order, 'trial_end', ahead(20), { max_wait: 5 });
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ move_result: 'pending', trial_end_at: order.trial_end_at });
	});

	test.each<[string, string, Json, string, number, string | RegExp]>([
		[
			'external',
			'subscription-order',
			{},
			'renewal',
			9,
			'Order: it is no subscription of Payments AI or Stripe',
		],
		[
			'payments_ai',
			'one-time-order',
			{},
			'renewal',
			9,
			'Order: it is no subscription of Payments AI or Stripe',
		],
		['payments_ai', 'subscription-order', {}, 'renewal', -1, /^New Date: \S+ is not ahead$/],
		['payments_ai', 'subscription-order', {}, 'renewal', 735, /^New Date: \S+ is more than two years ahead$/],
		['stripe', 'subscription-order', {}, 'both', 9, 'Date to Move: Stripe lets no renewal be moved'],
		[
			'stripe',
			'subscription-order',
			{ in_trial: false, trial_end_at: null },
			'trial_end',
			9,
			'Date to Move: the order is in no trial',
		],
		[
			'payments_ai',
			'subscription-order',
			{ service_status: 'churned' },
			'renewal',
			9,
			'Date to Move: the renewal of an order that is churned can’t be moved',
		],
		[
			'payments_ai',
			'subscription-order',
			{ in_trial: true, trial_end_at: '2999-01-01T00:00:00.000Z' },
			'renewal',
			9,
			/^New Date: \S+ is before the trial ends, at 2999-01-01T00:00:00.000Z$/,
		],
	])(
		'%s, %s that shows %j: %s in %i days is refused before anything is sent',
		async (processor, order_type, shown, choice, days, message) => {
			const order = await active(processor, { order_type });
			show(shown);
			const { problem } = await move(order, choice, ahead(days));
			expect(problem?.message).toEqual(
				typeof message === 'string' ? message : expect.stringMatching(message),
			);
			expect(writes()).toEqual([]);
		},
	);

	test('says that the connection may not, where it finds the order and can’t move it', async () => {
		gateway.alter = ({ method }) =>
			method === 'PUT' ? { status: 404, body: { error: 'Not found' } } : undefined;
		const { problem } = await move(await active('payments_ai'), 'renewal', ahead(200));
		expect(problem?.message).toBe('Order: the connection may read it, and may not move its dates');
	});
});
