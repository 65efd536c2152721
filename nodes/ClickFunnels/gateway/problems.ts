import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { CallOptions, GatewayResponse, NoAnswer } from './client';

/** What a message says about the request beside the answer. */
export interface RequestSubject {
	node: INode;
	/** Absent in pickers and triggers. */
	itemIndex?: number;
	/** What the request was about, for example "contact". */
	noun: string;
	/** What the id in the path is of, where it is not what the request was about. */
	sought?: string;
	/** Whether it may be sent again without harm. */
	repeatable: boolean;
	/** Whether the request takes its record away, so that one that is gone after an earlier try counts as done. */
	removes?: boolean;
	/** What the user says of retries; the client's defaults where not set. */
	retries?: Pick<CallOptions, 'maxTries' | 'maxSeconds'>;
}

interface Explanation {
	message: string;
	description: string;
}

const SETTINGS = 'https://maton.ai/settings';
const CONNECTIONS = 'https://maton.ai';

/**
 * The NodeApiError for an answer that is no success: what happened, what to do, and the API's own text.
 * @returns undefined for a success
 */
export function problemOf(response: GatewayResponse, subject: RequestSubject): NodeApiError | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) {
		return typeof body === 'string' && body.trim() !== ''
			? unexpectedAnswer(subject, 'JSON', body, response.tries)
			: undefined;
	}
	const { message, description } = explain(response, subject);
	const tries = response.tries > 1 ? ` Sent ${response.tries} times.` : '';
	return apiError(subject, { message, description: `${description}${tries}` }, status);
}

/**
 * Whether the answer says that an earlier try, whose answer was lost, has taken the record away. Maton's own 404 and a
 * page of a proxy say nothing of records.
 */
export function isAlreadyGone(
	{ status, body, mayHaveRun }: GatewayResponse,
	subject: RequestSubject,
): boolean {
	if (!subject.removes || !mayHaveRun || status !== 404) return false;
	// Text is what could not be parsed: nothing, JSON that was cut off, or a page.
	if (typeof body === 'string') return body === '' || body.startsWith('{"error":"');
	return readText(body).from === 'clickFunnels';
}

/** The NodeApiError for a request that got no answer. */
export function noAnswerProblem({ failure, tries }: NoAnswer, subject: RequestSubject): NodeApiError {
	const sent = tries > 1 ? ` Sent ${tries} times.` : '';
	const unknown = subject.repeatable ? '' : ` ${outcomeUnknown(subject)}`;
	const explanations: Record<typeof failure.kind, Explanation> = {
		refused: {
			message: 'The gateway could not be reached',
			description: `Nothing answered at the Gateway URL of the Maton API credential. Check the URL and that this n8n may reach it.${sent}`,
		},
		dns: {
			message: 'The gateway could not be found',
			description: `The host in the Gateway URL of the Maton API credential has no address. Check the URL and the DNS of this n8n.${sent}`,
		},
		certificate: {
			message: 'The gateway has no certificate that this n8n trusts',
			description: `Check the Gateway URL of the Maton API credential, and whether a proxy is in between. ${failure.text}`,
		},
		unsent: {
			message: `The request could not be sent: ${failure.text}`,
			description: 'Check the Maton API credential and the Options of the node.',
		},
		timeout: {
			message: 'The gateway did not answer in time',
			description: `Try again, or raise Timeout under Request Options in the settings of the node.${unknown}${sent}`,
		},
		broken: {
			message: 'The connection to the gateway broke off before the answer was there',
			description: `Try again.${unknown}${sent}`,
		},
	};
	return apiError(subject, explanations[failure.kind]);
}

