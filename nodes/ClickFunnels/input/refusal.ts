import { NodeOperationError } from 'n8n-workflow';

import type { Parameter } from './context';
import { isMoment } from './moment';
import { wellFormed } from './wellFormed';

/** What a message about a parameter needs. */
export type Named = Pick<Parameter, 'node' | 'itemIndex' | 'label'>;

/** The message for input that can't be sent: names the parameter and says what to do. */
export function badInput(at: Named, what: string, whatToDo: string): NodeOperationError {
	const message = `${at.label}: ${what}`;
	const problem = new NodeOperationError(at.node, message, {
		itemIndex: at.itemIndex,
		description: whatToDo,
	});
	// n8n puts a text of its own in place of one that holds a code such as EACCES, even inside "FREEACCESS".
	problem.message = message;
	problem.context.field = at.label;
	return problem;
}

/** The message for a required parameter without a value. */
export function missing(at: Named): NodeOperationError {
	return badInput(at, 'a value is needed', 'If an expression is to give it, check that it does.');
}

/**
 * The message for an expression that gives nothing where leaving the field out goes far.
 * @param without what it means to leave it out, for example `now`
 */
export function nothingGiven(at: Named, without: string): NodeOperationError {
	return badInput(
		at,
		`the expression gives no value, which would mean ${without}`,
		'Give the expression a value to fall back to, or take it out.',
	);
}

/** The message for what comes of a calculation or conversion that went wrong, such as NaN. */
export function spoilt(at: Named, value: unknown): NodeOperationError {
	return badInput(
		at,
		`the expression gives ${shown(value)}, which is no value to send`,
		'Correct the expression: a number, date or field that it reads is not what it expects.',
	);
}

/**
 * Reads a value. Whatever it hides, such as an object without text or one that holds itself, a user gets a
 * message about the parameter.
 * @throws NodeOperationError
 */
export function guarded<T>(at: Named, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw understandable(error, at);
	}
}

/** The error for a user: n8n's have a level and say something; JavaScript's own don't. */
export function understandable(error: unknown, at: Named): Error {
	if (error instanceof Error && 'level' in error) return error;
	return badInput(
		at,
		'the value can’t be read',
		'Use an expression that gives plain text, a number, a list or an object.',
	);
}

const LONGEST_SHOWN = 60;

/** A value for a message: short, on one line, whatever the value is. */
export function shown(value: unknown): string {
	return `"${cut(asText(value))}"`;
}

/** The beginning of a text, where it is long. */
export function cut(text: string): string {
	const isLong = text.length > LONGEST_SHOWN;
	return wellFormed(isLong ? `${text.slice(0, LONGEST_SHOWN - 3)}...` : text);
}

function asText(value: unknown): string {
	try {
		if (typeof value !== 'object' || value === null) return String(value);
		// Dates that are none would be null.
		return isMoment(value) ? String(value) : String(JSON.stringify(value));
	} catch {
		return Array.isArray(value) ? 'a list' : 'an object';
	}
}
