const WINDOW = 1000;

/**
 * The gateway's limit: so many admitted requests of one key in any sliding second (contract/maton.json,
 * `gateway.rateLimit`).
 */
export class RateLimit {
	readonly #admitted = new Map<string, number[]>();
	readonly #now: () => number;

	/** `now` gives milliseconds that never run backwards. */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** Counts and admits a request, or says no. A refused request does not count. `perSecond` 0: no limit. */
	admits(key: string, perSecond: number): boolean {
		if (perSecond === 0) return true;
		const now = this.#now();
		const recent = (this.#admitted.get(key) ?? []).filter((at) => at > now - WINDOW);
		this.#admitted.set(key, recent);
		if (recent.length >= perSecond) return false;
		recent.push(now);
		return true;
	}

	clear(): void {
		this.#admitted.clear();
	}
}
