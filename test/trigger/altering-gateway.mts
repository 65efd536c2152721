import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that passes by. */
export interface Passing {
	method: string;
	path: string;
}

/** An answer on its way back. */
export interface Passed {
	status: number;
	/** Text is sent as it is, anything else as JSON. */
	body: unknown;
}

/** A gateway in front of the sandbox that alters what comes back; what the sandbox did stays done. */
export interface AlteringGateway {
	url: string;
	/** Gives the altered answer; without one the answer passes as it is. */
	alter: (request: Passing, answer: Passed) => Passed | undefined;
	close(): Promise<void>;
}

/** Starts one. @param sandboxUrl asked for when a request comes, as a test's sandbox may not be there yet */
export async function startAlteringGateway(sandboxUrl: () => string): Promise<AlteringGateway> {
	const gateway: AlteringGateway = { url: '', alter: () => undefined, close: async () => undefined };
	const server = createServer(async (request, response) => {
		const answer = await forward(request, sandboxUrl()).catch(() => undefined);
		if (!answer) {
			response.destroy();
			return;
		}
		const passing = { method: request.method ?? '', path: request.url ?? '' };
		const altered = gateway.alter(passing, answer) ?? answer;
		response.writeHead(altered.status, { ...answer.headers, 'content-type': 'application/json' });
		const { body } = altered;
		response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	gateway.close = async () => {
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
	};
	return gateway;
}

async function forward(
	request: IncomingMessage,
	sandboxUrl: string,
): Promise<Passed & { headers: Record<string, string> }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const response = await fetch(`${sandboxUrl}${request.url}`, {
		method: request.method,
		headers: {
			authorization: request.headers.authorization ?? '',
			'user-agent': request.headers['user-agent'] ?? '',
			'content-type': 'application/json',
		},
		body: chunks.length > 0 ? Buffer.concat(chunks).toString('utf8') : undefined,
	});
	const text = await response.text();
	const next = response.headers.get('pagination-next');
	return {
		status: response.status,
		headers: next === null ? {} : { 'pagination-next': next },
		body: text === '' ? undefined : (JSON.parse(text) as unknown),
	};
}
