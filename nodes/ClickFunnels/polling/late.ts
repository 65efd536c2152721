import type { Row } from '../table/api';
import { newRows, type Known, type Looked } from './walk';
import { placeBy } from './wanted';

/**
 * What is kept of a list into which records may come late: such as contacts, which stand in it only once they are
 * identified, with the ID that they had before. Then they are below what was looked through by ID, but were changed just
 * now, and are none of those that stood in the list. Plain JSON.
 */
export interface Members {
	/** The ids of those that stood in the list, all above `low`. */
	ids: number[];
	/** Absent where every one is named. */
	low?: number;
	/** What is known of the list by when its records were changed. */
	byChange: Known;
}

/** So many members are named, the newest; what comes in below them is not known for new. They take 20 KB. */
const MOST_MEMBERS = 2_000;

/** So many are named at the start, for ten requests. */
export const FIRST_MEMBERS = 200;

/**
 * What came late into a list.
 * @param lastChangedFirst pages of the list by `updated_at`
 * @param looked what a look by ID came to just before, which deals with all that was made since the one before
 * @param isWanted whether the user waits for a row: what is refused is known from then on, too
 * @param most rows given at most
 */
export async function lateRows(
	lastChangedFirst: AsyncIterable<Row[]>,
	members: Members,
	{ looked, isWanted, most }: { looked: Looked; isWanted: (row: Row) => boolean; most: number },
): Promise<{ rows: Row[]; known: Known; members: Members }> {
	const ids = new Set([...members.ids, ...looked.dealt]);
	// What is left for the next look by ID comes by that.
	const end = looked.leftAt ?? Math.max(...ids, 0) + 1;
	const isLate = (id: number) => id < end && id > (members.low ?? -Infinity) && !ids.has(id);
	const refused: Row[] = [];
	const late = await newRows(lastChangedFirst, members.byChange, {
		placeOf: placeBy('changed'),
		isWanted: (row) => {
			if (!isLate(Number(row.id))) return false;
			if (isWanted(row)) return true;
			refused.push(row);
			return false;
		},
		most,
	});
	const { floor, seen } = looked.known;
	const nowSeen = { ...seen };
	for (const row of [...late.rows, ...refused]) {
		const id = Number(row.id);
		ids.add(id);
		if (floor === undefined || id > floor[0]) nowSeen[id] = id;
	}
	const named = [...ids].sort((a, b) => b - a);
	return {
		rows: late.rows,
		known: { floor, seen: nowSeen },
		members: {
			ids: named.slice(0, MOST_MEMBERS),
			low: named.at(MOST_MEMBERS) ?? members.low,
			byChange: late.known,
		},
	};
}
