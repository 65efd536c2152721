import { appendFileSync } from 'node:fs';

/** Whether the parts are as long as in CI, or short, as in `npm test`. */
const inFull = process.env.TORTURE === 'full';

/** Where all dice of a run begin, so that it can be thrown again. */
export const SEED = Number(process.env.TORTURE_SEED ?? 1);

/** How often something is done: in full, or short. */
export const sized = (full: number, short: number): number => (inFull ? full : short);

/** How long a test that is played in full may take, in milliseconds, also on a busy machine. */
export const PATIENCE_MS = sized(2_700_000, 300_000);

/** One line of the table that a run ends with. */
export interface Figure {
	what: string;
	value: number;
	/** What it may be at most; without it the figure only tells how much was done. */
	most?: number;
	/** Such as `ms`. */
	unit?: string;
}

/**
 * Notes the figures of a part for the table.
 * @throws Error where one is more than it may be
 */
export function report(part: string, figures: Figure[]): void {
	const { TORTURE_REPORT: file } = process.env;
	if (file) {
		for (const figure of figures) appendFileSync(file, `${JSON.stringify({ part, ...figure })}\n`);
	}
	const over = figures.filter(({ value, most }) => most !== undefined && !(value <= most));
	if (over.length > 0) throw new Error(`${part}: more than there may be: ${JSON.stringify(over)}`);
}
