import type { IDataObject } from 'n8n-workflow';

import type { Row } from '../table/api';
import type { Operation } from '../table/line';
import type { Shown } from '../table/output';
import { DONE } from '../table/settled';
import { simplified } from '../table/simplified';
import { CHANGED_UNTIL, NEXT_CURSOR } from '../table/walks';
import type { MissingFields } from './missingFields';
import { selected } from './selected';

/**
 * The rows of an operation as a user wants to see them.
 * @param missing is told of fields that no row has
 */
export function asShown(
	operation: Operation,
	rows: Row[],
	{ shown, missing }: { shown: Shown; missing: MissingFields },
): IDataObject[] {
	const records = rows.map((row) => whole(operation, row));
	if (shown === 'raw') return records;
	if (shown !== 'simple') {
		const there = records.filter((record) => !isNobody(operation, record));
		missing.look(shown, there, operation);
	}
	return records.map((record) => {
		if (isNobody(operation, record)) return record;
		const json = shown === 'simple' ? simplified(operation, record) : selected(operation, record, shown);
		const { expand, result } = operation;
		return {
			...pick(json, ['id']),
			// What came of it is what a person looks for first.
			...pick(record, [result?.key, result?.details]),
			...json,
			// They are there only because the user asked for them.
			...pick(record, [...expand.map(({ value }) => String(value)), CHANGED_UNTIL, NEXT_CURSOR, DONE]),
		};
	});
}

function pick(record: IDataObject, keys: Array<string | undefined>): IDataObject {
	const there = keys.filter((key) => key !== undefined && key in record) as string[];
	return Object.fromEntries(there.map((key) => [key, record[key]]));
}

/** A record as a row, whatever the API sends in its place: what is no object stands under `value`. */
export function asRow(record: unknown): Row {
	const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
	return isObject ? (record as Row) : { value: record as Row };
}

/** A row without what its operation never gives. */
export function whole({ hides = [] }: Pick<Operation, 'hides'>, record: unknown): Row {
	const row = asRow(record);
	const hidden = hides.filter((key) => key in row);
	if (hidden.length === 0) return row;
	return Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key)));
}

/** Whether a row stands for a record that there is none of: it is short as it is. */
function isNobody({ simplify, gives }: Operation, row: Row): boolean {
	return !('id' in row) && (simplify?.id === 'id' || gives !== undefined);
}
