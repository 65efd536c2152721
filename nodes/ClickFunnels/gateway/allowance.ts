/** How long after its last request a credential counts as in use. */
const IN_USE_MS = 10_000;

/** What is left of the rate after a 429. */
const KEPT = 0.7;

/**
 * How many requests the gateway takes in any one second: as many as the credentials of a key allow, the lowest
 * number of those in use, and fewer after a 429, from which it recovers step by step.
 */
export class Allowance {
	/** When each number was last used, in milliseconds since 1970. */
	private readonly lastUsed = new Map<number, number>();

	/** What refusals taught, until it has recovered. */
	private learned = Number.MAX_SAFE_INTEGER;

	private successesSinceStep = 0;

	/** Notes that a credential which allows so many requests a second is in use. */
	use(allowed: number): void {
		const now = Date.now();
		this.lastUsed.set(allowed, now);
		for (const [number, at] of this.lastUsed) {
			// The machine's clock may have been put back.
			if (Math.abs(now - at) > IN_USE_MS) this.lastUsed.delete(number);
		}
	}

	/** What the credentials allow. */
	get allowed(): number {
		return Math.min(...this.lastUsed.keys());
	}

	/** The rate now. */
	get rate(): number {
		return Math.min(this.allowed, this.learned);
	}

	refused(): void {
		this.learned = Math.max(1, Math.floor(this.rate * KEPT));
		this.successesSinceStep = 0;
	}

	succeeded(): void {
		if (this.learned >= this.allowed || ++this.successesSinceStep < this.rate) return;
		this.successesSinceStep = 0;
		this.learned += 1;
		if (this.learned >= this.allowed) this.learned = Number.MAX_SAFE_INTEGER;
	}
}
