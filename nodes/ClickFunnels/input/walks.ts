import type { Values } from '../table/api';
import type { Filters, Operation, Refuse } from '../table/line';
import { SORT_ORDERS, sortOptions } from '../table/sort';
import {
	BATCH_CURSOR,
	BATCH_CURSOR_NAME,
	CHANGED_SINCE,
	CHANGED_SINCE_NAME,
	comesInBatches,
	tellsChanges,
} from '../table/walks';
import { collection } from './collection';
import type { InputContext, Read } from './context';
import { fieldValues } from './fields';
import { isSet } from './given';
import { readOption } from './option';
import { badInput } from './refusal';
import { wantsAll } from './settings';

/** The filters of a list, with that by which what was changed is asked for. */
export function filtersOf(operation: Operation): Filters {
	const { fields = {}, query = {} } = operation.filters ?? {};
	const changes = tellsChanges(operation) && { [CHANGED_SINCE_NAME]: CHANGED_SINCE };
	return { fields, query: { ...query, ...changes } };
}

/**
 * In which order and in which parts a list is asked for.
 * @throws NodeOperationError when what the user set does not go together
 */
export function walkValues(operation: Operation, read: Read, context: InputContext): Values {
	const sort = operation.sort.length > 0 ? sortValues(operation.sort, read, context) : {};
	const options = collection(read, { name: 'options', label: 'Options' }, context);
	const { entered, at } = options;
	if (!comesInBatches(operation) || !Object.hasOwn(entered, BATCH_CURSOR_NAME)) return sort;
	const label = BATCH_CURSOR.label;
	if (wantsAll(read, context)) {
		throw badInput(
			{ ...at, label },
			'Return All asks for the whole list',
			'Turn Return All off: a batch has as many rows as Limit says.',
		);
	}
	if (Object.keys(sort).length > 0) {
		throw badInput({ ...at, label }, 'batches go by ID, and Sort asks for another order', 'Remove Sort.');
	}
	const cursor = fieldValues({ [BATCH_CURSOR_NAME]: BATCH_CURSOR }, entered, at)[BATCH_CURSOR_NAME];
	return { [BATCH_CURSOR_NAME]: cursor ?? '' };
}

/** @throws what `refuse` gives where what was changed is asked for in another order, or in parts */
export function checkWalk(values: Values, refuse: Refuse): void {
	if (values[CHANGED_SINCE_NAME] === undefined) return;
	const { label } = CHANGED_SINCE;
	if (values.sort_property !== undefined || values.sort_order !== undefined) {
		throw refuse(label, 'it gives the newest change first, and Sort asks for another order', 'Remove Sort.');
	}
	if (values[BATCH_CURSOR_NAME] !== undefined) {
		throw refuse(label, 'it can’t go together with Batch Cursor', 'Remove one of them.');
	}
}

function sortValues(properties: string[], read: Read, context: InputContext): Values {
	const { entered, at } = collection(read, { name: 'sort', label: 'Sort' }, context);
	const { sort_property: by, sort_order: order } = entered;
	return {
		...(isSet(by) && { sort_property: readOption(by, sortOptions(properties), { ...at, label: 'Field' }) }),
		...(isSet(order) && { sort_order: readOption(order, SORT_ORDERS, { ...at, label: 'Direction' }) }),
	};
}
