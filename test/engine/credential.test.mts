import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import { startRecorder, type Recorded } from '../support/recorder.mts';
import { testCredential } from '../support/credential-test.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.setFaults([]));

describe('the test in the credential dialog', () => {
	/** What the user is told, for this key. */
	const told = async (apiKey: string, more = {}) =>
		await testCredential({ apiKey, gatewayUrl: inUse.sandbox.url, ...more });

	test('a good key with a connection passes', async () => {
		const { keys, url } = inUse.sandbox;
		const { status, message } = await told(keys.good);
		expect(status).toBe('OK');
		expect(message).toMatch(
			/^Connection successful: workspaces Brightpath \(\d+\), Brightpath Labs \(\d+\), Trailhead \(\d+\), user .+@/,
		);
		expect((await told(keys.good, { gatewayUrl: ` ${url}/ ` })).status).toBe('OK');
		expect((await told(` ${keys.good}\n`)).status).toBe('OK');
	});

	test('a connection that the key has passes, and is named', async () => {
		const { keys } = inUse.sandbox;
		for (const connectionId of [SEEDED_CONNECTIONS.first, SEEDED_CONNECTIONS.second]) {
			const { status, message } = await told(keys.twoConnections, { connectionId });
			expect([status, message]).toEqual([
				'OK',
				expect.stringMatching(new RegExp(`user .+, by the connection ${connectionId}$`)),
			]);
		}
	});

	test('of several connections one must be named, and they are listed', async () => {
		const { status, message } = await told(inUse.sandbox.keys.twoConnections);
		const { first, second } = SEEDED_CONNECTIONS;
		expect(status).toBe('Error');
		expect(message).toMatch(/^The API key is right, but has 2 ClickFunnels connections\./);
		expect(message).toMatch(/Enter the Connection ID of the one that is meant: /);
		expect(message).toMatch(new RegExp(`: ${first} \\(workspaces Brightpath .*\\); ${second} \\(`));
	});

	test('with several connections it shows which one Maton took, and which reaches nothing', async () => {
		const workspaceOf: Record<string, number> = { a: 1, b: 2 };
		const recorder = await startRecorder(({ path, headers }) => {
			const asked = headers['maton-connection'];
			if (path.startsWith('/connections'))
				return { body: { connections: ['a', 'b', 'c'].map((connection_id) => ({ connection_id })) } };
			if (asked === 'c') return { status: 401, body: { error: 'API key missing or invalid' } };
			const id = workspaceOf[String(asked ?? 'b')];
			if (path.endsWith('/me')) return { body: { id: 9, first_name: 'Jane', email: 'jane@example.com' } };
			return { body: path.endsWith('/teams') ? [{ id: 7 }] : [{ id, name: `Space ${id}` }] };
		});
		const { status, message } = await told('any', { gatewayUrl: recorder.url });
		await recorder.close();
		const user = 'user Jane, jane@example.com';
		expect([status, message]).toEqual([
			'Error',
			`The API key is right, but has 3 ClickFunnels connections. Maton took the connection b this time, and may take another one next time. Enter the Connection ID of the one that is meant: a (workspace Space 1 (1), ${user}); b (workspace Space 2 (2), ${user}); c (reaches nothing now)`,
		]);
	});

	test('a default workspace must be one that the connection covers', async () => {
		const { keys } = inUse.sandbox;
		const id = await inUse.company.workspaceId();
		expect((await told(keys.good, { defaultWorkspace: String(id) })).status).toBe('OK');
		const { status, message } = await told(keys.good, { defaultWorkspace: '999999' });
		expect(status).toBe('Error');
		expect(message).toMatch(
			/^Default Workspace: 999999 is none that the connection covers: Brightpath .*Correct the ID/,
		);
	});

	test('where workspaces can’t be listed, the one that ClickFunnels names stands for them', async () => {
		const recorder = await startRecorder(({ path }) =>
			path.endsWith('/me')
				? { body: { id: 9, connected_workspace: { workspace_id: 5, workspace_name: 'Summit' } } }
				: { status: 403, body: { error: 'No' } },
		);
		const { status, message } = await told('any', { gatewayUrl: recorder.url });
		await recorder.close();
		expect([status, message]).toEqual(['OK', 'Connection successful: workspace Summit (5), user 9']);
	});

	test.each([
		['a bad key', () => told('wrong'), [/does not accept this API key/, /maton\.ai\/settings/]],
		['no key', () => told(''), [/API Key: it is empty/, /maton\.ai\/settings/]],
		['a key that is a number', () => told(4711 as never), [/API Key: it is not text but a number/]],
		[
			'a good key without connection',
			() => told(inUse.sandbox.keys.withoutConnection),
			[/API key is right/, /no active ClickFunnels connection/, /Connect ClickFunnels at/],
		],
		[
			'a connection id that Maton does not know',
			() => told(inUse.sandbox.keys.good, { connectionId: 'gone' }),
			[/API key is right/, /Connection ID/],
		],
		[
			'a gateway that does not answer',
			() => told(inUse.sandbox.keys.good, { gatewayUrl: 'http://127.0.0.1:1' }),
			[/^The gateway could not be reached\. Nothing answered at the Gateway URL/, /Check the URL/],
		],
		[
			'a gateway that would get the key in the clear',
			() => told(inUse.sandbox.keys.good, { gatewayUrl: 'http://gateway.example' }),
			[/Gateway URL/, /unencrypted/, /https/],
		],
		[
			'a gateway URL that is a number',
			() => told(inUse.sandbox.keys.good, { gatewayUrl: 5 }),
			[/Gateway URL/, /not a URL/],
		],
		[
			'a gateway URL that is none',
			() => told(inUse.sandbox.keys.good, { gatewayUrl: 'maton' }),
			[/Gateway URL/, /not a URL/],
		],
	] as Array<[string, () => ReturnType<typeof told>, RegExp[]]>)('%s', async (_name, run, says) => {
		const { status, message } = await run();
		expect(status).toBe('Error');
		for (const part of says) expect(message).toMatch(part);
		expect(message).not.toContain(inUse.sandbox.keys.good);
	});

	test('a connection that comes out as nothing is none of another account', async () => {
		for (const connectionId of [null, 5]) {
			const { status, message } = await told(inUse.sandbox.keys.good, { connectionId });
			expect([status, message]).toEqual(['Error', expect.stringMatching(/^Connection ID: /)]);
		}
	});

	test.each([
		['500', /expired/, /Reconnect ClickFunnels/],
		['429', /limit of requests/, /test again/],
		['502', /could not process the request \(status 502\)/, /Try again later/],
	] as const)('%s from Maton', async (kind, what, whatToDo) => {
		inUse.sandbox.setFaults([{ kind }]);
		const { status, message } = await told(inUse.sandbox.keys.good);
		expect(status).toBe('Error');
		expect(message).toMatch(what);
		expect(message).toMatch(whatToDo);
	});

	test.each([
		['in its inner shape', { error: { message: 'No', code: '401' } }],
		['in its flat shape', { message: 'No', code: '401' }],
	])('a code that comes as text, %s', async (_, body) => {
		const recorder = await startRecorder(() => ({ status: 401, body }));
		const { status, message } = await told('any', { gatewayUrl: recorder.url });
		await recorder.close();
		expect(status).toBe('Error');
		expect(message).toMatch(/does not accept this API key.*login token that has run out/);
	});

	test('a key that is right, with a connection that ClickFunnels has withdrawn', async () => {
		const recorder = await startRecorder(() => ({
			status: 401,
			body: { error: 'API key missing or invalid' },
		}));
		const { status, message } = await told('any', { gatewayUrl: recorder.url });
		await recorder.close();
		expect(status).toBe('Error');
		expect(message).toMatch(/API key is right.*withdrawn the connection.*Reconnect/);
	});
});

