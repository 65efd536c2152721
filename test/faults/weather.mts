import type { Fault } from '../../sandbox/types.mts';

/** Faults that are mixed, and the seed of the dice that say which request gets one. */
export interface Mix {
	seed: number;
	faults: Fault[];
	/** Milliseconds that the node waits for an answer. */
	timeout?: number;
}

const down: Fault[] = (['502', '503', '504'] as const).flatMap((kind) => [
	{ kind, probability: 0.04 },
	{ kind, probability: 0.04, processed: true },
]);
const cut: Fault[] = [
	{ kind: 'reset-before', probability: 0.1 },
	{ kind: 'reset-after', probability: 0.1 },
];
// Few: each slows down the pace for a while, as it should.
const limited: Fault[] = [
	{ kind: '429', probability: 0.3, times: 2, retryAfter: 1 },
	{ kind: '429', probability: 0.1, times: 3 },
];
const silent: Fault[] = [
	{ kind: 'timeout', probability: 0.05, times: 6 },
	{ kind: 'timeout', probability: 0.05, times: 6, processed: true },
];
const unreadable: Fault[] = [
	{ kind: 'truncated', probability: 0.08 },
	{ kind: 'html', probability: 0.04, processed: true },
];

const half = (faults: Fault[]) =>
	faults.map((fault) => ({ ...fault, probability: (fault.probability ?? 1) / 2 }));

/** What the gateway may be like, by name. */
export const MIXES: Record<string, Mix> = {
	'429 with and without Retry-After': { seed: 11, faults: limited },
	'502, 503 and 504, before and after the work': { seed: 12, faults: down },
	'connections cut before and after the work': { seed: 13, faults: cut },
	'answers cut short, and pages of a firewall after the work': { seed: 14, faults: unreadable },
	'no answer in time': { seed: 15, faults: [...silent, ...half(cut)], timeout: 500 },
	'all of it': {
		seed: 16,
		faults: [...limited, ...half(down), ...half(cut), ...silent, ...half(unreadable)],
		timeout: 500,
	},
};

/** A title for each mix, with its seed, so that what went wrong can be played again. */
export const TITLES = Object.entries(MIXES).map(([name, { seed }]) => `${name} (seed ${seed})`);
