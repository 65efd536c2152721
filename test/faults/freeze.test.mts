import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { startSandbox } from '../../sandbox/index.mts';
import type { Fault, Sandbox } from '../../sandbox/types.mts';
import { atOnce, during, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { until } from '../support/until.mts';

useOwnClock();

// A sandbox for each test: what a gateway's refusals taught outlives a run.
let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ rate: 0 });
});
afterEach(async () => await sandbox.close());

/** Creates or updates so many contacts, whatever becomes of some, while a fault is in force. */
async function upsert(
	count: number,
	fault: Fault,
	more: Partial<NodeRunOptions> & { timeout?: number } = {},
) {
	const workspaceId = await new Company(sandbox.api).workspaceId();
	sandbox.setFaults([fault]);
	const { timeout, ...options } = more;
	const { items, problem } = await runNode(
		{
			resource: 'contact',
			operation: 'upsert',
			workspaceId: byId(workspaceId),
			emailAddress: '={{ $json.email }}',
			...(timeout !== undefined && { requestOptions: { timeout }, options: { maxTries: 1 } }),
		},
		{
			url: sandbox.url,
			credential: { requestsPerSecond: 10 },
			input: Array.from({ length: count }, (_, i) => ({ json: { email: `freeze-${i}@example.com` } })),
			onError: 'continueRegularOutput',
			...options,
		},
	);
	expect(problem).toBeUndefined();
	return items.map(({ json }) => ({
		result: json.upsert_result,
		says: json.error && `${String(json.error)} ${String(json.error_advice)}`,
	}));
}

/** Lists the teams by another workflow that uses the same key. */
const teamsElsewhere = async (requestsPerSecond = 10) =>
	await timed(
		runNode(
			{ resource: 'team', operation: 'getAll' },
			{ url: sandbox.url, credential: { requestsPerSecond }, workflowId: 'elsewhere' },
		),
	);

/** What some work gives, and how many seconds it takes on the tests' clock. */
async function timed<T>(work: Promise<T>): Promise<{ given: T; seconds: number }> {
	const started = Date.now();
	const given = await work;
	return { given, seconds: (Date.now() - started) / 1_000 };
}

const refused = () => sandbox.requests().filter(({ status }) => status === 429);

test.each([
	['an hour', '3600'],
	['three years', '99999999'],
	['until 2099', 'Thu, 01 Jan 2099 00:00:00 GMT'],
])('a 429 that asks to wait for %s holds nobody up for more than a minute', async (_, retryAfter) => {
	const run = timed(upsert(20, { kind: '429', retryAfter, times: 1 }));
	const { elsewhere } = await atOnce(
		'the refusal',
		() => refused().length > 0,
		async () => ({ elsewhere: teamsElsewhere() }),
	);
	const { given, seconds } = await elsewhere;
	expect(given.items.length).toBeGreaterThan(0);
	expect(seconds).toBeLessThan(62);
	const { given: outcomes, seconds: whole } = await run;
	expect(outcomes.map(({ result }) => result)).toEqual(Array(20).fill('created'));
	expect(whole).toBeLessThan(70);
});

test('where every answer is 429 and asks for an hour, all end within two minutes and say what is asked', async () => {
	const { given, seconds } = await timed(upsert(20, { kind: '429', retryAfter: 3_600 }));
	expect(given).toHaveLength(20);
	for (const { says } of given) expect(says).toMatch(/limit of requests.*Maton asks to wait until \d\d:\d\d/);
	expect(seconds).toBeLessThan(125);
});

test('where every answer is 429, a run of 300 ends within three minutes, and every item names the limit', async () => {
	const { given, seconds } = await timed(upsert(300, { kind: '429' }));
	expect(given).toHaveLength(300);
	for (const { says } of given) expect(says).toMatch(/limit of requests a second is reached/);
	expect(seconds).toBeLessThan(180);
	// What can't succeed is not hammered at.
	expect(sandbox.requests().length).toBeLessThan(100);
});

test('a gateway that takes requests and never answers leaves places to another workflow, and its own requests end in their time', async () => {
	const credential = { requestsPerSecond: 100 };
	const run = timed(upsert(60, { kind: 'timeout', method: 'POST' }, { credential, timeout: 2_000 }));
	const { elsewhere } = await atOnce(
		'40 requests without an answer',
		() => sandbox.requests().length >= 40,
		async () => ({ elsewhere: teamsElsewhere(100) }),
	);
	const { given, seconds } = await elsewhere;
	expect(given.items.length).toBeGreaterThan(0);
	expect(seconds).toBeLessThan(1);
	const { given: outcomes, seconds: whole } = await run;
	for (const { says } of outcomes) expect(says).toMatch(/did not answer in time.*raise Timeout/);
	// 40 at once, then 20.
	expect(whole).toBeLessThan(6);
});

test('a run of 100 items makes another workflow wait for its turn, not for the run', async () => {
	const run = during(async () => await upsert(100, { kind: '429', times: 0 }));
	const { elsewhere } = await atOnce(
		'the requests of the first second',
		() => sandbox.requests().length === 10,
		async () => ({ elsewhere: teamsElsewhere() }),
	);
	const { seconds } = await elsewhere;
	expect(seconds).toBeLessThan(2.5);
	expect((await run).map(({ result }) => result)).toEqual(Array(100).fill('created'));
});

test('an answer that drips is ended in its time, and its connection with it', async () => {
	let isCut = false;
	const server = createServer((_, response) => {
		response.on('close', () => (isCut = true));
		response.writeHead(200, { 'content-type': 'application/json' });
		void (async () => {
			for (; !isCut; await pause(10)) response.write(' ');
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { given, seconds } = await timed(
		runNode(
			{
				resource: 'team',
				operation: 'getAll',
				requestOptions: { timeout: 500 },
				options: { maxTries: 1 },
			},
			{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
		),
	).finally(() => server.close());
	expect(given.problem?.message).toMatch(/did not answer in time/);
	expect(seconds).toBeLessThan(1);
	await until('the cut connection', () => isCut);
});
