import type { FastifyRequest } from 'fastify';
import type { ApiRequest } from '../types.mts';

/** A request body as received. */
export interface RequestBody {
	text: string;
	/** What the JSON says; undefined where the body is not JSON. */
	value?: unknown;
	/** The body says that it is JSON and can't be parsed. */
	malformed: boolean;
}

/** A request with a known key. */
export interface GatewayCall {
	key: string;
	method: string;
	/** Full path as received, still percent-encoded. */
	path: string;
	/** Without the question mark. */
	query: string;
	headers: ApiRequest['headers'];
	/** Undefined where none was sent. */
	body?: RequestBody;
	/** Where the caller reaches the sandbox, for example `http://127.0.0.1:9300`. */
	origin: string;
}

/** Splits a request target at its question mark. */
export function target(url: string): { path: string; query: string } {
	const mark = url.indexOf('?');
	return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/** Reads a body; only `application/json` and its relatives are parsed. */
export function readBody(contentType: string | undefined, bytes: Buffer): RequestBody {
	const text = bytes.toString('utf8');
	if (!/\bjson\b/i.test(contentType ?? '') || text === '') return { text, malformed: false };
	try {
		return { text, value: JSON.parse(text), malformed: false };
	} catch {
		return { text, malformed: true };
	}
}

/** The call that a request makes with its key. */
export function toCall(request: FastifyRequest, key: string): GatewayCall {
	return {
		key,
		method: request.method,
		...target(request.raw.url ?? '/'),
		headers: request.headers,
		body: request.body as RequestBody | undefined,
		origin: `${request.protocol}://${request.host}`,
	};
}
