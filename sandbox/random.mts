/** Dice that can be thrown again with the same outcome: for the seeded company and for faults. */
export interface Random {
	/** 0 up to, not including, 1. */
	next(): number;
	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number;
	/** One of the entries. */
	pick<T>(entries: readonly T[]): T;
	/** True with the probability of `share`. */
	chance(share: number): boolean;
	/** As many lower-case hexadecimal digits as asked for. */
	hex(digits: number): string;
}

/** Starts a generator (mulberry32) from a whole number. The same seed gives the same numbers. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		between: (low, high) => low + Math.floor(next() * (high - low + 1)),
		pick: (entries) => entries[Math.floor(next() * entries.length)],
		chance: (share) => next() < share,
		hex: (digits) => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join(''),
	};
}
