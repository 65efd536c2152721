import type { IDataObject } from 'n8n-workflow';

import type { Fields } from '../table/field';
import type { Filters } from '../table/line';
import { displayName } from '../table/names';
import type { InputContext, Read } from './context';
import { fieldValues } from './fields';
import { collection, isSet } from './given';
import { badInput } from './refusal';

/**
 * What the user set of a list's filters, by the API's names.
 * @throws NodeOperationError that names the filter whose value can't be sent, or whose expression gives
 * nothing
 */
export function filterValues({ fields, query }: Filters, read: Read, context: InputContext): IDataObject {
	const entered = collection(read, 'filters');
	const all = { ...query, ...fields };
	const values = fieldValues(all, entered, context);
	refuseEmpty(all, entered, values, context);
	return values;
}

/**
 * Refuses filters whose expression gives nothing: without them the list would hold what was not meant,
 * perhaps to be deleted next. Filters that were added and left empty are no more than not set.
 */
function refuseEmpty(fields: Fields, entered: IDataObject, values: IDataObject, context: InputContext): void {
	const { filters } = context.node.parameters;
	if (typeof filters !== 'object' || filters === null) return;
	for (const [name, field] of Object.entries(fields)) {
		const isSwitch = field.type === 'boolean' && isSet(entered[name]);
		if (values[name] !== undefined || isSwitch || !isExpression((filters as IDataObject)[name])) continue;
		throw badInput(
			{ ...context, label: displayName(field) },
			'the expression gives no value to filter by',
			'Give the expression a value to fall back to, or remove the filter.',
		);
	}
}

function isExpression(entered: unknown): boolean {
	const value =
		typeof entered === 'object' && entered !== null && 'value' in entered ? entered.value : entered;
	return typeof value === 'string' && value.startsWith('=');
}
