import type { IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import { serve, type Serving } from './serve.mts';

/** One request as it arrived. */
export interface Recorded {
	method: string;
	/** Path as received, still encoded. */
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage['headers'];
	/** The body as received. */
	text: string;
	/** The body as JSON; undefined where there is none. */
	body?: unknown;
}

/** What a recorder answers with. */
export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	/** Text is sent as it is, anything else as JSON; undefined gives an empty body. */
	body?: unknown;
}

/** A reply that never comes. */
export const NEVER = new Promise<Reply>(() => undefined);

export interface Recorder extends Serving {
	/** Oldest first. */
	requests: Recorded[];
}

/** A server that notes what it is asked and answers what the test says, to see exactly what is sent. */
export async function startRecorder(reply: (request: Recorded) => Reply | Promise<Reply>): Promise<Recorder> {
	const requests: Recorded[] = [];
	const serving = await serve(async (incoming, outgoing) => {
		const text = await textOf(incoming);
		const [path, query = ''] = (incoming.url ?? '').split('?');
		const request: Recorded = {
			method: incoming.method ?? '',
			path,
			query: new URLSearchParams(query),
			headers: incoming.headers,
			text,
			...(text && { body: JSON.parse(text) as unknown }),
		};
		requests.push(request);
		const { status = 200, headers = {}, body } = await reply(request);
		const isText = typeof body === 'string';
		outgoing.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
		outgoing.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
	});
	return { ...serving, requests };
}
