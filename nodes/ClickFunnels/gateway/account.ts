import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { USUAL_RETRIES } from './retryPolicy';

/** Path of the ClickFunnels API v2 behind the gateway (contract/maton.json, `gateway.path`). */
export const API_PATH = '/clickfunnels/api/v2';

/** Maton's own gateway (contract/maton.json, `gateway.base`). */
export const MATON = 'https://api.maton.ai';

/** Where Maton shows the key (contract/maton.json, `gateway.apiKeyPage`). */
export const KEYS = 'https://maton.ai/settings';

/**
 * Requests in any one second: what a user may set, and what Maton allows for an account (contract/maton.json,
 * `gateway.rateLimit`).
 */
export const REQUESTS_PER_SECOND = { min: 1, max: 100, usual: 10 };

/** What a credential says. */
export interface Account {
	/** Gateway URL without trailing slash. */
	gateway: string;
	apiKey: string;
	/** Empty where Maton is to choose. */
	connectionId: string;
	/** ID of the workspace that is meant where a node names none; empty where each node is to. */
	defaultWorkspace: string;
	requestsPerSecond: number;
	/** How long a request is tried where a node does not say it, in seconds from its first send on. */
	maxSeconds: number;
	/** The only hosts that may be asked, comma-separated, where n8n's own field of the credential names some. */
	allowedDomains?: string;
}

/**
 * Reads a credential, as n8n gives it: a field that was never touched is empty text or absent, one
 * whose expression gives nothing is there as undefined or null.
 * @throws Error that names the field, when the gateway URL is none or would send the key unencrypted, when
 * key, connection or workspace is no visible text, when the time of trying is no number, and when hosts are to be restricted and none is named
 */
export function readAccount(credentials: ICredentialDataDecryptedObject): Account {
	const apiKey = visible(credentials.apiKey, 'API Key', 'Maton');
	if (!apiKey) throw new Error(`API Key: it is empty. Copy the key from ${KEYS} into the credential.`);
	// A connection or workspace that is left out by accident would be another one.
	const { connectionId, defaultWorkspace } = { connectionId: '', defaultWorkspace: '', ...credentials };
	return {
		gateway: gatewayUrl(credentials.gatewayUrl),
		apiKey,
		connectionId: visible(connectionId, 'Connection ID', 'Maton'),
		defaultWorkspace: visible(
			typeof defaultWorkspace === 'number' ? String(defaultWorkspace) : defaultWorkspace,
			'Default Workspace',
			'ClickFunnels',
		),
		requestsPerSecond: rateOf(credentials),
		maxSeconds: secondsOf(credentials),
		...allowedDomains(credentials),
	};
}

/** What tells an account, its connection and its default workspace from others. */
export function accountKey({ gateway, apiKey, connectionId, defaultWorkspace }: Account): string {
	return [gateway, apiKey, connectionId, defaultWorkspace].join('\n');
}

/**
 * A request with the headers that Maton and ClickFunnels ask for. Without a User-Agent, ClickFunnels' firewall
 * refuses the call (contract/maton.json, `gateway`).
 */
export function asAccount(
	{ apiKey, connectionId }: Account,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	return {
		...request,
		headers: {
			...request.headers,
			Authorization: `Bearer ${apiKey}`,
			'User-Agent': 'Maton/1.0',
			...(connectionId ? { 'Maton-Connection': connectionId } : {}),
		},
	};
}

/** Requests in any one second that a credential allows. */
export function rateOf({ requestsPerSecond }: ICredentialDataDecryptedObject): number {
	const { min, max, usual } = REQUESTS_PER_SECOND;
	return Math.min(max, Math.max(min, Math.floor(Number(requestsPerSecond)) || usual));
}

function secondsOf({ maxSeconds }: ICredentialDataDecryptedObject): number {
	// An expression may give nothing, which joins to empty text.
	const text = [maxSeconds].join().trim();
	if (text === '') return USUAL_RETRIES.maxSeconds;
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
	throw new Error(
		`Max Seconds of Trying: "${shown(text)}" is not a number of at least 0. Enter a number such as 2.5 in the credential.`,
	);
}

/** What may stand in a header: nothing, or visible ASCII with blanks around it at most. */
function visible(value: unknown, field: string, shownBy: 'Maton' | 'ClickFunnels'): string {
	if (typeof value === 'string' && /^[!-~]*$/.test(value.trim())) return value.trim();
	throw new Error(
		`${field}: ${whyNot(value)}. Enter it as text, exactly as ${shownBy} shows it, in the credential.`,
	);
}

function whyNot(value: unknown): string {
	if (value === undefined || value === null) return 'its expression gives nothing';
	if (typeof value === 'string') return 'it holds blanks or letters that no such text has';
	return `it is not text but ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`;
}

/** n8n's own two fields that every credential has; "none" means no restriction for a credential's own node. */
function allowedDomains(credentials: ICredentialDataDecryptedObject): Pick<Account, 'allowedDomains'> {
	if (credentials.allowedHttpRequestDomains !== 'domains') return {};
	const hosts = credentials.allowedDomains;
	if (typeof hosts === 'string' && hosts.trim()) return { allowedDomains: hosts.trim() };
	throw new Error(
		`Allowed Domains: none is named. Name the host of the Gateway URL, or allow all, in the credential.`,
	);
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
			`Gateway URL: "${shown(text)}" is not a URL. Enter one such as ${MATON} in the credential.`,
		);
	}
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new Error(
			`Gateway URL: ${url.protocol}//${url.host} would send the API key unencrypted. Use https in the credential.`,
		);
	}
	if (url.username || url.password) {
		throw new Error(
			`Gateway URL: it holds a user or a password for ${url.host}. Enter it without, in the credential.`,
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The beginning of what was entered, without a password in it. */
function shown(text: string): string {
	return text.slice(0, 100).replace(/\/\/.*@/, '//...@');
}
