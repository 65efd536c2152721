import type { ApiRequest, ClickFunnelsApi } from '../types.mts';
import { blockedByCloudflare, connectionNotFound, json, matonError } from './answers.mts';
import type { Answer } from './answers.mts';
import type { GatewayCall } from './call.mts';
import { APP } from './connections.mts';
import type { Connection, Connections } from './connections.mts';

/** Where ClickFunnels' API v2 lies below the gateway (contract/maton.json, `gateway.path`). */
export const API_PATH = '/clickfunnels/api/v2';

/** Tells a test which connection was used; the real gateway does not send it. */
const CONNECTION_USED = 'Maton-Connection-Used';

/**
 * Takes a call through Maton to ClickFunnels: connection first, then Cloudflare, then the API, whose answer
 * passes unchanged.
 */
export async function callClickFunnels(
	api: ClickFunnelsApi,
	connections: Connections,
	call: GatewayCall,
): Promise<Answer> {
	const connection = findConnection(connections, call);
	if ('body' in connection) return connection;
	const place = connections.list(call.key).indexOf(connection);
	const answer = call.headers['user-agent'] ? await askApi(api, call, place) : blockedByCloudflare();
	return { ...answer, headers: { ...answer.headers, [CONNECTION_USED]: connection.connection_id } };
}

/**
 * The connection that the `Maton-Connection` header names, else the key's first active one; an answer where
 * there is none.
 */
function findConnection(connections: Connections, call: GatewayCall): Connection | Answer {
	const named = call.headers['maton-connection'];
	if (typeof named === 'string' && named !== '') {
		const connection = connections.get(call.key, named);
		if (!connection) return connectionNotFound(named);
		return connection.status === 'ACTIVE' ? connection : noConnection();
	}
	return connections.list(call.key, { app: APP, status: 'ACTIVE' })[0] ?? noConnection();
}

function noConnection(): Answer {
	return matonError(400, `No active connection found for the app: ${APP}`);
}

async function askApi(api: ClickFunnelsApi, call: GatewayCall, connection: number): Promise<Answer> {
	if (call.body?.malformed)
		return json(400, { error: 'Bad request: Error occurred while parsing request parameters' });
	const { status, headers, body } = await api.handle({
		method: call.method,
		path: call.path.slice(API_PATH.length),
		query: call.query,
		headers: forwarded(call.headers),
		body: call.body?.value,
		connection,
	});
	return json(status, body, headers);
}

/**
 * Every header but Host and Authorization reaches ClickFunnels (contract/maton.json, `gateway.forwarded`).
 */
function forwarded(headers: GatewayCall['headers']): ApiRequest['headers'] {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => name !== 'host' && name !== 'authorization'),
	);
}
