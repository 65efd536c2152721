import { createHmac } from 'node:crypto';

/**
 * The signature of a delivery: lower-case hex HMAC-SHA256 of `timestamp.rawBody`, keyed with the endpoint's
 * secret (contract/webhooks.json, `signature`). The timestamp is in Unix seconds.
 */
export function signature(secret: string, timestamp: number | string, rawBody: string | Buffer): string {
	return createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
}
