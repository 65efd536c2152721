import fc from 'fast-check';

import { walk, type Page } from '../../nodes/ClickFunnels/lists/pages';

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
	return { asked, fetchPage };
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
	const { asked, fetchPage } = listOf(1_000);
	expect(await walk(fetchPage, limit)).toEqual(upTo(limit));
	expect(asked).toHaveLength(requests);
});

test('each page is asked for by the cursor of the one before', async () => {
	const { asked, fetchPage } = listOf(50);
	await walk(fetchPage);
	expect(asked).toEqual([undefined, '20', '40']);
});

test.each([
	['no cursor', 0, 1],
	['no cursor', 7, 1],
	['no cursor', 20, 1],
	['no cursor', 41, 3],
	['empty page', 0, 1],
	['empty page', 20, 2],
	['empty page', 41, 4],
] as const)('a list that ends with %s, of %d rows, takes %d requests', async (end, total, requests) => {
	const { asked, fetchPage } = listOf(total, end);
	expect(await walk(fetchPage)).toEqual(upTo(total));
	expect(asked).toHaveLength(requests);
});

test('an empty page ends the list even with a cursor', async () => {
	let requests = 0;
	const rows = await walk(async () => ({ rows: ++requests === 1 ? [1] : [], next: String(requests) }));
	expect(rows).toEqual([1]);
	expect(requests).toBe(2);
});

test('a page with few rows does not end the list', async () => {
	const pages: Record<string, Page<number>> = {
		first: { rows: [1, 2], next: '2' },
		2: { rows: [3], next: '3' },
		3: { rows: [4] },
	};
	expect(await walk(async (after = 'first') => pages[after])).toEqual([1, 2, 3, 4]);
});

test('a list that does not move on is left', async () => {
	let requests = 0;
	const stuck = async () => {
		requests += 1;
		return { rows: upTo(20), next: '20' };
	};
	await expect(walk(stuck)).rejects.toThrow('20');
	expect(requests).toBe(2);
});

test('what goes wrong on a page ends the walk', async () => {
	const { fetchPage } = listOf(100);
	const failing = async (after?: string) => {
		if (after === '40') throw new Error('The line is cut');
		return await fetchPage(after);
	};
	await expect(walk(failing)).rejects.toThrow('The line is cut');
});

test('every row comes once, in order, with as few requests as there are pages', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(130), fc.option(fc.integer({ min: 1, max: 150 })), async (total, limit) => {
			const { asked, fetchPage } = listOf(total);
			const wanted = Math.min(total, limit ?? total);
			expect(await walk(fetchPage, limit ?? undefined)).toEqual(upTo(wanted));
			expect(asked).toHaveLength(Math.max(1, Math.ceil(wanted / 20)));
		}),
		{ seed: 3, numRuns: 200 },
	);
});
