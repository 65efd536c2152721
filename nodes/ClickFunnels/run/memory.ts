import { Gathering } from './gathering';

/** What the items of a run have found out, so that it is asked for once. */
export class Memory {
	/** What they look for at the moment. */
	readonly gathering = new Gathering();

	private readonly known = new Map<string, { working: Promise<unknown>; cancel?: AbortSignal }>();

	/**
	 * As `once` of Api says.
	 * @param cancel of the execution that asks: several share a memory, and the end of one is not that of others
	 */
	async once<Result>(key: string, work: () => Promise<Result>, cancel?: AbortSignal): Promise<Result> {
		const before = this.known.get(key);
		if (before) {
			const [{ status }] = await Promise.allSettled([before.working]);
			const isEndOfOthers = status === 'rejected' && before.cancel?.aborted && !cancel?.aborted;
			if (!isEndOfOthers) return (await before.working) as Result;
			return await this.once(key, work, cancel);
		}
		const working = work();
		this.known.set(key, { working, cancel });
		void working.catch(() => this.known.delete(key));
		return await working;
	}
}
