import { Memory } from './memory';

/**
 * What calls have in common that n8n makes at the same time without knowing of each other, as agents and MCP
 * clients do: like the items of a run they share what they find out.
 */
export class UnderWay {
	private readonly groups = new Map<string, { memory: Memory; size: number }>();

	/**
	 * Does the work of a call.
	 * @param group calls of the same one share a memory while any of them is under way
	 */
	async run<Result>(group: string, work: (memory: Memory) => Promise<Result>): Promise<Result> {
		const ours = this.groups.get(group) ?? { memory: new Memory(), size: 0 };
		this.groups.set(group, ours);
		ours.size++;
		try {
			return await work(ours.memory);
		} finally {
			if (--ours.size === 0) this.groups.delete(group);
		}
	}
}
