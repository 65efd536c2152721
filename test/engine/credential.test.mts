import { MatonApi } from '../../credentials/MatonApi.credentials';
import { startRecorder, type Recorded } from '../support/recorder.mts';
import { testCredential } from '../support/credential-test.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.setFaults([]));

const credential = new MatonApi();

describe('the test in the credential dialog', () => {
	/** What the user is told, for this key. */
	const told = async (apiKey: string, more = {}) =>
		await testCredential(credential, { apiKey, gatewayUrl: inUse.sandbox.url, ...more });

	test('a good key with a connection passes', async () => {
		const { keys, url } = inUse.sandbox;
		expect(await told(keys.good)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect((await told(keys.good, { gatewayUrl: ` ${url}/ ` })).status).toBe('OK');
		expect((await told(` ${keys.good}\n`)).status).toBe('OK');
	});

	test('a connection that the key has passes', async () => {
		const { url, keys } = inUse.sandbox;
		const headers = { authorization: `Bearer ${keys.twoConnections}` };
		const answer = await fetch(`${url}/connections`, { headers });
		const { connections } = (await answer.json()) as { connections: Array<{ connection_id: string }> };
		for (const { connection_id } of connections) {
			expect((await told(keys.twoConnections, { connectionId: connection_id })).status).toBe('OK');
		}
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
			// n8n itself gives the code and nothing else.
			[/ECONNREFUSED/],
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
		['502', /did not answer/, /try again later/],
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
		await testCredential(credential, data);
		await recorder.close();
		expect(recorder.requests).toHaveLength(2);
		return recorder.requests;
	}

	test('the key, and a User-Agent, without which the firewall of ClickFunnels refuses calls', async () => {
		for (const { headers, path } of await received({})) {
			expect(path).toMatch(/^\/clickfunnels\/api\/v2\/(teams|me)$/);
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
		await testCredential(credential, { apiKey: KEY, gatewayUrl: `${recorder.url}/proxy/` });
		await recorder.close();
		const paths = recorder.requests.map(({ path }) => path);
		expect(paths).toEqual(['/proxy/clickfunnels/api/v2/teams', '/proxy/clickfunnels/api/v2/me']);
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
