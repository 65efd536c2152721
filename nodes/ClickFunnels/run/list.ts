import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Operation } from '../table/types';
import type { GatewayContext } from '../gateway/client';
import { walk } from '../lists/pages';
import { wholeList, type Direction } from '../lists/wholeList';
import { page, pageUnless } from '../gateway/answer';
import type { RequestSubject } from '../gateway/problems';

/** Statuses by which a server may refuse a cursor. */
const REFUSED_CURSOR = [400, 404, 422];

/**
 * The rows of a list operation.
 * @param limit rows wanted at most; without it all of them
 * @throws NodeApiError that says what happened and what to do
 */
export async function listRows(
	context: GatewayContext,
	operation: Operation,
	request: IHttpRequestOptions,
	subject: RequestSubject,
	limit?: number,
): Promise<IDataObject[]> {
	const { wrappedIn, firstCursor } = operation;
	const fetchPage = async (after?: string) =>
		await page(context, request, subject, 'bulk', { after, wrappedIn });
	if (!operation.paged || (firstCursor !== undefined && limit === undefined)) return (await fetchPage()).rows;
	if (firstCursor !== undefined)
		return await walk(async (after = firstCursor) => await fetchPage(after), limit);
	const { sort_property: sortedBy = 'id', sort_order: order = 'asc' } = request.qs ?? {};
	if (limit !== undefined || operation.sort.length === 0 || sortedBy !== 'id')
		return await walk(fetchPage, limit);
	const backward = { ...request, qs: { ...request.qs, sort_order: order === 'asc' ? 'desc' : 'asc' } };
	return await wholeList({
		descending: order === 'desc',
		idOf: ({ id }) => (typeof id === 'number' ? id : undefined),
		fetchPage: async (direction: Direction, after) =>
			await page(context, direction === 'forward' ? request : backward, subject, 'bulk', { after }),
		tryPage: async (after) => await pageUnless(REFUSED_CURSOR, context, request, subject, 'bulk', { after }),
	});
}
