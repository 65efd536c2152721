import fc from 'fast-check';

import { wholeList, type SortedList } from '../../nodes/ClickFunnels/lists/wholeList';
import { serve, type Between, type Row, type Server } from './sorted-server.mts';
import { PATIENCE_MS, report, SEED, sized } from '../torture/torture.mts';

/** How many layouts of ids are walked, by what happens meanwhile. */
const LAYOUTS = {
	whole: sized(1_000, 100),
	counted: sized(200, 100),
	moving: sized(800, 60),
	contradicting: sized(1_000, 150),
};

/** Ids with gaps of 1 to `widest` between them. */
const idsWith = (count: fc.Arbitrary<number>, widest: number) =>
	count.chain((length) =>
		fc.array(fc.integer({ min: 1, max: widest }), { minLength: length, maxLength: length }).map((gaps) => {
			let id = 0;
			return gaps.map((gap) => (id += gap));
		}),
	);

const around20 = fc
	.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -2, max: 2 }))
	.map(([n, d]) => Math.max(0, n * 20 + d));
const size = fc.oneof(around20, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1_000, max: 5_000 }));
const lists = fc.oneof(idsWith(size, 1), idsWith(size, 3), idsWith(size, 40));
const anyServer = fc.constantFrom<Between>(
	'accepts',
	'refuses',
	'starts over',
	'skips one',
	'gives nothing',
	'repeats one',
);
const needed = (rows: number) => Math.max(1, Math.ceil(rows / 20));

test(
	'every row once and in order, whatever the gaps, the order and the server’s way with cursors in between',
	async () => {
		await fc.assert(
			fc.asyncProperty(lists, fc.boolean(), anyServer, async (ids, descending, between) => {
				const { list } = serve(ids, descending, between);
				const rows = await wholeList(list);
				expect(rows.map(({ id }) => id)).toEqual(descending ? [...ids].reverse() : ids);
			}),
			{ seed: SEED, numRuns: LAYOUTS.whole },
		);
		report('Lists', [
			{
				what: 'layouts of ids under each rule for cursors: rows lost or doubled in none',
				value: LAYOUTS.whole,
			},
		]);
	},
	PATIENCE_MS,
);

test('at most a tenth more requests than one cursor, rounded up', async () => {
	await fc.assert(
		fc.asyncProperty(lists, fc.boolean(), async (ids, descending) => {
			const { list, calls } = serve(ids, descending, 'accepts');
			await wholeList(list);
			const look = ids.length === 20 ? 1 : 0;
			expect(calls()).toBeLessThanOrEqual(Math.ceil(needed(ids.length) * 1.1) + look);
		}),
		{ seed: SEED, numRuns: LAYOUTS.counted },
	);
});

test.each([
	[0, 1],
	[1, 1],
	[19, 1],
	// A full page that announces no other one is worth a look behind it.
	[20, 2],
	[21, 3],
	[40, 3],
	[60, 4],
])('a list of %d rows costs %d requests', async (count, requests) => {
	const ids = Array.from({ length: count }, (_, i) => i * 3 + 1);
	const { list, calls } = serve(ids, false, 'accepts');
	expect(await wholeList(list)).toHaveLength(count);
	expect(calls()).toBe(requests);
});

test(
	'rows that appear or vanish meanwhile change nothing for those that stay',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				idsWith(fc.integer({ min: 0, max: 2_500 }), 6),
				fc.boolean(),
				fc.integer(),
				async (ids, descending, seed) => {
					const stays = new Set(ids.filter((id) => id % 3 !== 0));
					const random = (call: number) => Math.abs(Math.imul(seed ^ (call + 1), 2654435761)) / 2 ** 31;
					const { list } = serve(ids, descending, 'accepts', (current, call) => {
						const at = Math.floor(random(call) * ((ids.at(-1) ?? 1) + 30));
						const without = current.filter((id) => stays.has(id) || Math.abs(id - at) > 20);
						return at > 0 && !without.includes(at) && at % 3 === 0 ? [...without, at] : without;
					});
					const found = (await wholeList(list)).map(({ id }) => id);
					expect(new Set(found).size).toBe(found.length);
					expect([...found].sort((a, b) => (descending ? b - a : a - b))).toEqual(found);
					expect(found.filter((id) => stays.has(id))).toEqual(descending ? [...stays].reverse() : [...stays]);
				},
			),
			{ seed: SEED, numRuns: LAYOUTS.moving },
		);
		report('Lists', [
			{ what: 'layouts with rows that come and go: rows lost or doubled in none', value: LAYOUTS.moving },
		]);
	},
	PATIENCE_MS,
);

