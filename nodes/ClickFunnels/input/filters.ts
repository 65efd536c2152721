import type { IDataObject } from 'n8n-workflow';

import type { Filters } from '../table/line';
import { displayName } from '../table/names';
import type { InputContext, Read } from './context';
import { fieldValues } from './fields';
import { collection, isSet } from './given';
import { badInput } from './refusal';

/**
 * What the user set of a list's filters, by the API's names. A filter whose expression gives nothing is
 * refused: without it the list would hold what was not meant, perhaps to be deleted next. One that was added
 * and left empty is no more than not set.
 * @throws NodeOperationError that names the filter whose value can't be sent, or whose expression gives
 * nothing
 */
export function filterValues({ fields, query }: Filters, read: Read, context: InputContext): IDataObject {
	const entered = collection(read, 'filters');
	const all = { ...query, ...fields };
	const values = fieldValues(all, entered, context);
	for (const [name, field] of Object.entries(all)) {
		const isSwitch = field.type === 'boolean' && isSet(entered[name]);
		if (values[name] !== undefined || isSwitch || !isExpression(name, context)) continue;
		throw badInput(
			{ ...context, label: displayName(field) },
			'the expression gives no value to filter by',
			'Give the expression a value to fall back to, or remove the filter.',
		);
	}
	return values;
}

/** Whether a filter was entered as an expression. */
function isExpression(name: string, { node }: InputContext): boolean {
	const filters = (node.parameters.filters ?? {}) as IDataObject;
	const entered = filters[name];
	const value =
		typeof entered === 'object' && entered !== null && 'value' in entered ? entered.value : entered;
	return typeof value === 'string' && value.startsWith('=');
}
