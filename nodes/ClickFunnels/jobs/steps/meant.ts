import { nearestOne } from '../../table/near';

/** So many names stand in a message. */
const NAMED = 10;

/**
 * What to do about a name that nothing has: take the one that is near to it, or one of those that there are.
 * @param noun what they are, in the plural
 */
export function whatIsMeant(written: string, { known, noun }: { known: string[]; noun: string }): string {
	const near = nearestOne(written, known);
	if (near !== undefined) return `Did you mean "${near}"?`;
	const more = known.length > NAMED ? ' and more' : '';
	return known.length > 0
		? `Its ${noun} are: ${known.slice(0, NAMED).join(', ')}${more}.`
		: `It has no ${noun}.`;
}