test('rows behind the end that the list shows are not left out where a page announces them', async () => {
	const ids = Array.from({ length: 45 }, (_, i) => i + 1);
	const { list } = serve(ids, false, 'accepts');
	const upTo35 = serve(ids.slice(0, 35), false, 'accepts').list;
	const rows = await wholeList({
		...list,
		fetchPage: async (direction, after) =>
			await (direction === 'backward' ? upTo35 : list).fetchPage(direction, after),
	});
	expect(rows.map(({ id }) => id)).toEqual(ids);
});

test(
	'one page that is wrong takes no row, whatever the gaps, the order, the moment and the fault',
	async () => {
		type Given = Awaited<ReturnType<Server['list']['fetchPage']>>;
		const faults: Record<string, (page: Given, first: Given) => Given> = {
			empty: () => ({ rows: [] }),
			'empty with a cursor': ({ next }) => ({ rows: [], next }),
			'without a cursor': ({ rows }) => ({ rows }),
			cut: ({ rows, next }) => ({ rows: rows.slice(0, 7), next }),
			'the first page': (_, first) => first,
			'in the wrong order': ({ rows, next }) => ({ rows: [...rows].reverse(), next }),
			'with one row twice': ({ rows, next }) => ({ rows: [...rows.slice(0, 1), ...rows], next }),
		};
		await fc.assert(
			fc.asyncProperty(
				idsWith(fc.integer({ min: 41, max: 1_500 }), 6),
				fc.boolean(),
				fc.constantFrom(...Object.keys(faults)),
				fc.integer({ min: 2, max: 40 }),
				async (ids, descending, fault, moment) => {
					const { list } = serve(ids, descending, 'accepts');
					const first = await list.fetchPage('forward');
					let calls = 0;
					const wrong = (page: Given) => (++calls === moment ? faults[fault](page, first) : page);
					const rows = await wholeList({
						...list,
						fetchPage: async (...asked) => wrong(await list.fetchPage(...asked)),
						tryPage: async (after) => wrong((await list.tryPage(after)) as Given),
					});
					expect(rows.map(({ id }) => id)).toEqual(descending ? [...ids].reverse() : ids);
				},
			),
			{ seed: SEED, numRuns: LAYOUTS.contradicting },
		);
		report('Lists', [
			{
				what: 'layouts with a page that contradicts: rows lost or doubled in none',
				value: LAYOUTS.contradicting,
			},
		]);
	},
	PATIENCE_MS,
);

test('two crowds of ids far apart: nothing is lost, and few requests go into the emptiness between them', async () => {
	const crowd = (from: number) => Array.from({ length: 150 }, (_, i) => from + i * 2);
	const ids = [...crowd(1), ...crowd(1_000_000)];
	const { list, calls } = serve(ids, false, 'accepts');
	expect((await wholeList(list)).map(({ id }) => id)).toEqual(ids);
	expect(calls()).toBeLessThanOrEqual(17);
});

test('a page that fails is what the walk fails with, after the others under way have ended', async () => {
	const ids = Array.from({ length: 3_000 }, (_, i) => i * 5 + 1);
	for (const failing of [2, 3, 9, 30]) {
		const { list } = serve(ids, false, 'accepts');
		let calls = 0;
		let underWay = 0;
		const flaky: SortedList<Row> = {
			...list,
			fetchPage: async (...args) => {
				if (++calls >= failing) throw new Error(`page ${calls}`);
				underWay += 1;
				const page = await list.fetchPage(...args);
				underWay -= 1;
				return page;
			},
		};
		await expect(wholeList(flaky)).rejects.toThrow(/^page \d+$/);
		expect(underWay).toBe(0);
	}
});

test('rows without numeric ids are walked by one cursor', async () => {
	const ids = Array.from({ length: 70 }, (_, i) => i + 1);
	const { list, calls } = serve(ids, false, 'accepts');
	const rows = await wholeList({ ...list, idOf: () => undefined });
	expect(rows.map(({ id }) => id)).toEqual(ids);
	expect(calls()).toBe(4);
});

test('a long list is walked from many places at once', async () => {
	const ids = Array.from({ length: 4_000 }, (_, i) => i * 7 + 3);
	const { list } = serve(ids, false, 'accepts');
	let underWay = 0;
	let most = 0;
	const counted: SortedList<Row> = {
		...list,
		fetchPage: async (...args) => {
			most = Math.max(most, ++underWay);
			const page = await list.fetchPage(...args);
			underWay -= 1;
			return page;
		},
	};
	expect(await wholeList(counted)).toHaveLength(4_000);
	expect(most).toBe(8);
});
