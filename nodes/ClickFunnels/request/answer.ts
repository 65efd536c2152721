import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { call, type GatewayContext, type GatewayResponse } from '../gateway/client';
import type { Priority } from '../gateway/pacer';
import type { Page } from '../gateway/pages';
import { noAnswerProblem, problemOf, unexpectedAnswer, type RequestSubject } from './problems';

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
	const response = await call(context, request, { priority, repeatable: subject.repeatable });
	if ('failure' in response) throw noAnswerProblem(response, subject);
	if (accepted.includes(response.status)) return response;
	const problem = problemOf(response, subject);
	if (problem) throw problem;
	return response;
}

/**
 * One page of a list.
 * @param after cursor: the id of the last row of the page before
 * @param wrappedIn the key that holds the rows, where the list is wrapped in an object
 * @throws NodeApiError as `answer` does, and when the answer is no list
 */
export async function page(
	context: GatewayContext,
	request: IHttpRequestOptions,
	subject: RequestSubject,
	priority: Priority,
	after?: string,
	wrappedIn?: string,
): Promise<Page<IDataObject>> {
	const qs = after === undefined ? request.qs : { ...request.qs, after };
	const { body, headers } = await answer(context, { ...request, qs }, subject, priority);
	const rows = wrappedIn ? (body as IDataObject)?.[wrappedIn] : body;
	if (!Array.isArray(rows)) throw unexpectedAnswer(subject, 'a list', body);
	// The Link header would lead past the gateway, straight to ClickFunnels.
	const next = headers['pagination-next'];
	return { rows: rows as IDataObject[], next: typeof next === 'string' && next !== '' ? next : undefined };
}
