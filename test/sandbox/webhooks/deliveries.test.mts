import { createHmac } from 'node:crypto';
import type { Sandbox, WebhookEvent } from '../../../sandbox/types.mts';
import type { FakeApi } from '../gateway/fake-api.mts';
import { startFake } from '../gateway/start-fake.mts';
import { Receiver, until } from './receiver.mts';

const SECRET = 'b1946ac92492d2347c6235b4d2611184';
const EVENT: WebhookEvent = {
	eventType: 'contact.created',
	subjectType: 'Contact',
	subjectId: 7,
	workspaceId: 42,
	data: { id: 7, first_name: 'Zoë' },
};

let receiver: Receiver;
let url: string;
let sandbox: Sandbox;
let api: FakeApi;

async function start(webhookSpeed: number): Promise<void> {
	({ sandbox, api } = await startFake({ webhookSpeed }));
	receiver = new Receiver();
	url = await receiver.start();
	register(1, { url });
}
function register(id: number, { url, types = ['contact.created'] }: { url: string; types?: string[] }): void {
	api.endpoints.push({
		id,
		workspaceId: 42,
		url,
		secret: SECRET,
		eventTypeIds: types,
		funnelIds: [],
		pageIds: [],
	});
}
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('a change arrives in the V2 envelope with a true signature', async () => {
	await start(1);
	api.change(EVENT);
	await until(() => sandbox.deliveries()[0]?.status === 'delivered');
	const [{ headers, body }] = receiver.received;
	expect(JSON.parse(body)).toEqual({
		event_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
		event_type: 'contact.created',
		subject_id: 7,
		subject_type: 'Contact',
		data: { id: 7, first_name: 'Zoë' },
		created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		api_version: 2,
		workspace_id: 42,
		page_id: null,
		funnel_id: null,
	});
	expect(headers['content-type']).toBe('application/json');
	const timestamp = headers['x-webhook-clickfunnels-timestamp'];
	expect(timestamp).toMatch(/^\d{10}$/);
	expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(5);
	const expected = createHmac('sha256', SECRET)
		.update(`${timestamp as string}.${body}`)
		.digest('hex');
	expect(headers['x-webhook-clickfunnels-signature']).toBe(expected);
	expect(sandbox.deliveries()).toMatchObject([
		{ endpoint_id: 1, url, status: 'delivered', attempts: [{ status: 200 }] },
	]);
});

test('the record is sent as it was when the event happened', async () => {
	await start(1);
	const data = { first_name: 'before' };
	api.change({ ...EVENT, data });
	data.first_name = 'after';
	await until(() => receiver.received.length === 1);
	expect(JSON.parse(receiver.received[0].body)).toMatchObject({ data: { first_name: 'before' } });
});

test('all endpoints that ask get the same event id, others nothing', async () => {
	await start(1);
	register(2, { url });
	register(3, { url, types: ['order.created'] });
	api.change(EVENT);
	await until(() => sandbox.deliveries().every(({ status }) => status === 'delivered'));
	expect(sandbox.deliveries().map(({ endpoint_id }) => endpoint_id)).toEqual([1, 2]);
	const ids = receiver.received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
	expect(new Set(ids).size).toBe(1);
});

test('any other answer is tried again by the schedule, with the same event id and body', async () => {
	// Waits of 1, 15, 60 and 300 s become 1, 15, 60 and 300 ms.
	await start(1000);
	receiver.statuses = [500, 302, 404, 410, 226];
	api.change(EVENT);
	await until(() => sandbox.deliveries()[0].status === 'delivered');
	expect(sandbox.deliveries()[0].attempts.map(({ status }) => status)).toEqual([500, 302, 404, 410, 226]);
	expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	const waits = receiver.received.slice(1).map(({ at }, index) => at - receiver.received[index].at);
	[1, 15, 60, 300].forEach((least, index) => expect(waits[index]).toBeGreaterThanOrEqual(least - 1));
});

test('a later attempt has a timestamp and a signature of its own', async () => {
	// The third attempt is due after 16 s / 10 = 1.6 s, in another second than the first.
	await start(10);
	receiver.statuses = [500, 500, 200];
	api.change(EVENT);
	await until(() => sandbox.deliveries()[0].status === 'delivered');
	const [first, , third] = receiver.received.map(({ headers }) => headers);
	expect(third['x-webhook-clickfunnels-timestamp']).not.toBe(first['x-webhook-clickfunnels-timestamp']);
	expect(third['x-webhook-clickfunnels-signature']).not.toBe(first['x-webhook-clickfunnels-signature']);
});

test('after nine attempts it has failed', async () => {
	// The whole schedule is 134 876 s; a million times as fast it takes 0.13 s.
	await start(1_000_000);
	receiver.statuses = [503];
	api.change(EVENT);
	await until(() => sandbox.deliveries()[0].status === 'failed');
	expect(receiver.received).toHaveLength(9);
	expect(sandbox.deliveries()[0].attempts).toHaveLength(9);
});

test('no answer within the time for an attempt, and a refused connection, count as failures', async () => {
	await start(1000);
	receiver.statuses = [null, 200];
	api.change(EVENT);
	await until(() => sandbox.deliveries()[0].status === 'delivered');
	expect(sandbox.deliveries()[0].attempts).toMatchObject([
		{ status: null, error: expect.stringContaining('timeout') },
		{ status: 200 },
	]);
	await receiver.close();
	api.change(EVENT);
	await until(() => (sandbox.deliveries()[1]?.attempts.length ?? 0) > 0);
	expect(sandbox.deliveries()[1].attempts[0]).toMatchObject({
		status: null,
		error: expect.stringContaining('ECONNREFUSED'),
	});
});

test('nothing leaves this machine', async () => {
	await start(1);
	register(2, { url: 'https://hooks.example.com/x' });
	api.change(EVENT);
	await until(() => sandbox.deliveries().every(({ status }) => status !== 'pending'));
	expect(sandbox.deliveries()[1]).toMatchObject({
		status: 'failed',
		attempts: [{ status: null, error: 'The sandbox delivers to this machine only' }],
	});
});

test('reset and close end deliveries that still wait', async () => {
	await start(1);
	receiver.statuses = [500];
	api.change(EVENT);
	await until(() => receiver.received.length === 1);
	sandbox.reset();
	expect(sandbox.deliveries()).toEqual([]);
	await new Promise((resolve) => setTimeout(resolve, 1100));
	expect(receiver.received).toHaveLength(1);
});
