import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import { serve, type Serving } from './serve.mts';

/** One request as it arrived. */
export interface Arrived {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
}

/** An answer that a gateway should not give, or one that is hard to read. */
export interface Odd {
	/** Default: 200. */
	status?: number;
	headers?: Record<string, string>;
	/** Sent as it is. */
	text?: string | ((request: Arrived) => string);
	/** Sent as JSON. */
	json?: unknown;
	/** The answer that belongs there, with the status and headers of this one. */
	good?: true;
	/** In place of an answer, or before it. */
	moment?: Moment;
}

/** What happens to the connection. */
export type Moment =
	| 'closed before the answer'
	| 'reset before the answer'
	| 'closed after the headers'
	| 'closed in the middle'
	| 'processing first'
	| 'hints first'
	| 'no HTTP';

/** An answer that belongs there. */
export interface Good {
	status: number;
	json?: unknown;
}

export interface OddGateway extends Serving {
	/** All requests, oldest first. */
	arrived: Arrived[];
}

/** A gateway that misbehaves once, at the first request for each path, and then answers as it should. */
export async function startOddGateway(
	oddFor: (request: Arrived) => Odd,
	goodFor: (request: Arrived) => Good,
): Promise<OddGateway> {
	const arrived: Arrived[] = [];
	const serving = await serve(async (incoming, outgoing) => {
		await textOf(incoming);
		const { method = '', url = '', headers } = incoming;
		const request = { method, path: url.split('?')[0], headers };
		const isFirst = !arrived.some(({ path }) => path === request.path);
		arrived.push(request);
		const { status, json } = goodFor(request);
		const good = { status, text: json === undefined ? '' : JSON.stringify(json) };
		const odd = isFirst ? oddFor(request) : { good: true as const };
		play(outgoing, odd, odd.good ? { ...good, status: odd.status ?? good.status } : textIn(odd, request));
	});
	return { ...serving, arrived };
}

function textIn({ status = 200, text = '', json }: Odd, request: Arrived): { status: number; text: string } {
	if (json !== undefined) return { status, text: JSON.stringify(json) };
	return { status, text: typeof text === 'string' ? text : text(request) };
}

function play(
	outgoing: ServerResponse,
	{ headers, moment }: Odd,
	{ status, text }: { status: number; text: string },
): void {
	const isCut = moment === 'closed after the headers' || moment === 'closed in the middle';
	const length = String(Buffer.byteLength(text) + (isCut ? 10 : 0));
	const bodiless = status === 204 || status === 304;
	const sent = {
		'content-type': 'application/json',
		...(!bodiless && { 'content-length': length }),
		...headers,
	};
	if (moment === 'closed before the answer') return void outgoing.socket?.destroy();
	if (moment === 'reset before the answer') return void outgoing.socket?.resetAndDestroy();
	if (moment === 'no HTTP') return void outgoing.socket?.end('220 mail.example ESMTP\r\n');
	if (moment === 'processing first') outgoing.writeProcessing();
	if (moment === 'hints first') outgoing.writeEarlyHints({ link: '</a.css>; rel=preload' });
	outgoing.writeHead(status, sent);
	if (!isCut) return void outgoing.end(bodiless ? undefined : text);
	outgoing.flushHeaders();
	if (moment === 'closed in the middle') outgoing.write(text);
	outgoing.socket?.end();
}
