import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../input/given';
import type { Row } from '../table/api';
import type { Operation } from '../table/line';
import { valueAt } from '../table/path';

/**
 * The fields of a record that a user names, behind its id: each stands where the record has it, so that an
 * expression finds it as in the whole record. A key of the simplified record is known as well.
 */
export function selected(operation: Operation, row: Row, fields: string[]): IDataObject {
	const json = picked(row, [['id'], ...fields.map((field) => field.split('.'))]) as IDataObject;
	for (const field of fields) {
		const path = simplePath(operation, row, field);
		const value = path && valueAt(row, path);
		if (value !== undefined) json[field] = value as IDataObject;
	}
	return json;
}

/** Whether a record may have a field: what is null, or a list without entries, does not tell. */
export function mayHave(operation: Operation, row: Row, field: string): boolean {
	return simplePath(operation, row, field) !== undefined || leads(row, field.split('.'));
}

/** Where to find what a field of the simplified record holds, unless the record has one of that name. */
function simplePath({ simplify = {} }: Operation, row: Row, field: string): string | undefined {
	return Object.hasOwn(simplify, field) && !Object.hasOwn(row, field) ? simplify[field] : undefined;
}

function picked(value: unknown, paths: string[][]): unknown {
	if (paths.some(({ length }) => length === 0)) return value;
	if (Array.isArray(value)) {
		return value.map((entry) => picked(entry, paths)).filter((entry) => entry !== undefined);
	}
	if (!isObject(value)) return value === null ? null : undefined;
	const below = new Map<string, string[][]>();
	for (const [step, ...rest] of paths) {
		if (!Object.hasOwn(value, step)) continue;
		if (!below.has(step)) below.set(step, []);
		below.get(step)?.push(rest);
	}
	const inside = [...below].map(([step, rest]) => [step, picked(value[step], rest)] as const);
	return Object.fromEntries(inside.filter(([, one]) => one !== undefined));
}

function leads(value: unknown, path: string[]): boolean {
	if (path.length === 0 || value === null) return true;
	if (Array.isArray(value)) return value.length === 0 || value.some((entry) => leads(entry, path));
	const [step, ...rest] = path;
	return isObject(value) && Object.hasOwn(value, step) && leads(value[step], rest);
}
