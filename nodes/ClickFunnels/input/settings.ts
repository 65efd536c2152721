import type { Operation } from '../table/line';
import type { InputContext, Read } from './context';
import { badInput, shown } from './refusal';

/** How often and how long the user wants a request to be tried; what is not said is as usual. */
interface RetrySettings {
	maxTries?: number;
	maxSeconds?: number;
}

/**
 * What retries the user asks for. Values that are no numbers, for example from an expression, are as if not
 * set.
 */
export function readRetries(read: Read): RetrySettings {
	const { maxTries, maxSeconds } = (read('retries', {}) ?? {}) as Record<string, unknown>;
	return {
		...(Number(maxTries) >= 1 && { maxTries: Number(maxTries) }),
		...(typeof maxSeconds === 'number' && maxSeconds >= 0 && { maxSeconds }),
	};
}

/**
 * How many rows of a list the user wants at most; undefined for all.
 * @throws NodeOperationError when Limit is no whole number
 */
export function readLimit(
	{ paged }: Operation,
	read: Read,
	context: Pick<InputContext, 'node' | 'itemIndex'>,
): number | undefined {
	if (!paged || read('returnAll', false) === true) return undefined;
	const value = read('limit', 50);
	const limit = Number(value);
	if (!Number.isInteger(limit) || limit < 1) {
		throw badInput(
			{ ...context, label: 'Limit' },
			`${shown(value)} is not a whole number of at least 1`,
			'Enter how many results you want, or turn on Return All.',
		);
	}
	return limit;
}
