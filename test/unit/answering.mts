import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Retries } from '../../nodes/ClickFunnels/gateway/retryPolicy';
import { apiFor } from '../../nodes/ClickFunnels/run/api';
import { Memory } from '../../nodes/ClickFunnels/run/memory';
import type { Line } from '../../nodes/ClickFunnels/table/line';
import { node } from './input.mts';

/** One answer of the gateway; 200 unless it says otherwise. */
export interface Answer {
	status?: number;
	body?: unknown;
	/** Cursor of the next page. */
	next?: string;
}

/** What the gateway answers: one after the other, the last one again and again; or what follows from the request. */
type Answers = Answer[] | ((request: IHttpRequestOptions) => Answer);

/** What an Api is bound to, where it matters to a test. */
interface Bound {
	signal?: AbortSignal;
	requestOptions?: Partial<IHttpRequestOptions>;
	retries?: Partial<Retries>;
	requestsPerSecond?: number;
}

let keys = 0;

/** Makes an Api over lines for item 3, whose gateway answers as told and notes what it is asked and when. */
export const answeringFor =
	(lines: Line[]) =>
	(answers: Answers, { signal, requestOptions = {}, retries = {}, requestsPerSecond = 100 }: Bound = {}) => {
		const asked: IHttpRequestOptions[] = [];
		const times: number[] = [];
		const started = Date.now();
		// A key of its own, so that no test waits for another one's pace.
		const apiKey = `key-${++keys}`;
		const answerTo = (request: IHttpRequestOptions) =>
			typeof answers === 'function' ? answers(request) : answers[Math.min(asked.length, answers.length - 1)];
		const context = {
			getNode: () => node,
			getItemIndex: () => 3,
			getExecutionCancelSignal: () => signal,
			getCredentials: async () => ({ apiKey, gatewayUrl: 'https://gateway.example', requestsPerSecond }),
			helpers: {
				httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) => {
					const { status = 200, body, next } = answerTo(request);
					asked.push(request);
					times.push(Date.now() - started);
					return { statusCode: status, body, headers: { ...(next && { 'pagination-next': next }) } };
				},
			},
		};
		const api = apiFor({
			context: context as unknown as IExecuteSingleFunctions,
			lines: new Map(lines.map((line) => [line.route, line])),
			requestOptions: requestOptions as IHttpRequestOptions,
			memory: new Memory(),
			changes: [],
			files: {},
			retries,
		});
		return {
			api,
			asked,
			/** Milliseconds from the start to each request. */
			times,
			requests: () => asked.map(({ method, url, qs, body }) => ({ method, url, qs, body })),
		};
	};

/** Gives each test of a file a time of its own, which stands still until it is advanced. */
export function useFakeTime(): void {
	beforeEach(() => {
		jest.useFakeTimers({ now: 1_700_000_000_000 });
	});
	afterEach(() => {
		jest.useRealTimers();
	});
}

/** What a promise gives once five minutes of jest's fake time are over. */
export async function after<T>(promise: Promise<T>): Promise<T> {
	const settled = Promise.allSettled([promise]);
	await jest.advanceTimersByTimeAsync(300_000);
	const [outcome] = await settled;
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}
