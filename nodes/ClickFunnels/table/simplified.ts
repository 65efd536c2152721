import type { IDataObject } from 'n8n-workflow';

import type { Row } from './api';
import type { Operation } from './line';
import { valueAt } from './path';

/** The useful keys of a record, flat; all of it where the tables name none. */
export function simplified({ simplify }: Pick<Operation, 'simplify'>, row: Row): IDataObject {
	if (!simplify) return { ...row };
	const json: IDataObject = {};
	for (const [key, path] of Object.entries(simplify)) {
		const value = valueAt(row, path);
		if (value !== undefined) json[key] = value as IDataObject;
	}
	return json;
}
