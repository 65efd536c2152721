import { merged, type Order } from '../../nodes/ClickFunnels/lists/merge';

const rising: Order<number> = (a, b) => a - b;

/** A part of a list, page by page, that counts the pages it was asked for. */
function part(...pages: number[][]) {
	const asked = { pages: 0 };
	async function* walk() {
		for (const page of pages) {
			asked.pages += 1;
			yield page;
		}
	}
	return { asked, pages: walk() };
}

async function take(parts: Array<ReturnType<typeof part>>, order?: Order<number>, limit = Infinity) {
	const rows: number[] = [];
	const all = merged(
		parts.map(({ pages }) => pages),
		{ order, idOf: (row) => row },
	);
	for await (const row of all) {
		rows.push(row);
		if (rows.length >= limit) break;
	}
	return rows;
}

test.each([
	['of two pages each', [part([1, 4], [6, 9]), part([2, 3], [7, 8])], [1, 2, 3, 4, 6, 7, 8, 9]],
	['that hold the same rows', [part([1, 4]), part([1, 3, 4]), part([3, 4])], [1, 3, 4]],
	['of which some are empty', [part(), part([2]), part([])], [2]],
	['none', [], []],
])('parts %s come in the order of the list, each row once', async (_, parts, rows) => {
	expect(await take(parts, rising)).toEqual(rows);
});

test('parts without an order come one after the other, each row once', async () => {
	const parts = [part([5, 1], [3]), part([4, 5, 2])];
	expect(await take(parts)).toEqual([5, 1, 3, 4, 2]);
});

test('no page is asked for that is not needed', async () => {
	const parts = [part([1, 2], [3, 20], [30]), part([4, 5], [6, 7]), part([100], [200])];
	// After 1 and 2 it takes the first part's next page to tell that 3 comes before 4.
	expect(await take(parts, rising, 4)).toEqual([1, 2, 3, 4]);
	expect(parts.map(({ asked }) => asked.pages)).toEqual([2, 1, 1]);
});

test('without an order the second part is not asked for before the first one ends', async () => {
	const parts = [part([1, 2], [3]), part([4])];
	expect(await take(parts, undefined, 2)).toEqual([1, 2]);
	expect(parts.map(({ asked }) => asked.pages)).toEqual([1, 0]);
});
