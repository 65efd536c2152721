import type { IExecuteFunctions } from 'n8n-workflow';

import type { TriggerEvent } from './event';
import { isNow } from './isNow';

/** Two runs of an event within this count as one; what is started again after a crash comes later. */
const SPAN_MS = 60_000;

/** How many keys n8n keeps: three a run. */
const KEPT = { mode: 'entries', maxEntries: 3_000 } as const;

/** How many runs before it are written again with a run, of those within so many milliseconds. */
const AGAIN = { runs: 50, within: 10_000 };

/** What was written of a run that has begun in this process, and when, in milliseconds. */
export interface Begun {
	at: number;
	keys: string[];
}

/** What of n8n's context holds the table that all workers share. */
type Worker = Pick<IExecuteFunctions, 'getExecutionId' | 'getNode'> & {
	helpers: Pick<IExecuteFunctions['helpers'], 'checkProcessedAndRecord'>;
};

/**
 * Whether another run has just begun with an event, by n8n's own table of what nodes have processed. For runs of workers, which
 * share nothing else in time. n8n reads and writes the table in two steps, so that two runs may pass that begin within some
 * milliseconds; and so does a run where the table can't be reached.
 * @param before what has begun in this process; this run is added
 */
export async function hasJustBegun(
	context: Worker,
	{ idMarks: [idMark] }: TriggerEvent,
	before: Begun[],
): Promise<boolean> {
	const mark = `${context.getNode().name}/${idMark}`;
	const span = Math.floor(Date.now() / SPAN_MS);
	// Written for the next span, too, as this one may be about to end.
	const [now, next] = [span, span + 1].map((one) => `${mark}/${one}`);
	// A run whose worker died is begun again by another one.
	const own = `${mark}/of/${context.getExecutionId()}`;
	const keys = [now, next, own];
	// n8n writes the table as a whole: of two that write at once, one wipes out what the other has just written.
	const again = before.filter(({ at }) => isNow(at, AGAIN.within)).slice(-AGAIN.runs);
	before.splice(0, before.length, ...again, { at: Date.now(), keys });
	const all = [...keys, ...again.flatMap((one) => one.keys)];
	const ask = async () => await context.helpers.checkProcessedAndRecord(all, 'node', KEPT);
	const [asked] = await Promise.allSettled([ask()]);
	if (asked.status === 'rejected') return false;
	const { processed } = asked.value;
	return processed.includes(now) && !processed.includes(own);
}
