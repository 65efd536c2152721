import type { Row } from '../../table/api';

/** An error as `call` of Api throws it (gateway/problems.ts). */
interface Thrown {
	httpCode?: string | null;
	context?: { isOfValues?: boolean; isThereAlready?: boolean; isUnsent?: boolean };
}

/** Whether what `call` of Api threw leaves no doubt that nothing was changed: it was refused, or never sent. */
export function isRefusal(reason: unknown): boolean {
	return isAnswered(reason) || (reason as Thrown).context?.isUnsent === true;
}

/** Whether it is an answer by which nothing was changed: not 408. */
function isAnswered(reason: unknown): boolean {
	return /^4(?!08)/.test(String((reason as Thrown).httpCode));
}

/** Whether it says that it is there already, in whatever words. */
function isConflict(reason: unknown): boolean {
	return (reason as Thrown).context?.isThereAlready === true;
}

/**
 * What `make` gives; undefined where ClickFunnels refuses it because it is there already.
 * @throws what `make` threw for any other reason
 */
export async function unlessThere(make: () => Promise<Row>): Promise<Row | undefined> {
	const [made] = await Promise.allSettled([make()]);
	if (made.status === 'fulfilled') return made.value;
	if (isRefusal(made.reason) && isConflict(made.reason)) return undefined;
	throw made.reason;
}

/**
 * What is to be there once. Where the answer is lost, or says that it is there already, it is looked for.
 * @returns the record, and whether it may have been made here
 * @throws what `make` threw, where there is none
 */
export async function madeOnce(
	make: () => Promise<Row>,
	look: () => Promise<Row | undefined>,
): Promise<{ row: Row; isNew: boolean }> {
	const [made] = await Promise.allSettled([make()]);
	if (made.status === 'fulfilled') return { row: made.value, isNew: true };
	const isNew = !isRefusal(made.reason);
	if (!isNew && !isConflict(made.reason)) throw made.reason;
	const [looked] = await Promise.allSettled([look()]);
	if (looked.status === 'fulfilled' && looked.value) return { row: looked.value, isNew };
	throw made.reason;
}

/** Whether what `call` of Api threw is ClickFunnels' word about the values that were sent. */
export function isOfValues(reason: unknown): boolean {
	return (reason as Thrown).context?.isOfValues === true;
}

/**
 * Whether what `call` of Api threw says that this one thing is not to be had: of an account that is no longer
 * connected, or of a limit that is reached, nothing is to be had.
 */
export function isOfThisAlone(reason: unknown): boolean {
	const { httpCode } = reason as Thrown;
	return isAnswered(reason) && httpCode !== '401' && httpCode !== '429';
}
