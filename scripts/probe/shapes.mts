import { isRec } from './visits.mts';

/** The two shapes of Maton's own errors (contract/maton.json, errors.tellApart). */
export const NESTED = '{error: {message, code}}';
export const FLAT = '{message, type, code}';

/** An error body in words, by its keys alone. */
export function shapeOf(body: unknown): string {
	if (body === '') return 'an empty body';
	if (typeof body === 'string') return /^\s*</.test(body) ? 'an HTML page' : 'plain text';
	if (!isRec(body)) return 'JSON that is no object';
	if (isRec(body.error)) return isMessage(body.error) ? NESTED : '{error: {other keys}}';
	if (typeof body.error === 'string') return '{error: text}';
	return isMessage(body) ? FLAT : 'an object with other keys';
}

function isMessage(part: Record<string, unknown>): boolean {
	return typeof part.message === 'string' && (typeof part.code === 'number' || typeof part.type === 'string');
}

/** The text of an error of ClickFunnels; empty for another body. */
export function errorText(body: unknown): string {
	return isRec(body) && typeof body.error === 'string' ? body.error : '';
}
