import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestLogEntry } from '../types.mts';
import { matonError, shaped, tooManyFilteredReads, tooManyRequests } from './answers.mts';
import type { Answer } from './answers.mts';
import { toCall } from './call.mts';
import type { GatewayCall } from './call.mts';
import { API_PATH, callClickFunnels } from './clickfunnels-route.mts';
import {
	CONNECT_PATH,
	authorise,
	createConnection,
	deleteConnection,
	getConnection,
	listConnections,
} from './connection-routes.mts';
import { knownKey } from './keys.mts';
import { playFault } from './play-fault.mts';
import type { Outcome } from './play-fault.mts';
import { send } from './send.mts';
import type { SandboxState } from './state.mts';

type Work = (call: GatewayCall, request: FastifyRequest, reply: FastifyReply) => Answer | Promise<Answer>;

/**
 * Maton's own routes and the way to ClickFunnels (contract/maton.json). `entryOf` finds a request's line in
 * the log.
 */
export function addGateway(
	app: FastifyInstance,
	state: SandboxState,
	entryOf: (request: FastifyRequest) => RequestLogEntry | undefined,
): void {
	const { api, connections } = state;

	/**
	 * Runs a route's work behind the checks of the gateway, in their order: key, rate, then a fault if one
	 * hits.
	 */
	const behindChecks = (work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
		const outcome = await decide(work, request, reply);
		if (state.latency > 0) await pause(state.latency, undefined, { ref: false });
		const shape = api.readings.matonErrors;
		return await send(reply, typeof outcome === 'string' ? outcome : shaped(outcome, shape));
	};

	async function decide(work: Work, request: FastifyRequest, reply: FastifyReply): Promise<Outcome> {
		const key = knownKey(request.headers.authorization);
		if (key === undefined) return matonError(401, 'Invalid or missing API key');
		if (!state.rateLimit.admits(key, state.rate)) return tooManyRequests();
		const call = toCall(request, key);
		const process = async () => await work(call, request, reply);
		const fault = state.faults.draw(call.method, call.path);
		if (!fault) return await process();
		const entry = entryOf(request);
		if (entry) entry.fault = fault.kind;
		return await playFault(fault, process);
	}

	app.get(
		'/connections',
		behindChecks((call) => listConnections(connections, call)),
	);
	app.post(
		'/connections',
		behindChecks((call) => createConnection(connections, call)),
	);
	app.get<{ Params: { id: string } }>(
		'/connections/:id',
		behindChecks((call, request) => getConnection(connections, call, idOf(request))),
	);
	app.delete(
		'/connections/:id',
		behindChecks((call, request) => deleteConnection(connections, call, idOf(request))),
	);
	app.route({
		method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
		url: `${API_PATH}/*`,
		handler: behindChecks((call, _request, reply) => {
			const leave = state.filteredReads.enter(call);
			if (!leave) return tooManyFilteredReads();
			reply.raw.once('close', leave);
			return callClickFunnels(api, connections, call);
		}),
	});
	app.get(`${CONNECT_PATH}/:id`, (request, reply) => {
		const denied = (request.query as { denied?: string }).denied === 'true';
		return send(reply, authorise(connections, idOf(request), denied));
	});
}

function idOf(request: FastifyRequest): string {
	return (request.params as { id: string }).id;
}
