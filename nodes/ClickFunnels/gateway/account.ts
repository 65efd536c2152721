import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Path of the ClickFunnels API v2 behind the gateway (contract/maton.json, `gateway.path`). */
export const API_PATH = '/clickfunnels/api/v2';

/** Maton's own gateway (contract/maton.json, `gateway.base`). */
export const MATON = 'https://api.maton.ai';

/**
 * Requests in any one second: what a user may set, and what Maton allows for an account (contract/maton.json,
 * `gateway.rateLimit`).
 */
export const REQUESTS_PER_SECOND = { min: 1, max: 100, usual: 10 };

/** What a Maton API credential says. */
export interface Account {
	/** Gateway URL without trailing slash. */
	gateway: string;
	apiKey: string;
	/** Empty where Maton is to choose. */
	connectionId: string;
	requestsPerSecond: number;
}

/**
 * Reads a Maton API credential.
 * @throws Error that names the field, when the gateway URL is none or would send the key unencrypted
 */
export function readAccount(credentials: ICredentialDataDecryptedObject): Account {
	const { apiKey, connectionId, requestsPerSecond } = credentials;
	const { min, max, usual } = REQUESTS_PER_SECOND;
	const rate = Math.floor(Number(requestsPerSecond)) || usual;
	return {
		gateway: gatewayUrl(credentials.gatewayUrl),
		apiKey: String(apiKey).trim(),
		connectionId: typeof connectionId === 'string' ? connectionId.trim() : '',
		requestsPerSecond: Math.min(max, Math.max(min, rate)),
	};
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name, as `URL` gives it, is this machine. */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
}

function gatewayUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!URL.canParse(text) || !text.includes('://')) {
		throw new Error(
			`Gateway URL: "${text}" is not a URL. Enter one such as ${MATON} in the Maton API credential.`,
		);
	}
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new Error(
			`Gateway URL: ${url.protocol}//${url.host} would send the API key unencrypted. Use https in the Maton API credential.`,
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
