import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { call, type GatewayContext, type GatewayResponse } from './client';
import type { Priority } from './pacer';
import type { Page } from '../lists/pages';
import { isAlreadyGone, noAnswerProblem, problemOf, unexpectedAnswer, type RequestSubject } from './problems';

/**
 * The answer to one request, for the action node, pickers and trigger alike.
 * @param accepted statuses that are as good as a success
 * @throws NodeApiError that says what happened and what to do, unless the answer is a success
 */
export async function answer(
	context: GatewayContext,
	request: IHttpRequestOptions,
	subject: RequestSubject,
	priority: Priority,
	accepted: number[] = [],
): Promise<GatewayResponse> {
	const response = await call(context, request, {
		priority,
		repeatable: subject.repeatable,
		...subject.retries,
	});
	if ('failure' in response) throw noAnswerProblem(response, subject);
	if (accepted.includes(response.status) || isAlreadyGone(response, subject)) return response;
	const problem = problemOf(response, subject);
	if (problem) throw problem;
	return response;
}

/** Which page of a list, and how to read it. */
interface PageOptions {
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
	context: GatewayContext,
	request: IHttpRequestOptions,
	subject: RequestSubject,
	priority: Priority,
	options: PageOptions = {},
): Promise<Page<IDataObject>> {
	const given = await pageUnless([], context, request, subject, priority, options);
	return given as Page<IDataObject>;
}

/** The same, but undefined when the answer has one of the given statuses. */
export async function pageUnless(
	statuses: number[],
	context: GatewayContext,
	request: IHttpRequestOptions,
	subject: RequestSubject,
	priority: Priority,
	{ after, wrappedIn }: PageOptions = {},
): Promise<Page<IDataObject> | undefined> {
	const qs = after === undefined ? request.qs : { ...request.qs, after };
	const { status, body, headers } = await answer(context, { ...request, qs }, subject, priority, statuses);
	if (statuses.includes(status)) return undefined;
	const rows = wrappedIn ? (body as IDataObject)?.[wrappedIn] : body;
	if (!Array.isArray(rows)) throw unexpectedAnswer(subject, 'a list', body);
	// The Link header would lead past the gateway, straight to ClickFunnels.
	const next = headers['pagination-next'];
	return { rows: rows as IDataObject[], next: typeof next === 'string' && next !== '' ? next : undefined };
}
