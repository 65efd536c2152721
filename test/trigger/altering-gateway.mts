import type { IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import { serve, type Serving } from '../support/serve.mts';

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
export interface AlteringGateway extends Serving {
	/** Gives the altered answer; without one the answer passes as it is. */
	alter: (request: Passing, answer: Passed) => Passed | undefined;
}

/** Starts one. @param sandboxUrl asked for when a request comes, as a test's sandbox may not be there yet */
export async function startAlteringGateway(sandboxUrl: () => string): Promise<AlteringGateway> {
	const gateway: Pick<AlteringGateway, 'alter'> = { alter: () => undefined };
	const serving = await serve(async (request, response) => {
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
	return Object.assign(gateway, serving);
}

async function forward(
	request: IncomingMessage,
	sandboxUrl: string,
): Promise<Passed & { headers: Record<string, string> }> {
	const { text, ...answer } = await passedOn(request, sandboxUrl);
	return { ...answer, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** Sends a request on as it is, and gives the answer. */
export async function passedOn(
	request: IncomingMessage,
	sandboxUrl: string,
): Promise<{ status: number; headers: Record<string, string>; text: string }> {
	const body = await textOf(request);
	const response = await fetch(`${sandboxUrl}${request.url}`, {
		method: request.method,
		headers: {
			authorization: request.headers.authorization ?? '',
			...(request.headers['maton-connection'] !== undefined && {
				'maton-connection': String(request.headers['maton-connection']),
			}),
			'user-agent': request.headers['user-agent'] ?? '',
			'content-type': 'application/json',
		},
		body: body === '' ? undefined : body,
	});
	const text = await response.text();
	const next = response.headers.get('pagination-next');
	return {
		status: response.status,
		headers: next === null ? {} : { 'pagination-next': next },
		text,
	};
}
