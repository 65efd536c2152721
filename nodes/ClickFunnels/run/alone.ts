/** By what they are about, the ends of the pieces of work that this process has begun or is to begin. */
const ends = new Map<string, Promise<void>>();

/**
 * Does work once all that was asked for before with the same key is done, by whatever run or tool: two runs at once look
 * for a record, and both would make it.
 * @param waitFor waits for what is before; what it throws ends the wait
 */
export async function alone<Result>(
	key: string,
	waitFor: (before: Promise<void>) => Promise<void>,
	work: () => Promise<Result>,
): Promise<Result> {
	const before = ends.get(key);
	let end: () => void = () => {};
	const done = new Promise<void>((resolve) => (end = resolve));
	// It gives nothing: else a key that is never idle would hold on to a chain of all before it.
	const all = Promise.all([before, done]).then(() => {});
	ends.set(key, all);
	try {
		if (before) await waitFor(before);
		return await work();
	} finally {
		end();
		void all.then(() => {
			if (ends.get(key) === all) ends.delete(key);
		});
	}
}
