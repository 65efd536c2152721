import type { TransportFailure } from './failure';
import type { Priority } from './queue';

/** How long a request is tried, unless the user says otherwise: in the credential, or for one operation. */
export interface Retries {
	/** Sends at most. */
	maxTries: number;
	/** Seconds after the first send from which on it is not sent again. */
	maxSeconds: number;
}

export const USUAL_RETRIES: Retries = { maxTries: 5, maxSeconds: 120 };

/** A person looks at a picker and waits. */
const PICKER_SECONDS = 30;

/**
 * How long a request is tried of which nothing else is said.
 * @param maxSeconds what the credential says
 */
export function retriesWithin(maxSeconds: number, priority: Priority): Retries {
	const seconds = priority === 'picker' ? Math.min(PICKER_SECONDS, maxSeconds) : maxSeconds;
	return { ...USUAL_RETRIES, maxSeconds: seconds };
}

/** How long one try may take in all, unless the user says otherwise. */
export const USUAL_TIMEOUT_MS = 60_000;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** What came of one try: an answer, or why there is none. */
export type Outcome = { status: number; body: unknown } | { failure: TransportFailure };

/** What an outcome says of the request. */
type Fate =
	/** It was certainly not processed, and another try may be. */
	| 'untouched'
	/** It may have been processed, and another try may go better. */
	| 'passing'
	/** Another try would go the same way. */
	| 'final';

/**
 * Statuses by which a server, a gateway or what stands between them (520 to 524) says that it did not come to
 * an end; all but these are final.
 */
const PASSING = new Set([408, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

const FATE_OF_FAILURE: Record<TransportFailure['type'], Fate> = {
	refused: 'untouched',
	dns: 'untouched',
	timeout: 'passing',
	broken: 'passing',
	certificate: 'final',
	unsent: 'final',
};

/**
 * Whether a request may be sent again after an outcome: always where it was not processed, else only where it
 * is repeatable. A success that can't be read is an accident once; what answers so again does it always, such
 * as another site at the gateway's URL.
 */
export function mayBeSentAgain(outcome: Outcome, repeatable: boolean, wasUnreadable: boolean): boolean {
	const fate = fateOf(outcome);
	if (fate === 'untouched') return true;
	return repeatable && (fate === 'passing' || (isUnreadable(outcome) && !wasUnreadable));
}

/** Whether a request may have been processed, as far as its outcome tells. */
export function mayHaveBeenProcessed(outcome: Outcome): boolean {
	return fateOf(outcome) !== 'untouched';
}

/** Whether a success is cut off, or a page of something in between: what is JSON has been parsed. */
export function isUnreadable(outcome: Outcome): boolean {
	if ('failure' in outcome || outcome.status < 200 || outcome.status > 299) return false;
	return typeof outcome.body === 'string' && outcome.body.trim() !== '';
}

/**
 * Milliseconds to wait before the next try. After a 429 the pacer makes everybody wait, so that there is
 * nothing to add.
 * @param tries how often the request was sent
 */
export function waitAfter(outcome: Outcome, tries: number): number {
	return 'status' in outcome && outcome.status === 429
		? 0
		: Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
}

function fateOf(outcome: Outcome): Fate {
	if ('failure' in outcome) return FATE_OF_FAILURE[outcome.failure.type];
	if (outcome.status === 429) return 'untouched';
	return PASSING.has(outcome.status) ? 'passing' : 'final';
}

/** Whether a status leaves open if the request was processed. */
export function isOutcomeOpen(status: number): boolean {
	return status >= 500 || PASSING.has(status);
}
