import type { IHttpRequestOptions } from 'n8n-workflow';

import { collection } from './collection';
import type { InputContext, Parameter, Read } from './context';
import { isObject, isSet } from './given';
import { asNumber, readNumber } from './number';
import { badInput, shown } from './refusal';
import { readSwitch } from './switch';
import { readText } from './text';

/** How many items are begun before the run waits, and for how many milliseconds. */
export interface Batching {
	size: number;
	intervalMs: number;
}

/** Node's timers know no longer time: more would end at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

type Http = Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;

/**
 * What the user set under Request Options of a request: the same as n8n's routing engine makes of them, but
 * no timeout where none is set, for which the engine puts 300 seconds.
 * @throws NodeOperationError that names the option that can't be meant
 */
export function readRequestOptions(read: Read, context: InputContext): Http {
	const { entered, at } = collection(read, { name: 'requestOptions', label: 'Request Options' }, context);
	const { allowUnauthorizedCerts, proxy, timeout } = entered;
	const { batchSize, batchInterval } = batchIn(entered);
	const number = (value: unknown, label: string) =>
		isSet(value) ? readNumber(value, {}, { ...at, label }) : undefined;
	number(batchSize, 'Items per Batch');
	number(batchInterval, 'Batch Interval');
	const milliseconds = number(timeout, 'Timeout') ?? 0;
	const insecure = { ...at, label: 'Ignore SSL Issues (Insecure)' };
	return {
		...(isSet(allowUnauthorizedCerts) &&
			readSwitch(allowUnauthorizedCerts, insecure) && { skipSslCertificateValidation: true }),
		...(isSet(proxy) && { proxy: proxyOf(proxy, { ...at, label: 'Proxy' }) }),
		timeout: milliseconds > 0 ? Math.min(milliseconds, LONGEST_TIMEOUT_MS) : undefined,
	};
}

/**
 * What the user set under Request Options > Batching; undefined where nothing is to be waited for. Items per
 * Batch of 0 means 1, less than that none (n8n's own words beside the field).
 */
export function readBatching(read: Read): Batching | undefined {
	const { batchSize, batchInterval } = batchIn(read('requestOptions', {}));
	const intervalMs = asNumber(batchInterval) ?? 0;
	const size = asNumber(batchSize) ?? 0;
	if (!(intervalMs > 0) || size < 0) return undefined;
	return { size: Math.max(1, Math.floor(size)), intervalMs };
}

/** Both as n8n's routing engine stores them on a node. */
function batchIn(requestOptions: unknown): Record<string, unknown> {
	const batching = isObject(requestOptions) ? requestOptions.batching : undefined;
	const batch = isObject(batching) ? batching.batch : undefined;
	return isObject(batch) ? batch : {};
}

const USUAL_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

function proxyOf(value: unknown, at: Parameter): Http['proxy'] {
	const proxy = String(readText(value, at, true));
	const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
	const port = Number(url?.port) || USUAL_PORTS[String(url?.protocol)];
	if (!url?.hostname || !port) {
		throw badInput(
			at,
			// What stands before an @ may be a password.
			`${shown(proxy.replace(/^.*@/s, '...@'))} is not the URL of a proxy`,
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
