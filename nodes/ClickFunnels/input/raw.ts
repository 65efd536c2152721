import { chosenIn } from './locator';

/**
 * What the node keeps of a parameter, before n8n evaluates its expressions. It tells a field that was left
 * empty from one whose expression gives nothing.
 */
export function isExpression(raw: unknown): boolean {
	const kept = chosenIn(raw);
	return typeof kept === 'string' && kept.startsWith('=');
}

/** The same of what is inside: where the whole comes from an expression, so does each part. */
export function rawInside(raw: unknown, key: string | number): unknown {
	if (isExpression(raw)) return raw;
	return isObject(raw) ? (raw as Record<string | number, unknown>)[key] : undefined;
}

/** Whether anything inside of it is an expression. */
export function hasExpression(raw: unknown): boolean {
	return isExpression(raw) || (isObject(raw) && Object.values(raw).some(hasExpression));
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
