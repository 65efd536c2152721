import type { ExecutionBaseError } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { inPanelWords } from './answerFields';
import { saysThatItIsThere } from './answerKnown';
import { CHECK_THE_WAY, meaningOf, type Meaning, type Writer } from './answerMeanings';
import { ADDS_NOTHING, beginningOf, firstWords, readText, refusalIn, shortened } from './answerText';
import type { Call } from './call';
import type { GatewayResponse, NoAnswer } from './client';
import { withPickedNames } from './picked';
import { isOutcomeOpen, isUnreadable } from './retryPolicy';
import { outcomeUnknown, sentTimes, UNKNOWN } from './sentences';

/** Characters that a message may have, and so much what to do. */
const LONGEST = 499;

/** What of a call its messages need. */
export type Asked = Pick<Call, 'context' | 'about' | 'repeatable'> & {
	request?: Pick<Call['request'], 'method'>;
};

/**
 * The NodeApiError for an answer that is no success: what happened, what to do, and the API's own text.
 * @returns undefined for a success
 */
export function problemOf(response: GatewayResponse, call: Asked): NodeApiError | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) {
		if (isUnreadable(response)) return unexpectedAnswer(call, 'JSON', { ...response, isOpen: true });
		const refusal = refusalIn(body);
		return refusal === undefined ? undefined : takenBack(call, refusal, response);
	}
	const { writer, text: own } = readText(body);
	const { repeatable } = call;
	const { noun, sought = noun, cancels, route, sent } = call.about;
	const isOpen = isOutcomeOpen(status);
	const isOfValues = writer === 'clickFunnels' && [400, 409, 422].includes(status);
	const fields = isOfValues ? sent?.() : undefined;
	const { text: worded, field, value } = inPanelWords(own, fields ?? []);
	const { text, advice: chooseAgain } = withPickedNames(worded, call.context.getNode().parameters);
	const named = field !== undefined;
	const isBare = fields?.length === 0 && call.request?.method !== 'GET';
	const meaning = meaningOf({
		writer,
		text: own,
		status,
		repeatable,
		cancels,
		route,
		named,
		isBare,
	});
	const words = {
		said: text && !ADDS_NOTHING.test(text) ? `: ${text}` : '',
		text,
		field: field?.label ?? '',
		value,
		noun,
		sought,
		status: String(status),
		unknown: isOpen ? outcomeUnknown(call) : '',
	};
	const whatToDo = `${chooseAgain} ${filled(meaning.advice, words)}`.trim();
	const advice = `${whatToDo}${pauseAsked(response, writer, call)}${sentTimes({ ...response, isOpen }, call)}`;
	const message = filled(meaning.message, words).trim();
	const problem = apiError(call, { message, advice: advice.trim(), own }, status);
	if (field) problem.context.field = field.label;
	if (isOfValues) problem.context.isOfValues = true;
	if (status === 404 && writer === 'clickFunnels') problem.context.isNoSuchRecord = true;
	if (writer === 'clickFunnels' && saysThatItIsThere(status, own)) problem.context.isThereAlready = true;
	if (meaning.tested) problem.context.tested = meaning.tested;
	return problem;
}

/** Whether an error is ClickFunnels' word that there is no such record: Maton's own 404 says nothing of records. */
export function isNoSuchRecord(error: unknown): boolean {
	return error instanceof NodeApiError && error.context.isNoSuchRecord === true;
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
			'Nothing answered at the Gateway URL of the credential. Check the URL and that this n8n may reach it.{sent}',
	},
	dns: {
		message: 'The gateway could not be found',
		advice:
			'The host in the Gateway URL of the credential has no address. Check the URL and the DNS of this n8n.{sent}',
	},
	certificate: {
		message: 'The gateway has no certificate that this n8n trusts',
		advice: 'Check the Gateway URL of the credential, and whether a proxy is in between. {reason}',
	},
	unsent: {
		message: 'The request could not be sent: {reason}',
		advice: 'Check the credential and the Options of the node.',
	},
	timeout: {
		message: 'The gateway did not answer in time',
		advice:
			'Try again, or raise Timeout under Request Options in the settings of the node. {reason}.{unknown}{sent}',
	},
	broken: {
		message: 'The connection to the gateway broke off before the answer was there',
		advice: 'Try again.{unknown}{sent}',
	},
};

/** The error for a request that got no answer: n8n shows a NodeApiError as ClickFunnels' own, which one that it did not send is not. */
export function noAnswerProblem(
	{ failure, tries, mayHaveRun }: NoAnswer,
	call: Asked,
): NodeApiError | NodeOperationError {
	const { message: template, advice } = FAILURES[failure.type];
	const isOpen = ['timeout', 'broken'].includes(failure.type);
	const words = {
		reason: firstWords(failure.text),
		unknown: outcomeUnknown(call),
		sent: sentTimes({ tries, mayHaveRun, isOpen }, call),
	};
	const [message, whatToDo] = [template, advice].map((text) => filled(text, words));
	const isOwn = failure.type === 'unsent';
	const problem = isOwn
		? operationError(call, message, whatToDo)
		: apiError(call, { message, advice: whatToDo });
	problem.context.isUnsent = !mayHaveRun && !isOpen;
	return problem;
}

/** Whether an error leaves no doubt that its request was not processed, or may be repeated. */
export function isOutcomeKnown({ context }: ExecutionBaseError): boolean {
	return context.outcome !== 'unknown';
}

