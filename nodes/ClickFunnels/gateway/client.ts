import type { IAllExecuteFunctions, ICredentialsDecrypted } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { onAbort } from './abort';
import { API_PATH, readAccount, type Account } from './account';
import type { Call, GatewayContext } from './call';
import { pause, underEither, within } from './deadline';
import { failureOf, type TransportFailure } from './failure';
import { pacerFor, type Pacer, type Sent } from './pacer';
import type { Refusal } from './refusals';
import {
	isUnreadable,
	mayBeSentAgain,
	mayHaveBeenProcessed,
	retriesWithin,
	USUAL_TIMEOUT_MS,
	waitAfter,
} from './retryPolicy';
import { withoutSecrets } from './secrets';

/** What came back, whatever its status. */
export interface GatewayResponse {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON, or the text where it is none. */
	body: unknown;
	/** How often the request was sent. 0: the answer is one to others, by which this one can't be sent in its time. */
	tries: number;
	/** Whether an earlier try may have been processed, its answer being lost. */
	mayHaveRun?: boolean;
	/** Until when a 429 asks to wait, in milliseconds since 1970, where it says so. */
	askedUntil?: number;
}

/** No answer came: what went wrong on the way, and how often it was tried. */
export interface NoAnswer {
	failure: TransportFailure;
	tries: number;
	/** Whether an earlier try may have been processed. */
	mayHaveRun?: boolean;
}

/** Name of the credential's type. */
const TYPE = 'matonApi';

type OneTry = Omit<GatewayResponse, 'tries'> | Omit<NoAnswer, 'tries'>;

interface Way {
	account: Account;
	/** What the account was read from, for n8n to authenticate with: reading it again would ask n8n's database. */
	credential: ICredentialsDecrypted;
	pacer: Pacer;
}

/** By what a call may be ended before it is done. */
interface Ends {
	/** The execution was cancelled: ends at once what is under way, too. */
	cancel?: AbortSignal;
	/** That, or nothing more is to be sent. */
	noMore: AbortSignal;
}

/**
 * Sends one request through the gateway: takes its turn at the pacer, and sends again what is safe to send
 * again.
 * @returns the answer, also when its status says that it went wrong, or why there is none
 * @throws NodeOperationError when the credential's gateway URL is unusable
 * @throws NodeOperationError when the execution is cancelled
 * @throws the reason of `call.stop` when that is aborted before the request was sent
 */
export async function send(call: Call): Promise<GatewayResponse | NoAnswer> {
	return await unlessCanceled(
		call.context,
		async (cancel) =>
			await underEither([cancel, call.stop], async (noMore) => await sendUntilDone(call, { cancel, noMore })),
	);
}

/**
 * Waits on behalf of an execution.
 * @throws NodeOperationError as soon as the execution is cancelled
 */
export async function wait(context: GatewayContext, ms: number): Promise<void> {
	await unlessCanceled(context, async (cancel) => {
		await pause(ms, cancel);
		cancel?.throwIfAborted();
	});
}

