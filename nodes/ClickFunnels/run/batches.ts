import type { Row, Rows } from '../table/api';
import { NEXT_CURSOR } from '../table/walks';

/**
 * A part of a list.
 * @param rows those behind the cursor where it begins
 * @returns as many as are asked for; then the last one holds the cursor where the next part begins
 */
export function batchOf(rows: Rows): Rows {
	return {
		...rows,
		all: async (limit) => {
			const part: Row[] = await rows.all(limit);
			const last = part.at(-1);
			if (last === undefined || limit === undefined || part.length < limit) return part;
			return [...part.slice(0, -1), { ...last, [NEXT_CURSOR]: String(last.id) }];
		},
	};
}
