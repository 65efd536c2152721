import type { INodePropertyOptions } from 'n8n-workflow';

import type { Body } from './line';
import { nameToClear } from './names';

/** The fields that an update can empty, by what they are called, each with the API's name; sorted. */
export function clearableIn({ optional, clears }: Body): INodePropertyOptions[] {
	if (!clears) return [];
	return Object.entries(optional)
		.filter(([, field]) => field.clearable)
		.map(([value, field]) => ({ name: nameToClear(field), value }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
