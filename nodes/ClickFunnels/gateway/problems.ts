import { NodeApiError } from 'n8n-workflow';

import { MEANINGS, otherMeaning, type Meaning } from './answerMeanings';
import { firstWords, readText } from './answerText';
import type { Call } from './call';
import type { GatewayResponse, NoAnswer } from './client';
import { isOutcomeOpen, isUnreadable } from './retryPolicy';

/** What of a call its messages need. */
export type Asked = Pick<Call, 'context' | 'about' | 'repeatable'>;

/**
 * The NodeApiError for an answer that is no success: what happened, what to do, and the API's own text.
 * @returns undefined for a success
 */
export function problemOf(response: GatewayResponse, call: Asked): NodeApiError | undefined {
	const { status, body, tries } = response;
	if (status >= 200 && status < 300) {
		return isUnreadable(response) ? unexpectedAnswer(call, 'JSON', { body, tries }) : undefined;
	}
	const { writer, text } = readText(body);
	const meaning = MEANINGS[writer][status] ?? otherMeaning(writer, status, call.repeatable);
	const { noun, sought = noun } = call.about;
	const words = {
		said: text ? `: ${text}` : '',
		text,
		noun,
		sought,
		status: String(status),
		unknown: isOutcomeOpen(status) ? outcomeUnknown(call) : '',
	};
	const advice = `${filled(meaning.advice, words).trim()}${sentTimes(tries)}`;
	return apiError(call, { message: filled(meaning.message, words), advice }, status);
}

/**
 * Whether the answer says that an earlier try, whose answer was lost, has taken the record away. Maton's own
 * 404 and a page of a proxy say nothing of records.
 */
export function isAlreadyGone({ status, body, mayHaveRun }: GatewayResponse, { removes }: Call): boolean {
	if (!removes || !mayHaveRun || status !== 404) return false;
	// Text is what could not be parsed: nothing, JSON that was cut off, or a page.
	if (typeof body === 'string') return body === '' || body.startsWith('{"error":"');
	return readText(body).writer === 'clickFunnels';
}

/** What each failure on the way means, in the words of `Meaning`; `{reason}` is Node's own text. */
const FAILURES: Record<NoAnswer['failure']['type'], Meaning> = {
	refused: {
		message: 'The gateway could not be reached',
		advice:
			'Nothing answered at the Gateway URL of the Maton API credential. Check the URL and that this n8n may reach it.{sent}',
	},
	dns: {
		message: 'The gateway could not be found',
		advice:
			'The host in the Gateway URL of the Maton API credential has no address. Check the URL and the DNS of this n8n.{sent}',
	},
	certificate: {
		message: 'The gateway has no certificate that this n8n trusts',
		advice: 'Check the Gateway URL of the Maton API credential, and whether a proxy is in between. {reason}',
	},
	unsent: {
		message: 'The request could not be sent: {reason}',
		advice: 'Check the Maton API credential and the Options of the node.',
	},
	timeout: {
		message: 'The gateway did not answer in time',
		advice: 'Try again, or raise Timeout under Request Options in the settings of the node.{unknown}{sent}',
	},
	broken: {
		message: 'The connection to the gateway broke off before the answer was there',
		advice: 'Try again.{unknown}{sent}',
	},
};

/** The NodeApiError for a request that got no answer. */
export function noAnswerProblem({ failure, tries }: NoAnswer, call: Asked): NodeApiError {
	const { message, advice } = FAILURES[failure.type];
	const words = { reason: failure.text, unknown: outcomeUnknown(call), sent: sentTimes(tries) };
	return apiError(call, { message: filled(message, words), advice: filled(advice, words) });
}

/** The NodeApiError for a success that does not hold what it should. */
export function unexpectedAnswer(
	call: Asked,
	wanted: string,
	{ body, tries = 1 }: { body: unknown; tries?: number },
): NodeApiError {
	const begin = body === undefined ? '' : firstWords(typeof body === 'string' ? body : JSON.stringify(body));
	return apiError(call, {
		message: `The answer is not ${wanted}, as ClickFunnels would send it`,
		advice: `Check the Gateway URL in the Maton API credential, and whether a proxy is in between.${outcomeUnknown(call)}${sentTimes(tries)} The answer begins: ${begin}`,
	});
}

/** The NodeApiError for a list whose pages contradict each other. */
export function brokenList(call: Asked): NodeApiError {
	return apiError(call, {
		message: 'The list broke off: ClickFunnels says that more of it follows, and does not give it',
		advice:
			'What came of the list is not all of it, so that none of it is given. Try again, or ask for less with filters or a Limit.',
	});
}

/** A sentence for a call that may have been processed and must not be repeated; nothing for one that may. */
function outcomeUnknown({ about, repeatable }: Asked): string {
	if (repeatable) return '';
	return ` It is not known whether ClickFunnels processed the request: look for the ${about.noun} before you run this again.`;
}

function sentTimes(tries: number): string {
	return tries > 1 ? ` Sent ${tries} times.` : '';
}

function filled(template: string, words: Record<string, string>): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => words[name]);
}

function apiError(
	{ context, about }: Asked,
	{ message, advice }: Pick<Meaning, 'message' | 'advice'>,
	status?: number,
): NodeApiError {
	// Built from texts alone: the request's own headers hold the key.
	const problem = new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: advice,
			itemIndex: about.itemIndex,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
	// n8n puts a text of its own in place of one that holds a code such as EEXIST, even inside "preexisting".
	problem.message = message;
	return problem;
}
