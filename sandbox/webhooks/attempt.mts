import type { WebhookAttempt } from '../types.mts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './contract.mts';
import { post } from './post.mts';
import { signature } from './signature.mts';

/** Whether a URL leads to this machine. The sandbox sends nothing anywhere else. */
export function isLoopback(url: string): boolean {
	const host = URL.canParse(url) ? new URL(url).hostname : '';
	return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

/** What every attempt of a delivery sends. */
export interface Message {
	/** Of the endpoint. */
	secret: string;
	rawBody: string;
	/** Sent in a header of its own; undefined: no such header. */
	eventId?: string;
}

/**
 * One signed POST of a delivery, with the timestamp of now. `timeout` is in milliseconds. Never throws: an
 * attempt without an answer has the reason.
 */
export async function attempt(
	url: string,
	{ secret, rawBody, eventId }: Message,
	timeout: number,
	stop: AbortSignal,
): Promise<WebhookAttempt> {
	const now = Date.now();
	const at = new Date(now).toISOString();
	const timestamp = Math.floor(now / 1000);
	const headers = {
		'Content-Type': 'application/json',
		'User-Agent': 'ClickFunnels sandbox',
		[SIGNATURE_HEADER]: signature(secret, timestamp, rawBody),
		[TIMESTAMP_HEADER]: String(timestamp),
		...(eventId !== undefined && { [EVENT_ID_HEADER]: eventId }),
	};
	try {
		const limit = AbortSignal.any([stop, AbortSignal.timeout(timeout)]);
		const { status, text } = await post(url, headers, rawBody, limit);
		const ignored = ignoredBy(text);
		return { at, status, ...(ignored !== undefined && { ignored }) };
	} catch (error) {
		return { at, status: null, error: reason(error as Failure) };
	}
}

/** Why a trigger of the package took the event for none of its own; it answers with JSON. */
function ignoredBy(text: string): string | undefined {
	const reason = /^\{"ignored":("(?:[^"\\]|\\.)*")/.exec(text)?.at(1);
	return reason === undefined ? undefined : (JSON.parse(reason) as string);
}

interface Failure {
	message?: string;
	code?: string;
	cause?: Failure;
}

/** An aborted request says so only; its cause says why. */
function reason(failure: Failure): string {
	return failure.cause ? reason(failure.cause) : failure.message || failure.code || 'No answer';
}
