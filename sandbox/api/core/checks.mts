import type { ChangeContext } from './behaviour.mts';
import { unprocessable } from './errors.mts';
import type { Data } from './store.mts';
import { humanize } from './words.mts';

/**
 * A check that refuses the value that another record of the kind below the same parent has already: 422
 * `Name has already been taken`. Leaves the input as it is.
 */
export function unique(
	kind: string,
	field: string,
	parent = 'workspace_id',
): (input: Data, context: ChangeContext) => Data {
	return (input, { world, scope, row }) => {
		const rows = world.table(kind).list(parent, scope[parent]);
		const taken = rows.some((other) => other !== row && other.data[field] === input[field]);
		if (input[field] !== undefined && taken) throw unprocessable(`${humanize(field)} has already been taken`);
		return input;
	};
}

/** Refuses a longer text than `most`: 422 `Reason is too long (maximum is 1024 characters)`. */
export function checkLength(input: Data, field: string, most: number): void {
	if (String(input[field] ?? '').length > most) {
		throw unprocessable(`${humanize(field)} is too long (maximum is ${most} characters)`);
	}
}

/** Refuses a value, where there is one, that is not allowed: 422 `Interval is not included in the list`. */
export function checkIncluded(field: string, value: unknown, allowed: readonly string[]): void {
	if (value !== undefined && !allowed.includes(String(value))) {
		throw unprocessable(`${humanize(field)} is not included in the list`);
	}
}
