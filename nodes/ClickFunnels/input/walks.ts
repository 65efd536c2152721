import type { Values } from '../table/api';
import type { Filters, Operation, Refuse } from '../table/line';
import {
	BATCH_CURSOR,
	BATCH_CURSOR_NAME,
	CHANGED_SINCE,
	CHANGED_SINCE_NAME,
	comesInBatches,
} from '../table/walks';
import { collection } from './collection';
import type { InputContext, Read } from './context';
import { fieldValues } from './fields';
import { badInput, shown } from './refusal';
import { wantsAll } from './settings';

/** The filters of a list, with that by which what was changed is asked for. */
export function filtersOf(operation: Operation): Filters {
	const { fields = {}, query = {} } = operation.filters ?? {};
	const changes = operation.tellsChanges && { [CHANGED_SINCE_NAME]: CHANGED_SINCE };
	return { fields, query: { ...query, ...changes } };
}

/**
 * Which part of a list is asked for.
 * @throws NodeOperationError when what the user set does not go together
 */
export function batchValues(operation: Operation, read: Read, context: InputContext): Values {
	if (!comesInBatches(operation)) return {};
	const { entered, at } = collection(read, { name: 'options', label: 'Options' }, context);
	if (!Object.hasOwn(entered, BATCH_CURSOR_NAME)) return {};
	const { label } = BATCH_CURSOR;
	if (wantsAll(read, context)) {
		throw badInput(
			{ ...at, label },
			'Return All asks for the whole list',
			'Turn Return All off: a batch has as many rows as Limit says.',
		);
	}
	const { [BATCH_CURSOR_NAME]: cursor = '' } = fieldValues(
		{ [BATCH_CURSOR_NAME]: BATCH_CURSOR },
		entered,
		at,
	);
	// Behind what is none, ClickFunnels finds nothing, which would pass for the end of the list.
	if (!/^\d*$/.test(String(cursor))) {
		throw badInput(
			{ ...at, label },
			`${shown(cursor)} is no cursor`,
			'Use _next_cursor of the last item, or leave it empty to begin.',
		);
	}
	return { [BATCH_CURSOR_NAME]: cursor };
}

/** @throws what `refuse` gives where what was changed, or a part by ID, is asked for in another order, or both are */
export function checkWalk(values: Values, refuse: Refuse): void {
	const isChanges = values[CHANGED_SINCE_NAME] !== undefined;
	const isPart = values[BATCH_CURSOR_NAME] !== undefined;
	if (isChanges && isPart) {
		throw refuse(
			CHANGED_SINCE.label,
			`it can’t go together with ${BATCH_CURSOR.label}`,
			'Remove one of them.',
		);
	}
	if ((isChanges || isPart) && values.sort_property !== undefined) {
		const { label } = isChanges ? CHANGED_SINCE : BATCH_CURSOR;
		throw refuse(label, 'it has an order of its own, and Sort asks for another one', 'Remove Sort.');
	}
}
