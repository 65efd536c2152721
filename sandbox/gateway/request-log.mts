import type { RequestLogEntry } from '../types.mts';
import { fingerprint } from './keys.mts';

const MOST_ENTRIES = 50_000;

/** What the gateway was asked, oldest first; the oldest entries go when it is full. */
export class RequestLog {
	#entries: RequestLogEntry[] = [];
	readonly #most: number;

	constructor(most = MOST_ENTRIES) {
		this.#most = most;
	}

	/** Notes a request on arrival. The caller fills in what is known later: body, status, fault. */
	add(method: string, path: string, query: string, headers: RequestLogEntry['headers']): RequestLogEntry {
		const at = new Date().toISOString();
		const entry: RequestLogEntry = { at, method, path, query, headers: withoutKey(headers), status: 0 };
		this.#entries.push(entry);
		if (this.#entries.length > this.#most) this.#entries.shift();
		return entry;
	}

	all(): RequestLogEntry[] {
		return [...this.#entries];
	}

	clear(): void {
		this.#entries = [];
	}
}

/** The Authorization value keeps its scheme, and the key becomes a fingerprint. */
function withoutKey(headers: RequestLogEntry['headers']): RequestLogEntry['headers'] {
	const { authorization } = headers;
	if (typeof authorization !== 'string') return { ...headers };
	const scheme = /^Bearer +/i.exec(authorization)?.[0] ?? '';
	return { ...headers, authorization: scheme + fingerprint(authorization.slice(scheme.length)) };
}
