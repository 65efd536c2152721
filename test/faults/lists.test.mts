import { startSandbox } from '../../sandbox/index.mts';
import type { Fault, Sandbox } from '../../sandbox/types.mts';
import { useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorder, type Reply } from '../support/recorder.mts';
import { sized } from '../torture/torture.mts';

useOwnClock();

const ROWS = sized(1_500, 600);
const PAGE = 20;
const SEED = 31;

let sandbox: Sandbox;
let workspaceId: number;
/** How many contacts a sandbox starts with. */
let seeded: number;
/** Ids of all contacts, rising. */
let ids: number[];
beforeAll(async () => {
	sandbox = await startSandbox({ rate: 0, seed: SEED });
	const company = new Company(sandbox.api);
	workspaceId = await company.workspaceId();
	seeded = (await company.in('contacts')).length;
	sandbox.api.addContacts(workspaceId, ROWS - seeded);
	ids = (await company.in('contacts')).map(({ id }) => id);
});
afterAll(async () => await sandbox.close());

/** All contacts, by the node. */
async function all(url: string, sortOrder = 'asc') {
	const run = await runNode(
		{
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			returnAll: true,
			options: { sort: `id:${sortOrder}`, maxTries: 10 },
		},
		{ url, credential: { requestsPerSecond: 100 } },
	);
	return { ...run, ids: run.items.map(({ json }) => json.id) };
}

const inOrder = (sortOrder: string) => (sortOrder === 'asc' ? ids : [...ids].reverse());
const NEEDED = Math.ceil(ROWS / PAGE);
const MOST = NEEDED + Math.ceil(NEEDED / 10);

test('the list is as long as this file says', () => expect(ids).toHaveLength(ROWS));

const WEATHER: Record<string, Fault[]> = {
	'502': [{ kind: '502', probability: 0.1 }],
	'cut connections': [{ kind: 'reset-before', probability: 0.1 }],
	'429': [{ kind: '429', probability: 0.1, times: 3 }],
	'answers cut short': [{ kind: 'truncated', probability: 0.05 }],
	'all of it': [
		{ kind: '502', probability: 0.05 },
		{ kind: 'reset-after', probability: 0.05 },
		{ kind: '429', probability: 0.05, times: 3, retryAfter: 1 },
	],
};

/** All contacts of a sandbox like the others, but with faults, and what it was asked. */
async function allUnder(faults: Fault[], sortOrder: string) {
	const stormy = await startSandbox({ rate: 0, seed: SEED });
	stormy.api.addContacts(workspaceId, ROWS - seeded);
	stormy.setFaults(faults);
	const run = await all(stormy.url, sortOrder).finally(async () => await stormy.close());
	return { ...run, requests: stormy.requests() };
}

describe('Return All under faults', () => {
	const TITLES = Object.keys(WEATHER).flatMap((name) =>
		['asc', 'desc'].map((sortOrder) => ({ name, sortOrder, seed: SEED })),
	);
	const runs: Array<Awaited<ReturnType<typeof allUnder>>> = [];
	beforeAll(async () => {
		for (const { name, sortOrder } of TITLES) runs.push(await allUnder(WEATHER[name], sortOrder));
	}, SET_UP_MS);

	test.each(TITLES)('$name, $sortOrder (seed $seed): every row once, or a message', (title) => {
		const { problem, ids: found, requests } = runs[TITLES.indexOf(title)];
		const undisturbed = requests.filter(({ fault }) => fault === undefined);
		expect(requests.length).toBeGreaterThan(undisturbed.length);
		// Twice in a row is no accident, so that it may end a walk.
		if (title.name === 'answers cut short' && problem) {
			expect(problem.message).toMatch(/^The answer is not JSON/);
			return;
		}
		expect(problem).toBeUndefined();
		expect(found).toEqual(inOrder(title.sortOrder));
		expect(undisturbed.length).toBeLessThanOrEqual(MOST);
	});
});

/** The sandbox behind a server that answers on its own to cursors which are no row's id. */
async function pickyServer(
	onUnknown: (first: () => Promise<Reply>) => Reply | Promise<Reply>,
): Promise<Recorder> {
	const known = new Set(ids.map(String));
	return await startRecorder(async ({ method, path, query, headers }) => {
		const ask = async (asked: URLSearchParams): Promise<Reply> => {
			const response = await fetch(`${sandbox.url}${path}?${asked.toString()}`, {
				method,
				headers: { authorization: String(headers.authorization), 'user-agent': 'proxy' },
			});
			const next = response.headers.get('pagination-next');
			return {
				status: response.status,
				headers: next === null ? {} : { 'pagination-next': next },
				body: await response.json(),
			};
		};
		const after = query.get('after');
		if (after === null || known.has(after)) return await ask(query);
		return await onUnknown(async () => {
			const first = new URLSearchParams(query);
			first.delete('after');
			return await ask(first);
		});
	});
}

describe.each([
	['400', () => ({ status: 400, body: { error: 'Bad cursor' } })],
	['404', () => ({ status: 404, body: { error: 'Not found' } })],
	['422', () => ({ status: 422, body: { error: 'Cursor is unknown' } })],
	['an empty page', () => ({ body: [] })],
	['the first page', async (first) => await first()],
] as Array<[string, Parameters<typeof pickyServer>[0]]>)(
	'where an unknown cursor gives %s',
	(_name, onUnknown) => {
		test.each(['asc', 'desc'])(
			'every row comes once, in %s order, for a tenth more calls at most',
			async (sortOrder) => {
				const server = await pickyServer(onUnknown);
				const run = await all(server.url, sortOrder).finally(async () => await server.close());
				expect(run.problem).toBeUndefined();
				expect(run.ids).toEqual(inOrder(sortOrder));
				expect(server.requests.length).toBeLessThanOrEqual(MOST);
			},
		);
	},
);
