import type { Ask, Pacer, Sent } from '../../nodes/ClickFunnels/gateway/pacer';

/** What asks a pacer for a turn: a first send of bulk work, 10 a second, but for what a test says otherwise. */
export const asking = (more: Partial<Ask> = {}): Ask => ({
	priority: 'bulk',
	owner: 'workflow',
	allowed: 10,
	patienceMs: 120_000,
	...more,
});

/**
 * Asks for turns and notes who goes when.
 * @param takes milliseconds until an answer is there; none comes where it is undefined
 */
export function watch(pacer: Pacer, { allowed, takes }: { allowed: number; takes?: number }) {
	const sends: Array<{ name: string; at: number; sent: Sent }> = [];
	return {
		sends,
		names: () => sends.map(({ name }) => name),
		ask: async (name: string, more: Partial<Ask> = {}) => {
			const sent = await pacer.turn(asking({ allowed, ...more }));
			if (!sent) return 'given up';
			sends.push({ name, at: Date.now(), sent });
			if (takes !== undefined) setTimeout(() => pacer.answered(sent), takes);
			return 'sent';
		},
	};
}

export const afterMs = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

/** Names for so many. */
export const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
