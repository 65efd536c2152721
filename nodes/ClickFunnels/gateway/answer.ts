import type { Call } from './call';
import { send, type GatewayResponse } from './client';
import { isAlreadyGone, noAnswerProblem, problemOf } from './problems';

/**
 * The answer to one request, for the action node, pickers and trigger alike.
 * @throws NodeApiError that says what happened and what to do, unless the answer is a success or accepted
 */
export async function answer(call: Call): Promise<GatewayResponse> {
	const response = await send(call);
	if ('failure' in response) throw noAnswerProblem(response, call);
	if (call.accepted?.includes(response.status) || isAlreadyGone(response, call)) return response;
	const problem = problemOf(response, call);
	if (problem) throw problem;
	return response;
}
