import type { IPollFunctions } from 'n8n-workflow';

import type { Call } from '../gateway/call';
import { cursorList } from '../gateway/pages';
import { pagesOf } from '../lists/pages';
import type { Row } from '../table/api';
import type { Line } from '../table/line';

/** A list as a poll looks at it. */
export interface PolledList {
	context: IPollFunctions;
	line: Line;
	/** Below the API's root, encoded. */
	path: string;
	/** What its rows are looked through by. */
	sort: 'id' | 'updated_at';
}

/**
 * The rows of a list, the last ones of its order first, a page at a time for as long as they are asked for.
 *
 * Its requests wait for their turn among those of runs, with those of their own workflow, one after the other: a long
 * look holds nobody up.
 * @throws NodeApiError, when it is asked for rows, where the list is refused or breaks off
 */
export function newestFirst({ context, line, path, sort }: PolledList): AsyncGenerator<Row[]> {
	const { noun, parameters, route, wrappedIn } = line;
	const inOrder = (direction: 'asc' | 'desc') => {
		const call: Call = {
			context,
			request: { method: 'GET', url: path, qs: { sort_property: sort, sort_order: direction } },
			about: { noun, sought: parameters[0].kind.name.toLowerCase(), route },
			priority: 'bulk',
			repeatable: true,
		};
		return cursorList(call, { wrappedIn });
	};
	return pagesOf({ ...inOrder('desc'), lastPage: inOrder('asc').fetchPage });
}
