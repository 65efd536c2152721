import type { Parameter } from './context';
import { toList } from './given';
import { badInput, shown } from './refusal';
import { readText } from './text';

/**
 * One e-mail address; whether it is one that can be reached is for ClickFunnels to say.
 * @returns undefined when nothing is left without blanks around it
 * @throws NodeOperationError when there are several, or it is no text
 */
export function readAddress(value: unknown, at: Parameter): string | undefined {
	const given = Array.isArray(value) ? toList(value) : [value];
	if (given.length > 1 || isSeveral(given[0])) {
		throw badInput(
			at,
			`takes one address, not ${shown(value)}`,
			'Enter one such as name@example.com. For several, give an item for each.',
		);
	}
	return given.length === 0 ? undefined : readText(given[0], at, true);
}

function isSeveral(given: unknown): boolean {
	if (typeof given !== 'string') return false;
	return /[,;]/.test(given) || given.split(/\s+/).filter((one) => one.includes('@')).length > 1;
}
