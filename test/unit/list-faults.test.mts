import { NodeApiError } from 'n8n-workflow';

import type { Values } from '../../nodes/ClickFunnels/table/api';
import { useFakeTime } from './answering.mts';
import { listed, rowsOf, sorted, type Fault, type Given } from './list-gateway.mts';

useFakeTime();

const ROWS = rowsOf(500);
const MESSAGE = 'The list broke off: ClickFunnels says that more of it follows, and does not give it';

/** The ways to ask for a list: what is asked for, and how many rows that are. */
const WAYS = {
	all: { values: {}, limit: undefined },
	falling: { values: { sort_order: 'desc' }, limit: undefined },
	changed: { values: { sort_property: 'updated_at' }, limit: undefined },
	limited: { values: {}, limit: 400 },
} satisfies Record<string, { values: Values; limit?: number }>;
type Way = keyof typeof WAYS;

/**
 * What comes of it: every row that was asked for, once; a message; or, where nothing tells a short page from the
 * end of a list, so many rows.
 */
type Outcome = 'rows' | 'message' | number;
type Row = [title: string, fault: Fault, outcome: Outcome, but?: Partial<Record<Way, Outcome>>];

const EMPTY: Given = { rows: [] };
const idOf = (row: unknown) => String((row as { id: number }).id);
const lastId = ({ rows }: Given) => idOf(rows.at(-1));
const once =
	(nth: number, fault: Fault): Fault =>
	(page, ask) =>
		ask.nth === nth ? fault(page, ask) : page;
const from =
	(nth: number, fault: Fault): Fault =>
	(page, ask) =>
		ask.nth >= nth ? fault(page, ask) : page;
/** The page behind the first hundred rows, whenever it is asked for. */
const behind100 =
	(fault: Fault): Fault =>
	(page, ask) =>
		ask.before === 100 && ask.isForward ? fault(page, ask) : page;
const atEnd =
	(fault: Fault): Fault =>
	(page, ask) =>
		!ask.isForward && ask.after === undefined ? fault(page, ask) : page;
const withRow =
	(row: unknown): Fault =>
	({ rows, next }) => ({ rows: [...rows.slice(0, 5), row, ...rows.slice(5)], next });

const none: Fault = () => EMPTY;
const headerless: Fault = ({ rows }) => ({ rows });
const cut: Fault = ({ rows, next }) => ({ rows: rows.slice(0, 7), next });
const cutAtItsEnd: Fault = ({ rows }) =>
	rows.length === 0 ? EMPTY : { rows: rows.slice(0, 7), next: idOf(rows[6] ?? rows.at(-1)) };
const cutWithoutHeader: Fault = ({ rows }) => ({ rows: rows.slice(0, 7) });
const pageBefore: Fault = (_, { at, before }) => at(Math.max(0, before - 20));
const firstPage: Fault = (_, { at }) => at(0);
const announcing =
	(next: string | ((page: Given) => string)): Fault =>
	(page) => {
		if (page.next === undefined) return page;
		return { ...page, next: typeof next === 'string' ? next : next(page) };
	};
const reversed: Fault = ({ rows, next }) => ({ rows: [...rows].reverse(), next });

