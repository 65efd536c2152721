import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import type { Retries } from '../gateway/retryPolicy';
import type { Read } from '../input/context';
import { readRequestOptions } from '../input/requestOptions';
import { readLimit, readRetries, readSimplify } from '../input/settings';
import { readValues } from '../input/values';
import type { Values } from '../table/api';
import type { Kind } from '../table/kind';
import type { Line, Operation } from '../table/line';
import { apiFor } from './api';
import { withStoredKeys } from './attributes';
import { problemOf, withChanges } from './failed';
import { withImplied } from './implied';
import { toItems } from './items';
import type { Memory } from './memory';

/** What the user set for an item: all that its operation needs to know. */
export interface ItemInput {
	values: Values;
	/** Rows wanted at most, where the operation is a list; undefined for all. */
	limit?: number;
	/** Whether records are shown with their useful keys alone. */
	simplify: boolean;
	retries: Partial<Retries>;
	requestOptions: Partial<IHttpRequestOptions>;
}

/**
 * Reads an item's input.
 * @throws NodeOperationError that names the parameter that is missing or can't be sent
 */
export function readItem(context: IExecuteSingleFunctions, operation: Operation, kinds: Kind[]): ItemInput {
	const read: Read = (name, fallback = null) => context.getNodeParameter(name, fallback);
	const input = {
		node: context.getNode(),
		itemIndex: context.getItemIndex(),
		timezone: context.getTimezone(),
		kinds,
	};
	return {
		values: readValues(operation, read, input),
		limit: operation.output === 'list' ? readLimit(operation, read, input) : undefined,
		simplify: readSimplify(operation, read, input),
		retries: readRetries(read, input),
		requestOptions: readRequestOptions(read, input),
	};
}

/** What an item is run with beside its input. */
interface Surroundings {
	context: IExecuteSingleFunctions;
	/** Every line of the tables, by its route. */
	lines: ReadonlyMap<string, Line>;
	/** What the items of the run have found out. */
	memory: Memory;
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/**
 * Does an operation for an item whose input has been read.
 * @returns an item for each row, paired with the one that asked
 * @throws NodeApiError that says what happened, what to do, and what was changed before
 */
export async function runItem(
	operation: Operation,
	{ values, limit, simplify, retries, requestOptions }: ItemInput,
	{ context, ...around }: Surroundings,
): Promise<INodeExecutionData[]> {
	const changes: string[] = [];
	const itemIndex = context.getItemIndex();
	const asked = { context, ...around, requestOptions, retries };
	try {
		const api = apiFor({ ...asked, changes });
		const asking = { ...asked, itemIndex, priority: 'bulk' as const };
		const whole = await withImplied(operation, values, asking);
		const given = operation.run(api, await withStoredKeys(operation, whole, { ...asking, api }));
		const rows = 'all' in given ? await given.all(limit) : [(await given) ?? []].flat();
		return toItems(operation, rows, { simplify, itemIndex });
	} catch (error) {
		const problem = problemOf(error, context);
		if (changes.length === 0) throw problem;
		// A new one: items that waited for the same thing have been given this one, too.
		throw withChanges(problem, changes, context);
	}
}
