import { batchOf } from '../../nodes/ClickFunnels/run/batches';
import { changedRows } from '../../nodes/ClickFunnels/run/changes';
import type { Row, Rows } from '../../nodes/ClickFunnels/table/api';

async function* list(rows: Row[]): AsyncGenerator<Row> {
	yield* rows;
}

const at = (id: number, time: string): Row => ({ id, updated_at: `2026-11-28T${time}.000Z` });

const NEWEST_FIRST = [at(7, '12:00:30'), at(3, '12:00:10'), at(9, '12:00:10'), at(1, '11:59:59')];

const since = (time: string) => `2026-11-28T${time}.000Z`;

test('rows that were changed at the mark or later, the last with a mark five seconds before the newest', async () => {
	const rows = await changedRows(list(NEWEST_FIRST), since('12:00:10')).all();
	expect(rows).toEqual([
		at(7, '12:00:30'),
		at(3, '12:00:10'),
		{ ...at(9, '12:00:10'), _changed_until: '2026-11-28T12:00:25.000Z' },
	]);
});

test('nothing changed gives nothing, so that the mark stays as it is', async () => {
	expect(await changedRows(list(NEWEST_FIRST), since('12:00:31')).all()).toEqual([]);
});

test('a limit that ends them before the mark gives no mark: the rest would be lost', async () => {
	const cut = await changedRows(list(NEWEST_FIRST), since('12:00:10')).all(2);
	expect(cut).toEqual([at(7, '12:00:30'), at(3, '12:00:10')]);
	const just = await changedRows(list(NEWEST_FIRST), since('12:00:10')).all(3);
	expect(just.at(-1)).toHaveProperty('_changed_until');
});

test('rows are not asked for behind the mark', async () => {
	let asked = 0;
	async function* counted() {
		for (const row of NEWEST_FIRST.concat(at(2, '10:00:00'))) {
			asked += 1;
			yield row;
		}
	}
	await changedRows(counted(), since('12:00:20')).all();
	// The one, and the first that is older.
	expect(asked).toBe(2);
});

test('rows without a moment are given, and make no mark', async () => {
	expect(await changedRows(list([{ id: 1 }]), since('12:00:00')).all()).toEqual([{ id: 1 }]);
});

const rows = (all: Row[]): Rows => ({
	[Symbol.asyncIterator]: () => list(all),
	all: async (limit = Infinity) => all.slice(0, limit),
});

test.each([
	[3, [1, 2, 3], '3'],
	[4, [1, 2, 3, 4], '4'],
	[5, [1, 2, 3, 4], undefined],
])('a batch of %i has the cursor of the next one where it is full', async (limit, ids, cursor) => {
	const given = await batchOf(rows([1, 2, 3, 4].map((id) => ({ id })))).all(limit);
	expect(given.map(({ id }) => id)).toEqual(ids);
	expect(given.at(-1)?._next_cursor).toBe(cursor);
});
