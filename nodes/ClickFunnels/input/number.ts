import type { NumberField } from '../table/field';
import { bare } from './given';
import { badInput, shown, spoilt, type Named } from './refusal';

/** Digits with or without a fraction: no exponents, no other bases, nothing that only JavaScript takes. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;
const AMOUNT = /^-?\d+(?:\.\d+)?$/;

/** How far arithmetic in binary puts a decimal number off, in relation to it, with room for sums. */
const BINARY_ERROR = 1e-13;

/** Decimals that a person enters; more come of arithmetic only. */
const ENTERED_DECIMALS = 8;

/**
 * A finite number in decimal digits, without exponent: the shortest number that arithmetic in binary could
 * have put off to this one, so that 19.9 * 3 is 59.7.
 */
export function plainDecimal(number: number): string {
	const [, fraction = ''] = digitsOf(number).split('.');
	if (fraction.length <= ENTERED_DECIMALS) return digitsOf(number);
	for (let precision = 1; precision < 16; precision++) {
		const rounded = Number(number.toPrecision(precision));
		if (Math.abs(rounded - number) <= Math.abs(number) * BINARY_ERROR) return digitsOf(rounded);
	}
	return digitsOf(number);
}

/** What String writes, without exponent. */
function digitsOf(number: number): string {
	const [significand, exponent] = number.toExponential().split('e').map(String);
	const point = Number(exponent);
	if (point > -7 && point < 21) return String(number);
	const sign = number < 0 ? '-' : '';
	const digits = significand.replace(/[-.]/g, '');
	return point < 0 ? `${sign}0.${'0'.repeat(-point - 1)}${digits}` : sign + digits.padEnd(point + 1, '0');
}

/**
 * A number out of a number or of text that is one.
 * @throws NodeOperationError when it is none, or one that the field does not take
 */
export function readNumber(
	value: unknown,
	{ min, max, decimals }: Pick<NumberField, 'min' | 'max' | 'decimals'>,
	at: Named,
): number {
	const number = asNumber(value);
	if (
		number === undefined ||
		!(decimals || Number.isInteger(number)) ||
		(min !== undefined && number < min)
	) {
		throw badInput(
			at,
			`${shown(value)} is not a ${decimals ? '' : 'whole '}number${min === undefined ? '' : ` of at least ${min}`}`,
			decimals ? 'Enter a number such as 2.5.' : 'Enter digits only.',
		);
	}
	if (max !== undefined && number > max) {
		throw badInput(at, `${shown(value)} is more than ${max}`, `Enter ${max} at most.`);
	}
	if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
		throw badInput(at, `${shown(value)} is too large`, 'Enter a number of 15 digits at most.');
	}
	return number;
}

/** Text that is a number, or a number as it was meant; undefined for all others. */
export function asNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? Number(plainDecimal(value)) : undefined;
	const text = typeof value === 'string' ? bare(value) : '';
	return NUMBER.test(text) ? Number(text) : undefined;
}

/**
 * An amount as text, digit by digit as it was entered.
 * @throws NodeOperationError when it is none
 */
export function readDecimal(value: unknown, at: Named): string {
	if (typeof value === 'number' && Number.isFinite(value)) return plainDecimal(value);
	const text = typeof value === 'string' ? bare(value) : '';
	if (!AMOUNT.test(text)) {
		throw badInput(at, `${shown(value)} is not an amount`, 'Enter a number such as 19.90.');
	}
	return text;
}

/**
 * A number for a field of text.
 * @throws NodeOperationError when it is none, or has lost digits on its way
 */
export function numberAsText(number: number, at: Named): string {
	if (!Number.isFinite(number)) throw spoilt(at, number);
	if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
		throw badInput(
			at,
			`${shown(number)} has more digits than a number can hold`,
			'Make it text where it comes from, so that no digit is lost.',
		);
	}
	return plainDecimal(number);
}
