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
function item(connectionId: string, covers: number[], asked: IHttpRequestOptions[] = []) {
	return itemOf(
		connectionId,
		(url) => {
			const isTeams = url.endsWith('/teams');
			return isTeams ? [{ id: 7 }] : covers.map((id) => ({ id, name: `Workspace ${id}` }));
		},
		asked,
	);
}

/** An item whose gateway answers to an address with 200 and a body. */
function itemOf(connectionId: string, bodyOf: (url: string) => unknown, asked: IHttpRequestOptions[] = []) {
	const context = {
		getNode: () => node,
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => ({ apiKey: 'implied', gatewayUrl: 'https://gateway.example', connectionId }),
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
