/**
 * `agrees` and `differs`: with what the contract says. `noted`: seen, and the contract says nothing of it. `not told`: could not
 * be seen.
 */
export type Verdict = 'agrees' | 'differs' | 'noted' | 'not told';

/** One line of the table. */
export interface Row {
	question: string;
	/** What contract/ says. */
	says: string;
	/** What was seen, or why it could not be. */
	saw: string;
	verdict: Verdict;
}

/** What a question asks, and what contract/ says to it. */
export type Question = Pick<Row, 'question' | 'says'>;

/** A row for what was seen: it agrees where `isSo`. */
export function seen(question: Question, saw: string, isSo: boolean): Row {
	return { ...question, saw, verdict: isSo ? 'agrees' : 'differs' };
}

/** A row for what was seen and is not in the contract. */
export function noted(question: Question, saw: string): Row {
	return { ...question, saw, verdict: 'noted' };
}

/** A row for what could not be seen, and why. */
export function notTold(question: Question, why: string): Row {
	return { ...question, saw: why, verdict: 'not told' };
}

/** `2 lists`, `1 list`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What may be shown of a word from an answer, such as a key or a state: no name, address, id or key. */
export function plainWord(word: unknown): string {
	const isPlain = typeof word === 'string' && /^[a-z][a-z0-9_./-]{0,59}$/.test(word) && !/\d{4}/.test(word);
	return isPlain ? word : '(not shown)';
}
