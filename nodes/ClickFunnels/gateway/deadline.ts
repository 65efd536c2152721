import { sleep } from 'n8n-workflow';

import { onAbort } from './abort';

/** How often it is looked whether something should have ended: timers can't be taken back here. */
const LOOK_MS = 250;

/** Work came to no end in its time. Its code is the one by which Node says so. */
class TimedOut extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Does work under a signal that is aborted with any of the given ones. These may live for long: nothing stays
 * attached to them.
 */
export async function underEither<Result>(
	signals: Array<AbortSignal | undefined>,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const either = new AbortController();
	const releases = signals.flatMap((signal) => {
		const abort = () => {
			either.abort(signal?.reason);
		};
		if (signal?.aborted) abort();
		return signal ? [onAbort(signal, abort)] : [];
	});
	return await work(either.signal).finally(() => {
		for (const release of releases) release();
	});
}

/**
 * Does work that has to end within so many milliseconds, or as soon as `cancel` is aborted: its signal is
 * aborted then, and nobody waits for it any longer.
 * @throws an Error with the code ETIMEDOUT, or the reason of `cancel`
 */
export async function within<Result>(
	ms: number,
	cancel: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const deadline = new AbortController();
	const running: Running = {
		end: () => deadline.abort(new TimedOut(`No answer within ${ms / 1_000} seconds`)),
	};
	void watch(running, ms);
	return await underEither([cancel, deadline.signal], async (signal) => {
		const ended = new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		});
		return await Promise.race([work(signal), ended]);
	}).finally(() => {
		running.end = undefined;
	});
}

/** Work that is to end; `end` is gone once it has. */
interface Running {
	end?: () => void;
}

/**
 * Ends work that is over its time, which timers measure: the machine's clock may be put on or back. What can't
 * be taken back of them keeps no more than `running` in memory.
 */
async function watch(running: Running, ms: number): Promise<void> {
	for (let left = ms; left > 0 && running.end; left -= LOOK_MS) await sleep(Math.min(left, LOOK_MS));
	running.end?.();
}

/** Waits, but not beyond the moment in which the signal is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (ms === 0 || signal?.aborted) return;
	let forget = () => {};
	const aborted = new Promise<void>((resolve) => {
		if (signal) forget = onAbort(signal, resolve);
	});
	await Promise.race([sleep(ms), aborted]);
	forget();
}