describe('headers', () => {
	const KEY = 'key-of-a-user-4711';

	/** What arrives at a gateway from the node and from the test of the credential. */
	async function received(more: Record<string, string>): Promise<Recorded[]> {
		const recorder = await startRecorder(({ path }) => ({ body: path.endsWith('/me') ? { id: 1 } : [] }));
		const data = { apiKey: KEY, gatewayUrl: recorder.url, ...more };
		await runNode({ resource: 'team', operation: 'getAll' }, { url: recorder.url, credential: data });
		await testCredential(data);
		await recorder.close();
		return recorder.requests;
	}

	test('the key, and a User-Agent, without which the firewall of ClickFunnels refuses calls', async () => {
		for (const { headers, path } of await received({})) {
			expect(path).toMatch(/^(\/clickfunnels\/api\/v2\/(teams|me)|\/connections)$/);
			expect(headers.authorization).toBe(`Bearer ${KEY}`);
			expect(headers['user-agent']).toBe('Maton/1.0');
		}
	});

	test('no connection where none is set', async () => {
		for (const connectionId of ['', '  ']) {
			for (const { headers } of await received({ connectionId })) {
				expect(headers).not.toHaveProperty('maton-connection');
			}
		}
	});

	test('the connection that is set', async () => {
		for (const { headers } of await received({ connectionId: ' abc ' })) {
			expect(headers['maton-connection']).toBe('abc');
		}
	});

	test('a path in the gateway URL is kept', async () => {
		const recorder = await startRecorder(({ path }) => ({ body: path.endsWith('/me') ? { id: 1 } : [] }));
		await runNode({ resource: 'team', operation: 'getAll' }, { url: `${recorder.url}/proxy/` });
		await testCredential({ apiKey: KEY, gatewayUrl: `${recorder.url}/proxy/` });
		await recorder.close();
		const paths = recorder.requests.map(({ path }) => path);
		const api = '/proxy/clickfunnels/api/v2';
		// The node's request, then those of the test.
		expect(paths).toEqual([`${api}/teams`, `${api}/me`, `${api}/teams`, '/proxy/connections']);
	});
});

