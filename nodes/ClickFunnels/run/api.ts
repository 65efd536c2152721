import type { IBinaryKeyData, IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { answer } from '../gateway/answer';
import type { About, Call } from '../gateway/call';
import { cancelOf, wait, type GatewayResponse } from '../gateway/client';
import { fileAt } from '../gateway/file';
import { page } from '../gateway/pages';
import { isNoSuchRecord, isNothing, noRecord, notConfirmed } from '../gateway/problems';
import type { Retries } from '../gateway/retryPolicy';
import { badInput } from '../input/refusal';
import type { AnyApi, Api, FreeRequest, Row, Rows, Values } from '../table/api';
import { isConfirmation, type Line } from '../table/line';
import { BATCH_CURSOR_NAME, CHANGED_SINCE_NAME } from '../table/walks';
import { batchOf } from './batches';
import { changedRows, withOrder } from './changes';
import { freeRows, placeFree } from './free';
import { asRow } from './items';
import { accountOf } from './implied';
import type { Memory } from './memory';
import { place, type PlacedRequest } from './place';
import { rowsOf } from './rows';
import { sentFields, type Asking } from './sent';

/** What an Api is bound to: the item that an operation runs for, and what the user says of its requests. */
export interface Bound {
	context: IExecuteSingleFunctions;
	/** Every line of the tables, by its route. */
	lines: ReadonlyMap<string, Line>;
	/** n8n's Request Options, such as timeout and proxy. */
	requestOptions: Partial<IHttpRequestOptions>;
	retries: Partial<Retries>;
	/** Once aborted, nothing more is sent, unless the item has changed something already. */
	stop?: AbortSignal;
	/** What the items of the run have found out. */
	memory: Memory;
	/** What the item has changed so far, in words; the Api adds to it. */
	changes: string[];
	/** Files that go with the item; the Api adds to them. */
	files: IBinaryKeyData;
	/** What the user asked for: messages name its fields. */
	asking?: Asking;
}

/**
 * Until when `until` reads a record again, and how long it waits between: from a second on, doubled each
 * time.
 */
const UNTIL = { seconds: 60, firstWaitMs: 1_000, longestWaitMs: 10_000 };

/** The Api for one item. */
export function apiFor(bound: Bound): AnyApi {
	const lineOf = (route: string) => {
		const line = bound.lines.get(route);
		if (!line) throw new Error(`The tables have no route ${route}`);
		return line;
	};
	const call: Api['call'] = async (route, values) => {
		const line = lineOf(route);
		const asked = callOf(bound, line, values);
		const row = rowOf({ line, asked, values }, await answer(asked));
		if (line.method !== 'GET') bound.changes.push(inWords(line, row));
		return row;
	};
	return {
		isPreview: false,
		comesTo: () => {},
		call,
		find: async (route, values) => {
			const [found] = await Promise.allSettled([call(route, values)]);
			if (found.status === 'fulfilled') return found.value;
			if (isNoSuchRecord(found.reason)) return undefined;
			throw found.reason;
		},
		first: async (route, values) => {
			const line = lineOf(route);
			const { wrappedIn, firstCursor: after } = line;
			return (await page(callOf(bound, line, values), { wrappedIn, after })).rows[0];
		},
		rows: (route, values) => {
			const line = lineOf(route);
			return askedRows(line, callOf(bound, line, withOrder(values)), values);
		},
		until: async (route, values, { isDone, seconds = UNTIL.seconds }) => {
			const end = Date.now() + seconds * 1_000;
			for (let ms = UNTIL.firstWaitMs; ; ms = Math.min(ms * 2, UNTIL.longestWaitMs)) {
				const row = await call(route, values);
				if (isDone(row) || Date.now() + ms > end) return row;
				await wait(bound.context, ms);
			}
		},
		free: (request) => {
			const line = request.route === undefined ? undefined : lineOf(request.route);
			const isNew = request.method === 'POST';
			const treatment = line
				? treatmentOf(line)
				: { about: aboutOf(request), repeatable: !isNew, removes: request.method === 'DELETE' };
			const asked = boundCall(bound, placeFree(request), treatment);
			const below = request.ofMaton === undefined ? undefined : '';
			return freeRows({ ...asked, below }, request.pages, line);
		},
		once: async (key, work) => {
			// Items may go by other credentials or connections.
			const account = await accountOf(bound.context);
			return await bound.memory.once(`${account}\n${key}`, work, cancelOf(bound.context));
		},
		together: async (key, wanted, look) => {
			const account = await accountOf(bound.context);
			return await bound.memory.gathering.ask(`${account}\n${key}`, {
				wanted,
				look,
				cancel: cancelOf(bound.context),
			});
		},
		file: async (address) => await fileAt(bound.context, address, bound.requestOptions),
		attach: async ({ content, name, type }) => {
			bound.files.data = await bound.context.helpers.prepareBinaryData(content, name, type);
		},
		changes: () => bound.changes,
		refusal: (message, description) => {
			const { context } = bound;
			const [label, ...what] = message.split(': ');
			const at = { node: context.getNode(), itemIndex: context.getItemIndex(), label };
			return badInput(at, what.join(': '), description);
		},
	};
}

/** The rows of a list as the user asks for them: all, what was changed, or a part. */
function askedRows(line: Line, call: Call, values: Values): Rows {
	const { [CHANGED_SINCE_NAME]: since, [BATCH_CURSOR_NAME]: cursor } = values;
	if (typeof since === 'string') return changedRows(rowsOf(line, call), since);
	if (typeof cursor === 'string') return batchOf(rowsOf(line, call, cursor || undefined));
	return rowsOf(line, call);
}

/** A change that was made, for a message: for example "create contact tag 123". */
function inWords({ action }: Line, { id }: Row): string {
	return [action.charAt(0).toLowerCase() + action.slice(1), id].filter(Boolean).join(' ');
}

/** What messages are about where nothing is known of a request but what the user wrote. */
const ANYTHING: About = {
	noun: 'record',
	sought: 'record or path',
	ifNoList: 'If the path gives one record, turn Follow Pages off.',
};

const aboutOf = ({ ofMaton }: FreeRequest): About => (ofMaton === undefined ? ANYTHING : { noun: ofMaton });

/** How a request is treated, whatever item it is for. */
type Treatment = Pick<Call, 'about' | 'repeatable' | 'removes'>;

function treatmentOf({ route, noun, parameters, output, repeatable }: Line): Treatment {
	return {
		about: {
			noun,
			sought: parameters.at(-1)?.kind.name.toLowerCase(),
			cancels: output === 'canceled',
			route,
		},
		repeatable,
		removes: isConfirmation(output) && output !== 'success',
	};
}

function callOf(bound: Bound, line: Line, values: Values): Call {
	const { about, ...treatment } = treatmentOf(line);
	const sent = () => sentFields(line, values, bound.asking);
	return boundCall(bound, place(line, values), { ...treatment, about: { ...about, sent } });
}

function boundCall(
	{ context, requestOptions, retries, stop, changes }: Bound,
	request: PlacedRequest,
	{ about, ...treatment }: Treatment,
): Call {
	return {
		context,
		request: { ...requestOptions, ...request },
		about: { ...about, itemIndex: context.getItemIndex() },
		priority: 'bulk',
		...treatment,
		retries,
		// Half of an operation is worse than one item more.
		stop: changes.length === 0 ? stop : undefined,
	};
}

/**
 * The record of an answer, or what stands for it.
 *
 * @throws NodeApiError where a success holds no record and one belongs, or something where nothing belongs
 */
function rowOf(
	{ line, asked, values }: { line: Line; asked: Call; values: Values },
	response: GatewayResponse,
): Row {
	const { output, wrappedIn, result } = line;
	const { body, status } = response;
	if (isConfirmation(output)) {
		if (!isConfirmed(response)) throw notConfirmed(asked, response);
		return { [output]: true, id: idAsShown(values.id) };
	}
	const inner = wrappedIn ? (body as IDataObject | undefined | null)?.[wrappedIn] : undefined;
	const record = inner || body;
	if (!isRecord(line, record)) throw noRecord(asked, response);
	const row = asRow(record);
	// Another success is none of those that the line knows, such as 202: it must not pass for one of them.
	return result ? { ...row, [result.key]: result.values[status] ?? 'unknown' } : row;
}

/** Whether an answer says that something is done: by no more than its status, which does not put it off. */
function isConfirmed({ body, status }: GatewayResponse): boolean {
	// Only a record that an earlier try has taken away comes here with 404.
	return status === 404 || (status !== 202 && isNothing(body));
}

/** Keys of what a server says in place of a record. */
const REMARKS = new Set(['message', 'error', 'errors', 'code', 'type', 'status', 'success', 'ok', 'detail']);

/** Whether an answer holds a record: where it has an id, one with an id. */
function isRecord({ hasId }: Line, record: unknown): boolean {
	if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
	if (hasId) return 'id' in record && record.id !== null;
	return 'id' in record || Object.keys(record).some((key) => !REMARKS.has(key));
}

/** An id in the type that the API shows ids in. */
function idAsShown(id: unknown): IDataObject[string] {
	const number = Number(id);
	return /^\d+$/.test(String(id)) && Number.isSafeInteger(number) ? number : (id as string);
}
