import type { Fields } from '../table/field';
import { displayName, memberName } from '../table/names';
import type { InputContext, Parameter, Read } from './context';
import { isObject, isSet } from './given';
import { badInput, guarded, shown, understandable } from './refusal';

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
 * @param fields what may be in it, for the messages about what can't be read
 * @throws NodeOperationError when something in it can't be read, or there is something else in place of it
 */
export function collection(
	read: Read,
	{ name, label, fields = {} }: { name: string; label: string; fields?: Fields },
	context: InputContext,
): Collection {
	const at = { ...context, label, raw: context.node.parameters[name] };
	const value = readWhole(read, { name, fields }, at);
	if (!isSet(value)) return { entered: {}, at };
	if (isObject(value)) return { entered: value, at };
	throw badInput(
		at,
		`${shown(value)} is not an object`,
		'Add fields, or use an expression that gives an object with their names as keys.',
	);
}

/** n8n reads a collection as a whole: where that goes wrong, a second look tells which part it is. */
function readWhole(read: Read, { name, fields }: { name: string; fields: Fields }, at: Parameter): unknown {
	try {
		return read(name);
	} catch (error) {
		for (const key of isObject(at.raw) ? Object.keys(at.raw) : []) {
			const [, field] = Object.entries(fields).find(([one, its]) => memberName(one, its) === key) ?? [];
			guarded({ ...at, label: field ? displayName(field) : key }, () => read(`${name}.${key}`));
		}
		throw understandable(error, at);
	}
}
