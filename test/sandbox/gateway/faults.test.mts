import { Faults } from '../../../sandbox/gateway/faults.mts';
import { until } from '../../support/until.mts';
import { useFake } from './start-fake.mts';

const CONTACTS = '/clickfunnels/api/v2/contacts';

describe('faults on the wire', () => {
	const fake = useFake();
	beforeEach(() => {
		fake.api.answer = () => ({ status: 201, body: { id: 1, name: 'abc' } });
	});

	const post = () => fake.ask(CONTACTS, { method: 'POST', body: { contact: {} } });

	test.each(['502', '503', '504'] as const)(
		'%s is an HTML page, before the work or after it',
		async (kind) => {
			fake.sandbox.setFaults([{ kind }]);
			const before = await post();
			expect(before.status).toBe(Number(kind));
			expect(before.headers.get('content-type')).toContain('text/html');
			expect(await before.text()).toContain('<html>');
			expect(fake.api.received).toHaveLength(0);
			fake.sandbox.setFaults([{ kind, processed: true }]);
			expect((await post()).status).toBe(Number(kind));
			expect(fake.api.received).toHaveLength(1);
		},
	);

	test('500 has the shape of Maton', async () => {
		fake.sandbox.setFaults([{ kind: '500' }]);
		const answer = await post();
		expect(answer.status).toBe(500);
		expect(await answer.json()).toEqual({ error: { message: 'Internal server error', code: 500 } });
	});

	test.each([
		[undefined, null],
		[2, '2'],
		['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
	])('429 with retryAfter %p', async (retryAfter, header) => {
		fake.sandbox.setFaults([{ kind: '429', retryAfter }]);
		const answer = await post();
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe(header);
		expect(fake.api.received).toHaveLength(0);
	});

	test.each([
		['reset-before', 0],
		['reset-after', 1],
	] as const)('%s cuts the connection with the work done %i times', async (kind, done) => {
		fake.sandbox.setFaults([{ kind }]);
		await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
		expect(fake.api.received).toHaveLength(done);
		expect(fake.sandbox.requests()).toMatchObject([{ status: 0, fault: kind }]);
	});

	test.each([
		[false, 0],
		[true, 1],
	])('timeout never answers; processed %p', async (processed, done) => {
		fake.sandbox.setFaults([{ kind: 'timeout', processed }]);
		const stop = new AbortController();
		const open = fetch(fake.sandbox.url + CONTACTS, {
			headers: { authorization: 'Bearer sandbox-key' },
			signal: stop.signal,
		});
		await until('the fault', () => fake.sandbox.requests()[0]?.fault);
		stop.abort();
		await expect(open).rejects.toMatchObject({ name: 'AbortError' });
		expect(fake.api.received).toHaveLength(done);
	});

	test('truncated gives the status and half of the JSON', async () => {
		fake.sandbox.setFaults([{ kind: 'truncated' }]);
		const answer = await post();
		expect(answer.status).toBe(201);
		// The whole is {"id":1,"name":"abc"}, 21 characters.
		expect(await answer.text()).toBe('{"id":1,"na');
		expect(fake.api.received).toHaveLength(1);
	});

	test('html is a 200 that is no JSON', async () => {
		fake.sandbox.setFaults([{ kind: 'html' }]);
		const answer = await post();
		expect(answer.status).toBe(200);
		expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
	});

	test("faults hit Maton's own routes too, and never those of the sandbox", async () => {
		fake.sandbox.setFaults([{ kind: '502' }]);
		expect((await fake.ask('/connections')).status).toBe(502);
		expect((await fake.ask('/_sandbox/requests')).status).toBe(200);
	});
});

describe('which request gets a fault', () => {
	test('method and path narrow it', () => {
		const faults = new Faults(1, [{ kind: '502', method: 'POST', path: '/contacts' }]);
		expect(faults.draw('GET', '/contacts')).toBeUndefined();
		expect(faults.draw('POST', '/teams')).toBeUndefined();
		expect(faults.draw('POST', '/workspaces/1/contacts')?.kind).toBe('502');
	});

	test('times ends it, and the next fault takes over', () => {
		const faults = new Faults(1, [{ kind: '502', times: 2 }, { kind: '503' }]);
		expect([1, 2, 3].map(() => faults.draw('GET', '/')?.kind)).toEqual(['502', '502', '503']);
	});

	test('probability follows the seed', () => {
		// mulberry32 of seed 1: 0.627, 0.003, 0.527, 0.981, 0.968, 0.281.
		const faults = new Faults(1, [{ kind: '502', probability: 0.5 }]);
		const draws = () => Array.from({ length: 6 }, () => faults.draw('GET', '/') !== undefined);
		const expected = [false, true, false, false, false, true];
		expect(draws()).toEqual(expected);
		faults.set([{ kind: '502', probability: 0.5 }]);
		expect(draws()).toEqual(expected);
	});

	test('probability 0 never, 1 always', () => {
		const never = new Faults(7, [{ kind: '502', probability: 0 }]);
		const always = new Faults(7, [{ kind: '502', probability: 1 }]);
		for (let i = 0; i < 1000; i += 1) {
			expect(never.draw('GET', '/')).toBeUndefined();
			expect(always.draw('GET', '/')).toBeDefined();
		}
	});
});
