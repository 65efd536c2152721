import type { Row, Rows, Values } from '../table/api';
import { CHANGED_SINCE_NAME, CHANGED_UNTIL } from '../table/walks';

/**
 * Taken off the newest change for the next mark: records that are saved at the same moment may show up one after
 * the other, in either order.
 */
const OVERLAP_MS = 5_000;

/**
 * Rows that were changed since a mark. A row that changes while they are read goes to the front, where this walk has
 * been already: it comes with the next one, as that begins where this one did.
 * @param newestFirst the list by `updated_at`, newest first
 * @param since ISO 8601
 * @returns rows of which the last one holds the next mark, unless a limit ended them before the mark
 */
export function changedRows(newestFirst: AsyncIterable<Row>, since: string): Rows {
	async function* walked(): AsyncGenerator<Row> {
		let until: string | undefined;
		let held: Row | undefined;
		for await (const row of newestFirst) {
			const changedAt = Date.parse(String(row.updated_at));
			if (changedAt < Date.parse(since)) break;
			if (held) yield held;
			if (!Number.isNaN(changedAt)) until ??= new Date(changedAt - OVERLAP_MS).toISOString();
			held = row;
		}
		if (held) yield until === undefined ? held : { ...held, [CHANGED_UNTIL]: until };
	}
	return {
		[Symbol.asyncIterator]: walked,
		all: async (limit = Infinity) => {
			const rows: Row[] = [];
			for await (const row of walked()) {
				rows.push(row);
				if (rows.length >= limit) break;
			}
			return rows;
		},
	};
}

/** What was changed is found at the front of the list that has the newest change first. */
export function withOrder(values: Values): Values {
	if (values[CHANGED_SINCE_NAME] === undefined) return values;
	return { ...values, sort_property: 'updated_at', sort_order: 'desc' };
}