describe("n8n's own field for the hosts that may be asked", () => {
	/** What comes of a run whose credential is restricted so, and how many requests arrived. */
	async function restricted(more: Record<string, string>) {
		const recorder = await startRecorder(() => ({ body: [{ id: 1 }] }));
		const credential = { apiKey: 'key-of-a-user-4711', gatewayUrl: recorder.url, ...more };
		const { items, problem } = await runNode(
			{ resource: 'team', operation: 'getAll' },
			{ url: recorder.url, credential },
		);
		await recorder.close();
		return { rows: items.length, message: problem?.message, requests: recorder.requests.length };
	}

	test.each([
		['all', { allowedHttpRequestDomains: 'all', allowedDomains: 'other.example' }],
		['no other node', { allowedHttpRequestDomains: 'none' }],
		[
			'the gateway among others',
			{ allowedHttpRequestDomains: 'domains', allowedDomains: 'a.example, 127.0.0.1' },
		],
	])('%s: asked', async (_name, more) => {
		expect(await restricted(more)).toEqual({ rows: 1, message: undefined, requests: 1 });
	});

	test('others alone: not asked, and said', async () => {
		const { message, requests } = await restricted({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: 'other.example',
		});
		expect(message).toMatch(/^The request could not be sent: Domain not allowed.*other\.example/);
		expect(requests).toBe(0);
	});

	test('none named: not asked, and said', async () => {
		const { message, requests } = await restricted({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: ' ',
		});
		// Where n8n's engine asks, it says so itself.
		expect(message).toMatch(/allowed domains/i);
		expect(requests).toBe(0);
	});
});
