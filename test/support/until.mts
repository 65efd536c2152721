import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

import { LONGEST_MS } from './limits.mts';

const BETWEEN_LOOKS_MS = 5;

/**
 * Waits until something is to be seen, and gives it. Goes by the machine's clock, also where a test has its own.
 * @param what what is waited for, as the message says it: "waited 45 s for the second request; last seen: 1"
 * @param look gives what is to be seen now
 * @param isWanted default: whether it is truthy
 * @throws Error when it has not come after `longestMs`, which is 45 seconds unless said otherwise
 */
export async function until<T>(
	what: string,
	look: () => T | Promise<T>,
	isWanted: (seen: T) => boolean = Boolean,
	longestMs = LONGEST_MS,
): Promise<T> {
	const end = performance.now() + longestMs;
	for (;;) {
		const seen = await look();
		if (isWanted(seen)) return seen;
		if (performance.now() > end)
			throw new Error(`waited ${longestMs / 1_000} s for ${what}; last seen: ${inspect(seen, { depth: 4 })}`);
		await pause(BETWEEN_LOOKS_MS);
	}
}
