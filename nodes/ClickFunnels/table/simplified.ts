import type { IDataObject } from 'n8n-workflow';

import type { Row } from './api';
import type { Operation } from './line';
import { valueAt } from './path';

/** The useful keys of a record, flat; all of it where the tables name none. */
export function simplified({ simplify }: Pick<Operation, 'simplify'>, row: Row): IDataObject {
	if (!simplify) return { ...row };
	const json: IDataObject = {};
	for (const [key, path] of Object.entries(simplify)) {
		const value = path.includes('+') ? inOneText(row, path) : valueAt(row, path);
		if (value !== undefined) json[key] = value as IDataObject;
	}
	return json;
}

/** What several paths lead to, such as a first and a last name; null where all are empty, nothing where there are none. */
function inOneText(row: Row, paths: string): string | null | undefined {
	const values = paths.split('+').map((path) => valueAt(row, path));
	if (values.every((value) => value === undefined)) return undefined;
	return values.filter((value) => typeof value === 'string' && value !== '').join(' ') || null;
}
