import { options, type Fields } from './field';

/** What rows can be in the order of, by the API's names; what people call the order, and the other way round. */
const ORDERS = {
	id: ['Oldest First', 'Newest First'],
	updated_at: ['Longest Unchanged First', 'Last Changed First'],
	name: ['Name A to Z', 'Name Z to A'],
	sort_order: ['As Arranged', 'As Arranged, Backwards'],
} as const;

/** A value of `sort_property`. */
export type SortProperty = keyof typeof ORDERS;

/** The options of an operation. The order of a list is one of them: a choice such as `id:desc`, by what and which way. */
export function optionFields(operation: { options: Fields; sort: SortProperty[] }): Fields {
	const choices = operation.sort.flatMap((property) => {
		const [rising, falling] = ORDERS[property];
		return [
			[`${property}:desc`, falling],
			[`${property}:asc`, rising],
		] as const;
	});
	if (choices.length === 0) return operation.options;
	const values = choices.map(([value]) => value);
	const names = Object.fromEntries(choices);
	return { ...operation.options, sort: options('Sort', values, { names, initial: values[0] }) };
}
