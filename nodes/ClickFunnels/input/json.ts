import type { Parameter } from './context';
import { isObject, parsed } from './given';
import { isMoment, toRfc3339 } from './moment';
import { plainDecimal } from './number';
import { isExpression } from './raw';
import { badInput, cut, shown, spoilt } from './refusal';
import { isSpoilt, readText } from './text';
import { wellFormed } from './wellFormed';

/** How deep a value may nest; one that holds itself is deeper than any. */
const DEEPEST = 100;

/** How deep a message names the way to what is wrong. */
const NAMED = 4;

/**
 * A value of free shape out of JSON text, or as an expression gives it.
 * @throws NodeOperationError when it does not parse, or holds what JSON has no word for
 */
export function readJson(value: unknown, at: Parameter): unknown {
	if (typeof value !== 'string') return sendable(value, at);
	// Also null, which is JSON: of an expression it is what a missing value leaves.
	if (isExpression(at.raw) && isSpoilt(value)) throw spoilt(at, value);
	const read = parsed(value);
	if (read === undefined) {
		throw badInput(
			at,
			'the JSON does not parse',
			'Correct the JSON: keys and texts stand in double quotes, with commas between entries.',
		);
	}
	return sendable(read, at);
}

/** Text, or the list or object that it is or spells out. What only begins like one is text. */
export function readTextOrJson(value: unknown, at: Parameter): unknown {
	const isJson = typeof value === 'string' && /^\s*[[{]/.test(value);
	const given = isJson ? (parsed(value) ?? value) : value;
	if (Array.isArray(given)) {
		return given.map((one: unknown) => (isObject(one) ? sendable(one, at) : readText(one, at)));
	}
	return isObject(given) ? sendable(given, at) : readText(given, at);
}

/** A copy of a value that JSON can carry as it is. */
function sendable(value: unknown, at: Parameter, depth = 0): unknown {
	if (depth > DEEPEST) {
		throw badInput(at, 'the value nests too deep', 'Use an expression that gives a plain list or object.');
	}
	const inside = (key: string, one: unknown) =>
		sendable(one, depth < NAMED ? { ...at, label: `${at.label}, ${cut(key)}` } : at, depth + 1);
	if (typeof value === 'string') return readText(value, at);
	if (typeof value === 'boolean' || value === null) return value;
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw spoilt(at, value);
		return Number(plainDecimal(value));
	}
	if (Array.isArray(value)) return value.map((one, index) => inside(String(index + 1), one));
	if (!isObject(value)) {
		throw badInput(at, `${shown(value)} can’t be sent`, 'Use texts, numbers, lists and objects.');
	}
	if (isMoment(value)) {
		const moment = toRfc3339(value, 'UTC');
		if (moment === undefined) throw spoilt(at, value);
		return moment;
	}
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, one]) => one !== undefined)
			.map(([key, one]) => [wellFormed(key), inside(wellFormed(key), one)]),
	);
}
