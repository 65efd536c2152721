import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { withImplied } from '../../nodes/ClickFunnels/run/implied';
import { Memory } from '../../nodes/ClickFunnels/run/memory';
import { getMany } from '../../nodes/ClickFunnels/table/lines';
import { after, useFakeTime } from './answering.mts';
import { lineOf, node } from './input.mts';

useFakeTime();

const list = lineOf(getMany());
const line = { ...list, parameters: list.parameters.map((one) => ({ ...one, implied: true })) };

/** An item whose credential names a connection, each of which covers the workspaces that it is given. */
function item(connectionId: string, covers: number[], asked: IHttpRequestOptions[] = [], more = {}) {
	return itemOf(
		connectionId,
		(url) => {
			const isTeams = url.endsWith('/teams');
			return isTeams
				? [{ id: 7 }]
				: covers.map((id) => ({ id, public_id: `p${id}`, name: `Workspace ${id}` }));
		},
		asked,
		more,
	);
}

/** An item whose gateway answers to an address with 200 and a body. */
function itemOf(
	connectionId: string,
	bodyOf: (url: string) => unknown,
	asked: IHttpRequestOptions[] = [],
	more = {},
) {
	const gatewayUrl = 'https://gateway.example';
	const context = {
		getNode: () => node,
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => ({ apiKey: 'implied', gatewayUrl, connectionId, ...more }),
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) => {
				asked.push(request);
				return { statusCode: 200, headers: {}, body: bodyOf(request.url) };
			},
		},
	};
	return context as unknown as IExecuteSingleFunctions;
}

async function found(context: IExecuteSingleFunctions, memory = new Memory()) {
	const asking = { context, memory, priority: 'bulk' as const, itemIndex: 3 };
	return await after(withImplied(line, { limit: 5 }, asking));
}

test('the only workspace stands among the values, in whatever team it is', async () => {
	expect(await found(item('one', [12]))).toEqual({ limit: 5, workspace_id: '12' });
});

test('items whose connection differs, by an expression in the credential, each get their own', async () => {
	const memory = new Memory();
	expect(await found(item('one', [12]), memory)).toMatchObject({ workspace_id: '12' });
	expect(await found(item('two', [34]), memory)).toMatchObject({ workspace_id: '34' });
});

test('items of one connection ask once', async () => {
	const memory = new Memory();
	const asked: IHttpRequestOptions[] = [];
	await found(item('one', [12], asked), memory);
	await found(item('one', [12], asked), memory);
	expect(asked.map(({ url }) => url)).toEqual(['/teams', '/teams/7/workspaces']);
});

test.each(['34', 34, 'p34'])('of several, the credential’s default %p is taken', async (defaultWorkspace) => {
	const context = item('several', [12, 34, 56], [], { defaultWorkspace });
	expect(await found(context)).toEqual({ limit: 5, workspace_id: '34' });
});

test('items whose default differs, by an expression in the credential, each get their own', async () => {
	const memory = new Memory();
	const withDefault = (defaultWorkspace: string) => item('several', [12, 34], [], { defaultWorkspace });
	expect(await found(withDefault('12'), memory)).toMatchObject({ workspace_id: '12' });
	expect(await found(withDefault('34'), memory)).toMatchObject({ workspace_id: '34' });
});

test.each([[[12]], [[12, 34]]])('a default that is none of %j is refused by its name', async (covers) => {
	const context = item('wrong', covers, [], { defaultWorkspace: '99' });
	await expect(found(context)).rejects.toMatchObject({
		message: expect.stringMatching(
			/^Default Workspace: 99 is none that the connection covers: Workspace 12 \(12\)/,
		),
		description: 'Correct the ID in the credential, or leave it empty there.',
		context: { itemIndex: 3 },
	});
});

test('a workspace that the node names comes before the default', async () => {
	const context = item('several', [12, 34], [], { defaultWorkspace: '34' });
	const asking = { context, memory: new Memory(), priority: 'bulk' as const, itemIndex: 3 };
	expect(await withImplied(line, { workspace_id: '12' }, asking)).toEqual({ workspace_id: '12' });
});

test('of many workspaces, ten are named', async () => {
	const many = Array.from({ length: 13 }, (_, at) => at + 1);
	await expect(found(item('one', many))).rejects.toMatchObject({
		message: expect.stringMatching(/: Workspace 1 \(1\), .*, Workspace 10 \(10\), 3 more$/),
		context: { itemIndex: 3 },
	});
});

test('where there is none, the connection is to be made again', async () => {
	await expect(found(item('one', []))).rejects.toMatchObject({
		message: 'Workspace: the connection covers none',
		description: 'Connect ClickFunnels again at https://maton.ai, and choose a workspace there.',
	});
});

test('a workspace that two teams show is one', async () => {
	const context = itemOf('shared', (url) =>
		url.endsWith('/teams') ? [{ id: 7 }, { id: 8 }] : [{ id: 12, name: 'Brightpath' }],
	);
	expect(await found(context)).toMatchObject({ workspace_id: '12' });
});

test('teams and workspaces without an id are none', async () => {
	const odd = [null, {}, { id: null }, { id: {} }];
	const asked: IHttpRequestOptions[] = [];
	const context = itemOf(
		'odd',
		(url) => [...odd, ...(url.endsWith('/teams') ? [{ id: 7 }] : [{ id: 12, name: 'Brightpath' }])],
		asked,
	);
	expect(await found(context)).toMatchObject({ workspace_id: '12' });
	expect(asked.map(({ url }) => url)).toEqual(['/teams', '/teams/7/workspaces']);
});

test('a workspace is named by its name, else its subdomain, in short', async () => {
	const rows = [
		{ id: 1, name: null, subdomain: 'brightpath' },
		{ id: 2, name: 'x'.repeat(500) },
	];
	const context = itemOf('long', (url) => (url.endsWith('/teams') ? [{ id: 7 }] : rows));
	await expect(found(context)).rejects.toMatchObject({
		message: expect.stringMatching(/: brightpath \(1\), x{47}\.\.\. \(2\)$/),
	});
});
