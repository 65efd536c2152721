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
	const context = {
		getNode: () => node,
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => ({ apiKey: 'implied', gatewayUrl: 'https://gateway.example', connectionId }),
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) => {
				asked.push(request);
				const isTeams = request.url.endsWith('/teams');
				const body = isTeams ? [{ id: 7 }] : covers.map((id) => ({ id, name: `Workspace ${id}` }));
				return { statusCode: 200, headers: {}, body };
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
