import type { Api, Id, Row, Values } from './api';
import { number } from './field';

/** In seconds: a run that waits for longer is a mistake. */
const A_DAY = 86_400;

/** The option that says how many seconds an operation waits for what goes on behind its answer, and its name. */
export const WAIT = number('Wait Up To (Seconds)', {
	min: 0,
	max: A_DAY,
	initial: 60,
	description: 'Then _done says whether it is done',
});
export const WAIT_NAME = 'max_wait';

/** The key that says whether what was waited for is done. */
export const DONE = '_done';

/** How an operation shows that what it began is done (ClickFunnels behaviour: background work). */
export interface Settles {
	/** The route that reads what its answer shows, by its ID. */
	by: string;
	/** @param values what the user asked for */
	isDone: (row: Row, values: Values) => boolean;
	/** What its result says then. */
	result?: Row;
}

/**
 * What an operation began, once it is done, or as it is when the time is over; without a time as the answer shows it.
 * @param begun what the answer shows; it is read again only where it has an ID
 */
export async function whenSettled(
	api: Pick<Api, 'until'>,
	begun: Row,
	{ settles, values }: { settles: Settles; values: Values },
): Promise<Row> {
	const { by, result } = settles;
	const seconds = Number(values[WAIT_NAME] ?? 0);
	const isDone = (row: Row) => settles.isDone(row, values);
	if (seconds === 0) return begun;
	const isOpen = !isDone(begun) && begun.id !== undefined;
	const row = isOpen ? await api.until(by, { id: begun.id as Id }, { isDone, seconds }) : begun;
	return { ...begun, ...row, ...(isDone(row) && result), [DONE]: isDone(row) };
}
