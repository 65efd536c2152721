import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { pass, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

useOwnClock();

let sandbox: Sandbox;
let gateway: AlteringGateway;
let workspaceId: number;
beforeAll(async () => {
	sandbox = await startSandbox({ rate: 0 });
	gateway = await startAlteringGateway(() => sandbox.url);
	workspaceId = await new Company(sandbox.api).workspaceId();
	sandbox.api.addContacts(workspaceId, 300);
}, SET_UP_MS);
afterAll(async () => await Promise.all([gateway.close(), sandbox.close()]));
beforeEach(() => {
	gateway.alter = () => undefined;
	sandbox.clearRequests();
});

async function list(parameters: INodeParameters, more: Partial<NodeRunOptions> = {}) {
	return await runNode(
		{
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			returnAll: true,
			...parameters,
		},
		{ url: sandbox.url, credential: { requestsPerSecond: 100 }, ...more },
	);
}

const ids = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ json }) => json.id as number);
const asked = () => sandbox.requests().filter(({ path }) => path.endsWith('/contacts'));

/** Contacts that are changed now, one after the other. */
async function change(some: number[]) {
	for (const id of some) {
		const input = {
			resource: 'contact',
			operation: 'update',
			contact: byId(id),
			additionalFields: { time_zone: `Zone ${id}` },
		};
		const { problem } = await runNode(input, { url: sandbox.url });
		expect(problem).toBeUndefined();
	}
}

/** Changes a contact at once, past the node. */
function touch(id: number): void {
	const body = { contact: { time_zone: 'Zone' } };
	void sandbox.api.handle({ method: 'PUT', path: `/contacts/${id}`, query: '', headers: {}, body });
}

describe.each([
	['a run of a workflow', false],
	['a tool', true],
])('Changed Since, by %s', (_, asTool) => {
	test('gives what was changed, newest first, by as many requests as that takes; its mark gives what was changed since', async () => {
		const all = ids(await list({}));
		const before = new Date().toISOString();
		const some = [all[5], all[200], all[50]];
		await change(some);
		sandbox.clearRequests();
		const first = await list({ filters: { changed_since: before } }, { asTool });
		expect(ids(first)).toEqual([...some].reverse());
		expect(asked()).toHaveLength(1);
		const mark = String(first.items.at(-1)?.json._changed_until);
		await change([all[7]]);
		const second = await list({ filters: { changed_since: mark } }, { asTool });
		expect(ids(second)[0]).toBe(all[7]);
		expect(ids(second)).not.toContain(all[1]);
	});
});

test('a request for every twenty that were changed, and one that shows an older one, however many there are', async () => {
	const all = ids(await list({}));
	await pass(1_000);
	const before = new Date().toISOString();
	const some = all.slice(100, 160);
	for (const id of some) touch(id);
	sandbox.clearRequests();
	expect(ids(await list({ filters: { changed_since: before } })).sort()).toEqual(some.sort());
	expect(asked()).toHaveLength(60 / 20 + 1);
});

describe('contacts that change while they are read', () => {
	const before = '2000-01-01';
	/** Changes a contact once so many pages have been asked for. */
	const changeAt = (pages: number, which: (seen: number[]) => number[]) => {
		let asked = 0;
		gateway.alter = ({ path }, { body: page }) => {
			if (!/\/contacts\?/.test(path) || ++asked !== pages) return undefined;
			const seen = (page as Array<{ id: number }>).map(({ id }) => id);
			for (const id of which(seen)) touch(id);
			return undefined;
		};
	};

	test.each([
		['the last of a page', (seen: number[]) => seen.slice(-1)],
		['the last three of a page', (seen: number[]) => seen.slice(-3)],
		['all of a page', (seen: number[]) => seen],
		['all of a page but one', (seen: number[]) => seen.slice(1)],
	])('%s: every one comes, each once', async (_, which) => {
		const all = ids(await list({}));
		changeAt(2, which);
		const run = await list({ filters: { changed_since: before } }, { url: gateway.url });
		expect(run.problem?.message).toBeUndefined();
		expect(ids(run).sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b));
	});
});

test('an expression that gives nothing is refused: all contacts would come', async () => {
	const { problem } = await list({ filters: { changed_since: '={{ undefined }}' } });
	expect(problem?.message).toMatch(/^Changed Since: the expression gives no value/);
	expect(sandbox.requests()).toEqual([]);
});

test('the mark is there in every output', async () => {
	for (const output of [{ output: 'raw' }, { output: 'fields', outputFields: 'id' }]) {
		const { items } = await list({ filters: { changed_since: '2000-01-01' }, ...output });
		expect(items.at(-1)?.json).toHaveProperty('_changed_until');
	}
});

describe('Batch Cursor', () => {
	const batch = async (cursor: string, more: INodeParameters = {}) =>
		await list({ returnAll: false, limit: 70, options: { batch_cursor: cursor }, ...more });

	test('from an empty one on, batches hold every contact once, and the last one has no cursor', async () => {
		const found: number[] = [];
		let cursor: unknown = '';
		while (cursor !== undefined) {
			const run = await batch(String(cursor));
			found.push(...ids(run));
			cursor = run.items.at(-1)?.json._next_cursor;
		}
		expect(found).toEqual(ids(await list({})).sort((a, b) => a - b));
		expect(new Set(found).size).toBe(found.length);
	});

	test.each(['abc', '-1', '={{ 5.5 }}'])(
		'%s is refused: it would pass for the end of the list',
		async (cursor) => {
			const { problem } = await batch(cursor);
			expect(problem?.message).toMatch(/^Batch Cursor: "(abc|-1|5\.5)" is no cursor$/);
			expect(sandbox.requests()).toEqual([]);
		},
	);

	test('Return All is refused with it', async () => {
		const { problem } = await batch('', { returnAll: true });
		expect(problem?.message).toBe('Batch Cursor: Return All asks for the whole list');
	});
});
