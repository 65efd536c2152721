import type { Random } from '../random.mts';
import { createRandom } from '../random.mts';
import type { Fault } from '../types.mts';

/** The faults in force, and the dice that say which request gets one. */
export class Faults {
	#faults: Fault[] = [];
	#played = new Map<Fault, number>();
	#random: Random;
	readonly #seed: number;

	constructor(seed: number, faults: Fault[]) {
		this.#seed = seed;
		this.#random = createRandom(seed);
		this.set(faults);
	}

	/** Replaces the faults and restarts the dice. */
	set(faults: Fault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault }));
		this.#played = new Map();
		this.#random = createRandom(this.#seed);
	}

	/** The first fault that hits this request. Each fault that matches it throws the dice once. */
	draw(method: string, path: string): Fault | undefined {
		const hit = this.#faults.find((fault) => this.#hits(fault, method, path));
		if (hit) this.#played.set(hit, this.#timesPlayed(hit) + 1);
		return hit;
	}

	#hits(fault: Fault, method: string, path: string): boolean {
		const matches =
			(fault.method === undefined || fault.method === method) &&
			(fault.path === undefined || path.includes(fault.path)) &&
			this.#timesPlayed(fault) < (fault.times ?? Infinity);
		return matches && this.#random.chance(fault.probability ?? 1);
	}

	#timesPlayed(fault: Fault): number {
		return this.#played.get(fault) ?? 0;
	}
}
