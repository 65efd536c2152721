import type { IExecuteData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** By the index of an item, what came of it. */
type Done = Map<number, INodeExecutionData[]>;

const tries = new WeakMap<IExecuteData, Done>();

/**
 * The items that earlier tries of the same run have done, for the run to add to: n8n's Retry On Fail runs all
 * items again, and what is done must not be done twice.
 */
export function doneBefore(context: IExecuteFunctions): Done {
	if (!context.getNode().retryOnFail) return new Map();
	// n8n hands the same object to every try, and another one to every run.
	const run = context.getExecuteData();
	const done = tries.get(run) ?? new Map<number, INodeExecutionData[]>();
	tries.set(run, done);
	return done;
}
