import type { Row } from '../table/api';

/** Where a row stands in the order that a list is looked through by, and when it got there. */
export interface Place {
	/** Grows with the order: milliseconds since 1970, or an id. */
	position: number;
	/** Which comes first of those that stand at the same position. */
	id: number;
	/** Milliseconds since 1970. */
	time: number;
}

/**
 * What earlier looks have dealt with: every row up to `floor`, and those above it that are named, each as it stood
 * at a position. Plain JSON, kept in the static data of the workflow.
 */
export interface Known {
	/** Position and id of the newest row below which nothing is new; absent where nothing is known yet. */
	floor?: [position: number, id: number];
	/** By id: the position at which a row was dealt with. */
	seen: Record<string, number>;
}

/**
 * How far back each look goes behind the newest row that it knows. ClickFunnels gives a record its moment before
 * it is stored, so that one may show up behind others that are newer.
 */
const OVERLAP_MS = 60_000;

/** So many rows above the floor are named; with more of them, the floor rises. A thousand take 25 KB. */
export const MOST_SEEN = 2_000;

/** What is looked for. */
export interface Look {
	/** Undefined for what has no place in the list, such as null. */
	placeOf: (row: Row) => Place | undefined;
	/** Whether a row is one that the user waits for. */
	isWanted: (row: Row, wasSeen: boolean) => boolean;
	/** Rows given at most; the others are left for the next look. */
	most: number;
}

/** What a look came to. */
export interface Looked {
	/** Rows to give, the oldest first. */
	rows: Row[];
	/** What is known once they are given. */
	known: Known;
	/** The ids of the rows that it dealt with: it gave them, or has no more to do with them. */
	dealt: number[];
	/** The lowest position of what is left for the next time; absent where nothing is. */
	leftAt?: number;
}

interface Found {
	row: Row;
	place: Place;
}

/**
 * What is new in a list since earlier looks.
 *
 * The list is read from its newest row down to what is known. A row that changes meanwhile goes to the front, above
 * all that was read: the next look finds it there. What is given is the oldest of it, so that what is left for the next
 * time stands above what is known.
 * @param newestFirst pages of the list, the highest position first
 */
export async function newRows(
	newestFirst: AsyncIterable<Row[]>,
	known: Known,
	{ placeOf, isWanted, most }: Look,
): Promise<Looked> {
	/** Dealt with before; and of no interest. */
	const before: Place[] = [];
	const unwanted = new Set<Place>();
	let found: Found[] = [];
	let left: Place | undefined;
	let newest = -Infinity;
	for await (const [row, place] of placed(newestFirst, placeOf)) {
		newest = Math.max(newest, place.time);
		if (isBelow(place, known.floor)) break;
		if (isAt(place, known.floor)) continue;
		const seenAt = known.seen[place.id] as number | undefined;
		if (seenAt !== undefined && place.position <= seenAt) before.push(place);
		else if (!isWanted(row, seenAt !== undefined)) unwanted.add(place);
		else found.push({ row, place });
		// However long the list is, memory holds little more than is given.
		if (found.length >= 2 * most) [found, left] = oldest(found, most, left);
	}
	[found, left] = oldest(found, most, left);
	const given = found.map(({ place }) => place);
	const since = newest - OVERLAP_MS;
	const done = [...before, ...given, ...unwanted].sort(compare);
	const passed = countPassed(done, { left, since });
	const top = passed > 0 ? done[passed - 1] : undefined;
	// What is of no interest now will be of none later, unless it changes.
	const named = done.slice(passed).filter((place) => place.time >= since || !unwanted.has(place));
	return {
		rows: found.map(({ row }) => row),
		known: {
			floor: top ? [top.position, top.id] : known.floor,
			seen: Object.fromEntries(named.map(({ id, position }) => [id, position])),
		},
		dealt: done.map(({ id }) => id),
		leftAt: left?.position,
	};
}

/**
 * What is known of a list where nothing that it holds by now counts as new.
 * @param newestFirst pages of the list, the highest position first
 * @param least rows to be known by name, if there are as many
 */
export async function allKnown(
	newestFirst: AsyncIterable<Row[]>,
	placeOf: Look['placeOf'],
	least = 0,
): Promise<Known> {
	const seen: Known['seen'] = {};
	let newest: number | undefined;
	let count = 0;
	for await (const [, place] of placed(newestFirst, placeOf)) {
		newest ??= place.time;
		count += 1;
		if (place.time < newest - OVERLAP_MS && count > least) return { floor: [place.position, place.id], seen };
		seen[place.id] = place.position;
	}
	return { seen };
}

async function* placed(
	pages: AsyncIterable<Row[]>,
	placeOf: Look['placeOf'],
): AsyncGenerator<[row: Row, place: Place]> {
	for await (const rows of pages) {
		for (const row of rows) {
			const place = placeOf(row);
			if (place) yield [row, place];
		}
	}
}

function isBelow({ position }: Place, floor: Known['floor']): boolean {
	return floor !== undefined && position < floor[0];
}

function isAt({ position, id }: Place, floor: Known['floor']): boolean {
	return floor !== undefined && position === floor[0] && id <= floor[1];
}

/** Negative where the first place comes before the second. */
function compare(a: Place, b: Place): number {
	return a.position - b.position || a.id - b.id;
}

/** The oldest of what was found, in order, and the first place of all that is left. */
function oldest(found: Found[], most: number, left?: Place): [Found[], Place | undefined] {
	const sorted = [...found].sort((a, b) => compare(a.place, b.place));
	const next = sorted.at(most)?.place;
	return [sorted.slice(0, most), next && (!left || compare(next, left) < 0) ? next : left];
}

/**
 * How many rows that were dealt with the floor may rise over: not above what is left, nor above a moment since when
 * rows may still show up late, unless there are too many to name.
 */
function countPassed(done: Place[], { left, since }: { left?: Place; since: number }): number {
	const below = left ? done.filter((place) => compare(place, left) < 0).length : done.length;
	let passed = below;
	while (passed > 0 && done[passed - 1].time >= since) passed -= 1;
	return Math.min(below, Math.max(passed, done.length - MOST_SEEN));
}
