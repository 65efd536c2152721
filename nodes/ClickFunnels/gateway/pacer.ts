import { createHash } from 'node:crypto';
import { sleep } from 'n8n-workflow';

import { onAbort } from './abort';
import { Allowance } from './allowance';
import { Arrivals, type Departure } from './arrivals';
import { Queue, type Queued } from './queue';
import { Refusals, type Refusal } from './refusals';

/** One who wants to send a request. */
export interface Ask extends Queued {
	/** Requests in any one second that its credential allows. */
	allowed: number;
	/** Milliseconds from its first send after which it is not worth sending. */
	patienceMs: number;
	/** Once aborted, the request is not to be sent. */
	signal?: AbortSignal;
}

interface Waiter extends Ask {
	/** Ends the waiting: to be sent now, or, without a departure, not at all. */
	go: (departure?: Departure) => void;
}

/** A request that was let go. */
export interface Sent extends Departure {
	waiter: Queued;
}

/**
 * Lets requests leave at the pace that the gateway allows: never more than the rate in any one second, the
 * workflows in turn. After a 429 everybody waits, then the rate drops and recovers step by step, so that
 * several n8n processes on one account settle.
 */
export class Pacer {
	private readonly queue = new Queue<Waiter>();

	private readonly allowance = new Allowance();

	private readonly arrivals = new Arrivals();

	private readonly refusals = new Refusals();

	private running = false;

	/** Requests in any one second now: what is allowed, or less after a 429. */
	get rate(): number {
		return this.allowance.rate;
	}

	/** When the pause after a 429 is over, in milliseconds since 1970. */
	get pausedUntil(): number {
		return this.refusals.pausedUntil;
	}

	/** The last 429, which stands for the answer of those that were never sent because of it. */
	get lastRefusal(): Refusal | undefined {
		return this.refusals.last;
	}

	/**
	 * Resolves when the caller may send one request; then say how it went by `answered`, `refused` or `failed`.
	 * @returns undefined when it is not to be sent: it was aborted, or can't leave within its time
	 */
	async turn(ask: Ask): Promise<Sent | undefined> {
		const { signal } = ask;
		this.allowance.use(ask.allowed);
		if (signal?.aborted || this.refusals.outlast(ask)) return undefined;
		return await new Promise((resolve) => {
			const waiter: Waiter = {
				...ask,
				go: (departure) => {
					forget?.();
					// The very object, as it is still to learn when it really left.
					resolve(departure && Object.assign(departure, { waiter }));
				},
			};
			const forget = signal && onAbort(signal, () => this.dismiss(waiter));
			this.queue.add(waiter);
			void this.run();
		});
	}

	/** An answer other than 429 is there. */
	answered(sent: Sent): void {
		this.queue.end(sent.waiter);
		this.arrivals.answered(sent);
		if (this.refusals.end(sent.at)) this.allowance.succeeded();
		void this.runAfterAnswer();
	}

	/** No answer came. */
	failed(sent: Sent): void {
		this.queue.end(sent.waiter);
		void this.runAfterAnswer();
	}

	/** The gateway answered 429: everybody waits, and who can't is dismissed. */
	refused(sent: Sent, refusal: Refusal): void {
		this.queue.end(sent.waiter);
		if (this.refusals.add(sent.at, refusal)) this.allowance.refused();
		for (const waiter of this.queue.waiting()) {
			if (this.refusals.outlast(waiter)) this.dismiss(waiter);
		}
		void this.runAfterAnswer();
	}

	/** Whoever learns from an answer that nothing more is to be sent says so first. */
	private async runAfterAnswer(): Promise<void> {
		await sleep(0);
		await this.run();
	}

	private dismiss(waiter: Waiter): void {
		this.queue.remove(waiter);
		waiter.go();
	}

	private next(): Waiter | undefined {
		const isFirstAfterPause = this.arrivals.lastSend < this.pausedUntil;
		return this.queue.next(isFirstAfterPause);
	}

	/** Sends off whoever may go, and sleeps until the next one may; one loop at a time. */
	private async run(): Promise<void> {
		if (this.running) return;
		this.running = true;
		for (let waiter = this.next(); waiter; waiter = this.next()) {
			if (this.refusals.outlast(waiter)) {
				this.dismiss(waiter);
				continue;
			}
			const wait = Math.max(this.refusals.pauseLeft, this.arrivals.nextSend(this.rate) - Date.now());
			if (wait > 0) {
				await sleep(wait);
				continue;
			}
			this.allowance.use(waiter.allowed);
			this.queue.start(waiter);
			const departure = this.arrivals.send();
			waiter.go(departure);
			// A busy process sends it only when it comes round to it; that is when it counts.
			await sleep(0);
			departure.at = Date.now();
		}
		this.running = false;
	}
}

const pacers = new Map<string, Pacer>();

/** The pacer of one gateway and key, shared by all nodes and workflows of this process. */
export function pacerFor(gateway: string, apiKey: string): Pacer {
	// Hashed, so that no key lies about in memory as the name of something.
	const name = createHash('sha256').update(`${gateway}\n${apiKey}`).digest('hex');
	const pacer = pacers.get(name) ?? new Pacer();
	pacers.set(name, pacer);
	return pacer;
}
