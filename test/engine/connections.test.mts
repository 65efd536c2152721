import type { INodeParameters, IPairedItemData } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { useOwnClock } from '../support/clock.mts';
import { byId, runNode, type ActionNode, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { searchList } from '../support/lookup.mts';

useOwnClock();

const FIRST = '5a9d0b1e-0000-4000-8000-000000000002';
const SECOND = '5a9d0b1e-0000-4000-8000-000000000003';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ rate: 0 });
}, SET_UP_MS);
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.setFaults([]);
	sandbox.clearRequests();
});

/** A key with two connections. */
const account = () => ({ url: sandbox.url, apiKey: sandbox.keys.twoConnections });

const run = async (parameters: INodeParameters, more: Partial<NodeRunOptions> = {}) =>
	await runNode({ output: 'raw', ...parameters }, { ...account(), ...more });

const TEAMS = { resource: 'team', operation: 'getAll' };
const connectionsUsed = () => sandbox.requests().map(({ headers }) => headers['maton-connection']);

/** The connection to go by, as a node takes it. */
const by = (node: ActionNode, value: string): INodeParameters =>
	node === 'clickFunnels' ? { connection: value } : { options: { connection: byId(value) } };

describe.each([
	['a run of a workflow', 'clickFunnelsApi', false],
	['a tool', 'clickFunnelsApi', true],
	['a run of the node for everyday work', 'clickFunnels', false],
	['its tool', 'clickFunnels', true],
] as const)('by %s', (_, node, asTool) => {
	test('each item goes by the connection that its expression gives', async () => {
		const input = [{ json: { connection: FIRST } }, { json: { connection: SECOND } }];
		const { items, problem } = await run(
			{ ...TEAMS, ...by(node, '={{ $json.connection }}') },
			{ node, asTool, input },
		);
		expect(problem?.message).toBeUndefined();
		const paired = items.map(({ pairedItem }) => (pairedItem as IPairedItemData).item);
		expect(new Set(paired)).toEqual(new Set([0, 1]));
		expect(new Set(connectionsUsed())).toEqual(new Set([FIRST, SECOND]));
	});

	test('the credential’s own connection gives way to it, and its Default Workspace does not count there', async () => {
		const parameters = { resource: 'contact', operation: 'getAll', ...by(node, SECOND) };
		const { problem } = await run(parameters, {
			node,
			asTool,
			credential: { connectionId: FIRST, defaultWorkspace: '404' },
		});
		// The second connection covers several workspaces: none is chosen for it.
		expect(problem?.message).toMatch(/^Workspace: the connection covers several/);
		expect(new Set(connectionsUsed())).toEqual(new Set([SECOND]));
	});

	test('an expression that gives nothing is refused: it would be another account', async () => {
		const { problem } = await run({ ...TEAMS, ...by(node, '={{ $json.none }}') }, { node, asTool });
		expect(problem?.message).toBe(
			'Connection: the expression gives no value, which would mean the connection of the credential',
		);
		expect(sandbox.requests()).toEqual([]);
	});
});

test('for a connection that the key does not have, it says where that is set', async () => {
	const { problem } = await run({ ...TEAMS, options: { connection: byId('5a9d0b1e-9999') } });
	expect(problem?.shown).toContain('Check the Connection of the node');
});

test('the picker lists the connections of the key, by ID and status', async () => {
	const { results } = await searchList('searchMatonConnection', TEAMS, account());
	expect(results.map(({ value }) => value)).toEqual([FIRST, SECOND]);
	expect(results[0].name).toMatch(new RegExp(`^${FIRST} – ACTIVE – since \\d{4}-\\d\\d-\\d\\d$`));
});

test.each(['clickFunnelsApi', 'clickFunnels'] as const)(
	'other pickers of %s go by the connection that is chosen',
	async (node) => {
		await searchList('searchTeam', { ...TEAMS, ...by(node, SECOND) }, account());
		expect(new Set(connectionsUsed())).toEqual(new Set([SECOND]));
	},
);

describe('Maton Connection', () => {
	const connection = async (
		operation: string,
		more: INodeParameters = {},
		options: Partial<NodeRunOptions> = {},
	) => await run({ resource: 'matonConnection', operation, ...more }, options);

	test('Get Many lists those of ClickFunnels, and Status narrows it', async () => {
		const { items } = await connection('getAll');
		expect(items.map(({ json }) => json.connection_id)).toEqual([FIRST, SECOND]);
		const pending = await connection('getAll', { filters: { connection_status: 'PENDING' } });
		expect(pending.items).toEqual([]);
		expect(sandbox.requests().map(({ path, query }) => [path, query])).toEqual([
			['/connections', 'app=clickfunnels'],
			['/connections', 'app=clickfunnels&status=PENDING'],
		]);
	});

	test('IDs are shown also where the credential names one of them', async () => {
		const own = { credential: { connectionId: FIRST } };
		const { items } = await connection('getAll', {}, own);
		expect(items.map(({ json }) => json.connection_id)).toEqual([FIRST, SECOND]);
		const { results } = await searchList('searchMatonConnection', TEAMS, { ...account(), ...own });
		expect(results.map(({ value }) => value)).toEqual([FIRST, SECOND]);
	});

	test('Create gives the address to open; Get shows it active once that was opened; Delete takes it away', async () => {
		const made = (await connection('create')).items[0].json;
		expect(made.status).toBe('PENDING');
		const id = made.connection_id as string;
		await fetch(made.url as string);
		const got = await connection('get', { connectionId: byId(id) });
		expect(got.items[0].json).toMatchObject({ connection_id: id, status: 'ACTIVE' });
		const deleted = await connection('delete', { connectionId: byId(id) });
		expect(deleted.items[0].json).toEqual({ deleted: true, id });
		const gone = await connection('get', { connectionId: byId(id) });
		expect(gone.problem?.shown).toContain(id);
	});

	test('a lost answer to Create says that the outcome is not known, and nothing is sent again', async () => {
		sandbox.setFaults([{ kind: 'reset-after', method: 'POST', path: '/connections', times: 1 }]);
		const { problem } = await connection('create');
		expect(problem?.shown).toContain('not known');
		expect(sandbox.requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});
