import { createHash } from 'node:crypto';
import { sleep } from 'n8n-workflow';

// A little over a second: sends are counted where they leave, the gateway counts them where they arrive.
const WINDOW_MS = 1_010;
// How late a request may be believed to have left: a busy process or network holds it back unseen.
const LATEST_MS = 50;
// How fast the quickest answer is forgotten, a share for each answer.
const FORGETS = 0.1;
const MAX_IN_FLIGHT = 50;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Who is waiting: an editor's picker goes before bulk work, so that the editor stays usable during a big run.
 */
export type Priority = 'picker' | 'bulk';

/** A request that was let go. */
export interface Sent {
	/** When it left, in milliseconds since 1970. */
	at: number;
	/** Milliseconds until its answer was there. */
	took?: number;
}

interface Waiter {
	go: (sent: Sent) => void;
}

/**
 * Lets requests leave at the pace that the gateway allows: never more than `rate` in any one second, first
 * come, first served. After a 429 everybody waits, then the rate drops and recovers step by step, so that
 * several n8n processes on one account settle.
 */
export class Pacer {
	private readonly queues: Record<Priority, Waiter[]> = { picker: [], bulk: [] };

	/** The last requests, oldest first, at most `allowed` of them. */
	private sent: Sent[] = [];

	private allowed: number;

	private inFlight = 0;

	private pausedUntil = 0;

	private refusalsInARow = 0;

	private successesSinceStep = 0;

	private running = false;

	/** Milliseconds from send to answer, at their quickest lately. */
	private quickest = Number.MAX_SAFE_INTEGER;

	/** @param allowed requests in any one second */
	constructor(allowed: number) {
		this.allowed = allowed;
		this.rate = allowed;
	}

	/** The rate now: `allowed`, or less after a 429. */
	rate: number;

	/** Follows a changed credential. */
	setAllowed(allowed: number): void {
		if (allowed === this.allowed) return;
		this.allowed = allowed;
		this.rate = allowed;
	}

	/**
	 * Resolves when the caller may send one request; then say how it went by `answered`, `refused` or `failed`.
	 * @throws the signal's reason when the execution was cancelled meanwhile
	 */
	async turn(priority: Priority, signal?: AbortSignal): Promise<Sent> {
		signal?.throwIfAborted();
		return await new Promise<Sent>((resolve, reject) => {
			const queue = this.queues[priority];
			const waiter: Waiter = {
				go: (sent) => {
					signal?.removeEventListener('abort', leave);
					resolve(sent);
				},
			};
			const leave = () => {
				queue.splice(queue.indexOf(waiter), 1);
				reject(signal?.reason);
			};
			signal?.addEventListener('abort', leave, { once: true });
			queue.push(waiter);
			void this.run();
		});
	}

	/**
	 * An answer other than 429 is there. One to a request from before the last pause says nothing of the rate
	 * now.
	 */
	answered(sent: Sent): void {
		this.inFlight -= 1;
		if (sent.at >= this.pausedUntil) {
			this.refusalsInARow = 0;
			if (this.rate < this.allowed && ++this.successesSinceStep >= this.rate) {
				this.rate += 1;
				this.successesSinceStep = 0;
			}
		}
		this.learn(sent);
		void this.run();
	}

	private learn(sent: Sent): void {
		sent.took = Date.now() - sent.at;
		this.quickest = Math.min(sent.took, this.quickest + (sent.took - this.quickest) * FORGETS);
	}

	/**
	 * When a request arrived, at the latest that is likely: one whose answer took longer than the quickest ones
	 * may have left late, and must share no second with more requests than allowed when it arrives.
	 */
	private arrival({ at, took = 0 }: Sent): number {
		return at + Math.min(LATEST_MS, Math.max(0, took - this.quickest));
	}

	/** No answer came. */
	failed(): void {
		this.inFlight -= 1;
		void this.run();
	}

	/**
	 * The gateway answered 429. The first refusal after a pause makes everybody wait; refusals of requests that
	 * were sent before it say nothing new.
	 * @param retryAfterMs what the gateway asked for, if it said so
	 */
	refused(sent: Sent, retryAfterMs?: number): void {
		this.inFlight -= 1;
		const now = Date.now();
		if (sent.at >= this.pausedUntil) {
			const doubled = Math.min(FIRST_PAUSE_MS * 2 ** this.refusalsInARow, LONGEST_PAUSE_MS);
			// Jitter keeps two n8n processes from coming back at the same moment.
			const pause = retryAfterMs ?? doubled * (1 + Math.random() * 0.25);
			this.refusalsInARow += 1;
			this.pausedUntil = now + pause;
			this.rate = Math.max(1, Math.floor(this.rate * 0.7));
			this.successesSinceStep = 0;
		} else if (retryAfterMs !== undefined) {
			this.pausedUntil = Math.max(this.pausedUntil, now + retryAfterMs);
		}
		void this.run();
	}

	/** How many milliseconds of the pause after a 429 are left. */
	get pauseLeft(): number {
		return Math.max(0, this.pausedUntil - Date.now());
	}

	/** Sends off whoever may go, and sleeps until the next one may; one loop at a time. */
	private async run(): Promise<void> {
		if (this.running) return;
		this.running = true;
		for (;;) {
			const queue = this.queues.picker.length > 0 ? this.queues.picker : this.queues.bulk;
			if (queue.length === 0 || this.inFlight >= MAX_IN_FLIGHT) break;
			const wait = this.nextSend() - Date.now();
			if (wait > 0) {
				await sleep(wait);
				continue;
			}
			const sent = { at: Date.now() };
			this.sent.push(sent);
			this.sent = this.sent.slice(-this.allowed);
			this.inFlight += 1;
			queue.shift()?.go(sent);
			// A busy process sends it only when it comes round to it; that is when it counts.
			await sleep(0);
			sent.at = Date.now();
		}
		this.running = false;
	}

	private nextSend(): number {
		const rate = Math.floor(this.rate);
		if (this.sent.length < rate) return this.pausedUntil;
		return Math.max(this.pausedUntil, this.arrival(this.sent[this.sent.length - rate]) + WINDOW_MS);
	}
}

const pacers = new Map<string, Pacer>();

/**
 * The pacer of one gateway and key, shared by all nodes and workflows of this process.
 * @param allowed requests in any one second
 */
export function pacerFor(gateway: string, apiKey: string, allowed: number): Pacer {
	// Hashed, so that no key lies about in memory as the name of something.
	const name = createHash('sha256').update(`${gateway}\n${apiKey}`).digest('hex');
	let pacer = pacers.get(name);
	if (pacer) pacer.setAllowed(allowed);
	else pacers.set(name, (pacer = new Pacer(allowed)));
	return pacer;
}
