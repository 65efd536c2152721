/** What the items of a run have found out, so that it is asked for once. */
export class Memory {
	private readonly known = new Map<string, Promise<unknown>>();

	/** As `once` of Api says. */
	async once<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		const before = this.known.get(key);
		if (before) return (await before) as Result;
		const working = work();
		this.known.set(key, working);
		void working.catch(() => this.known.delete(key));
		return await working;
	}
}
