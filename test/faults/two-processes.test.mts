import type { RequestLogEntry } from '../../sandbox/types.mts';
import { startSandbox } from '../../sandbox/index.mts';
import { during, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId } from '../support/engine.mts';

useOwnClock();

const RATE = 10;
const READS = 60;
// The log notes a request a little before the limit counts it, in whole milliseconds.
const SECOND_MS = 990;

/** The engine and the node, loaded anew, so that they share no pace: as another n8n process would. */
async function anotherProcess() {
	let engine: Promise<typeof import('../support/engine.mts')> | undefined;
	await jest.isolateModulesAsync(async () => {
		engine = import('../support/engine.mts');
		await engine;
	});
	if (!engine) throw new Error('The engine was not loaded');
	return (await engine).runNode;
}

/** The most requests that were let through in any one second. */
function busiestSecond(requests: RequestLogEntry[]): number {
	const times = requests.filter(({ status }) => status !== 429).map(({ at }) => Date.parse(at));
	return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + SECOND_MS).length));
}

test('two processes on one account settle without a message, and get no more than the limit', async () => {
	const sandbox = await startSandbox({ rate: RATE });
	const [form] = await new Company(sandbox.api).in('forms');
	const processes = [await anotherProcess(), await anotherProcess()];
	expect(processes[0]).not.toBe(processes[1]);
	const runs = processes.map(
		async (runNode) =>
			await runNode(
				{ resource: 'form', operation: 'get', form: byId(form.id) },
				{
					url: sandbox.url,
					credential: { requestsPerSecond: RATE },
					input: Array.from({ length: READS }, () => ({ json: {} })),
				},
			),
	);
	const results = await during(async () => await Promise.all(runs)).finally(
		async () => await sandbox.close(),
	);
	for (const { items, problem } of results) {
		expect(problem).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(Array.from({ length: READS }, () => form.id));
	}
	const requests = sandbox.requests();
	expect(requests.filter(({ status }) => status !== 429)).toHaveLength(2 * READS);
	expect(busiestSecond(requests)).toBeLessThanOrEqual(RATE);
});
