import type { IDataObject } from 'n8n-workflow';

import type { CursorList, Page } from '../lists/pages';
import { answer } from './answer';
import type { Call } from './call';
import { brokenList, unexpectedAnswer } from './problems';

/** Which page of a list, and how to read it. */
export interface PageOptions {
	/** Cursor: the id of the last row of the page before. */
	after?: string;
	/** The key that holds the rows, where the list is wrapped in an object. */
	wrappedIn?: string;
}

/**
 * One page of a list.
 * @throws NodeApiError as `answer` does, and when the answer is no list
 */
export async function page(
	call: Omit<Call, 'accepted'>,
	options: PageOptions = {},
): Promise<Page<IDataObject>> {
	return (await pageUnless([], call, options)) as Page<IDataObject>;
}

/** The same, but undefined when the answer has one of the given statuses. */
export async function pageUnless(
	accepted: number[],
	call: Omit<Call, 'accepted'>,
	{ after, wrappedIn }: PageOptions = {},
): Promise<Page<IDataObject> | undefined> {
	const { request } = call;
	const qs = after === undefined ? request.qs : { ...request.qs, after };
	const { status, body, headers } = await answer({ ...call, request: { ...request, qs }, accepted });
	if (accepted.includes(status)) return undefined;
	const rows = wrappedIn ? (body as IDataObject | undefined)?.[wrappedIn] : body;
	if (!Array.isArray(rows)) throw unexpectedAnswer(call, 'a list', { body });
	// The Link header would lead past the gateway, straight to ClickFunnels.
	const next = headers['pagination-next'];
	return { rows: rows as IDataObject[], next: typeof next === 'string' && next !== '' ? next : undefined };
}

/**
 * A list by one cursor. Its pages throw as `page` does, and where they contradict each other a NodeApiError says
 * so.
 * @param options `after`: cursor to start at, for a list that comes whole without one
 */
export function cursorList(
	call: Omit<Call, 'accepted'>,
	{ after: first, wrappedIn }: PageOptions = {},
): CursorList<IDataObject> {
	return {
		fetchPage: async (after = first) => await page(call, { after, wrappedIn }),
		idOf,
		brokenOff: () => brokenList(call),
	};
}

/** The id of a row, whatever it is that the API gives as one; undefined where it has none. */
export function idOf(row: unknown): number | string | undefined {
	const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
	return typeof id === 'number' || typeof id === 'string' ? id : undefined;
}
