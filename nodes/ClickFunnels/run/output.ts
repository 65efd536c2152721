import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Output, Simplify, StatusResult } from '../table/types';

/** How answers of an operation become items. */
export interface Shape {
	output: Output;
	/** What the status says, where there are several successes. */
	result?: StatusResult;
	/** The id that the request went to. */
	id?: string | number;
	/** Set where the user wants simplified records. */
	simplify?: Simplify;
	/** Keys that are there only because the user asked for them by `expand[]`: simplified records keep them. */
	expanded: string[];
	itemIndex: number;
}

/** Items of an answer's records, each paired with the input item that asked for it. */
export function toItems(records: unknown[], status: number, shape: Shape): INodeExecutionData[] {
	return records.map((record) => ({
		json: toJson(record, status, shape),
		pairedItem: { item: shape.itemIndex },
	}));
}

function toJson(
	record: unknown,
	status: number,
	{ output, result, id, simplify, expanded }: Shape,
): IDataObject {
	if (output === 'deleted') return { deleted: true, id };
	if (output === 'redacted') return { redacted: true, id };
	if (output === 'done') return { success: true, id };
	const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
	const full = isObject ? (record as IDataObject) : { value: record as IDataObject };
	const json = simplify ? simplified(full, simplify, expanded) : full;
	return result ? { ...json, [result.key]: result.values[status] } : json;
}

/**
 * The useful keys of a record, flat.
 * @param keys output key to path: `a.b` reads inside an object, or that key of each entry of an array
 */
function simplified(record: IDataObject, keys: Simplify, expanded: string[]): IDataObject {
	const result: IDataObject = {};
	for (const [key, path] of Object.entries(keys)) {
		const value = at(record, path.split('.'));
		if (value !== undefined) result[key] = value as IDataObject;
	}
	for (const key of expanded) if (key in record) result[key] = record[key];
	return result;
}

function at(value: unknown, path: string[]): unknown {
	if (path.length === 0) return value;
	if (Array.isArray(value)) return value.map((entry) => at(entry, path));
	if (typeof value !== 'object' || value === null) return undefined;
	return at((value as IDataObject)[path[0]], path.slice(1));
}