/** The NodeApiError for a success whose own words say that it is none. */
function takenBack(call: Asked, refusal: string, response: GatewayResponse): NodeApiError {
	const { status } = response;
	return apiError(
		call,
		{
			message: `ClickFunnels answered with status ${status}, but says: ${refusal}`,
			advice: `${outcomeUnknown(asWrite(call))}${sentTimes(response, call)}`.trim(),
		},
		status,
	);
}

/** What of an answer that is no success for its shape alone is needed to speak of it. */
interface Shape {
	body: unknown;
	status?: number;
	tries?: number;
	mayHaveRun?: boolean;
	isOpen?: boolean;
}

/** The NodeApiError for a success that does not hold what it should. */
export function unexpectedAnswer(call: Asked, wanted: string, shape: Shape): NodeApiError {
	const { body, status } = shape;
	const begin = isNothing(body) ? '' : beginningOf(body);
	const advice = (wanted === 'a list' && call.about.ifNoList) || CHECK_THE_WAY;
	return apiError(
		call,
		{
			message: `The answer is not ${wanted}, as ClickFunnels would send it`,
			advice: `${advice}${outcomeUnknown(call)}${sentTimes(shape, call)} The answer begins: ${begin}`,
		},
		status,
	);
}

/** The NodeApiError for a success that holds no record, where one belongs. */
export function noRecord(call: Asked, shape: Shape): NodeApiError {
	const { noun } = call.about;
	if (!isNothing(shape.body)) return unexpectedAnswer(asWrite(call), `the ${noun}`, shape);
	const { status } = shape;
	return apiError(
		call,
		{
			message: `The answer holds no ${noun} (status ${status})`,
			advice: `ClickFunnels would send the ${noun} itself: check whether a proxy is in between.${outcomeUnknown(asWrite(call))}${sentTimes(shape, call)}`,
		},
		status,
	);
}

/** The NodeApiError for a success that does not say that something is done. */
export function notConfirmed(call: Asked, shape: Shape): NodeApiError {
	if (!isNothing(shape.body)) return unexpectedAnswer(asWrite(call), 'a confirmation', shape);
	return apiError(
		call,
		{
			message: `ClickFunnels took the request, but does not say that it is done (status ${shape.status})`,
			advice: `Wait a moment.${outcomeUnknown(asWrite(call))}`,
		},
		shape.status,
	);
}

/** Whether a body says nothing at all. */
export function isNothing(body: unknown): boolean {
	if (typeof body === 'string') return body.trim() === '';
	if (typeof body !== 'object' || body === null) return body === undefined || body === null;
	return !Array.isArray(body) && Object.keys(body).length === 0;
}

/** The call as one whose outcome matters, unless it only reads: also an update that is repeated is not done yet. */
function asWrite(call: Asked): Asked {
	return { ...call, repeatable: call.request?.method === 'GET' };
}

/** The NodeApiError for a list whose pages contradict each other. */
export function brokenList(call: Asked): NodeApiError {
	return apiError(call, {
		message: 'The list broke off: ClickFunnels says that more of it follows, and does not give it',
		advice:
			'What came of the list is not all of it, so that none of it is given. Try again, or ask for less with filters or a Limit.',
	});
}

const A_DAY_MS = 24 * 60 * 60 * 1_000;

/** A sentence for an answer that asks for a pause: until when, in the workflow's time zone. */
function pauseAsked({ askedUntil }: GatewayResponse, writer: Writer, { context }: Asked): string {
	if (askedUntil === undefined || askedUntil <= Date.now()) return '';
	const timeZone = context.getTimezone();
	// Swedish dates are ISO dates.
	const until = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		timeStyle: 'short',
		...(askedUntil > Date.now() + A_DAY_MS && { dateStyle: 'short' }),
	}).format(askedUntil);
	return ` ${WRITERS[writer]} asks to wait until ${until} (${timeZone}).`;
}

const WRITERS: Record<Writer, string> = {
	maton: 'Maton',
	clickFunnels: 'ClickFunnels',
	between: 'The gateway',
};

function filled(template: string, words: Record<string, string>): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => words[name]);
}

function operationError({ context, about }: Asked, words: string, description: string): NodeOperationError {
	const message = shortened(words, LONGEST);
	const problem = new NodeOperationError(context.getNode(), message, {
		itemIndex: about.itemIndex,
		description,
	});
	problem.message = message;
	return problem;
}

/** @param words `own` is what the API said, which n8n shows among the details */
function apiError(
	{ context, about }: Asked,
	words: Pick<Meaning, 'message' | 'advice'> & { own?: string },
	status?: number,
): NodeApiError {
	const message = shortened(words.message, LONGEST);
	const advice = shortened(words.advice, LONGEST);
	// Built from texts alone: the request's own headers hold the key.
	const problem = new NodeApiError(
		context.getNode(),
		{ message: words.own || message },
		{
			message,
			description: advice,
			itemIndex: about.itemIndex,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
	// n8n puts a text of its own in place of one that holds a code such as EEXIST, even inside "preexisting".
	problem.message = message;
	// Without one, n8n takes what the API said.
	if (!advice) problem.description = undefined;
	if (words.advice.includes(UNKNOWN)) problem.context.outcome = 'unknown';
	return problem;
}
