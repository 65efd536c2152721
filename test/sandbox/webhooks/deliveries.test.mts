import { createHmac } from 'node:crypto';
import type { Sandbox, WebhookEvent } from '../../../sandbox/types.mts';
import type { FakeApi } from '../gateway/fake-api.mts';
import { startFake } from '../gateway/start-fake.mts';
import { NEVER, startRecorder, type Recorder, type Reply } from '../../support/recorder.mts';
import { until } from '../../support/until.mts';

const SECRET = 'b1946ac92492d2347c6235b4d2611184';
const EVENT: WebhookEvent = {
	eventId: '7b0b2a52-93a4-4c1b-8a51-0c8a1f2d3e4f',
	createdAt: '2026-09-01T09:00:00.000Z',
	eventType: 'contact.created',
	subjectType: 'Contact',
	subjectId: 7,
	workspaceId: 42,
	data: { id: 7, first_name: 'Zoë' },
};

let receiver: Recorder;
/** What the receiver answers in turn, the last one for ever. */
let replies: Array<Reply | typeof NEVER>;
let url: string;
let sandbox: Sandbox;
let api: FakeApi;

async function start(webhookSpeed: number): Promise<void> {
	({ sandbox, api } = await startFake({ webhookSpeed }));
	replies = [{}];
	receiver = await startRecorder(() => replies[Math.min(receiver.requests.length, replies.length) - 1]);
	url = `${receiver.url}/webhook`;
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
/** Waits until no delivery is on its way. */
async function ended(): Promise<void> {
	await until(
		'the end of all deliveries',
		() => sandbox.deliveries().map(({ status }) => status),
		(statuses) => statuses.length > 0 && !statuses.includes('pending'),
	);
}

/** Waits until that many requests have arrived. */
async function arrived(count: number): Promise<void> {
	await until(
		`${count} requests`,
		() => receiver.requests.length,
		(length) => length === count,
	);
}

afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('a change arrives in the V2 envelope with a true signature', async () => {
	await start(1);
	const before = Math.floor(Date.now() / 1000);
	api.change(EVENT);
	await ended();
	const [{ headers, text, body }] = receiver.requests;
	expect(body).toEqual({
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
	expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
	expect(Number(timestamp)).toBeLessThanOrEqual(Date.now() / 1000);
	const expected = createHmac('sha256', SECRET)
		.update(`${timestamp as string}.${text}`)
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
	await arrived(1);
	expect(receiver.requests[0].body).toMatchObject({ data: { first_name: 'before' } });
});

test('all endpoints that ask get the same event id, others nothing', async () => {
	await start(1);
	register(2, { url });
	register(3, { url, types: ['order.created'] });
	api.change(EVENT);
	await ended();
	expect(sandbox.deliveries().map(({ endpoint_id }) => endpoint_id)).toEqual([1, 2]);
	const ids = receiver.requests.map(({ body }) => (body as { event_id: string }).event_id);
	expect(new Set(ids).size).toBe(1);
});

test('any other answer is tried again by the schedule, with the same event id and body', async () => {
	// Waits of 1, 15, 60 and 300 s become 1, 15, 60 and 300 ms.
	await start(1000);
	replies = [500, 302, 404, 410, 226].map((status) => ({ status, headers: { location: '/elsewhere' } }));
	api.change(EVENT);
	await ended();
	expect(sandbox.deliveries()[0].attempts.map(({ status }) => status)).toEqual([500, 302, 404, 410, 226]);
	expect(new Set(receiver.requests.map(({ text }) => text)).size).toBe(1);
	const times = sandbox.deliveries()[0].attempts.map(({ at }) => Date.parse(at));
	const waits = times.slice(1).map((at, index) => at - times[index]);
	[1, 15, 60, 300].forEach((least, index) => expect(waits[index]).toBeGreaterThanOrEqual(least - 1));
});

test('a later attempt has a timestamp and a signature of its own', async () => {
	// The third attempt is due after 16 s / 10 = 1.6 s, in another second than the first.
	await start(10);
	replies = [{ status: 500 }, { status: 500 }, {}];
	api.change(EVENT);
	await ended();
	const [first, , third] = receiver.requests.map(({ headers }) => headers);
	expect(third['x-webhook-clickfunnels-timestamp']).not.toBe(first['x-webhook-clickfunnels-timestamp']);
	expect(third['x-webhook-clickfunnels-signature']).not.toBe(first['x-webhook-clickfunnels-signature']);
});

test('after nine attempts it has failed', async () => {
	// The whole schedule is 134 876 s; a million times as fast it takes 0.13 s.
	await start(1_000_000);
	replies = [{ status: 503 }];
	api.change(EVENT);
	await ended();
	expect(receiver.requests).toHaveLength(9);
	expect(sandbox.deliveries()[0].attempts).toHaveLength(9);
});

test('no answer within the time for an attempt, and a refused connection, count as failures', async () => {
	await start(1000);
	replies = [NEVER, {}];
	api.change(EVENT);
	await ended();
	expect(sandbox.deliveries()[0].attempts).toMatchObject([
		{ status: null, error: expect.stringContaining('timeout') },
		{ status: 200 },
	]);
	await receiver.close();
	api.change(EVENT);
	await until(
		'the first attempt of the second delivery',
		() => sandbox.deliveries().at(1)?.attempts ?? [],
		(attempts) => attempts.length > 0,
	);
	expect(sandbox.deliveries()[1].attempts[0]).toMatchObject({
		status: null,
		error: expect.stringContaining('ECONNREFUSED'),
	});
});

test('nothing leaves this machine', async () => {
	await start(1);
	register(2, { url: 'https://hooks.example.com/x' });
	api.change(EVENT);
	await ended();
	expect(sandbox.deliveries()[1]).toMatchObject({
		status: 'failed',
		attempts: [{ status: null, error: 'The sandbox delivers to this machine only' }],
	});
});

test('reset ends deliveries that still wait', async () => {
	await start(1);
	replies = [{ status: 500 }, { status: 500 }, {}];
	const change = (id: number) => api.change({ ...EVENT, data: { id } });
	change(1);
	await arrived(1);
	sandbox.reset();
	expect(sandbox.deliveries()).toEqual([]);
	// A second try of the first would be due before the second try of this one.
	change(2);
	await ended();
	expect(receiver.requests.map(({ body }) => (body as { data: { id: number } }).data.id)).toEqual([1, 2, 2]);
});
