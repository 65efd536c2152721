import type { IDataObject } from 'n8n-workflow';

import { answer } from '../gateway/answer';
import type { Call } from '../gateway/call';
import { isNothing, noRecord, notConfirmed } from '../gateway/problems';
import type { FreeRequest, Row, Rows } from '../table/api';
import type { Line } from '../table/line';
import { asRow, whole } from './items';
import type { PlacedRequest } from './place';
import { rowsOf } from './rows';

/** A user's own request as the gateway takes it. */
export function placeFree({ method, path, query, body }: FreeRequest): PlacedRequest {
	const qs = Object.fromEntries(Object.entries(query ?? {}).flatMap(([key, value]) => spelled(key, value)));
	return { method, url: path, qs: qs as IDataObject, arrayFormat: 'repeat', body };
}

/** A query parameter, objects and lists by keys in brackets, as Rails reads them. */
function spelled(name: string, value: unknown): Array<[string, unknown]> {
	if (Array.isArray(value)) return [[name.endsWith('[]') ? name : `${name}[]`, value]];
	if (typeof value !== 'object' || value === null) return [[name, value]];
	return Object.entries(value).flatMap(([key, inner]) => spelled(`${name}[${key}]`, inner));
}

/** Any list, of which nothing is known. */
const ANY_LIST = { paged: true, sort: [] };

/**
 * The rows of whatever a user's own request answers.
 * @param line the one that is meant, where the tables have it
 */
export function freeRows(call: Call, pages: boolean, line?: Line): Rows {
	const isList = pages && call.request.method === 'GET';
	const rows = isList ? rowsOf(listOf(call, line), call) : onePage(call);
	const hidden = (all: Row[]) => all.map((row) => whole({ hides: line?.hides }, row));
	return {
		async *[Symbol.asyncIterator]() {
			for await (const row of rows) yield* hidden([row]);
		},
		all: async (limit) => hidden(await rows.all(limit)),
	};
}

/** From a cursor of the user's own the pages are walked one by one. */
function listOf({ request }: Call, line?: Line): Parameters<typeof rowsOf>[0] {
	return line && !('after' in (request.qs ?? {})) ? line : { ...ANY_LIST, wrappedIn: line?.wrappedIn };
}

function onePage(call: Call): Rows {
	const all = async () => await answered(call);
	return {
		async *[Symbol.asyncIterator]() {
			yield* await all();
		},
		all,
	};
}

/** @throws NodeApiError also where a read gives nothing, or a write is only put off */
async function answered(call: Call): Promise<Row[]> {
	const response = await answer(call);
	const { body, status } = response;
	// Only a record that an earlier try has taken away comes here with 404.
	const isGone = status === 404;
	if (!isGone && Array.isArray(body)) return body.map(asRow);
	if (!isGone && !isNothing(body)) return [asRow(body)];
	if (call.request.method === 'GET') throw noRecord(call, response);
	if (status === 202) throw notConfirmed(call, response);
	return [{ success: true }];
}
