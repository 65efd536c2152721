import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { atOnce, pass, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';

useOwnClock();

// A sandbox for each test: a pause that a gateway asked for outlives the execution.
let sandbox: Sandbox;
let company: Company;
beforeEach(async () => {
	sandbox = await startSandbox({ rate: 0 });
	company = new Company(sandbox.api);
});
afterEach(async () => await sandbox.close());

/** Less than any wait under test. */
const AT_ONCE_MS = 50;

const cancellable = (requestsPerSecond: number, more: Partial<NodeRunOptions> = {}): NodeRunOptions => ({
	url: sandbox.url,
	credential: { requestsPerSecond },
	signal: new AbortController().signal,
	...more,
});

/**
 * Cancels a run once the sandbox has been asked so often. It must end at once, without a wait for anything, and nothing may
 * be sent later.
 */
async function expectStopped(
	times: number,
	parameters: INodeParameters,
	{ requestsPerSecond = 100, ...more }: Partial<NodeRunOptions> & { requestsPerSecond?: number } = {},
) {
	const stop = new AbortController();
	const run = runNode(parameters, cancellable(requestsPerSecond, { signal: stop.signal, ...more }));
	await atOnce(
		`request ${times}`,
		() => sandbox.requests().length >= times,
		async () => stop.abort(),
	);
	const stoppedAt = Date.now();
	const { status } = await run;
	expect(status).toBe('canceled');
	expect(Date.now() - stoppedAt).toBeLessThan(AT_ONCE_MS);
	// Longer than any wait under test.
	await pass(60_000);
	expect(sandbox.requests()).toHaveLength(times);
}

const getForm = (id: unknown = 7): INodeParameters => ({
	resource: 'form',
	operation: 'get',
	form: byId(id),
});
const items = (count: number) => Array.from({ length: count }, (_, i) => ({ json: { id: i + 1 } }));

describe.each(['stopWorkflow', 'continueRegularOutput'] as const)('On Error: %s', (onError) => {
	test('during the pause of a 429', async () => {
		sandbox.setFaults([{ kind: '429', retryAfter: 12 }]);
		await expectStopped(1, getForm(), { onError });
	});

	test('with items in the queue', async () => {
		const [{ id }] = await company.in('forms');
		await expectStopped(4, getForm(id), { input: items(60), requestsPerSecond: 2, onError });
	});
});

test.each(['502', 'reset-before'] as const)('between tries after %s', async (kind) => {
	sandbox.setFaults([{ kind }]);
	// The third wait is of 2 seconds.
	await expectStopped(3, getForm());
});

test('while no answer comes', async () => {
	sandbox.setFaults([{ kind: 'timeout' }]);
	await expectStopped(1, getForm());
});

test.each(['asc', 'desc'])('in the middle of a list that is walked by %s ids', async (sortOrder) => {
	const workspaceId = await company.workspaceId();
	sandbox.api.addContacts(workspaceId, 1_000);
	const parameters = {
		resource: 'contact',
		operation: 'getAll',
		workspaceId: byId(workspaceId),
		returnAll: true,
		options: { sort: `id:${sortOrder}` },
	};
	await expectStopped(6, parameters, { requestsPerSecond: 2 });
});

test('in the middle of creating: what was not sent is not created', async () => {
	const workspaceId = await company.workspaceId();
	const before = (await company.in('contacts')).length;
	const parameters = {
		resource: 'contact',
		operation: 'create',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.id }}@example.com',
	};
	await expectStopped(10, parameters, { input: items(50), requestsPerSecond: 5 });
	expect((await company.in('contacts')).length - before).toBe(sandbox.requests().length);
});

test('an account goes on to work after a cancelled run', async () => {
	const [{ id }] = await company.in('forms');
	await expectStopped(4, getForm(id), { input: items(60), requestsPerSecond: 4 });
	const { status } = await runNode(getForm(id), cancellable(4));
	expect(status).toBe('success');
});
