import fc from 'fast-check';

import { pagesOf, walk, type CursorList, type Page } from '../../nodes/ClickFunnels/lists/pages';

const listWith = (fetchPage: CursorList<number>['fetchPage']): CursorList<number> => ({
	fetchPage,
	idOf: (row) => row,
	brokenOff: () => new Error('broken off'),
});

/** The first rows of a list, and no page more than these need. */
async function first(limit: number, list: CursorList<number>) {
	const rows: number[] = [];
	for await (const page of pagesOf(list)) {
		rows.push(...page);
		if (rows.length >= limit) break;
	}
	return rows.slice(0, limit);
}

/** A list of rows 1, 2, ... that answers as ClickFunnels does, and counts what it is asked. */
function listOf(total: number, end: 'no cursor' | 'empty page' = 'no cursor') {
	const asked: Array<string | undefined> = [];
	const fetchPage = async (after?: string): Promise<Page<number>> => {
		asked.push(after);
		const first = Number(after ?? 0) + 1;
		const last = Math.min(total, first + 19);
		const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
		const more = end === 'no cursor' ? last < total : rows.length > 0;
		return { rows, next: more ? String(last) : undefined };
	};
	return { asked, fetchPage, list: listWith(fetchPage) };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test.each([
	[1, 1],
	[5, 1],
	[19, 1],
	[20, 1],
	[21, 2],
	[40, 2],
	[50, 3],
])('a limit of %d takes %d requests', async (limit, requests) => {
	const { asked, list } = listOf(1_000);
	expect(await first(limit, list)).toEqual(upTo(limit));
	expect(asked).toHaveLength(requests);
});

test('each page is asked for by the cursor of the one before', async () => {
	const { asked, list } = listOf(50);
	await walk(list);
	expect(asked).toEqual([undefined, '20', '40']);
});

test.each([
	['no cursor', 0, 1],
	['no cursor', 7, 1],
	['no cursor', 20, 2],
	['no cursor', 39, 2],
	['no cursor', 40, 3],
	['no cursor', 41, 3],
	['empty page', 0, 1],
	['empty page', 20, 3],
	['empty page', 41, 5],
] as const)('a list that ends with %s, of %d rows, takes %d requests', async (end, total, requests) => {
	const { asked, list } = listOf(total, end);
	expect(await walk(list)).toEqual(upTo(total));
	expect(asked).toHaveLength(requests);
});

test('a page with few rows does not end the list', async () => {
	const pages: Record<string, Page<number>> = {
		first: { rows: [1, 2], next: '2' },
		2: { rows: [3], next: '3' },
		3: { rows: [4] },
	};
	expect(await walk(listWith(async (after = 'first') => pages[after]))).toEqual([1, 2, 3, 4]);
});

test('a list that does not move on is left', async () => {
	let requests = 0;
	const stuck = async () => {
		requests += 1;
		return { rows: upTo(20), next: '20' };
	};
	await expect(walk(listWith(stuck))).rejects.toThrow('broken off');
	expect(requests).toBe(3);
});

test('what goes wrong on a page ends the walk', async () => {
	const { fetchPage } = listOf(100);
	const failing = async (after?: string) => {
		if (after === '40') throw new Error('The line is cut');
		return await fetchPage(after);
	};
	await expect(walk(listWith(failing))).rejects.toThrow('The line is cut');
});

test('every row comes once, in order, with as few requests as there are pages', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(130), fc.option(fc.integer({ min: 1, max: 150 })), async (total, limit) => {
			const { asked, list } = listOf(total);
			const wanted = Math.min(total, limit ?? Infinity);
			expect(await first(limit ?? Infinity, list)).toEqual(upTo(wanted));
			// A full page that announces no other one is worth a look behind it.
			const look = total > 0 && total % 20 === 0 && (limit ?? Infinity) > total ? 1 : 0;
			expect(asked).toHaveLength(Math.max(1, Math.ceil(wanted / 20)) + look);
		}),
		{ seed: 3, numRuns: 200 },
	);
});

test('rows that stand all the time come once and in order, whatever comes and goes meanwhile', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(150), fc.array(fc.nat(150), { maxLength: 80 }), async (total, changes) => {
			let rows = upTo(total);
			let calls = 0;
			// Every third row may go, and come again, while pages are asked for.
			const change = () => {
				const row = (changes[calls++] ?? 0) * 3;
				rows = rows.includes(row) ? rows.filter((one) => one !== row) : [...rows, row].sort((a, b) => a - b);
			};
			const found = await walk(
				listWith(async (after) => {
					change();
					const begin = rows.findIndex((row) => row > Number(after ?? -1));
					const page = begin < 0 ? [] : rows.slice(begin, begin + 20);
					return {
						rows: page,
						next: begin + 20 < rows.length && begin >= 0 ? String(page.at(-1)) : undefined,
					};
				}),
			);
			expect(new Set(found).size).toBe(found.length);
			expect(found.filter((row) => row % 3 !== 0)).toEqual(upTo(total).filter((row) => row % 3 !== 0));
		}),
		{ numRuns: 300 },
	);
});
