/** What the items of a run have found out, so that it is asked for once. */
export class Memory {
	private readonly known = new Map<string, Promise<{ result: unknown } | undefined>>();

	/** As `once` of Api says. */
	async once<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		for (let before = this.known.get(key); before; before = this.known.get(key)) {
			const done = await before;
			if (done) return done.result as Result;
		}
		const working = work();
		const settled = working.then(
			(result) => ({ result }),
			() => {
				this.known.delete(key);
				return undefined;
			},
		);
		this.known.set(key, settled);
		return await working;
	}
}
