import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../gateway/call';
import { page, pageUnless } from '../gateway/pages';
import { pagesOf, walk, type Page } from '../lists/pages';
import { wholeList, type Direction } from '../lists/wholeList';
import type { Row, Rows } from '../table/api';
import type { Line } from '../table/line';

/** Statuses by which a server may refuse a cursor. */
const REFUSED_CURSOR = [400, 404, 422];

/** The rows of a list. Nothing is asked for before they are. */
export function rowsOf(line: Line, call: Call): Rows {
	const fetchPage = pageFetcher(line, call);
	return {
		async *[Symbol.asyncIterator]() {
			for await (const { rows } of pagesOf(fetchPage)) yield* rows;
		},
		all: async (limit) => (limit === undefined ? await all(line, call) : await walk(fetchPage, limit)),
	};
}

/** Asks for the page after a cursor; a list that comes whole is one page. */
function pageFetcher({ paged, wrappedIn, firstCursor }: Line, call: Call) {
	return async (after = firstCursor): Promise<Page<Row>> => {
		const given = await page(call, { after, wrappedIn });
		return paged ? given : { rows: given.rows };
	};
}

async function all(line: Line, call: Call): Promise<Row[]> {
	const { paged, wrappedIn, firstCursor, sort } = line;
	// Without a cursor, such a list comes whole.
	if (!paged || firstCursor !== undefined) return (await page(call, { wrappedIn })).rows;
	const { request } = call;
	const { sort_property: sortedBy = 'id', sort_order: order = 'asc' } = request.qs ?? {};
	if (sort.length === 0 || sortedBy !== 'id') return await walk(pageFetcher(line, call));
	const sort_order = order === 'asc' ? 'desc' : 'asc';
	const backward = { ...call, request: { ...request, qs: { ...request.qs, sort_order } } };
	return await wholeList<IDataObject>({
		descending: order === 'desc',
		idOf: ({ id }) => (typeof id === 'number' ? id : undefined),
		fetchPage: async (direction: Direction, after) =>
			await page(direction === 'forward' ? call : backward, { after }),
		tryPage: async (after) => await pageUnless(REFUSED_CURSOR, call, { after }),
	});
}
