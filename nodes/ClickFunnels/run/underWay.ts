import { Memory } from './memory';

/** Calls under way at once that are of one kind. */
interface Group {
	memory: Memory;
	/** By what calls wait for each other, the end of the last one. */
	ends: Map<string, Promise<unknown>>;
	size: number;
}

/**
 * What calls have in common that n8n makes at the same time without knowing of each other, as agents and MCP
 * clients do: like the items of a run they share what they find out, and equal ones wait for each other.
 */
export class UnderWay {
	private readonly groups = new Map<string, Group>();

	/**
	 * Does the work of a call.
	 * @param group calls of the same one share a memory while any of them is under way
	 * @param alone calls of a group for which this is the same are done one after the other
	 */
	async run<Result>(
		{ group, alone }: { group: string; alone?: string },
		work: (memory: Memory) => Promise<Result>,
	): Promise<Result> {
		const ours = this.groups.get(group) ?? { memory: new Memory(), ends: new Map(), size: 0 };
		this.groups.set(group, ours);
		ours.size++;
		try {
			if (alone === undefined) return await work(ours.memory);
			const before = ours.ends.get(alone) ?? Promise.resolve();
			const working = before.then(async () => await work(ours.memory));
			ours.ends.set(alone, Promise.allSettled([working]));
			return await working;
		} finally {
			if (--ours.size === 0) this.groups.delete(group);
		}
	}
}
