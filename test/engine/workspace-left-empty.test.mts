import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';

useOwnClock();

let sandbox: Sandbox;
let workspaceId: number;
beforeAll(async () => {
	sandbox = await startSandbox({ rate: 0 });
	workspaceId = await new Company(sandbox.api).workspaceId();
}, SET_UP_MS);
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.clearRequests());

const UPSERT = {
	resource: 'contact',
	operation: 'upsert',
	emailAddress: '={{ $json.email }}',
	output: 'raw',
};
const ROWS = ['a', 'b', 'c'].map((name) => ({ json: { email: `${name}@example.com` } }));

async function run(parameters: INodeParameters, more: Partial<NodeRunOptions> = {}) {
	return await runNode(parameters, {
		url: sandbox.url,
		credential: { requestsPerSecond: 100 },
		input: ROWS,
		...more,
	});
}

const sent = (method: string) => sandbox.requests().filter((one) => one.method === method);

describe.each([
	['a run of a workflow', false],
	['a tool', true],
])('by %s', (_, asTool) => {
	describe('where the connection covers one workspace', () => {
		beforeEach(() => sandbox.setReadings({ workspaces: 'one' }));
		afterEach(() => sandbox.setReadings({ workspaces: 'all' }));

		test('a workspace that is left empty is that one, looked up once for all items', async () => {
			const { items, problem } = await run(UPSERT, { asTool });
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ json }) => json.workspace_id)).toEqual([workspaceId, workspaceId, workspaceId]);
			expect(sent('POST').map(({ path }) => path)).toEqual(
				Array(3).fill(`/clickfunnels/api/v2/workspaces/${workspaceId}/contacts/upsert`),
			);
			// The teams, and the workspaces of the one team.
			expect(sent('GET')).toHaveLength(2);
		});

		test('nothing is looked up where it is chosen', async () => {
			await run({ ...UPSERT, workspaceId: byId(workspaceId) }, { asTool });
			expect(sent('GET')).toEqual([]);
		});

		test('an expression that gives nothing is refused, since it may have meant another one', async () => {
			const { problem } = await run({ ...UPSERT, workspaceId: byId('={{ $json.nowhere }}') }, { asTool });
			expect(problem?.message).toContain(
				'Workspace: the expression gives no value, which would mean the only workspace that there is',
			);
			expect(sandbox.requests()).toEqual([]);
		});
	});

	test('where it covers several, they are named and nothing is written', async () => {
		const { problem } = await run(UPSERT, { asTool });
		expect(problem?.message).toMatch(
			/Workspace: the connection covers several, so that one must be chosen: Brightpath \(\d+\), Brightpath Labs \(\d+\), Trailhead \(\d+\)/,
		);
		expect(problem?.description).toContain('Choose it from the list, or enter its ID.');
		expect(sent('POST')).toEqual([]);
	});
});

test('where it covers several and the workflow goes on, each row says so after one look-up', async () => {
	const { items } = await run(UPSERT, { onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.email)).toEqual(ROWS.map(({ json }) => json.email));
	for (const { json } of items) expect(json.error).toMatch(/^Workspace: the connection covers several/);
	// The teams, and the workspaces of two teams.
	expect(sent('GET')).toHaveLength(3);
});

test('a job takes the only workspace, too', async () => {
	sandbox.setReadings({ workspaces: 'one' });
	const { items, problem } = await run(
		{
			resource: 'contact',
			operation: 'find',
			emailAddress: 'nobody@example.com',
		},
		{ node: 'clickFunnels' },
	);
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(3);
	sandbox.setReadings({ workspaces: 'all' });
});
