const FIRST_PAUSE_MS = 500;

/** Short, as another n8n process on the account may be done meanwhile, and its share lie idle. */
const LONGEST_PAUSE_MS = 2_000;

/** The longest pause that a gateway may ask for: it is asked again then, so that no answer stops a key for good. */
const LONGEST_ASKED_MS = 60_000;

/** So long after a pause, what was refused before it says nothing any more. */
const FORGOTTEN_MS = 60_000;

/** An answer 429. */
export interface Refusal {
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	/** Until when the gateway asks to wait, in milliseconds since 1970, where it says so. */
	askedUntil?: number;
}

/** What 429 answers mean for all who use a key: a pause, and, where nothing else comes, that waiting is no use. */
export class Refusals {
	/** When the pause is over, in milliseconds since 1970. */
	pausedUntil = 0;

	/** Milliseconds that are left of the pause; never more than the longest, also where the machine's clock is put back. */
	get pauseLeft(): number {
		this.pausedUntil = Math.min(this.pausedUntil, Date.now() + LONGEST_ASKED_MS);
		return this.pausedUntil - Date.now();
	}

	/** The last one. */
	last?: Refusal;

	/** Since when nothing but refusals has come. */
	private since = Infinity;

	private inARow = 0;

	/**
	 * Takes note of one. Only the first one after a pause is news: the others were sent before it was known.
	 * @param sentAt when the request left, in milliseconds since 1970
	 * @returns whether it is news
	 */
	add(sentAt: number, refusal: Refusal): boolean {
		const now = Date.now();
		const asked =
			refusal.askedUntil === undefined ? undefined : Math.min(refusal.askedUntil, now + LONGEST_ASKED_MS);
		const isNews = sentAt >= this.pausedUntil;
		this.last = refusal;
		if (!isNews) {
			this.pausedUntil = Math.max(this.pausedUntil, asked ?? 0);
			return false;
		}
		if (sentAt > this.pausedUntil + FORGOTTEN_MS) this.end(sentAt);
		this.since = Math.min(this.since, now);
		const doubled = Math.min(FIRST_PAUSE_MS * 2 ** this.inARow, LONGEST_PAUSE_MS);
		// Jitter keeps two n8n processes from coming back at the same moment.
		this.pausedUntil = Math.max(now, asked ?? now + doubled * (1 + Math.random() * 0.25));
		this.inARow += 1;
		return true;
	}

	/**
	 * Takes note of another answer.
	 * @returns whether it says something of the time after the last pause
	 */
	end(sentAt: number): boolean {
		if (sentAt < this.pausedUntil) return false;
		this.inARow = 0;
		this.since = Infinity;
		return true;
	}

	/**
	 * Whether a request can't leave within its time: that since its first send, or, while nothing but refusals
	 * comes, since these began.
	 */
	outlast({ firstSent = Infinity, patienceMs }: { firstSent?: number; patienceMs: number }): boolean {
		const now = Date.now();
		const earliest = Math.max(now, this.pausedUntil);
		const began = earliest > now ? Math.min(firstSent, this.since) : firstSent;
		return earliest - began >= patienceMs;
	}
}
