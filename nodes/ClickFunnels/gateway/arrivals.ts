import { REQUESTS_PER_SECOND } from './account';

// A little over a second: what is counted here as late as likely may still arrive a little later.
const WINDOW_MS = 1_010;

/**
 * Of the time between two requests at an even pace, the part that is kept to once a second is full. Another process on the
 * account gets in where one of them is due: of those that leave all at once, there is one such moment a second.
 */
const APART = 0.6;

/** How late a request may be believed to have left: a busy process or network holds it back unseen. */
const LATEST_MS = 50;

/** The same for the first ones, which compile code and open connections: there is nothing to hold them against. */
const FIRST_LATEST_MS = 1_000;

/** How many answers it takes until there is. */
const FIRST = 10;

/** How fast the quickest answer is forgotten, a share for each answer. */
const FORGETS = 0.1;

/** A request on its way. */
export interface Departure {
	/** When it left, in milliseconds since 1970. */
	at: number;
	/** Milliseconds until its answer was there. */
	took?: number;
	/** Whether it is one of the first. */
	isFirst: boolean;
}

/**
 * When the last requests arrived at the gateway, at the latest that is likely: it counts them where they
 * arrive, and here is only known when they left and when they were answered.
 */
export class Arrivals {
	/** The last requests, oldest first. */
	private departures: Departure[] = [];

	private answers = 0;

	/** Milliseconds from send to answer, at their quickest lately. */
	private quickest = Number.MAX_SAFE_INTEGER;

	/** Notes that a request leaves now. */
	send(): Departure {
		const departure = { at: Date.now(), isFirst: this.answers < FIRST };
		this.departures = [...this.departures.slice(1 - REQUESTS_PER_SECOND.max), departure];
		return departure;
	}

	/** When the last request left, in milliseconds since 1970. */
	get lastSend(): number {
		return this.departures.at(-1)?.at ?? 0;
	}

	/** Notes that an answer is there. */
	answered(departure: Departure): void {
		departure.took = Math.max(0, Date.now() - departure.at);
		this.answers += 1;
		this.quickest = Math.min(departure.took, this.quickest + (departure.took - this.quickest) * FORGETS);
	}

	/** From when on another request may leave so that no second has more than `rate`, in milliseconds since 1970. */
	nextSend(rate: number): number {
		if (this.departures.length < rate) return 0;
		const now = Date.now();
		// Where the machine's clock was put back, what left before counts as of now.
		for (const departure of this.departures) departure.at = Math.min(departure.at, now);
		const next = this.arrival(this.departures[this.departures.length - rate]) + WINDOW_MS;
		// After a rest they leave at once.
		if (next < now - WINDOW_MS) return next;
		return Math.max(next, this.lastSend + (APART * 1_000) / rate);
	}

	/** One whose answer took longer than the quickest ones may have left late. */
	private arrival({ at, took = Date.now() - at, isFirst }: Departure): number {
		const late = isFirst ? Math.min(FIRST_LATEST_MS, took) : Math.min(LATEST_MS, took - this.quickest);
		return at + Math.max(0, late);
	}
}
