import type { IHttpRequestOptions } from 'n8n-workflow';

import type { InputContext, Read } from './context';
import { badInput, shown } from './refusal';

/** How many items are begun before the run waits, and for how many milliseconds. */
export interface Batching {
	size: number;
	intervalMs: number;
}

type Http = Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;

/** n8n's own Request Options, as its routing engine stores them on a node. */
interface Entered {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	allowUnauthorizedCerts?: boolean;
	proxy?: string;
	timeout?: number;
}

/**
 * What the user set under Request Options of a request: the same as n8n's routing engine makes of them, but
 * no timeout where none is set, for which the engine puts 300 seconds.
 * @throws NodeOperationError when Proxy is no URL
 */
export function readRequestOptions(read: Read, context: Pick<InputContext, 'node' | 'itemIndex'>): Http {
	const { allowUnauthorizedCerts, proxy, timeout } = entered(read);
	return {
		...(allowUnauthorizedCerts && { skipSslCertificateValidation: true }),
		...(proxy && { proxy: proxyOf(proxy, context) }),
		timeout: Number(timeout) > 0 ? Number(timeout) : undefined,
	};
}

/**
 * What the user set under Request Options > Batching; undefined where nothing is to be waited for. Items per
 * Batch of 0 means 1, less than that none (n8n's own words beside the field).
 */
export function readBatching(read: Read): Batching | undefined {
	const { batchSize, batchInterval } = entered(read).batching?.batch ?? {};
	const intervalMs = Number(batchInterval);
	if (!(intervalMs > 0) || Number(batchSize) < 0) return undefined;
	return { size: Math.max(1, Math.floor(Number(batchSize)) || 1), intervalMs };
}

function entered(read: Read): Entered {
	return (read('requestOptions', {}) ?? {}) as Entered;
}

const USUAL_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

function proxyOf(proxy: string, context: Pick<InputContext, 'node' | 'itemIndex'>): Http['proxy'] {
	const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
	const port = Number(url?.port) || USUAL_PORTS[String(url?.protocol)];
	if (!url?.hostname || !port) {
		throw badInput(
			{ ...context, label: 'Proxy' },
			`${shown(proxy)} is not the URL of a proxy`,
			'Enter one such as http://user:password@proxy.example:8080 under Request Options.',
		);
	}
	const { hostname: host, protocol, username, password } = url;
	return {
		host,
		port,
		protocol: protocol.replace(':', ''),
		...(username && { auth: { username: decoded(username), password: decoded(password) } }),
	};
}

/** A part of a URL in plain text; one with a percent sign that encodes nothing stays as it is. */
function decoded(part: string): string {
	return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part);
}
