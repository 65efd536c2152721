import type { Verdict } from '../conditions/onlyWhen';
import type { Row } from '../table/api';
import type { Place } from './walk';

/** What starts the workflow: what is new, what was changed, or both. */
export type TriggerOn = 'created' | 'changed' | 'either';

/** A record that is saved twice while it is made was not changed by anybody. */
const MADE_WITHIN_MS = 1_000;

/** What the node asks of a row. */
interface Asking {
	triggerOn: TriggerOn;
	/** Whether a row meets the conditions. */
	verdictOf: (row: Row) => Verdict;
}

/**
 * Whether a record is one that the user waits for.
 * @param since milliseconds since 1970: what was made before is not new
 * @returns takes a row, and whether an earlier look has dealt with it as it was before
 */
export function wantedBy(
	{ triggerOn, verdictOf }: Asking,
	since = -Infinity,
): (row: Row, wasSeen: boolean) => boolean {
	const counts = (row: Row, wasSeen: boolean) =>
		triggerOn === 'changed' ? wasSeen || isChanged(row) : (momentOf(row.created_at) ?? Infinity) >= since;
	return (row, wasSeen) => counts(row, wasSeen) && verdictOf(row).refused === undefined;
}

/**
 * Where a row stands in its list: by its ID where new records are looked for, as that never changes, else by when it
 * was changed last.
 */
export function placeBy(triggerOn: TriggerOn): (row: unknown) => Place | undefined {
	return (row) => {
		if (typeof row !== 'object' || row === null) return undefined;
		const { id: given, created_at, updated_at } = row as Row;
		const id = Number(given);
		const [created, updated] = [momentOf(created_at), momentOf(updated_at)];
		const time = triggerOn === 'created' ? (created ?? updated) : (updated ?? created);
		if (!Number.isSafeInteger(id) || time === undefined) return undefined;
		return { id, time, position: triggerOn === 'created' ? id : time };
	};
}

/** Whether it was changed since it was made, by what it shows itself. */
function isChanged({ created_at, updated_at }: Row): boolean {
	const [created, updated] = [momentOf(created_at), momentOf(updated_at)];
	return updated !== undefined && (created === undefined || updated - created > MADE_WITHIN_MS);
}

function momentOf(shown: unknown): number | undefined {
	const moment = typeof shown === 'string' ? Date.parse(shown) : NaN;
	return Number.isNaN(moment) ? undefined : moment;
}
