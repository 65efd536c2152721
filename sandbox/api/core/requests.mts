import type { ApiRequest, ApiResponse } from '../../types.mts';
import type { Call, Handler } from './behaviour.mts';
import { readInput } from './body.mts';
import { plainHandlers } from './crud.mts';
import { ApiError, noSuchRoute, notFound } from './errors.mts';
import { covers, onlyWorkspace, refuseClosed } from './access.mts';
import { integerId } from './ids.mts';
import type { Operation } from './operations.mts';
import { parseQuery } from './query.mts';
import type { Router } from './router.mts';
import type { Row } from './store.mts';
import type { World } from './world.mts';

/** What it takes to answer requests, the same for every state of the world. */
export interface Api {
	router: Router;
	operations: ReadonlyMap<string, Operation>;
	handlers: Readonly<Partial<Record<string, Handler>>>;
}

// What a hidden record still takes: the redaction of a deleted contact, and the refusal to delete a workflow
// step's template.
const worksOnHidden = new Set(['gdpr_destroyContacts', 'deleteEmailsTemplate']);

function segmentsOf(path: string): string[] {
	try {
		return path.split('/').map(decodeURIComponent);
	} catch {
		throw notFound();
	}
}

/**
 * Records of the path from the outside in. Throws 404 for ids that are unknown, not covered by the
 * connection, or not below the record before them.
 */
function rowsOf(
	operation: Operation,
	{ path, only }: { path: string; only?: Row },
	world: World,
): { params: Record<string, string>; rows: Row[] } {
	const segments = segmentsOf(path);
	const params: Record<string, string> = {};
	const rows: Row[] = [];
	for (const { name, segment, kind } of operation.parameters) {
		params[name] = segments[segment];
		if (kind === undefined) continue;
		const row = world.table(kind).find(integerId(segments[segment]));
		const last = segment === segments.length - 1 && operation.verb === 'get';
		if (row === undefined || (row.hidden && !last && !worksOnHidden.has(operation.id))) throw notFound();
		if (!covers(only, kind, row)) throw notFound();
		const outer = rows.at(-1);
		if (outer !== undefined && row.scope[operation.parameters[rows.length - 1].name] !== outer.id) {
			throw notFound();
		}
		rows.push(row);
	}
	return { params, rows };
}

/**
 * Answers one request against the world as it is, and changes it. Never throws for what a client can send.
 */
export function answerRequest(api: Api, world: World, request: ApiRequest): ApiResponse {
	try {
		const id = api.router(request.method, request.path);
		const operation = id === undefined ? undefined : api.operations.get(id);
		if (operation === undefined) throw noSuchRoute();
		const handler = api.handlers[operation.id] ?? plainHandlers[operation.verb];
		if (handler === undefined) throw new Error(`${operation.id} has no handler`);
		refuseClosed(operation, world.readings);
		const only = onlyWorkspace(world, request);
		const { params, rows } = rowsOf(operation, { path: request.path, only }, world);
		const hasSubject = operation.parameters.at(-1)?.name === 'id';
		const call: Call = {
			world,
			request,
			operation,
			params,
			row: hasSubject ? rows.at(-1) : undefined,
			parent: hasSubject ? rows.at(-2) : rows.at(-1),
			only,
			query: parseQuery(request.query),
			input: readInput(operation, request.body),
			body: request.body,
		};
		return handler(call);
	} catch (error) {
		if (error instanceof ApiError) return error.response();
		throw error;
	}
}
