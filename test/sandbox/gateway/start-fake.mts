import { startAround } from '../../../sandbox/gateway/start.mts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/types.mts';
import { FakeApi } from './fake-api.mts';

/** A sandbox around the fake API. */
export interface Fake {
	sandbox: Sandbox;
	api: FakeApi;
	/** Sends a request to it. */
	ask: Ask;
}

/** Starts one before the tests of a group and stops it after them; each test finds it as it starts. */
export function useFake(options: Partial<SandboxOptions> = {}): Fake {
	const fake: Partial<Fake> = {};
	beforeAll(async () => Object.assign(fake, await startFake(options)));
	beforeEach(() => {
		fake.sandbox?.reset();
		fake.api?.restart();
	});
	afterAll(async () => await fake.sandbox?.close());
	return fake as Fake;
}

/** A sandbox around the fake API, without a rate limit, on a free port. */
export async function startFake(options: Partial<SandboxOptions> = {}): Promise<Fake> {
	const api = new FakeApi();
	const sandbox = await startAround(api, {
		port: 0,
		host: '127.0.0.1',
		seed: 1,
		rate: 0,
		latency: 0,
		faults: [],
		webhookSpeed: 1,
		readings: {},
		...options,
	});
	return { sandbox, api, ask: (path, init) => ask(sandbox, path, init) };
}

interface Init {
	method?: string;
	/** null: no Authorization header. Default: the good key. */
	key?: string | null;
	headers?: Record<string, string>;
	/** A string is sent as it is, all else as JSON. */
	body?: unknown;
}

type Ask = (path: string, init?: Init) => Promise<Response>;

async function ask(sandbox: Sandbox, path: string, init: Init = {}): Promise<Response> {
	const { method = 'GET', key = sandbox.keys.good, headers = {}, body } = init;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return await fetch(sandbox.url + path, {
		method,
		headers: {
			...(key === null ? {} : { authorization: `Bearer ${key}` }),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		body: text,
	});
}
