import { eventTypes } from '../../support/webhook-contract.mts';
import { performance } from 'node:perf_hooks';
import { RequestLog } from '../../../sandbox/gateway/request-log.mts';
import { useOwnClock } from '../../support/clock.mts';
import { until } from '../../support/until.mts';
import { startFake, useFake } from './start-fake.mts';

// The second of a rate must not be over before all is asked.
useOwnClock();

const CONTACTS = '/clickfunnels/api/v2/contacts';

describe('what a test can see and steer', () => {
	const fake = useFake({ rate: 100 });

	const log = async () => (await (await fake.ask('/_sandbox/requests')).json()) as unknown[];

	test('the log has method, path, query, headers, body, status and time, and never the key', async () => {
		await fake.ask(`${CONTACTS}?a=%20b`, {
			method: 'POST',
			body: { contact: { first_name: 'Ada' } },
			headers: { 'User-Agent': 'Maton/1.0' },
		});
		const entries = await log();
		expect(entries).toEqual([
			{
				at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				method: 'POST',
				path: CONTACTS,
				query: 'a=%20b',
				// First 12 hex digits of the SHA-256 of "sandbox-key".
				headers: expect.objectContaining({
					authorization: 'Bearer sha256:db6bcf6a2a36',
					'user-agent': 'Maton/1.0',
				}),
				body: { contact: { first_name: 'Ada' } },
				status: 200,
			},
		]);
		expect(JSON.stringify(entries)).not.toContain('sandbox-key');
		expect(fake.sandbox.requests()).toEqual(entries);
	});

	test('refused, unknown and unreadable requests are logged too', async () => {
		await fake.ask(CONTACTS, { key: 'my-secret' });
		await fake.ask('/elsewhere');
		await fake.ask(`${CONTACTS}/%zz`);
		await fake.ask(CONTACTS, { method: 'POST', body: '{"a":' });
		expect(fake.sandbox.requests()).toMatchObject([
			{ status: 401 },
			{ status: 404, path: '/elsewhere' },
			{ status: 400, path: `${CONTACTS}/%zz` },
			{ status: 400, body: '{"a":' },
		]);
		expect(JSON.stringify(fake.sandbox.requests())).not.toContain('my-secret');
	});

	test('an Authorization value of another kind leaves no trace either', () => {
		const entry = new RequestLog().add('GET', '/', '', { authorization: 'Basic dXNlcjpwYXNz' });
		expect(entry.headers.authorization).toMatch(/^sha256:[0-9a-f]{12}$/);
	});

	test('the log can be emptied, and drops the oldest when it is full', async () => {
		await fake.ask(CONTACTS);
		expect((await fake.ask('/_sandbox/requests', { method: 'DELETE' })).status).toBe(204);
		expect(await log()).toEqual([]);
		const small = new RequestLog(2);
		['/a', '/b', '/c'].forEach((path) => small.add('GET', path, '', {}));
		expect(small.all().map(({ path }) => path)).toEqual(['/b', '/c']);
	});

	test('faults are replaced by PUT, and a wrong one is refused with the reason', async () => {
		const put = (body: unknown) => fake.ask('/_sandbox/faults', { method: 'PUT', body });
		expect((await put([{ kind: '503' }])).status).toBe(200);
		expect((await fake.ask(CONTACTS)).status).toBe(503);
		const wrong = await put([{ kind: '503', probability: 2 }]);
		expect(wrong.status).toBe(400);
		expect(await wrong.json()).toEqual({ error: expect.stringContaining('0.probability') });
		expect((await put([{ kind: '503', chance: 1 }])).status).toBe(400);
		expect((await put([])).status).toBe(200);
		expect((await fake.ask(CONTACTS)).status).toBe(200);
	});

	test('rate and latency are changed by PUT', async () => {
		const put = (body: unknown) => fake.ask('/_sandbox/options', { method: 'PUT', body });
		expect(await (await put({ rate: 1, latency: 60 })).json()).toMatchObject({ rate: 1, latency: 60 });
		const start = performance.now();
		expect((await fake.ask(CONTACTS)).status).toBe(200);
		expect(performance.now() - start).toBeGreaterThanOrEqual(59);
		expect((await fake.ask(CONTACTS)).status).toBe(429);
		expect((await put({ speed: 1 })).status).toBe(400);
	});

	test('reset brings back the start', async () => {
		const resets = fake.api.resets;
		fake.sandbox.setFaults([{ kind: '502' }]);
		fake.sandbox.setRate(1);
		await fake.ask('/connections');
		expect((await fake.ask('/_sandbox/reset', { method: 'POST' })).status).toBe(204);
		expect(fake.api.resets).toBe(resets + 1);
		expect(fake.sandbox.requests()).toEqual([]);
		for (let i = 0; i < 3; i += 1) expect((await fake.ask(CONTACTS)).status).toBe(200);
	});

	test('the front page says what to enter', async () => {
		const answer = await fake.ask('/', { key: null });
		const text = await answer.text();
		for (const word of ['sandbox-key', fake.sandbox.url, '/_sandbox/emit', '/_sandbox/requests'])
			expect(text).toContain(word);
	});

	test('emit refuses an unknown event and shows the valid ones', async () => {
		const answer = await fake.ask('/_sandbox/emit', {
			method: 'POST',
			body: { event_type: 'contact.sneezed' },
		});
		expect(answer.status).toBe(400);
		const { error, event_types } = (await answer.json()) as { error: string; event_types: string[] };
		expect(error).toContain('Unknown event type "contact.sneezed"');
		expect(event_types).toEqual(eventTypes);
		expect((await fake.ask('/_sandbox/emit', { method: 'POST' })).status).toBe(400);
	});
});

test('close ends requests that are never answered', async () => {
	const { sandbox, ask } = await startFake({ faults: [{ kind: 'timeout' }] });
	const open = ask(CONTACTS);
	const outcome = open.catch(() => 'ended');
	await until('the fault', () => sandbox.requests()[0]?.fault);
	await sandbox.close();
	expect(await outcome).toBe('ended');
});
