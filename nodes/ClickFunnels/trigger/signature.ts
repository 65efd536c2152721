import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a delivery (contract/webhooks.json, `signature`), as Node gives their names. */
const SIGNATURE_HEADER = 'x-webhook-clickfunnels-signature';
const TIMESTAMP_HEADER = 'x-webhook-clickfunnels-timestamp';

type Headers = Record<string, unknown>;

/** What a delivery is checked by. */
interface Check {
	/** The endpoint's signing secret. */
	secret: string;
	/** How far the timestamp may be from now, in either direction. */
	toleranceSeconds: number;
	/** In milliseconds since 1970. */
	now: number;
}

/**
 * Checks that a delivery comes from ClickFunnels and is fresh: HMAC-SHA256 over `timestamp.body` with the
 * endpoint's secret.
 * @param rawBody the bytes as received
 * @returns why it is refused, in a few words for the sender; undefined when it is genuine
 */
export function refusal(
	headers: Headers,
	rawBody: Buffer,
	{ secret, toleranceSeconds, now }: Check,
): string | undefined {
	const signature = headers[SIGNATURE_HEADER];
	const timestamp = headers[TIMESTAMP_HEADER];
	if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'signature or timestamp missing';
	if (!/^[0-9a-f]{64}$/.test(signature)) return 'signature malformed';
	if (!/^\d{1,12}$/.test(timestamp)) return 'timestamp malformed';
	if (!timingSafeEqual(digestOf(secret, timestamp, rawBody), Buffer.from(signature, 'hex')))
		return 'signature wrong';
	if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds) return 'timestamp outside the tolerance';
	return undefined;
}

/**
 * The headers by which a delivery is taken for genuine, for those that the trigger sends to itself.
 * @param now in milliseconds since 1970
 */
export function signedHeaders(secret: string, rawBody: Buffer, now: number): Record<string, string> {
	const timestamp = String(Math.floor(now / 1000));
	return {
		[SIGNATURE_HEADER]: digestOf(secret, timestamp, rawBody).toString('hex'),
		[TIMESTAMP_HEADER]: timestamp,
	};
}

function digestOf(secret: string, timestamp: string, rawBody: Buffer): Buffer {
	return createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
}
