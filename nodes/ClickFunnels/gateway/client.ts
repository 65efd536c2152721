import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import { API_PATH, gatewayUrl } from './gatewayUrl';
import { failureOf, isPassing, isUnprocessed, type TransportFailure } from './failure';
import { pacerFor, type Pacer, type Priority } from './pacer';

/** The n8n contexts that can call the gateway: one client for the action node, its pickers and the trigger. */
export type GatewayContext = IExecuteSingleFunctions | ILoadOptionsFunctions | IHookFunctions;

/** One call. `url` is the path below the API's root, already encoded. */
export type GatewayRequest = Pick<IHttpRequestOptions, 'url' | 'method' | 'qs' | 'body'> &
	Partial<IHttpRequestOptions>;

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

/** How a call is treated. */
export interface CallOptions {
	priority: Priority;
	/** Whether the request may be sent again when it is unknown if the first one was processed. */
	repeatable: boolean;
	/** Sends at most. Default: 5. */
	maxTries?: number;
	/** Seconds after which it is not sent again. Default: 120. */
	maxSeconds?: number;
}

/** No answer came: what went wrong on the way, and how often it was tried. */
export interface NoAnswer {
	failure: TransportFailure;
	tries: number;
}

const MAX_TRIES = 5;
const MAX_SECONDS = 120;
const FIRST_WAIT_MS = 500;
const GATEWAY_DOWN = new Set([502, 503, 504]);

interface Account {
	gateway: string;
	pacer: Pacer;
}

/**
 * Sends one request through the gateway: takes its turn at the pacer, and sends again what is safe to send again. 429,
 * refused connections and failed DNS look-ups were not processed, so they always are; 502, 503, 504, resets and timeouts
 * only where the request is repeatable; and so, but once only, a success that can't be read.
 * @returns the answer, also when its status says that it went wrong, or why there is none
 * @throws NodeOperationError when the credential's gateway URL is unusable
 * @throws NodeOperationError when the execution is cancelled
 */
export async function call(
	context: GatewayContext,
	request: GatewayRequest,
	options: CallOptions,
): Promise<GatewayResponse | NoAnswer> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return await callUntilDone(context, request, options, signal).catch((reason: unknown) => {
		// By this word n8n tells a cancelled execution from one that went wrong.
		if (signal?.aborted) throw new NodeOperationError(context.getNode(), 'The execution was canceled');
		throw reason;
	});
}

async function callUntilDone(
	context: GatewayContext,
	request: GatewayRequest,
	options: CallOptions,
	signal?: AbortSignal,
): Promise<GatewayResponse | NoAnswer> {
	const account = await accountOf(context);
	const started = Date.now();
	let mayHaveRun = false;
	let wasUnreadable = false;
	for (let tries = 1; ; tries++) {
		const outcome = await once(context, account, request, options.priority, signal);
		signal?.throwIfAborted();
		const seconds = (Date.now() - started + account.pacer.pauseLeft) / 1000;
		const last = tries >= (options.maxTries ?? MAX_TRIES) || seconds > (options.maxSeconds ?? MAX_SECONDS);
		// Once is an accident; what answers so again does it always, such as a proxy or another site at the gateway's URL.
		const accident: boolean = options.repeatable && isUnreadable(outcome) && !wasUnreadable;
		if (last || !(accident || mayRetry(outcome, options.repeatable)))
			return { ...outcome, tries, mayHaveRun };
		mayHaveRun ||= !isUntouched(outcome);
		wasUnreadable ||= accident;
		// After a 429 the pacer makes everybody wait.
		if (!('status' in outcome) || outcome.status !== 429)
			await pause(FIRST_WAIT_MS * 2 ** (tries - 1), signal);
	}
}

type Outcome = Omit<GatewayResponse, 'tries'> | Omit<NoAnswer, 'tries'>;

function mayRetry(outcome: Outcome, repeatable: boolean): boolean {
	if (isUntouched(outcome)) return true;
	if (!repeatable) return false;
	return 'failure' in outcome ? isPassing(outcome.failure) : GATEWAY_DOWN.has(outcome.status);
}

/** Whether the request was certainly not processed, though another try may be. */
function isUntouched(outcome: Outcome): boolean {
	return 'failure' in outcome ? isUnprocessed(outcome.failure) : outcome.status === 429;
}

/** Whether a success is cut off, or a page of something in between: what is JSON has been parsed. */
function isUnreadable(outcome: Outcome): boolean {
	if ('failure' in outcome || outcome.status < 200 || outcome.status > 299) return false;
	return typeof outcome.body === 'string' && outcome.body.trim() !== '';
}

async function once(
	context: GatewayContext,
	{ pacer, gateway }: Account,
	request: GatewayRequest,
	priority: Priority,
	signal?: AbortSignal,
): Promise<Outcome> {
	const sent = await pacer.turn(priority, signal);
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'matonApi',
			{
				...request,
				baseURL: `${gateway}${API_PATH}`,
				json: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// A redirect would carry the key to another host.
				disableFollowRedirect: true,
			},
		)) as { statusCode: number; headers: GatewayResponse['headers']; body: unknown };
		if (statusCode === 429) pacer.refused(sent, retryAfter(headers['retry-after']));
		else pacer.answered(sent);
		return { status: statusCode, headers, body };
	} catch (error) {
		pacer.failed();
		return { failure: failureOf(error) };
	}
}

async function accountOf(context: GatewayContext): Promise<Account> {
	const credentials: IDataObject = await context.getCredentials('matonApi');
	const gateway = gatewayOf(credentials, context);
	const allowed = Math.min(100, Math.max(1, Math.floor(Number(credentials.requestsPerSecond ?? 10)) || 10));
	return { gateway, pacer: pacerFor(gateway, String(credentials.apiKey).trim(), allowed) };
}

function gatewayOf(credentials: IDataObject, context: GatewayContext): string {
	try {
		return gatewayUrl(credentials.gatewayUrl);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | string[] | undefined): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Waits, but ends at once when the execution is cancelled. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	let cancel = () => {};
	const cancelled = new Promise<void>((resolve) => {
		cancel = resolve;
		signal?.addEventListener('abort', cancel, { once: true });
	});
	await Promise.race([sleep(ms), cancelled]);
	signal?.removeEventListener('abort', cancel);
	signal?.throwIfAborted();
}
