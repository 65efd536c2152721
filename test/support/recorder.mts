import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Recorded {
	method: string;
	/** Path as received, still encoded. */
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage['headers'];
	body?: unknown;
}

/** What a recorder answers with. */
export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	/** Text is sent as it is, anything else as JSON; undefined gives an empty body. */
	body?: unknown;
}

export interface Recorder {
	url: string;
	requests: Recorded[];
	close(): Promise<void>;
}

/** A server that notes what it is asked and answers what the test says, to see exactly what the engine sends. */
export async function startRecorder(reply: (request: Recorded) => Reply | Promise<Reply>): Promise<Recorder> {
	const requests: Recorded[] = [];
	const server = createServer(async (incoming, outgoing) => {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString('utf8');
		const [path, query = ''] = (incoming.url ?? '').split('?');
		const request: Recorded = {
			method: incoming.method ?? '',
			path,
			query: new URLSearchParams(query),
			headers: incoming.headers,
			...(text && { body: JSON.parse(text) as unknown }),
		};
		requests.push(request);
		const { status = 200, headers = {}, body } = await reply(request);
		const isText = typeof body === 'string';
		outgoing.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
		outgoing.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
