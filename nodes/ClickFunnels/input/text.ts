import type { Parameter } from './context';
import { bare, toList } from './given';
import { numberAsText } from './number';
import { isExpression } from './raw';
import { badInput, shown, spoilt } from './refusal';
import { wellFormed } from './wellFormed';

/** What JavaScript writes where an expression reads what is not there or can't be worked out. */
const SPOILT = /^\s*(?:Invalid Date(?:Time)?|NaN|undefined|null|\[object \w+\])\s*$/;

/** The same inside of other text. */
const SPOILT_INSIDE = /\[object Object\]|Invalid DateTime/;

/** Whether text is nothing but what JavaScript writes where an expression failed. */
export const isSpoilt = (text: string): boolean => SPOILT.test(text);

/**
 * Text out of text, a number, or true or false.
 * @param isBare whether blanks around it mean nothing, as in addresses, codes and numbers
 * @returns undefined when nothing is left without those
 * @throws NodeOperationError when it is no text, or an expression gives what only looks like some
 */
export function readText(value: unknown, at: Parameter, isBare = false): string | undefined {
	const text = wellFormed(asText(value, at));
	if (isExpression(at.raw)) {
		const inside = SPOILT_INSIDE.exec(text)?.[0];
		// What was typed beside the expression is meant, as in code.
		const isMeant = inside !== undefined && typeof at.raw === 'string' && at.raw.includes(inside);
		if (isSpoilt(text) || (inside && !isMeant)) throw spoilt(at, inside ?? text);
	}
	return isBare ? bare(text) || undefined : text;
}

/** Texts out of a list or of text that is one, without the blanks around them; undefined for none. */
export function readTexts(value: unknown, at: Parameter): string[] | undefined {
	const texts = toList(value)
		.map((one) => readText(one, at, true))
		.filter((one) => one !== undefined);
	return texts.length > 0 ? texts : undefined;
}

function asText(value: unknown, at: Parameter): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return numberAsText(value, at);
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	throw badInput(at, `${shown(value)} is not text`, 'Enter text, or an expression that gives text.');
}
