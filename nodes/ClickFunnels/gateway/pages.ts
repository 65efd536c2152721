import type { IDataObject } from 'n8n-workflow';

import type { Page } from '../lists/pages';
import { answer } from './answer';
import type { Call } from './call';
import { unexpectedAnswer } from './problems';

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
