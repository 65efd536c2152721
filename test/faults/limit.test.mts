import type { Sandbox } from '../../sandbox/types.mts';
import { startSandbox } from '../../sandbox/index.mts';
import { atOnce, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';

useOwnClock();

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
		{ resource: 'form', operation: 'get', form: byId(formId) },
		{ ...options, input: Array.from({ length: count }, () => ({ json: {} })) },
	);

const refused = () => sandbox.requests().filter(({ status }) => status === 429);

test('60 reads at 10 a second all arrive, at a pace that the gateway never refuses', async () => {
	const { items, problem } = await read(60);
	expect(problem).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(Array.from({ length: 60 }, () => formId));
	expect(refused()).toEqual([]);
	expect(sandbox.requests()).toHaveLength(60);
});

test('a picker that is opened during a run of 100 items goes before all that waits', async () => {
	const run = read(100);
	const { picker } = await atOnce(
		'the requests of the first second',
		() => sandbox.requests().length === RATE,
		async () => ({ picker: searchList('searchTeam', {}, options) }),
	);
	const { results } = await picker;
	expect(results.length).toBeGreaterThan(0);
	const { problem } = await run;
	expect(problem).toBeUndefined();
	expect(sandbox.requests().findIndex(({ path }) => path.endsWith('/teams'))).toBe(RATE);
	expect(refused()).toEqual([]);
	expect(sandbox.requests()).toHaveLength(101);
});
