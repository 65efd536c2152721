import type { INodePropertyOptions } from 'n8n-workflow';

import { titleCase } from './words';

/** What a list can be sorted by, as the editor shows it. */
export function sortOptions(properties: string[]): INodePropertyOptions[] {
	return properties.map((value) => ({ name: titleCase(value), value }));
}

export const SORT_ORDERS: INodePropertyOptions[] = [
	{ name: 'Ascending', value: 'asc' },
	{ name: 'Descending', value: 'desc' },
];
