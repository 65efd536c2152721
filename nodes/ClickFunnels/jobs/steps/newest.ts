import type { Api, Row, Values } from '../../table/api';
import { everyRow } from '../../table/called';

/** A list of records, and which of them is looked for. */
interface Sought<Route extends string> {
	list: Route;
	/** What the list is within, by the API's names. */
	within: Values;
	isWanted: (row: Row) => boolean;
}

/**
 * The newest record of a list that is wanted, also one that was made during the run: the whole list is read once in a
 * run, and after that only what is new. What is older may have changed since it was read.
 */
export async function newestOf<Route extends string>(
	api: Api<Route>,
	{ list, within, isWanted }: Sought<Route>,
): Promise<Row | undefined> {
	const before = await everyRow(api, { list, within });
	const known = new Set(before.map(({ id }) => id));
	for await (const row of api.rows(list, { ...within, sort_property: 'id', sort_order: 'desc' })) {
		if (known.has(row.id)) break;
		if (isWanted(row)) return row;
	}
	return before.filter(isWanted).at(-1);
}
