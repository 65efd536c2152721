/** Work to be done for one thing after the other. */
interface Turns<Task> {
	/** What there is to do, in order. An error that it throws ends everything. */
	tasks: AsyncIterable<Task>;
	/** Tasks of the same key are done one after the other; those without a key at any time. */
	keyOf: (task: Task) => string | undefined;
	/** Does one task; it must not throw. */
	work: (task: Task) => Promise<void>;
	/** Tasks at once, at most. */
	atOnce: number;
	/** Whether no further task is to be begun. */
	isStopped: () => boolean;
}

/**
 * Does many tasks, several at once and yet in order where that matters: a task waits for those before it that
 * have its key, and holds up no other.
 * @returns when all is done, or when all that was begun is done after a stop
 * @throws what `tasks` throws, once all that was begun is done
 */
export async function inTurn<Task>({ tasks, keyOf, work, atOnce, isStopped }: Turns<Task>): Promise<void> {
	/** By their key, the tasks that wait for the one of their key that is under way. */
	const waiting = new Map<string, Task[]>();
	const oneAfterTheOther = async (first: Task, key: string) => {
		const behind: Task[] = [];
		waiting.set(key, behind);
		for (let task: Task | undefined = first; task !== undefined && !isStopped(); task = behind.shift()) {
			await work(task);
		}
		waiting.delete(key);
	};
	const iterator = tasks[Symbol.asyncIterator]();
	const worker = async () => {
		while (!isStopped()) {
			const { done, value: task } = await iterator.next();
			if (done || isStopped()) return;
			const key = keyOf(task);
			if (key === undefined) await work(task);
			else if (waiting.has(key)) waiting.get(key)?.push(task);
			else await oneAfterTheOther(task, key);
		}
	};
	const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, worker));
	for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
