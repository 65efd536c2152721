import type { RequestLogEntry, Sandbox } from '../../sandbox/types.mts';
import { startSandbox } from '../../sandbox/index.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';

const RATE = 10;

// A sandbox for each test, and with it a pace that nobody has used yet.
let sandbox: Sandbox;
let formId: number;
let options: NodeRunOptions;
beforeEach(async () => {
	sandbox = await startSandbox({ rate: RATE });
	const [form] = await new Company(sandbox.api).in('forms');
	formId = form.id;
	options = { url: sandbox.url, credential: { requestsPerSecond: RATE } };
});
afterEach(async () => await sandbox.close());

/** Reads the same form once for each of many items. */
const read = async (count: number) =>
	await runNode(
		{ resource: 'form', operation: 'get', formId: byId(formId) },
		{ ...options, input: Array.from({ length: count }, () => ({ json: {} })) },
	);

/** The most requests that arrived in any one second. */
function busiestSecond(requests: RequestLogEntry[]): number {
	const times = requests.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
	return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

test('60 reads keep to the limit: none is refused after the first second, and no second has more', async () => {
	const { items, problem } = await read(60);
	expect(problem).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(Array.from({ length: 60 }, () => formId));
	const requests = sandbox.requests();
	const start = Date.parse(requests[0].at);
	const refused = requests.filter(({ status }) => status === 429);
	expect(refused.filter(({ at }) => Date.parse(at) - start >= 1_000)).toEqual([]);
	expect(busiestSecond(requests)).toBeLessThanOrEqual(RATE);
}, 30_000);

test('a picker that is opened during a run of 100 items goes before what waits', async () => {
	const run = read(100);
	while (sandbox.requests().length < RATE) await new Promise((resolve) => setTimeout(resolve, 10));
	const before = sandbox.requests().length;
	const { results } = await searchList('searchTeam', {}, options);
	expect(results.length).toBeGreaterThan(0);
	const asked = sandbox.requests().findIndex(({ path }) => path.endsWith('/teams'));
	// At most what had its turn already when the picker was asked for.
	expect(asked - before).toBeLessThanOrEqual(RATE);
	const { problem } = await run;
	expect(problem).toBeUndefined();
	expect(sandbox.requests()).toHaveLength(101);
}, 30_000);
