import type { IDataObject } from 'n8n-workflow';

import { collection } from '../input/collection';
import type { InputContext, Parameter, Read } from '../input/context';
import { fieldValue } from '../input/fields';
import { asNumber } from '../input/number';
import { rawInside } from '../input/raw';
import { badInput, guarded } from '../input/refusal';
import { sameName } from '../table/called';
import { stringList, type Field, type Fields } from '../table/field';
import { displayName } from '../table/names';
import {
	CHANGED_FIELDS,
	CHANGED_FIELDS_NAME,
	CONDITIONS,
	conditions,
	type Condition,
	type ConditionName,
} from './conditions';
import { valuesAt } from './shown';

export const ONLY_WHEN = { name: 'onlyWhen', label: 'Only When' };

const withoutIt = 'that it holds nothing back';

const fields: Fields = {
	...Object.fromEntries(
		conditions.map(([name, { field, byName }]) => [
			name,
			byName ? stringList(displayName(field), { withoutIt }) : { ...field, withoutIt },
		]),
	),
	[CHANGED_FIELDS_NAME]: { ...CHANGED_FIELDS, withoutIt },
};

/** What the user wants to be true of a record before it starts the workflow. */
export interface OnlyWhen {
	/** By the condition's name, in the type of its field. */
	wanted: Partial<Record<ConditionName, unknown>>;
	/** Names of fields, of which one must have changed; none where that does not matter. */
	changed: string[];
	/** The conditions, as the editor calls them, that can't be read: an expression has spoiled them since the activation. */
	unread: string[];
}

/** A record, and what happened to it. */
export interface Happened {
	/** What it is, as the `subject_type` of an event. */
	subjectType: string;
	data: unknown;
	/** The event around it; none of a record that was read from a list. */
	event?: IDataObject;
}

/** What came of the conditions. */
export interface Verdict {
	/** Why the record must not start the workflow, in a few words; undefined where it may. */
	refused?: string;
	/** The conditions, as the editor calls them, that it passes because nothing shows whether it meets them. */
	unchecked: string[];
}

/**
 * The conditions where nobody watches: one that can't be read refuses nothing, so that no record is lost.
 * @param read as of any of n8n's contexts
 */
export function onlyWhenOf(read: Read, input: InputContext): OnlyWhen {
	const unread: string[] = [];
	const lenient = <Value>(label: string, value: () => Value): Value | undefined => {
		try {
			return value();
		} catch {
			unread.push(label);
			return undefined;
		}
	};
	const given = lenient(ONLY_WHEN.label, () => collection(read, { ...ONLY_WHEN, fields }, input));
	const wanted: OnlyWhen['wanted'] = {};
	let changed: string[] = [];
	for (const [name, field] of Object.entries(fields)) {
		const value = given && lenient(displayName(field), () => entered(name, field, given));
		if (value === undefined) continue;
		if (name === CHANGED_FIELDS_NAME) changed = value as string[];
		else wanted[name as ConditionName] = value;
	}
	return { wanted, changed, unread };
}

/**
 * Reads the conditions before anything is held against them.
 * @param without names what, of all that the node asks for, has no such thing as a condition is about
 * @throws NodeOperationError that names the condition that can't be meant, or what has no such thing
 */
export function checkOnlyWhen(
	read: Read,
	input: InputContext,
	without: (condition: Condition) => string[],
): void {
	const given = collection(read, { ...ONLY_WHEN, fields }, input);
	const set = Object.keys(fields).filter((name) => entered(name, fields[name], given) !== undefined);
	for (const [name, condition] of conditions) {
		const others = set.includes(name) ? without(condition) : [];
		if (others.length === 0) continue;
		throw badInput(
			{ ...given.at, label: labelOf(condition.field) },
			`${others.join(', ')} ${others.length > 1 ? 'have' : 'has'} no such thing`,
			'Remove the condition, or use a trigger of its own for it in the same workflow.',
		);
	}
}

/** Holds a record against the conditions that it alone decides: all but those about what was changed. */
export function verdictOf({ wanted, unread }: OnlyWhen, happened: Happened): Verdict {
	const unchecked = [...unread];
	for (const name of Object.keys(wanted) as ConditionName[]) {
		const condition: Condition = CONDITIONS[name];
		const isMet = meets(condition, happened, wanted[name]);
		if (isMet === false) return { refused: `Only When: ${condition.otherwise}`, unchecked: [] };
		if (isMet === undefined) unchecked.push(displayName(condition.field));
	}
	return { unchecked };
}

/** What an item holds, with the conditions that could not be held against it. */
export function withMark(json: IDataObject, { unchecked }: Verdict): IDataObject {
	return unchecked.length > 0 ? { ...json, _unchecked: unchecked } : json;
}

const labelOf = (field: Field): string => `${ONLY_WHEN.label} > ${displayName(field)}`;

function entered(
	name: string,
	field: Field,
	{ entered: values, at: { raw, ...at } }: { entered: Record<string, unknown>; at: Parameter },
): unknown {
	if (!Object.hasOwn(values, name)) return undefined;
	const place = { ...at, label: labelOf(field), raw: rawInside(raw, name) };
	return guarded(place, () => fieldValue(field, values[name], place));
}

/** Undefined where what a record shows does not tell. */
function meets(condition: Condition, happened: Happened, wanted: unknown): boolean | undefined {
	const paths = pathsOf(condition, happened);
	const shown = paths.filter(({ values }) => values !== undefined);
	if (shown.length === 0) return undefined;
	const values = shown.flatMap((one) => one.values);
	if (condition === CONDITIONS.amount_at_least) return isEnough(values, wanted);
	const texts = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
	const names = shown.filter(({ path }) => path.endsWith('.name')).flatMap((one) => one.values);
	if (values.some((one) => texts.includes(String(one)))) return true;
	if (!condition.byName) return false;
	if (names.some((one) => texts.map(sameName).includes(sameName(one)))) return true;
	// What a record does not show of a thing could be what it is called by.
	return shown.length < paths.length && texts.some((text) => !/^\d+$/.test(text)) ? undefined : false;
}

/** Where a record could show the thing, and what it shows there. */
function pathsOf(
	{ shownAt, shownInEvent = [] }: Condition,
	{ subjectType, data, event }: Happened,
): Array<{ path: string; values?: unknown[] }> {
	const own = Object.hasOwn(shownAt, subjectType) ? shownAt[subjectType] : [];
	return [
		...own.map((path) => ({ path, values: valuesAt(data, path) })),
		...shownInEvent.map((path) => ({ path, values: valuesAt(event, path) })),
	];
}

/** Undefined where an amount is none. */
function isEnough(shown: unknown[], wanted: unknown): boolean | undefined {
	const amounts = shown.map(asNumber);
	if (amounts.some((amount) => amount === undefined)) return undefined;
	return amounts.some((amount) => Number(amount) >= Number(wanted));
}
