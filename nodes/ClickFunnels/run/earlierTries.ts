import type { IExecuteData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What came of an item. */
export interface Outcome {
	given: INodeExecutionData[];
	isDone: boolean;
	/** What makes items wait for each other, where there is something. */
	key?: string;
}

/** By the index of an item. */
type Outcomes = Map<number, Outcome>;

const tries = new WeakMap<IExecuteData, Outcomes>();

/**
 * What came of the items in earlier tries of the same run, for the run to add to: n8n's Retry On Fail runs all
 * items again, and what is done must not be done twice.
 */
export function earlierTries(context: IExecuteFunctions): Outcomes {
	if (!context.getNode().retryOnFail) return new Map();
	// n8n hands the same object to every try, and another one to every run.
	const run = context.getExecuteData();
	const outcomes = tries.get(run) ?? new Map<number, Outcome>();
	tries.set(run, outcomes);
	return outcomes;
}

/** By key, the last item that is done: one before it must not put its older value in place of that one's. */
export function lastDone(outcomes: Outcomes): Map<string, number> {
	const last = new Map<string, number>();
	for (const [itemIndex, { isDone, key }] of outcomes) {
		if (isDone && key !== undefined) last.set(key, Math.max(itemIndex, last.get(key) ?? -1));
	}
	return last;
}
