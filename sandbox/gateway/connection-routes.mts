import { connectionNotFound, html, json, matonError } from './answers.mts';
import type { Answer } from './answers.mts';
import type { GatewayCall } from './call.mts';
import { APP } from './connections.mts';
import type { Connection, Connections } from './connections.mts';

/** Path of the page that authorises a connection; stands for connect.maton.ai. */
export const CONNECT_PATH = '/connect';

/** `GET /connections?app=&status=&method=` (contract/maton.json, `connections.list`). */
export function listConnections(connections: Connections, call: GatewayCall): Answer {
	const query = new URLSearchParams(call.query);
	const given = (name: string) => query.get(name) ?? undefined;
	const filter = { app: given('app'), status: given('status'), method: given('method') };
	const shown = connections.list(call.key, filter).map((connection) => show(connections, connection, call));
	return json(200, { connections: shown });
}

/** `POST /connections {"app":"clickfunnels","method"?}`: a PENDING connection with the url to open. */
export function createConnection(connections: Connections, call: GatewayCall): Answer {
	const { app, method } = (call.body?.value ?? {}) as { app?: unknown; method?: unknown };
	if (app !== APP) return matonError(400, `The app must be "${APP}"`);
	const made = connections.create(call.key, typeof method === 'string' ? method : undefined);
	return json(200, show(connections, made, call));
}

/** `GET /connections/{connection_id}`. */
export function getConnection(connections: Connections, call: GatewayCall, connectionId: string): Answer {
	const connection = connections.get(call.key, connectionId);
	if (!connection) return connectionNotFound(connectionId);
	return json(200, { connection: show(connections, connection, call) });
}

/** `DELETE /connections/{connection_id}`. */
export function deleteConnection(connections: Connections, call: GatewayCall, connectionId: string): Answer {
	return connections.delete(call.key, connectionId) ? json(200, {}) : connectionNotFound(connectionId);
}

/** The page behind a connection's url: opening it authorises the connection; with `?denied=true` it fails. */
export function authorise(connections: Connections, token: string, denied: boolean): Answer {
	if (!connections.settle(token, denied ? 'FAILED' : 'ACTIVE'))
		return html(404, 'Not found', 'There is no such connection.');
	return denied
		? html(200, 'Not connected', 'ClickFunnels was not connected.')
		: html(200, 'Connected', 'ClickFunnels is connected. You can close this page.');
}

function show(
	connections: Connections,
	connection: Connection,
	call: GatewayCall,
): Connection & { url: string } {
	return { ...connection, url: `${call.origin}${CONNECT_PATH}/${connections.token(connection)}` };
}
