import type { Fault } from '../types.mts';
import { html, matonError, tooManyRequests } from './answers.mts';
import type { Answer } from './answers.mts';

/** What the caller gets to see: an answer, a cut connection, or nothing ever. */
export type Outcome = Answer | 'reset' | 'silence';

/**
 * Plays a fault on a call. `process` does the work of the call; whether and when it runs is the fault's
 * matter.
 */
export async function playFault(fault: Fault, process: () => Promise<Answer>): Promise<Outcome> {
	switch (fault.kind) {
		case '429':
			return tooManyRequests(fault.retryAfter);
		case 'reset-before':
			return 'reset';
		case 'reset-after':
			await process();
			return 'reset';
		case 'truncated':
			return cut(await process());
		case '500':
		case '502':
		case '503':
		case '504':
		case 'timeout':
		case 'html':
			if (fault.processed) await process();
			return loss(fault.kind);
	}
}

function loss(kind: '500' | '502' | '503' | '504' | 'timeout' | 'html'): Outcome {
	switch (kind) {
		case '500':
			return matonError(500, 'Internal server error');
		case '502':
			return html(502, '502 Bad Gateway', 'The upstream server gave no valid answer.');
		case '503':
			return html(503, '503 Service Temporarily Unavailable', 'Please try again later.');
		case '504':
			return html(504, '504 Gateway Time-out', 'The upstream server did not answer in time.');
		case 'timeout':
			return 'silence';
		case 'html':
			return html(200, 'Just a moment...', 'Checking your browser before you access myclickfunnels.com.');
	}
}

/** The first half of a body, with a length that says it is whole. */
function cut(answer: Answer): Answer {
	return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
}
