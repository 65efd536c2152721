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
