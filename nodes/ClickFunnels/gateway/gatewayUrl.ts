/** Path of the ClickFunnels API v2 behind the gateway (contract/maton.json, `gateway.path`). */
export const API_PATH = '/clickfunnels/api/v2';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name, as `URL` gives it, is this machine. */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
}

/**
 * The gateway URL of a credential, ready to have a path appended.
 * @param value what the user entered, for example `https://api.maton.ai/`
 * @returns the URL without trailing slash
 * @throws Error that names the field, when it is no URL or would send the key unencrypted: https only, loopback excepted
 */
export function gatewayUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!URL.canParse(text) || !text.includes('://')) {
		throw new Error(
			`Gateway URL: "${text}" is not a URL. Enter one such as https://api.maton.ai in the Maton API credential.`,
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
