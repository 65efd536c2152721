import type { NoAnswer } from './client';
import type { Asked } from './problems';

/** A sentence for a call that may have been processed and must not be repeated; nothing for one that may. */
export function outcomeUnknown({ about, repeatable }: Asked): string {
	return repeatable ? '' : `${UNKNOWN}: look for the ${about.noun} before you run this again.`;
}

/** What the advice of a problem holds whose outcome is not known. */
export const UNKNOWN = ' It is not known whether ClickFunnels processed the request';

/** How often a call was sent. */
interface Sent extends Pick<Partial<NoAnswer>, 'tries' | 'mayHaveRun'> {
	/** Whether the last try may have been processed. */
	isOpen?: boolean;
}

/** How often it was sent; of a write that may be repeated also that one of the tries may have been processed all the same. */
export function sentTimes({ tries = 1, mayHaveRun, isOpen }: Sent, { request, repeatable }: Asked): string {
	const isWrite = request?.method !== 'GET';
	const isLastOpen = isOpen === true && repeatable && isWrite;
	if (tries < 2) return isLastOpen ? ' It may have been processed all the same.' : '';
	const which = mayHaveRun && isWrite ? 'an earlier try' : isLastOpen ? 'the last try' : undefined;
	return ` Sent ${tries} times${which ? `, and ${which} may have been processed` : ''}.`;
}
