import { bare } from './given';
import { badInput, shown, type Named } from './refusal';

const MEANINGS = new Map([
	...['true', '1', 'yes', 'on'].map((word) => [word, true] as const),
	...['false', '0', 'no', 'off'].map((word) => [word, false] as const),
]);

/** What a switch is set to, by a word or number that can mean nothing else; undefined for all others. */
export function asSwitch(value: unknown): boolean | undefined {
	if (!['boolean', 'number', 'string'].includes(typeof value)) return undefined;
	return MEANINGS.get(bare(String(value)).toLowerCase());
}

/**
 * The same for a user's input.
 * @throws NodeOperationError when it is neither
 */
export function readSwitch(value: unknown, at: Named): boolean {
	const setting = asSwitch(value);
	if (setting === undefined) {
		throw badInput(at, `${shown(value)} is neither true nor false`, 'Use true or false.');
	}
	return setting;
}
