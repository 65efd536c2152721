import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Row } from '../table/api';
import type { Operation } from '../table/line';

/** Items of an operation's rows, each paired with the input item that asked for it. */
export function toItems(
	operation: Operation,
	rows: Row[],
	{ simplify, itemIndex }: { simplify: boolean; itemIndex: number },
): INodeExecutionData[] {
	return rows.map((row) => ({
		json: simplify ? simplified(operation, shown(operation, row)) : shown(operation, row),
		pairedItem: { item: itemIndex },
	}));
}

/** A record as a row, whatever the API sends in its place: what is no object stands under `value`. */
export function asRow(record: unknown): Row {
	const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
	return isObject ? (record as Row) : { value: record as Row };
}

/** A row without what its operation never gives. */
export function shown({ hides = [] }: Pick<Operation, 'hides'>, record: unknown): Row {
	const row = asRow(record);
	const hidden = hides.filter((key) => key in row);
	if (hidden.length === 0) return row;
	return Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key)));
}

/**
 * The useful keys of a record, flat, and what is there only because the user asked for it or the status said
 * it.
 */
function simplified({ simplify, expand, result }: Operation, row: Row): IDataObject {
	// What stands for a record that there is none of is short as it is.
	if (!simplify || (simplify.id === 'id' && !('id' in row))) return row;
	const json: IDataObject = {};
	for (const [key, path] of Object.entries(simplify)) {
		const value = at(row, path.split('.'));
		if (value !== undefined) json[key] = value as IDataObject;
	}
	for (const key of [
		...expand.map(({ value }) => String(value)),
		...(result ? [result.key, result.details ?? result.key] : []),
	]) {
		if (key in row) json[key] = row[key];
	}
	return json;
}

/** What a path leads to; through an array it is the list of what it leads to in each entry. */
function at(value: unknown, path: string[]): unknown {
	if (path.length === 0) return value;
	if (Array.isArray(value)) return value.map((entry) => at(entry, path));
	if (typeof value !== 'object' || value === null) return undefined;
	return at((value as IDataObject)[path[0]], path.slice(1));
}
