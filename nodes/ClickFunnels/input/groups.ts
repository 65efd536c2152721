import type { Field, Fields, GroupField } from '../table/field';
import { ENTRIES, FROM_JSON } from '../table/formats';
import { displayName } from '../table/names';
import type { Parameter } from './context';
import { isObject, isSet, parsed } from './given';
import { hasExpression, rawInside } from './raw';
import { badInput, type Named } from './refusal';
import { chosenIn } from './locator';

/** One entry of a group: what was clicked together in the editor, or an object of a list in JSON. */
export interface Given {
	entry: unknown;
	/** What the node keeps of it. */
	raw: unknown;
	isClicked: boolean;
}

/**
 * The entries of a group: those of the editor, then those of its JSON, or those that an expression gives in
 * place of both, as a list, an object or JSON text.
 * @throws NodeOperationError when JSON does not parse
 */
export function entriesIn(value: unknown, at: Parameter): Given[] {
	// Own properties only: every array has a method called entries.
	if (!isObject(value) || !(Object.hasOwn(value, ENTRIES) || Object.hasOwn(value, FROM_JSON))) {
		return written(value, at.raw, at);
	}
	const clicked = given(value[ENTRIES], rawInside(at.raw, ENTRIES)).map((one) => ({
		...one,
		isClicked: true,
	}));
	const json = given(value[FROM_JSON], rawInside(at.raw, FROM_JSON)).flatMap(({ entry, raw }) =>
		isObject(entry) && Object.hasOwn(entry, FROM_JSON)
			? written(entry[FROM_JSON], rawInside(raw, FROM_JSON), at)
			: written(entry, raw, at),
	);
	return [...clicked, ...json];
}

function written(value: unknown, raw: unknown, at: Parameter): Given[] {
	if (typeof value !== 'string') return given(value, raw);
	if (value.trim() === '') return [];
	const read = parsed(value);
	if (typeof read === 'object' && read !== null) return given(read, raw);
	throw badInput(
		at,
		'the JSON does not parse',
		'Enter a list of objects such as [{"key": "value"}], or use an expression that gives one.',
	);
}

/** The entries of a list, or the one that stands alone; nothing and `{}`, as n8n stores it, are none. */
function given(value: unknown, raw: unknown): Given[] {
	if (Array.isArray(value)) {
		return value.map((entry, index) => ({ entry, raw: rawInside(raw, index), isClicked: false }));
	}
	const isNothing = !isSet(value) || (isObject(value) && Object.keys(value).length === 0);
	return isNothing ? [] : [{ entry: value, raw, isClicked: false }];
}

/**
 * Whether an entry was added in the editor and left as it began, so that nothing can be meant by it. One that
 * can be sent as it begins is meant.
 */
export function isLeftEmpty(
	{ fields, required = [], byPlace, orTrue }: GroupField,
	{ entry, raw, isClicked }: Given,
): boolean {
	if (byPlace || orTrue || !isClicked || !isObject(entry) || hasExpression(raw)) return false;
	const all = Object.entries(fields);
	const isUntouched = all.every(
		([name, field]) => isNothing(entry[name]) || entry[name] === beginning(field),
	);
	const counts = required.length > 0 ? required : Object.keys(fields);
	return isUntouched && counts.some((name) => isNothing(entry[name]));
}

function isNothing(value: unknown): boolean {
	const kept = chosenIn(value);
	const isEmpty = typeof kept === 'object' && kept !== null && Object.keys(kept).length === 0;
	return !isSet(kept) || isEmpty;
}

/** What n8n stores for a field of an entry that was just added, where that is something. */
function beginning(field: Field): unknown {
	if (field.type === 'number') return field.min ?? 0;
	if (field.type === 'boolean') return field.initial ?? false;
	return field.type === 'options' ? (field.initial ?? field.options[0].value) : undefined;
}

/**
 * An entry by the API's names. Lists that come from elsewhere may call fields as the editor does.
 * @throws NodeOperationError when it has things in it, but none of the fields
 */
export function byName(fields: Fields, entry: Record<string, unknown>, at: Named): Record<string, unknown> {
	const keys = Object.keys(entry);
	const isKey = (key: string, wanted: string) => key.trim().toLowerCase() === wanted.toLowerCase();
	const named: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const labels = [name, field.label, displayName(field)];
		const key = Object.hasOwn(entry, name)
			? name
			: keys.find((one) => labels.some((label) => isKey(one, label)));
		if (key !== undefined) named[name] = entry[key];
	}
	if (keys.length > 0 && Object.keys(named).length === 0) {
		throw badInput(at, 'it has none of the fields', `Use keys out of: ${Object.keys(fields).join(', ')}.`);
	}
	return named;
}