const FAULTS: Row[] = [
	['nothing at all', (page) => page, 'rows'],

	// Pages without rows.
	['the sixth answer is empty', once(6, none), 'rows'],
	[
		'the sixth answer is empty and announces the next page',
		once(6, ({ next }) => ({ rows: [], next })),
		'rows',
	],
	[
		'the sixth answer is empty and announces itself',
		once(6, (_, { after }) => ({ rows: [], next: after })),
		'rows',
	],
	[
		'the sixth answer is empty and announces a page far ahead',
		once(6, () => ({ rows: [], next: '1200' })),
		'rows',
	],
	['the first answer is empty and announces a page', once(1, () => ({ rows: [], next: '60' })), 'rows'],
	['the second answer is empty', once(2, none), 'rows'],
	['the third answer is empty', once(3, none), 'rows'],
	['every third answer is empty', (page, { nth }) => (nth % 3 === 0 ? EMPTY : page), 'rows'],
	// All rows can be had from the other end.
	['one page is always empty', behind100(none), 'rows', { changed: 'message', limited: 'message' }],
	[
		'one page is always empty and announces the next',
		behind100(({ next }) => ({ rows: [], next })),
		'rows',
		{ changed: 'message', limited: 'message' },
	],
	['all is empty from the sixth answer on', from(6, none), 'message'],
	[
		'all is empty from the sixth answer on, with new cursors for ever',
		from(6, (_, { nth }) => ({ rows: [], next: String(nth * 100) })),
		'message',
	],
	[
		'all is empty from the sixth answer on, with one cursor for ever',
		from(6, () => ({ rows: [], next: '300' })),
		'message',
	],
	['the end is never shown', atEnd(none), 'rows'],
	[
		'a page behind the last one is announced',
		(page) => ({ ...page, next: page.rows.length ? lastId(page) : undefined }),
		'rows',
	],
	[
		'the empty page behind the last one announces itself for ever',
		(page, { after }) => ({ ...page, next: page.rows.length ? lastId(page) : after }),
		'message',
		{ all: 'rows', falling: 'rows', limited: 'rows' },
	],

	// Headers.
	['the first answer announces nothing', once(1, headerless), 'rows'],
	['the second answer announces nothing', once(2, headerless), 'rows'],
	['the sixth answer announces nothing', once(6, headerless), 'rows'],
	['no answer announces anything', headerless, 'rows'],
	['the end announces nothing', atEnd(headerless), 'rows'],
	['every page announces the same', announcing('60'), 'rows'],
	['every page announces text', announcing('next'), 'rows'],
	['every page announces one row too many', announcing((page) => String(Number(lastId(page)) + 3)), 'rows'],
	['every page announces a page far ahead', announcing((page) => String(Number(lastId(page)) + 300)), 'rows'],
	['every page announces its middle', announcing(({ rows }) => idOf(rows[9])), 'rows'],
	['every page announces its first row', announcing(({ rows }) => idOf(rows[0])), 'rows'],

	// Pages that are cut.
	['the first answer is cut in the middle', once(1, cut), 'rows'],
	['the sixth answer is cut in the middle', once(6, cut), 'rows'],
	// Pages of seven rows: the first of them that announces nothing begins behind 483 rows.
	['every answer is cut in the middle', cut, 'rows', { changed: 490 }],
	['every answer is cut in the middle, and announces what it left out', cutAtItsEnd, 'rows'],
	['the end is cut in the middle', atEnd(cutWithoutHeader), 'rows'],
	[
		'the sixth answer is cut in the middle and announces nothing',
		once(6, cutWithoutHeader),
		'rows',
		{ changed: 107, limited: 107 },
	],
	[
		'a page is always cut and announces nothing',
		behind100(cutWithoutHeader),
		'rows',
		{ changed: 107, limited: 107 },
	],
	[
		'the list stops behind 107 rows, from either side, and shows others at its end',
		(page, { before, isForward, after }) => {
			if (isForward ? before <= 100 : after === undefined)
				return { ...page, ...(before === 100 && { rows: page.rows.slice(0, 7), next: undefined }) };
			return EMPTY;
		},
		'message',
		{ changed: 107, limited: 107 },
	],
	[
		'there are ten rows on a page',
		({ rows }) => ({ rows: rows.slice(0, 10), next: rows.length < 10 ? undefined : idOf(rows[9]) }),
		'rows',
	],
	[
		'there are fifty rows on a page',
		(_, { at, before }) => ({
			rows: [...at(before).rows, ...at(before + 20).rows, ...at(before + 40).rows.slice(0, 10)],
			next: before + 50 < 500 ? idOf(at(before + 40).rows[9]) : undefined,
		}),
		'rows',
	],

	// Pages that repeat.
	['the second answer is the first page again', once(2, firstPage), 'rows'],
	['the sixth answer is the page before again', once(6, pageBefore), 'rows'],
	['the sixth answer is the first page again', once(6, firstPage), 'rows'],
	[
		'one page is always the page before',
		behind100(pageBefore),
		'rows',
		{ changed: 'message', limited: 'message' },
	],
	['every page is the first one', firstPage, 'message'],
	['every page is the first one from the sixth answer on', from(6, firstPage), 'message'],
	[
		'every page is the first one and announces another',
		(_, { at, nth }) => ({ ...at(0), next: String(nth) }),
		'message',
	],
	['every page includes the row of its cursor', (_, { at, before }) => at(Math.max(0, before - 1)), 'rows'],
	['every page includes the five rows before it', (_, { at, before }) => at(Math.max(0, before - 5)), 'rows'],
	[
		'a row stands twice on every page',
		({ rows, next }) => ({ rows: [...rows.slice(0, 5), ...rows.slice(4)], next }),
		'rows',
	],

	// The order.
	['the sixth answer is in the wrong order', once(6, reversed), 'rows'],
	['every page is in the wrong order', reversed, 'rows'],

	// Odd rows.
	['null is a row of the sixth answer', once(6, withRow(null)), 'rows'],
	['null is a row of a page', behind100(withRow(null)), 'rows'],
	['text is a row of a page', behind100(withRow('row')), 'rows'],
	['a number is a row of a page', behind100(withRow(7)), 'rows'],
	['a list is a row of a page', behind100(withRow([1])), 'rows'],
	['a row without an id is on a page', behind100(withRow({ name: 'none' })), 'rows'],
	['a row with null as its id is on a page', behind100(withRow({ id: null })), 'rows'],
];

