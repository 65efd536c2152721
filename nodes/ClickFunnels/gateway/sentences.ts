import type { NoAnswer } from './client';
import type { Asked } from './problems';

/** A sentence for a call that may have been processed and must not be repeated; nothing for one that may. */
export function outcomeUnknown({ about, repeatable }: Asked): string {
	return repeatable ? '' : `${UNKNOWN}: look for the ${about.noun} before you run this again.`;
}

/** What the advice of a problem holds whose outcome is not known. */
export const UNKNOWN = ' It is not known whether ClickFunnels processed the request';

/** How often it was sent; of a write also that a try before the last one may have done what the last one did not. */
export function sentTimes({ tries = 1, mayHaveRun }: Partial<NoAnswer>, { request }: Asked): string {
	if (tries < 2) return '';
	const isWrite = request?.method !== 'GET';
	return ` Sent ${tries} times${mayHaveRun && isWrite ? ', and an earlier try may have been processed' : ''}.`;
}
