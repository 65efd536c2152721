import type { Values } from '../table/api';
import type { Operation, PathParameter, Refuse } from '../table/line';
import { idLabel } from '../table/names';
import { optionFields } from '../table/sort';
import { bodyValues, requiredValues } from './body';
import { collection, parameter } from './collection';
import type { InputContext, ItemContext, Read } from './context';
import { fieldValues } from './fields';
import { filterValues } from './filters';
import { isSet, toList } from './given';
import { readChosen, readInWords } from './chosen';
import { withoutKind } from './ids';
import { batchValues, checkWalk, filtersOf } from './walks';
import { readOption } from './option';
import { isExpression } from './raw';
import { badInput, guarded, missing, nothingGiven } from './refusal';

/**
 * What the user set for an operation, flat, by the API's own names: no route uses a name twice among path,
 * query and body.
 * @throws NodeOperationError that names the parameter that is missing or can't be sent
 */
export function readValues(operation: Operation, read: Read, context: ItemContext): Values {
	try {
		return allValues(operation, read, context);
	} catch (error) {
		const instead = valuesInstead(operation, error as Refusal);
		return { ...pathValues(operation.parameters, read, context), ...instead };
	}
}

/** What `badInput` made, or an error of JavaScript's own. */
type Refusal = Error & { context?: { field?: string } };

/** What stands in place of input that can't be sent. Throws the error where nothing does. */
function valuesInstead({ insteadOf }: Operation, error: Refusal): Values {
	const instead = insteadOf?.(error.context?.field ?? '', error.message);
	if (instead === undefined) throw error;
	return instead;
}

function allValues(operation: Operation, read: Read, context: ItemContext): Values {
	const values = {
		...pathValues(operation.parameters, read, context),
		...(operation.needs && requiredValues(operation.needs, read, context)),
		...((operation.filters || operation.tellsChanges) && filterValues(filtersOf(operation), read, context)),
		...optionValues(operation, read, context),
		...batchValues(operation, read, context),
		...(operation.body && bodyValues(operation.body, read, context)),
	};
	const refuse: Refuse = (label, what, whatToDo) => badInput({ ...context, label }, what, whatToDo);
	checkWalk(values, refuse);
	return operation.settle ? operation.settle(values, refuse) : values;
}

/**
 * Ids are checked, so that none can leave its segment of the path. One that may be left empty is left out then;
 * in place of one may stand what people call the record by.
 */
function pathValues(parameters: PathParameter[], read: Read, context: ItemContext): Values {
	const values: Values = {};
	for (const { name, kind, property, shared, implied, byName, inWords } of parameters) {
		const { value, at } = parameter(read, { name: property, label: idLabel(kind, shared) }, context);
		const entered = shared ? withoutKind(value, kind, { ...context, ...at }) : value;
		const described = inWords ? readInWords(entered, at) : undefined;
		const chosen = described ?? guarded(at, () => readChosen(entered, { of: kind, byName }, at));
		if (chosen !== undefined) values[name] = chosen;
		else if (!implied) throw missing(at);
		else if (isExpression(at.raw))
			throw nothingGiven(at, `the only ${kind.name.toLowerCase()} that there is`);
	}
	return values;
}

function optionValues(operation: Operation, read: Read, context: InputContext): Values {
	const { expand } = operation;
	const fields = optionFields(operation);
	if (expand.length === 0 && Object.keys(fields).length === 0) return {};
	const chosen = collection(read, { name: 'options', label: 'Options', fields }, context);
	const at = { ...chosen.at, label: 'Include' };
	const wanted = isSet(chosen.entered.expand) ? toList(chosen.entered.expand) : [];
	const parts = wanted.map((one) => readOption(one, expand, at));
	const { sort, ...values } = fieldValues(fields, chosen.entered, chosen.at);
	const [sort_property, sort_order] = isSet(sort) ? String(sort).split(':') : [];
	return {
		...(parts.length > 0 && { expand: parts }),
		...values,
		...(isSet(sort) && { sort_property, sort_order }),
	};
}
