import { allKnown, MOST_SEEN, newRows, type Known, type Look } from '../../nodes/ClickFunnels/polling/walk';
import { placeBy } from '../../nodes/ClickFunnels/polling/wanted';
import type { Row } from '../../nodes/ClickFunnels/table/api';

/** A row that was changed at a second of an hour. */
const at = (id: number, second: number): Row => ({
	id,
	updated_at: new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString(),
});

async function* pages(rows: Row[]): AsyncGenerator<Row[]> {
	for (let from = 0; from < rows.length; from += 20) yield rows.slice(from, from + 20);
}

/** A list as ClickFunnels gives it by its newest change. */
const newestFirst = (rows: Row[]) =>
	pages([...rows].sort((a, b) => String(b.updated_at).localeCompare(String(a.updated_at))));

async function look(rows: Row[], known: Known, more: Partial<Look> = {}) {
	const asked = { placeOf: placeBy('either'), isWanted: () => true, most: 500, ...more };
	const found = await newRows(newestFirst(rows), known, asked);
	return { ids: found.rows.map(({ id }) => id), known: found.known };
}

const NOTHING: Known = { seen: {} };

test('rows of one moment that do not fit into a poll come with the next ones, by their IDs', async () => {
	const rows = [at(4, 10), at(2, 10), at(3, 10), at(1, 10), at(5, 10)];
	const first = await look(rows, NOTHING, { most: 2 });
	const second = await look(rows, first.known, { most: 2 });
	const third = await look(rows, second.known, { most: 2 });
	expect([first.ids, second.ids, third.ids]).toEqual([[1, 2], [3, 4], [5]]);
});

test('what is left for the next poll is not passed by what is known above it', async () => {
	const first = await look([at(9, 100)], NOTHING);
	// Five rows show up late, below the one that is known, while a newer one makes all of them old.
	const late = [at(1, 91), at(2, 92), at(3, 93), at(4, 94), at(5, 95)];
	const rows = [at(10, 1_000), at(9, 100), ...late];
	const second = await look(rows, first.known, { most: 2 });
	const third = await look(rows, second.known, { most: 2 });
	const fourth = await look(rows, third.known, { most: 2 });
	expect([second.ids, third.ids, fourth.ids]).toEqual([
		[1, 2],
		[3, 4],
		[5, 10],
	]);
});

test('a row that shows up within a minute behind newer ones is not lost, one that comes later is', async () => {
	const { known } = await look([at(2, 100)], NOTHING);
	expect((await look([at(2, 100), at(1, 41)], known)).ids).toEqual([1]);
	const further = await look([at(3, 170), at(2, 100)], known);
	expect((await look([at(3, 170), at(2, 100), at(1, 41)], further.known)).ids).toEqual([]);
});

test('what nobody waits for is passed: later looks do not read it again', async () => {
	const rows = Array.from({ length: 100 }, (_, index) => at(index, index * 10));
	const { known } = await look(rows, NOTHING, { isWanted: () => false });
	// The newest is of second 990; the newest that is a minute older is of 920.
	expect(known.floor).toEqual([Date.UTC(2026, 0, 1) + 920_000, 92]);
	expect(Object.keys(known.seen)).toEqual(['93', '94', '95', '96', '97', '98', '99']);
});

test('what is kept stays small, whatever changes at one moment, and each comes once', async () => {
	const count = MOST_SEEN + 700;
	const rows = Array.from({ length: count }, (_, index) => at(index + 1, 10));
	const given: unknown[] = [];
	let known = NOTHING;
	for (let polls = 0; polls < 8; polls++) {
		const found = await look(rows, known, { most: 500 });
		given.push(...found.ids);
		({ known } = found);
		expect(Object.keys(known.seen).length).toBeLessThanOrEqual(MOST_SEEN);
	}
	expect(given).toEqual(rows.map(({ id }) => id));
});

test('of a long list, no more is kept in memory than twice what is given', async () => {
	const rows = Array.from({ length: 5_000 }, (_, index) => at(index + 1, index));
	const { ids, known } = await look(rows, NOTHING, { most: 3 });
	expect(ids).toEqual([1, 2, 3]);
	expect((await look(rows, known, { most: 3 })).ids).toEqual([4, 5, 6]);
});

test('rows without ID or moment, and what is no row, are passed over', async () => {
	const rows = [null, { id: 1 }, { updated_at: '2026-01-01T00:00:00Z' }, at(2, 5)] as Row[];
	const found = await newRows(pages(rows), NOTHING, {
		placeOf: placeBy('either'),
		isWanted: () => true,
		most: 5,
	});
	expect(found.rows).toEqual([at(2, 5)]);
});

test('at the start all that is there is known: of the last minute by name', async () => {
	const rows = [at(3, 100), at(2, 41), at(1, 39)];
	expect(await allKnown(newestFirst(rows), placeBy('either'))).toEqual({
		floor: [Date.UTC(2026, 0, 1) + 39_000, 1],
		seen: { 3: Date.UTC(2026, 0, 1) + 100_000, 2: Date.UTC(2026, 0, 1) + 41_000 },
	});
	expect(await allKnown(newestFirst([]), placeBy('either'))).toEqual({ seen: {} });
});