const hasId = (row: unknown): row is { id: number } =>
	typeof row === 'object' && row !== null && typeof (row as { id?: unknown }).id === 'number';

const cases = FAULTS.flatMap(([title, fault, outcome, but = {}]) =>
	(Object.keys(WAYS) as Way[]).map((way) => ({ title, fault, way, outcome: but[way] ?? outcome })),
);

test.each(cases)('$title, $way: $outcome', async ({ title, fault, way, outcome }) => {
	const { values, limit } = WAYS[way];
	const run = listed(ROWS, fault, values, limit);
	if (outcome === 'message') {
		const problem: unknown = await run.catch((error: unknown) => error);
		expect(problem).toBeInstanceOf(NodeApiError);
		expect(problem).toMatchObject({ message: MESSAGE, description: expect.stringContaining('Try again') });
		return;
	}
	const { rows } = await run;
	const wanted = sorted(ROWS, values).slice(0, outcome === 'rows' ? limit : outcome);
	const found = rows.filter(hasId).map(({ id }) => id);
	// A row without an id takes the place of one that a limit has room for.
	const odd = rows.length - found.length;
	expect(odd).toBeLessThanOrEqual(1);
	const expected = wanted.slice(0, limit === undefined ? undefined : limit - odd).map(({ id }) => id);
	// Within a page that is in the wrong order, only the rows can be told.
	const inOrder = (ids: number[]) => (/order/.test(title) ? [...ids].sort((a, b) => a - b) : ids);
	expect(inOrder(found)).toEqual(inOrder(expected));
});

test.each([
	['nothing', (page: Given) => page, 28],
	['an empty page', once(6, none), 29],
	['a page that was there before', once(6, pageBefore), 29],
	['a page without a header', once(6, headerless), 28],
])('%s costs no more than to ask for it again', async (_, fault, requests) => {
	// 25 pages, and a tenth more.
	expect((await listed(ROWS, fault, {})).requests).toBeLessThanOrEqual(requests);
});
