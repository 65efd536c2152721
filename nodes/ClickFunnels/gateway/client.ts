import { NodeOperationError, sleep } from 'n8n-workflow';

import { API_PATH, readAccount, type Account } from './account';
import type { Call, GatewayContext } from './call';
import { failureOf, type TransportFailure } from './failure';
import { pacerFor, type Pacer, type Sent } from './pacer';
import { withoutSecrets } from './secrets';
import { isUnreadable, mayBeSentAgain, mayHaveBeenProcessed, USUAL_RETRIES, waitAfter } from './retryPolicy';

/** What came back, whatever its status. */
export interface GatewayResponse {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON, or the text where it is none. */
	body: unknown;
	/** How often the request was sent. */
	tries: number;
	/** Whether an earlier try may have been processed, its answer being lost. */
	mayHaveRun?: boolean;
}

/** No answer came: what went wrong on the way, and how often it was tried. */
export interface NoAnswer {
	failure: TransportFailure;
	tries: number;
}

type OneTry = Omit<GatewayResponse, 'tries'> | Omit<NoAnswer, 'tries'>;

interface Way {
	account: Account;
	pacer: Pacer;
}

/**
 * Sends one request through the gateway: takes its turn at the pacer, and sends again what is safe to send
 * again.
 * @returns the answer, also when its status says that it went wrong, or why there is none
 * @throws NodeOperationError when the credential's gateway URL is unusable
 * @throws NodeOperationError when the execution is cancelled
 */
export async function send(call: Call): Promise<GatewayResponse | NoAnswer> {
	return await unlessCanceled(call.context, async (signal) => await sendUntilDone(call, signal));
}

/**
 * Waits on behalf of an execution.
 * @throws NodeOperationError as soon as the execution is cancelled
 */
export async function wait(context: GatewayContext, ms: number): Promise<void> {
	await unlessCanceled(context, async (signal) => await pause(ms, signal));
}

async function unlessCanceled<Result>(
	context: GatewayContext,
	work: (signal?: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return await work(signal).catch((reason: unknown) => {
		// By this word n8n tells a cancelled execution from one that went wrong.
		if (signal?.aborted) throw new NodeOperationError(context.getNode(), 'The execution was canceled');
		throw reason;
	});
}

async function sendUntilDone(call: Call, signal?: AbortSignal): Promise<GatewayResponse | NoAnswer> {
	const way = await wayOf(call);
	const { maxTries, maxSeconds } = { ...USUAL_RETRIES, ...call.retries };
	let firstSent: number | undefined;
	let mayHaveRun = false;
	let wasUnreadable = false;
	for (let tries = 1; ; tries++) {
		const sent = await way.pacer.turn(call.priority, signal);
		// What waits for its turn behind others has lost no time of its own.
		firstSent ??= Date.now();
		const outcome = await once(call, way, sent);
		signal?.throwIfAborted();
		const seconds = (Date.now() - firstSent + way.pacer.pauseLeft) / 1000;
		const last = tries >= maxTries || seconds >= maxSeconds;
		if (last || !mayBeSentAgain(outcome, call.repeatable, wasUnreadable)) {
			return { ...outcome, tries, mayHaveRun };
		}
		mayHaveRun ||= mayHaveBeenProcessed(outcome);
		wasUnreadable ||= isUnreadable(outcome);
		await pause(waitAfter(outcome, tries), signal);
	}
}

async function once({ context, request }: Call, { account, pacer }: Way, sent: Sent): Promise<OneTry> {
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'matonApi',
			{
				...request,
				baseURL: `${account.gateway}${API_PATH}`,
				json: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// A redirect would carry the key to another host.
				disableFollowRedirect: true,
				...(account.allowedDomains && { allowedDomains: account.allowedDomains }),
			},
		)) as { statusCode: number; headers: GatewayResponse['headers']; body: unknown };
		if (statusCode === 429) pacer.refused(sent, retryAfter(headers['retry-after']));
		else pacer.answered(sent);
		return { status: statusCode, headers, body: withoutSecrets(body, account) };
	} catch (error) {
		pacer.failed();
		return { failure: withoutSecrets(failureOf(error), account) };
	}
}

async function wayOf({ context }: Call): Promise<Way> {
	const credentials = await context.getCredentials('matonApi');
	let account: Account;
	try {
		account = readAccount(credentials);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
	return { account, pacer: pacerFor(account.gateway, account.apiKey, account.requestsPerSecond) };
}

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | string[] | undefined): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Waits, but ends at once, by the signal's reason, when the execution is cancelled. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (ms === 0) return;
	let cancel = () => {};
	const cancelled = new Promise<void>((resolve) => {
		cancel = resolve;
		signal?.addEventListener('abort', cancel, { once: true });
	});
	await Promise.race([sleep(ms), cancelled]);
	signal?.removeEventListener('abort', cancel);
	signal?.throwIfAborted();
}
