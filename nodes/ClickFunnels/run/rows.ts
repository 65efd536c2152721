import type { Call } from '../gateway/call';
import { cursorList, idOf, page, pageUnless } from '../gateway/pages';
import { merged } from '../lists/merge';
import { pagesOf, walk, type CursorList } from '../lists/pages';
import { wholeList } from '../lists/wholeList';
import type { Row, Rows } from '../table/api';
import type { Line } from '../table/line';
import { orderOf, sortOf } from './order';
import { splitFilters } from './splitFilters';

/** Statuses by which a server may refuse a cursor. */
const REFUSED_CURSOR = [400, 404, 422];

/** What of a line says how its list comes. */
type List = Pick<Line, 'paged' | 'sort' | 'wrappedIn' | 'firstCursor'>;

/**
 * The rows of a list. Nothing is asked for before they are. Filters with more values than fit into a URL are
 * asked for in parts.
 * @param after cursor to begin behind, for rows that are asked for one by one
 */
export function rowsOf(line: List, call: Call, after?: string): Rows {
	const parts = splitFilters(call.request).map((request) => ({ ...call, request }));
	const together = { order: orderOf(line, call.request.qs), idOf };
	const some = () =>
		merged(
			parts.map((part) => pagesOfLine(line, part, after)),
			together,
		);
	const every = async () => {
		if (parts.length === 1) return await all(line, call);
		const lists: Row[][] = [];
		for (const part of parts) lists.push(await all(line, part));
		return await collected(merged(lists.map(onePage), together));
	};
	return {
		[Symbol.asyncIterator]: some,
		all: async (limit) => (limit === undefined ? await every() : await collected(some(), limit)),
	};
}

/** The pages of a list, each when it is asked for; a list that comes whole is one page. */
function pagesOfLine(line: List, call: Call, after?: string): AsyncGenerator<Row[]> {
	return line.paged ? pagesOf(listOf(line, call), after) : whole(call, line.wrappedIn);
}

function listOf(line: List, call: Call): CursorList<Row> {
	const { wrappedIn, firstCursor } = line;
	const list = cursorList(call, { wrappedIn, after: firstCursor });
	return line.sort.length === 0 ? list : { ...list, lastPage: turned(line, call).fetchPage };
}

/** The same list from its end. */
function turned({ wrappedIn }: List, call: Call): CursorList<Row> {
	const { request } = call;
	const sort_order = sortOf(request.qs).isDescending ? 'asc' : 'desc';
	return cursorList({ ...call, request: { ...request, qs: { ...request.qs, sort_order } } }, { wrappedIn });
}

async function* whole(call: Call, wrappedIn?: string): AsyncGenerator<Row[]> {
	yield (await page(call, { wrappedIn })).rows;
}

async function* onePage(rows: Row[]): AsyncGenerator<Row[]> {
	yield rows;
}

async function collected(rows: AsyncIterable<Row>, limit = Infinity): Promise<Row[]> {
	const found: Row[] = [];
	for await (const row of rows) {
		found.push(row);
		if (found.length >= limit) break;
	}
	return found;
}

async function all(line: List, call: Call): Promise<Row[]> {
	const { paged, wrappedIn, firstCursor, sort } = line;
	// Without a cursor, such a list comes whole.
	if (!paged || firstCursor !== undefined) return (await page(call, { wrappedIn })).rows;
	const { property, isDescending } = sortOf(call.request.qs);
	const forward = listOf(line, call);
	if (sort.length === 0 || property !== 'id') return await walk(forward);
	const backward = turned(line, call);
	return await wholeList<Row>({
		...forward,
		descending: isDescending,
		fetchPage: async (direction, after) =>
			await (direction === 'forward' ? forward : backward).fetchPage(after),
		tryPage: async (after) => await pageUnless(REFUSED_CURSOR, call, { after, wrappedIn }),
	});
}
