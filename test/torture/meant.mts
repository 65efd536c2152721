import { HOSTILE, SPOILT } from './hostile.mts';

/** The scalars in a value, however deep. */
export function leavesOf(value: unknown): unknown[] {
	const leaves: unknown[] = [];
	const rest = [value];
	while (rest.length > 0) {
		const one = rest.pop();
		if (typeof one === 'object' && one !== null) rest.push(...Object.values(one));
		else if (one !== undefined) leaves.push(one);
	}
	return leaves;
}

/** The leaves of a JSON list or object; none of other texts. */
function leavesOfJson(text: string): unknown[] {
	if (!/^[[{]/.test(text)) return [];
	try {
		return leavesOf(JSON.parse(text));
	} catch (error) {
		if (error instanceof SyntaxError) return [];
		throw error;
	}
}

/** As UTF-8 carries it: lone surrogates have no place there. */
const wellFormed = (text: string) => Buffer.from(text).toString();

/** Characters that nobody sees at the ends of a text. */
const UNSEEN = /^[\s\p{Cf}\p{Cc}]+|[\s\p{Cf}\p{Cc}]+$/gu;

/**
 * The forms that a text may leave in: as it is, without what nobody sees at its ends, as the
 * list or JSON that it writes.
 */
function formsOf(text: string): unknown[] {
	const parts = text.split(/[,\s]/);
	const shown = [text, ...parts].map((part) => part.replace(UNSEEN, ''));
	return [text, wellFormed(text), ...shown, ...shown.map((one) => wellFormed(one)), ...leavesOfJson(text)];
}

const LEAVES = HOSTILE.flatMap(leavesOf).flatMap((leaf) =>
	typeof leaf === 'string' ? formsOf(leaf) : [leaf],
);
const TEXTS = new Set(LEAVES.map(String).filter((text) => !SPOILT.includes(text)));
/** Amounts are sent with all their digits, moments as of UTC: compared as numbers. */
const NUMBERS = new Set(LEAVES.map(Number).filter((value) => !Number.isNaN(value)));

/** Whether a text is a moment that was entered as Unix seconds, or the day of one, in whatever time zone. */
function isOfSeconds(text: string): boolean {
	const seconds = Date.parse(text) / 1_000;
	const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
	return NUMBERS.has(seconds) || (isDay && [...NUMBERS].some((one) => Math.abs(one - seconds) <= 86_400));
}

/** Whether a value of a request is a hostile one, or a list of some, in place of something that came of one by accident. */
export function isMeant(sent: unknown): boolean {
	const text = String(sent);
	const isNumber = sent !== null && NUMBERS.has(Number(sent));
	if (TEXTS.has(text) || isNumber || isOfSeconds(text)) return true;
	return text.includes(',') && text.split(',').every(isMeant);
}
