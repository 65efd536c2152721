import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { Company } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { runCancellable, type CancellableRun } from './cancellable.mts';

const wait = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a sandbox has been asked so often. */
async function asked(sandbox: Sandbox, times: number): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (sandbox.requests().length < times && Date.now() < deadline) await wait(10);
}

/**
 * Runs a test with a sandbox of its own: a pause that a gateway asked for outlives the execution. The tests run side by
 * side, as all they do is to wait.
 */
const withSandbox = (work: (sandbox: Sandbox, company: Company) => Promise<void>) => async () => {
	const sandbox = await startSandbox({ rate: 0 });
	await work(sandbox, new Company(sandbox.api)).finally(async () => await sandbox.close());
};

/** Cancels a run once the sandbox has been asked so often, and tells what came of it. */
async function cancelAfter(
	sandbox: Sandbox,
	times: number,
	parameters: INodeParameters,
	more: Partial<CancellableRun> = {},
) {
	const stop = new AbortController();
	const run = runCancellable(parameters, { url: sandbox.url, signal: stop.signal, ...more });
	await asked(sandbox, times);
	await wait(100);
	const before = sandbox.requests().length;
	const cancelledAt = Date.now();
	stop.abort();
	const { status } = await run;
	const took = Date.now() - cancelledAt;
	// Long enough for another try, or another second's requests, to arrive.
	await wait(2_500);
	return { status, took, late: sandbox.requests().length - before };
}

// Every wait under test is longer than that by far.
const SOON_MS = 1_500;
const expectStopped = ({ status, took, late }: Awaited<ReturnType<typeof cancelAfter>>) => {
	expect(status).toBe('canceled');
	expect(took).toBeLessThan(SOON_MS);
	expect(late).toBe(0);
};

const getForm = (id: unknown = 7): INodeParameters => ({
	resource: 'form',
	operation: 'get',
	form: byId(id),
});
const items = (count: number) => Array.from({ length: count }, (_, i) => ({ json: { id: i + 1 } }));

const LONGEST_MS = 20_000;

for (const continueOnFail of [false, true]) {
	test.concurrent(
		`during the pause of a 429, with continue on fail ${continueOnFail}`,
		withSandbox(async (sandbox) => {
			sandbox.setFaults([{ kind: '429', retryAfter: 12 }]);
			expectStopped(await cancelAfter(sandbox, 1, getForm(), { continueOnFail }));
		}),
		LONGEST_MS,
	);

	test.concurrent(
		`with items in the queue, with continue on fail ${continueOnFail}`,
		withSandbox(async (sandbox, company) => {
			const [{ id }] = await company.in('forms');
			const more = { items: items(60), requestsPerSecond: 2, continueOnFail };
			expectStopped(await cancelAfter(sandbox, 4, getForm(id), more));
		}),
		LONGEST_MS,
	);
}

for (const kind of ['502', 'reset-before'] as const) {
	test.concurrent(
		`between tries after ${kind}`,
		withSandbox(async (sandbox) => {
			sandbox.setFaults([{ kind }]);
			// The third wait is of 2 seconds.
			expectStopped(await cancelAfter(sandbox, 3, getForm()));
		}),
		LONGEST_MS,
	);
}

test.concurrent(
	'while no answer comes',
	withSandbox(async (sandbox) => {
		sandbox.setFaults([{ kind: 'timeout' }]);
		expectStopped(await cancelAfter(sandbox, 1, getForm()));
	}),
	LONGEST_MS,
);

for (const sortOrder of ['asc', 'desc']) {
	test.concurrent(
		`in the middle of a list that is walked by ${sortOrder} ids`,
		withSandbox(async (sandbox, company) => {
			const workspaceId = await company.workspaceId();
			sandbox.api.addContacts(workspaceId, 1_000);
			const parameters = {
				resource: 'contact',
				operation: 'getAll',
				workspaceId: byId(workspaceId),
				returnAll: true,
				sort: { sort_property: 'id', sort_order: sortOrder },
			};
			expectStopped(await cancelAfter(sandbox, 6, parameters, { requestsPerSecond: 2 }));
		}),
		LONGEST_MS,
	);
}

test.concurrent(
	'in the middle of creating: what was not sent is not created',
	withSandbox(async (sandbox, company) => {
		const workspaceId = await company.workspaceId();
		const before = (await company.in('contacts')).length;
		sandbox.setLatency(50);
		const parameters = {
			resource: 'contact',
			operation: 'create',
			workspaceId: byId(workspaceId),
			contactFields: { email_address: '={{ $json.id }}@example.com' },
		};
		expectStopped(await cancelAfter(sandbox, 10, parameters, { items: items(50), requestsPerSecond: 5 }));
		expect((await company.in('contacts')).length - before).toBe(sandbox.requests().length);
	}),
	LONGEST_MS,
);

test.concurrent(
	'an account goes on to work after a cancelled run',
	withSandbox(async (sandbox, company) => {
		const [{ id }] = await company.in('forms');
		await cancelAfter(sandbox, 4, getForm(id), { items: items(60), requestsPerSecond: 4 });
		const { signal } = new AbortController();
		const run = await runCancellable(getForm(id), { url: sandbox.url, requestsPerSecond: 4, signal });
		expect(run.status).toBe('success');
	}),
	LONGEST_MS,
);
