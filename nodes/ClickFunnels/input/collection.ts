import type { IDataObject } from 'n8n-workflow';

import type { Fields } from '../table/field';
import type { InputContext, Parameter, Read } from './context';
import { fieldValues } from './fields';
import { isObject, isSet, parsed } from './given';
import { isExpression } from './raw';
import { badInput, guarded, nothingGiven, shown } from './refusal';

/** A parameter by its name: its value, and where it stands for messages. */
export function parameter(
	read: Read,
	{ name, label, fallback }: { name: string; label: string; fallback?: unknown },
	context: InputContext,
): { value: unknown; at: Parameter } {
	const at = { ...context, label, raw: context.node.parameters[name] };
	return { value: guarded(at, () => read(name, fallback)), at };
}

/** What the user set of a collection, and what the node keeps of it. */
export interface Collection {
	entered: Record<string, unknown>;
	at: Parameter;
}

/**
 * The set entries of a collection.
 * @throws NodeOperationError when an expression gives something else in place of them
 */
export function collection(
	read: Read,
	{ name, label }: { name: string; label: string },
	context: InputContext,
): Collection {
	const { value, at } = parameter(read, { name, label }, context);
	if (!isSet(value)) return { entered: {}, at };
	const entered = typeof value === 'string' ? parsed(value) : value;
	if (isObject(entered)) return { entered, at };
	throw badInput(
		at,
		`${shown(value)} is not an object`,
		'Add fields, or use an expression that gives an object with their names as keys.',
	);
}

/**
 * The set fields of a collection, by the API's names.
 * @throws NodeOperationError as `fieldValue` does, and when the whole comes from an expression that gives
 * nothing where that goes far
 */
export function collectionValues(fields: Fields, { entered, at }: Collection): IDataObject {
	const values = fieldValues(fields, entered, { ...at, within: '' });
	const without = Object.values(fields).find(({ withoutIt }) => withoutIt)?.withoutIt;
	if (without && isExpression(at.raw) && Object.keys(values).length === 0) throw nothingGiven(at, without);
	return values;
}
