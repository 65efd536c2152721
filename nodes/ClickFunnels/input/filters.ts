import type { IDataObject } from 'n8n-workflow';

import type { Filters } from '../table/line';
import { displayName, memberName } from '../table/names';
import { collection } from './collection';
import type { InputContext, Read } from './context';
import { fieldValues } from './fields';
import { isSet } from './given';
import { hasExpression, rawInside } from './raw';
import { badInput } from './refusal';

/**
 * What the user set of a list's filters, by the API's names. A filter whose expression gives nothing is
 * refused: without it the list would hold what was not meant, perhaps to be deleted next. One that was added
 * and left empty is no more than not set.
 * @throws NodeOperationError that names the filter whose value can't be sent, or whose expression gives
 * nothing
 */
export function filterValues({ fields, query }: Filters, read: Read, context: InputContext): IDataObject {
	const all = { ...query, ...fields };
	const { entered, at } = collection(read, { name: 'filters', label: 'Filters', fields: all }, context);
	const values = fieldValues(all, entered, at);
	for (const [name, field] of Object.entries(all)) {
		const key = memberName(name, field);
		const isSwitch = field.type === 'boolean' && isSet(entered[key]) && !Array.isArray(entered[key]);
		const isEmptied = Object.hasOwn(entered, key) && hasExpression(rawInside(at.raw, key));
		if (values[name] !== undefined || isSwitch || !isEmptied) continue;
		throw badInput(
			{ ...at, label: displayName(field) },
			'the expression gives no value to filter by',
			'Give the expression a value to fall back to, or remove the filter.',
		);
	}
	return values;
}
