import type { INodePropertyOptions } from 'n8n-workflow';

import { bare } from './given';
import { badInput, shown, type Named } from './refusal';

const LONGEST_LIST = 300;

/**
 * The value of a drop-down, by its value or by what the editor shows, in upper or lower case; undefined for
 * what is none of them.
 */
export function asOption(value: unknown, options: readonly INodePropertyOptions[]): string | undefined {
	if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
	const wanted = bare(String(value));
	const isWanted = (one: unknown) => String(one).toLowerCase() === wanted.toLowerCase();
	const found =
		options.find((one) => String(one.value) === wanted) ??
		options.find((one) => isWanted(one.value)) ??
		options.find(({ name }) => isWanted(name));
	return found && String(found.value);
}

/**
 * The same for a user's input.
 * @throws NodeOperationError with what the editor shows
 */
export function readOption(value: unknown, options: readonly INodePropertyOptions[], at: Named): string {
	const option = asOption(value, options);
	if (option !== undefined) return option;
	const names = options.map(({ name }) => name).join(', ');
	throw badInput(
		at,
		`${shown(value)} is not one of its values`,
		`Use one of: ${names.length > LONGEST_LIST ? `${names.slice(0, names.lastIndexOf(',', LONGEST_LIST))}, and others of the list` : names}.`,
	);
}