/** What is aborted once the execution is cancelled; undefined where there is no execution. */
export function cancelOf(context: GatewayContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/**
 * Waits for work of somebody else on behalf of an execution.
 * @throws NodeOperationError as soon as the execution is cancelled
 * @throws the reason of `stop` when that is aborted
 */
export async function waitFor(
	context: GatewayContext,
	work: Promise<unknown>,
	stop: AbortSignal | undefined,
): Promise<void> {
	await unlessCanceled(context, async (cancel) => {
		await underEither([cancel, stop], async (signal) => {
			signal.throwIfAborted();
			const aborted = new Promise<never>((_, reject) => {
				onAbort(signal, () => reject(signal.reason as Error));
			});
			await Promise.race([work, aborted]);
		});
	});
}

async function unlessCanceled<Result>(
	context: GatewayContext,
	work: (cancel?: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const cancel = cancelOf(context);
	return await work(cancel).catch((reason: unknown) => {
		// By this word n8n tells a cancelled execution from one that went wrong.
		if (cancel?.aborted) throw new NodeOperationError(context.getNode(), 'The execution was canceled');
		throw reason;
	});
}

async function sendUntilDone(call: Call, { cancel, noMore }: Ends): Promise<GatewayResponse | NoAnswer> {
	const way = await wayOf(call);
	const { pacer, account } = way;
	const { priority } = call;
	const { maxTries, maxSeconds } = { ...retriesWithin(account.maxSeconds, priority), ...call.retries };
	const ask = {
		priority,
		owner: ownerOf(call.context),
		allowed: account.requestsPerSecond,
		patienceMs: maxSeconds * 1_000,
		signal: noMore,
	};
	let last: GatewayResponse | NoAnswer | undefined;
	let firstSent: number | undefined;
	let mayHaveRun = false;
	let wasUnreadable = false;
	for (let tries = 1; ; tries++) {
		const sent = await pacer.turn({ ...ask, firstSent });
		if (sent && noMore.aborted) pacer.failed(sent);
		cancel?.throwIfAborted();
		if (!sent || noMore.aborted) {
			if (last) return last;
			noMore.throwIfAborted();
			return unsent(pacer.lastRefusal);
		}
		// What waits for its turn behind others has lost no time of its own.
		firstSent ??= Date.now();
		const outcome = await once(call, way, { sent, cancel });
		cancel?.throwIfAborted();
		const tried = { ...outcome, tries, mayHaveRun };
		if (tries >= maxTries || !mayBeSentAgain(outcome, call.repeatable, wasUnreadable)) return tried;
		mayHaveRun ||= mayHaveBeenProcessed(outcome);
		wasUnreadable ||= isUnreadable(outcome);
		const ms = waitAfter(outcome, tries);
		if (Date.now() + ms - firstSent >= ask.patienceMs) return tried;
		last = tried;
		await pause(ms, noMore);
	}
}

async function once(
	{ context, request, below = API_PATH }: Call,
	{ account, credential, pacer }: Way,
	{ sent, cancel }: { sent: Sent; cancel?: AbortSignal },
): Promise<OneTry> {
	const { timeout = USUAL_TIMEOUT_MS } = request;
	try {
		// n8n's own timeout counts silence alone: an answer that drips would have no end.
		const { statusCode, headers, ...answer } = await within(timeout, cancel, async (signal) => {
			// n8n ends the request by the signal that its context gives, whatever the request says.
			const ending: IAllExecuteFunctions = Object.create(context, {
				getExecutionCancelSignal: { value: () => signal },
			});
			const options = {
				...request,
				timeout,
				baseURL: `${account.gateway}${below}`,
				json: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// A redirect would carry the key to another host.
				disableFollowRedirect: true,
				...(account.allowedDomains && { allowedDomains: account.allowedDomains }),
			};
			return (await context.helpers.httpRequestWithAuthentication.call(ending, TYPE, options, {
				credentialsDecrypted: credential,
			})) as { statusCode: number; headers: GatewayResponse['headers']; body: unknown };
		});
		// Maton's own lists are of connections: there their IDs are what was asked for.
		const hidden = below === API_PATH ? account : { ...account, connectionId: '' };
		const body = withoutSecrets(answer.body, hidden);
		if (statusCode !== 429) {
			pacer.answered(sent);
			return { status: statusCode, headers, body };
		}
		const refusal = { headers, body, askedUntil: askedUntil(headers['retry-after']) };
		pacer.refused(sent, refusal);
		return { status: 429, ...refusal };
	} catch (error) {
		pacer.failed(sent);
		return { failure: withoutSecrets(failureOf(error), account) };
	}
}

/** What a 429 to others means for a request that was not sent because of it. */
function unsent(refusal: Refusal = { headers: {}, body: undefined }): GatewayResponse {
	return { status: 429, ...refusal, tries: 0 };
}

async function wayOf({ context }: Call): Promise<Way> {
	const data = await context.getCredentials(TYPE);
	let account: Account;
	try {
		account = readAccount(data);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
	const credential = { id: '', name: TYPE, type: TYPE, data };
	return { account, credential, pacer: pacerFor(account.gateway, account.apiKey) };
}

/** Whose turn at the pacer a request takes: a workflow's, where there is one that is saved. */
function ownerOf(context: GatewayContext): string {
	return ('getWorkflow' in context && context.getWorkflow().id) || '';
}

/** The latest moment that a Date can hold (ECMAScript, 21.4.1.1). */
const END_OF_TIME = 8.64e15;

/** Until when a Retry-After header asks to wait: seconds or a date (RFC 9110, 10.2.3). */
function askedUntil(header: string | string[] | undefined): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+$/.test(header.trim())) return Math.min(Date.now() + Number(header) * 1_000, END_OF_TIME);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : date;
}