function explain(response: GatewayResponse, subject: RequestSubject): Explanation {
	const { status } = response;
	const { from, text } = readText(response.body);
	const { noun, sought = noun } = subject;
	const said = text ? `: ${text}` : '';
	const unknown = status >= 500 && !subject.repeatable ? ` ${outcomeUnknown(subject)}` : '';
	if (from === 'maton') {
		switch (status) {
			case 400:
				return {
					message: 'Maton has no active ClickFunnels connection for this API key',
					description: `Connect ClickFunnels at ${CONNECTIONS}, then try again. Maton says: ${text}`,
				};
			case 401:
				return {
					message: 'Maton does not accept the API key',
					description: `Copy the key again from ${SETTINGS} into the Maton API credential. Maton says: ${text}`,
				};
			case 404:
				return {
					message: `Maton does not know what was asked for${said}`,
					description: 'Check the Connection ID and the Gateway URL in the Maton API credential.',
				};
			case 429:
				return {
					message: "Maton's limit of requests a second is reached",
					description: `Another program may be using the same Maton account. Try again later, or lower Requests per Second in the Maton API credential. Maton says: ${text}`,
				};
			case 500:
				return {
					message: `Maton could not use the ClickFunnels connection${said}`,
					description: `The authorisation may have expired. Reconnect ClickFunnels at ${CONNECTIONS}.${unknown}`,
				};
			default:
				return {
					message: `Maton answered with status ${status}${said}`,
					description: `Try again later; if it stays so, ask Maton.${unknown}`,
				};
		}
	}
	switch (status) {
		case 400:
			return {
				message: `ClickFunnels could not read the request${said}`,
				description: `Check the fields and filters of this ${noun} operation.`,
			};
		case 401:
			return {
				message: `ClickFunnels no longer accepts Maton's connection${said}`,
				description: `Reconnect ClickFunnels at ${CONNECTIONS}. The Maton API key itself is right.`,
			};
		case 403:
			return {
				message: `ClickFunnels does not allow this${said}`,
				description:
					'The connected ClickFunnels account may lack the permission, or the feature is not open to it. Check its role and plan.',
			};
		case 404:
			return {
				message: `ClickFunnels found no such ${sought}${said}`,
				description: `Check the ID: the ${sought} may be deleted, belong to another account, or not be in a state that allows this.`,
			};
		case 409:
			return {
				message: `The state of the ${noun} does not allow this${said}`,
				description: `Look at the ${noun} in ClickFunnels; it may already be in the state that you ask for.`,
			};
		case 422:
			return {
				message: `ClickFunnels did not accept the values${said}`,
				description: 'Correct the values named in the message.',
			};
		case 429:
			return {
				message: `ClickFunnels asks for fewer requests${said}`,
				description: 'Try again later.',
			};
		default:
			return status >= 500 ? unavailable(status, said, subject) : unexpected(status, said);
	}
}

function unavailable(status: number, said: string, subject: RequestSubject): Explanation {
	return {
		message: `ClickFunnels could not process the request (status ${status})${said}`,
		description: subject.repeatable ? 'Try again later.' : outcomeUnknown(subject),
	};
}

function outcomeUnknown({ noun }: RequestSubject): string {
	return `It is not known whether ClickFunnels processed the request: look for the ${noun} before you run this again.`;
}

function unexpected(status: number, said: string): Explanation {
	return {
		message: `ClickFunnels answered with status ${status}${said}`,
		description: 'Check the Gateway URL in the Maton API credential.',
	};
}

/** The NodeApiError for a success that does not hold what it should. */
export function unexpectedAnswer(
	subject: RequestSubject,
	wanted: string,
	body: unknown,
	tries = 1,
): NodeApiError {
	const begin = typeof body === 'string' ? firstWords(body) : firstWords(JSON.stringify(body) ?? '');
	const unknown = subject.repeatable ? '' : ` ${outcomeUnknown(subject)}`;
	const sent = tries > 1 ? ` Sent ${tries} times.` : '';
	return apiError(subject, {
		message: `The answer is not ${wanted}, as ClickFunnels would send it`,
		description: `Check the Gateway URL in the Maton API credential, and whether a proxy is in between.${unknown}${sent} The answer begins: ${begin}`,
	});
}

/**
 * Who wrote an answer, and its text (contract/maton.json, `errors.tellApart`): ClickFunnels sends `{error: "text"}`,
 * Maton `{error: {message, code}}` or `{message, type, code}`; a firewall or proxy sends HTML.
 */
function readText(body: unknown): { from: 'maton' | 'clickFunnels'; text: string } {
	if (typeof body === 'string') return { from: 'clickFunnels', text: firstWords(body) };
	if (typeof body !== 'object' || body === null) return { from: 'clickFunnels', text: '' };
	const { error, message, base } = body as JsonObject;
	if (typeof error === 'object' && error !== null && 'message' in error) {
		return { from: 'maton', text: String(error.message) };
	}
	if (typeof message === 'string' && error === undefined) return { from: 'maton', text: message };
	if (typeof error === 'string') return { from: 'clickFunnels', text: error };
	if (Array.isArray(base)) return { from: 'clickFunnels', text: base.join(', ') };
	return { from: 'clickFunnels', text: JSON.stringify(body) };
}

/** The visible beginning of HTML or other text. The signing secret of a webhook endpoint stays hidden. */
function firstWords(body: string): string {
	const visible = body
		.replace(/("webhook_secret"\s*:\s*")[^"]*/g, '$1...')
		.replace(/<(head|style|script)\b[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return visible.length > 200 ? `${visible.slice(0, 197)}...` : visible;
}

function apiError(
	subject: RequestSubject,
	{ message, description }: Explanation,
	status?: number,
): NodeApiError {
	// Built from texts alone: the request's own headers hold the key.
	const problem = new NodeApiError(
		subject.node,
		{ message },
		{
			message,
			description,
			itemIndex: subject.itemIndex,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
	// n8n puts a text of its own in place of one that holds a code such as EEXIST, even inside "preexisting".
	problem.message = message;
	return problem;
}
