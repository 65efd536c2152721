import { request as httpRequest } from 'node:http';
import { SEEDED_CONNECTIONS } from '../../../sandbox/gateway/connections.mts';
import { useOwnClock } from '../../support/clock.mts';
import { useFake } from './start-fake.mts';

// The second of a rate must not be over before all is asked.
useOwnClock();

const TEAMS = '/clickfunnels/api/v2/teams';

describe('the checks before a call reaches ClickFunnels', () => {
	const fake = useFake();

	test.each([['no key', null] as const, ['an unknown key', 'other'] as const, ['an empty key', ''] as const])(
		'%s is a 401 in the shape of Maton',
		async (_name, key) => {
			const answer = await fake.ask(TEAMS, { key });
			expect(answer.status).toBe(401);
			expect(await answer.json()).toEqual({ error: { message: 'Invalid or missing API key', code: 401 } });
			expect(fake.api.received).toEqual([]);
		},
	);

	test('a key without a connection is a 400', async () => {
		const answer = await fake.ask(TEAMS, { key: 'sandbox-key-without-connection' });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toEqual({
			error: { message: 'No active connection found for the app: clickfunnels', code: 400 },
		});
	});

	test('an unknown connection, or one of another key, is a 404', async () => {
		for (const id of ['nope', SEEDED_CONNECTIONS.first]) {
			const answer = await fake.ask(TEAMS, { headers: { 'Maton-Connection': id } });
			expect(answer.status).toBe(404);
			expect(await answer.json()).toEqual({
				message: `Connection ${id} not found`,
				type: 'Not Found',
				code: 404,
			});
		}
	});

	test('the connection header counts; without it the first active connection is used', async () => {
		const key = 'sandbox-key-two-connections';
		const used = async (headers: Record<string, string>) =>
			(await fake.ask(TEAMS, { key, headers })).headers.get('Maton-Connection-Used');
		expect(await used({ 'Maton-Connection': SEEDED_CONNECTIONS.second })).toBe(SEEDED_CONNECTIONS.second);
		expect(await used({ 'Maton-Connection': SEEDED_CONNECTIONS.first })).toBe(SEEDED_CONNECTIONS.first);
		expect(await used({})).toBe(SEEDED_CONNECTIONS.first);
	});

	test('a call without a User-Agent is stopped by Cloudflare with an HTML page', async () => {
		const { status, type, text } = await withoutUserAgent(fake.sandbox.url + TEAMS);
		expect(status).toBe(403);
		expect(type).toContain('text/html');
		expect(text).toContain('Cloudflare');
		expect(fake.api.received).toEqual([]);
	});

	test('an empty User-Agent is stopped too', async () => {
		expect((await fake.ask(TEAMS, { headers: { 'User-Agent': '' } })).status).toBe(403);
	});

	test('the eleventh request within a second is a 429, and other keys are not touched', async () => {
		fake.sandbox.setRate(10);
		const answers = await Promise.all(Array.from({ length: 11 }, () => fake.ask(TEAMS)));
		expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), 429]);
		const refused = answers.find(({ status }) => status === 429);
		expect(await refused?.json()).toEqual({
			error: { message: 'Rate limit exceeded: too many requests in one second', code: 429 },
		});
		expect(refused?.headers.get('retry-after')).toBeNull();
		expect(fake.api.received).toHaveLength(10);
		expect((await fake.ask(TEAMS, { key: 'sandbox-key-two-connections' })).status).toBe(200);
	});

	test("Maton's own routes count for the limit", async () => {
		fake.sandbox.setRate(1);
		expect((await fake.ask('/connections')).status).toBe(200);
		expect((await fake.ask(TEAMS)).status).toBe(429);
	});

	test.each([
		['GET', '/elsewhere'],
		['GET', '/clickfunnels/api/v1/teams'],
		['OPTIONS', TEAMS],
		['HEAD', TEAMS],
	])('%s %s is a 404', async (method, path) => {
		expect((await fake.ask(path, { method })).status).toBe(404);
	});

	test('the 404 of an unknown path has the shape of Maton', async () => {
		const answer = await fake.ask('/elsewhere');
		expect(await answer.json()).toEqual({ error: { message: 'Not found', code: 404 } });
	});
});

/** fetch always sends a User-Agent, node:http never does. */
function withoutUserAgent(url: string): Promise<{ status?: number; type?: string; text: string }> {
	return new Promise((resolve, reject) => {
		const headers = { authorization: 'Bearer sandbox-key' };
		const request = httpRequest(url, { headers, agent: false }, async (response) => {
			let text = '';
			for await (const chunk of response) text += String(chunk);
			resolve({ status: response.statusCode, type: response.headers['content-type'], text });
		});
		request.on('error', reject).end();
	});
}
