import type { IDataObject } from 'n8n-workflow';

import type { Order } from '../lists/merge';
import type { Row } from '../table/api';
import type { Line } from '../table/line';

/** How a list is sorted: by id unless the user says otherwise (ClickFunnels behaviour: lists). */
export function sortOf(query: IDataObject = {}): { property: string; isDescending: boolean } {
	const { sort_property: property = 'id', sort_order: order = 'asc' } = query;
	return { property: String(property), isDescending: order === 'desc' };
}

/**
 * The order of a list's rows: equal ones follow by id (ClickFunnels behaviour: lists).
 * @returns undefined where a line can't be sorted, so that its order is not known
 */
export function orderOf({ sort }: Pick<Line, 'sort'>, query?: IDataObject): Order<Row> | undefined {
	if (sort.length === 0) return undefined;
	const { property, isDescending } = sortOf(query);
	const sign = isDescending ? -1 : 1;
	const value = (row: Row | null, key: string) => comparable(row?.[key]);
	return (a, b) =>
		sign * (compare(value(a, property), value(b, property)) || compare(value(a, 'id'), value(b, 'id')));
}

type Comparable = number | string | undefined;

/** A moment is compared as such, whatever time zone it is written in. */
function comparable(value: unknown): Comparable {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return undefined;
	return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value;
}

/** What has no value comes last, as in the databases that such lists come from. */
function compare(a: Comparable, b: Comparable): number {
	if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a).localeCompare(String(b), 'en');
}
