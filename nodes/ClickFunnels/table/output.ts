import type { INodePropertyOptions } from 'n8n-workflow';

import { isConfirmation, type Operation } from './line';

/**
 * How much of a record comes out: its most useful keys, all of it, or the fields that a user names, for example
 * `['email_address', 'tags.name']`.
 */
export type Shown = 'simple' | 'raw' | string[];

/** The same as the editor shows it, by the values that n8n's own nodes have. */
export const OUTPUTS: INodePropertyOptions[] = [
	{ name: 'Simplified', value: 'simple' },
	{ name: 'Raw', value: 'raw' },
	{ name: 'Selected Fields', value: 'fields' },
];

/** The property for it, and the one that takes the names of fields. */
export const OUTPUT = { name: 'output', label: 'Output' };
export const OUTPUT_FIELDS = { name: 'outputFields', label: 'Output Fields' };

/** Whether a user may choose how much comes out: what stands for a record is short as it is. */
export function isShaped({ output }: Operation): boolean {
	return !isConfirmation(output);
}
