import { options, type Fields } from './field';
import { WAIT, WAIT_NAME, type Settles } from './settled';

/** What rows can be in the order of, by the API's names; what people call the order, and the other way round. */
const ORDERS = {
	id: ['Oldest First', 'Newest First'],
	updated_at: ['Longest Unchanged First', 'Last Changed First'],
	name: ['Name A to Z', 'Name Z to A'],
	sort_order: ['As Arranged', 'As Arranged, Backwards'],
} as const;

/** A value of `sort_property`. */
export type SortProperty = keyof typeof ORDERS;

/** What options an operation has. */
interface Optioned {
	options: Fields;
	sort: SortProperty[];
	settles?: Settles;
}

/**
 * The options of an operation. The order of a list is one of them: a choice such as `id:desc`, by what and which way;
 * and how long to wait, where it goes on behind its answer.
 */
export function optionFields(operation: Optioned): Fields {
	const choices = operation.sort.flatMap((property) => {
		const [rising, falling] = ORDERS[property];
		return [
			[`${property}:desc`, falling],
			[`${property}:asc`, rising],
		] as const;
	});
	const own = { ...operation.options, ...(operation.settles && { [WAIT_NAME]: WAIT }) };
	if (choices.length === 0) return own;
	const values = choices.map(([value]) => value);
	const names = Object.fromEntries(choices);
	return { ...own, sort: options('Sort', values, { names, initial: values[0] }) };
}
