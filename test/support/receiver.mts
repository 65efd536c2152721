import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { serve, type Serving } from './serve.mts';

/** A request as n8n hands it to a trigger: the bytes as received, and what it made of them. */
export interface Incoming {
	headers: IncomingHttpHeaders;
	rawBody: Buffer;
	body?: unknown;
}

/** What the sender gets. */
export interface Answer {
	status: number;
	body: unknown;
}

export type Answering = (incoming: Incoming) => Promise<Answer>;

/** n8n's web server, as far as webhooks need it. */
export interface Receiver extends Serving {
	/** Every answer to a delivery that was sent, in order. */
	answers: Answer[];
	/** Statuses that are sent in place of the next answers, in turn, as when an answer gets lost on its way. */
	instead: number[];
	serve(path: string, answering: Answering): void;
}

/** Starts n8n's webhook address on this machine. */
export async function startReceiver(): Promise<Receiver> {
	const served = new Map<string, Answering>();
	const answers: Answer[] = [];
	const instead: number[] = [];

	const serving = await serve(async (request, response) => {
		const rawBody = await buffer(request);
		const answering = served.get(request.url ?? '');
		const answer = answering
			? await answered(answering, { headers: request.headers, rawBody })
			: { status: 404, body: { message: 'The requested webhook is not registered' } };
		if (!isNote(answer)) {
			answer.status = instead.shift() ?? answer.status;
			answers.push(answer);
		}
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answer.body));
	});
	return { ...serving, answers, instead, serve: (path, answering) => served.set(path, answering) };
}

async function answered(answering: Answering, incoming: Incoming): Promise<Answer> {
	// n8n parses first, and refuses by itself what calls itself JSON and is none.
	if (incoming.headers['content-type'] === 'application/json') {
		try {
			incoming.body = JSON.parse(incoming.rawBody.toString('utf8')) as unknown;
		} catch {
			return { status: 422, body: { message: 'Failed to parse request body' } };
		}
	}
	try {
		return await answering(incoming);
	} catch {
		return { status: 500, body: { message: 'Workflow Webhook Error: Workflow could not be started!' } };
	}
}

/** As much of Express' response as a trigger may use. What ends it is told to `finish`, as Node does. */
export function responseTo(respond: (answer: Answer) => void) {
	const events = new EventEmitter();
	const response = {
		statusCode: 200,
		writableEnded: false,
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		json(body: unknown) {
			response.writableEnded = true;
			respond({ status: response.statusCode, body });
			events.emit('finish');
			return response;
		},
		once: (name: string, listener: () => void) => events.once(name, listener),
	};
	return response;
}

/** Notes of a trigger to its own address are no deliveries. */
function isNote({ body }: Answer): boolean {
	return typeof body === 'object' && body !== null && '_note' in body;
}
