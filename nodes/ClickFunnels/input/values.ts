import type { Values } from '../table/api';
import type { Operation, PathParameter } from '../table/line';
import { idLabel } from '../table/names';
import { bodyValues } from './body';
import type { InputContext, ItemContext, Read } from './context';
import { fieldValues } from './fields';
import { filterValues } from './filters';
import { collection, isSet, toList } from './given';
import { readId, withoutKind } from './ids';
import { missing } from './refusal';

/**
 * What the user set for an operation, flat, by the API's own names: no route uses a name twice among path,
 * query and body.
 * @throws NodeOperationError that names the parameter that is missing or can't be sent
 */
export function readValues(operation: Operation, read: Read, context: ItemContext): Values {
	return {
		...pathValues(operation.parameters, read, context),
		...(operation.filters && filterValues(operation.filters, read, context)),
		...optionValues(operation, read, context),
		...(operation.sort.length > 0 && sortValues(read)),
		...(operation.body && bodyValues(operation.body, read, context)),
	};
}

/** Ids are checked, so that none can leave its segment of the path. */
function pathValues(parameters: PathParameter[], read: Read, context: ItemContext): Values {
	const values: Values = {};
	for (const { name, kind, property, shared } of parameters) {
		const label = idLabel(kind, shared);
		const entered = shared ? withoutKind(read(property), kind, { ...context, label }) : read(property);
		const id = readId(entered, kind, { ...context, label });
		if (id === undefined) throw missing({ ...context, label });
		values[name] = id;
	}
	return values;
}

function optionValues({ expand, options }: Operation, read: Read, context: InputContext): Values {
	if (expand.length === 0 && Object.keys(options).length === 0) return {};
	const { expand: chosen, ...entered } = collection(read, 'options');
	const parts = isSet(chosen) ? toList(chosen) : [];
	return {
		...(parts.length > 0 && { expand: parts }),
		...fieldValues(options, entered, context),
	};
}

function sortValues(read: Read): Values {
	const { sort_property, sort_order } = collection(read, 'sort');
	return { ...(sort_property ? { sort_property } : {}), ...(sort_order ? { sort_order } : {}) };
}
