import { SEEDED_CONNECTIONS } from '../../../sandbox/gateway/connections.mts';
import { useFake } from './start-fake.mts';

const TEAMS = '/clickfunnels/api/v2/teams';

describe("Maton's connections", () => {
	const fake = useFake();

	const list = async (key: string, query = '') => {
		const answer = await fake.ask(`/connections${query}`, { key });
		const { connections } = (await answer.json()) as { connections: Array<Record<string, unknown>> };
		return connections;
	};
	const { good, withoutConnection, twoConnections } = {
		good: 'sandbox-key',
		withoutConnection: 'sandbox-key-without-connection',
		twoConnections: 'sandbox-key-two-connections',
	};

	test('each key sees its own', async () => {
		const ids = async (key: string) => (await list(key)).map(({ connection_id }) => connection_id);
		expect(await ids(good)).toEqual([SEEDED_CONNECTIONS.good]);
		expect(await ids(withoutConnection)).toEqual([]);
		expect(await ids(twoConnections)).toEqual([SEEDED_CONNECTIONS.first, SEEDED_CONNECTIONS.second]);
	});

	test('a connection has the documented members', async () => {
		const [connection] = await list(good);
		expect(connection).toEqual({
			connection_id: SEEDED_CONNECTIONS.good,
			status: 'ACTIVE',
			creation_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			last_updated_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			url: expect.stringContaining(`${fake.sandbox.url}/connect/`),
			app: 'clickfunnels',
			method: 'OAUTH2',
			metadata: {},
		});
	});

	test('app, status and method filter', async () => {
		expect(await list(good, '?app=clickfunnels&status=ACTIVE')).toHaveLength(1);
		expect(await list(good, '?status=PENDING')).toEqual([]);
		expect(await list(good, '?app=slack')).toEqual([]);
		expect(await list(good, '?method=OAUTH2')).toHaveLength(1);
		expect(await list(good, '?method=API_KEY')).toEqual([]);
	});

	async function create(): Promise<{ connection_id: string; url: string; status: string }> {
		const init = { key: withoutConnection, method: 'POST', body: { app: 'clickfunnels' } };
		return (await (await fake.ask('/connections', init)).json()) as Awaited<ReturnType<typeof create>>;
	}
	const statusOf = async (id: string) => {
		const answer = await fake.ask(`/connections/${id}`, { key: withoutConnection });
		return ((await answer.json()) as { connection: { status: string } }).connection.status;
	};
	const teamsStatus = async () => (await fake.ask(TEAMS, { key: withoutConnection })).status;

	test('a new one is pending and of no use until its url is opened', async () => {
		const { connection_id, url, status } = await create();
		expect(status).toBe('PENDING');
		expect(await teamsStatus()).toBe(400);
		const page = await fetch(url);
		expect(page.status).toBe(200);
		expect(await page.text()).toContain('Connected');
		expect(await statusOf(connection_id)).toBe('ACTIVE');
		expect(await teamsStatus()).toBe(200);
	});

	test('a method may be given', async () => {
		const body = { app: 'clickfunnels', method: 'API_KEY' };
		const answer = await fake.ask('/connections', { key: withoutConnection, method: 'POST', body });
		expect(await answer.json()).toMatchObject({
			method: 'API_KEY',
			url: expect.stringContaining('/connect/'),
		});
	});

	test('a denied one has failed', async () => {
		const { connection_id, url } = await create();
		await fetch(`${url}?denied=true`);
		expect(await statusOf(connection_id)).toBe('FAILED');
		expect(await teamsStatus()).toBe(400);
	});

	test('a pending one that the header names is a 400', async () => {
		const { connection_id } = await create();
		const headers = { 'Maton-Connection': connection_id };
		expect((await fake.ask(TEAMS, { key: withoutConnection, headers })).status).toBe(400);
	});

	test('a deleted one is gone', async () => {
		const path = `/connections/${SEEDED_CONNECTIONS.good}`;
		expect((await fake.ask(path, { method: 'DELETE' })).status).toBe(200);
		expect((await fake.ask(path)).status).toBe(404);
		expect((await fake.ask(path, { method: 'DELETE' })).status).toBe(404);
		expect((await fake.ask(TEAMS)).status).toBe(400);
	});

	test('an unknown one is a 404 with the message, type and code', async () => {
		const answer = await fake.ask('/connections/nope');
		expect(answer.status).toBe(404);
		expect(await answer.json()).toEqual({
			message: 'Connection nope not found',
			type: 'Not Found',
			code: 404,
		});
	});

	test.each([undefined, {}, { app: 'slack' }, 'null'])('create with %j is a 400', async (body) => {
		expect((await fake.ask('/connections', { method: 'POST', body })).status).toBe(400);
	});

	test('the routes ask for a key', async () => {
		expect((await fake.ask('/connections', { key: null })).status).toBe(401);
	});
});
