import { STATUS_CODES } from 'node:http';
import type { Readings } from '../readings.mts';

/** An answer before it is written to the socket. `body` is the exact text; '' for none. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** The words in which Maton itself says no. */
	matonSays?: string;
}

/** A JSON answer. An undefined value gives an empty body, as a 204 has. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
	if (value === undefined) return { status, headers, body: '' };
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

/** An HTML answer with a title and one paragraph. */
export function html(status: number, title: string, text: string): Answer {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8' },
		body: `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1><p>${text}</p></body>\n</html>\n`,
	};
}

/** Maton's error shape, `{"error":{"message","code"}}` (contract/maton.json, `errors.tellApart`). */
export function matonError(status: number, message: string, headers: Record<string, string> = {}): Answer {
	return { ...json(status, { error: { message, code: status } }, headers), matonSays: message };
}

/** Puts an error of Maton itself into the shape that a reading asks for; all else stays as it is. */
export function shaped(answer: Answer, shape: Readings['matonErrors']): Answer {
	const { status, headers, matonSays } = answer;
	if (matonSays === undefined || shape === 'nested') return answer;
	return json(status, { message: matonSays, type: STATUS_CODES[status], code: status }, headers);
}

/**
 * Maton's 404 for a connection id that it does not know, in its other error shape (contract/maton.json,
 * `errors.404`).
 */
export function connectionNotFound(connectionId: string): Answer {
	return json(404, { message: `Connection ${connectionId} not found`, type: 'Not Found', code: 404 });
}

/**
 * Maton's refusal above the allowed number of requests a second; Retry-After is not documented, so it is sent
 * on demand only.
 */
export function tooManyRequests(retryAfter?: number | string): Answer {
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
	return matonError(429, 'Rate limit exceeded: too many requests in one second', headers);
}

/** ClickFunnels' refusal of a third filtered read under way (ClickFunnels behaviour: rate limits). */
export function tooManyFilteredReads(): Answer {
	const seconds = 2;
	const error = `Too many filtered requests are already running for this workspace and access token. Try again in ${seconds} seconds.`;
	return json(429, { error, hint: null, retry_after: seconds }, { 'retry-after': String(seconds) });
}

/**
 * What Cloudflare, in front of ClickFunnels, answers to a call without a User-Agent (contract/maton.json,
 * `gateway.userAgent`).
 */
export function blockedByCloudflare(): Answer {
	return html(
		403,
		'Attention Required! | Cloudflare',
		'Sorry, you have been blocked. You are unable to access myclickfunnels.com.',
	);
}
