import type { IDataObject } from 'n8n-workflow';

import type { Field, Fields, GroupField } from '../table/field';
import { displayName, memberName } from '../table/names';
import { readAddress } from './address';
import { isByAddress, readOneChosen, readSeveralChosen } from './chosen';
import type { InputContext, Parameter } from './context';
import { isObject, isSet, toList } from './given';
import { byName, entriesIn, isLeftEmpty } from './groups';
import { bodyId, idsIn, readId, readIds, readPlainId, readPlainIds } from './ids';
import { chosenIn, isLocator } from './locator';
import { refuseLostKeys } from './lostKeys';
import { isMoment } from './moment';
import { readJson, readTextOrJson } from './json';
import { readKeyValues } from './keyValues';
import { readDecimal, readNumber } from './number';
import { readOption } from './option';
import { readPath } from './path';
import { hasExpression, rawInside } from './raw';
import { badInput, guarded, missing, nothingGiven, shown } from './refusal';
import { readSwitch } from './switch';
import { readText, readTexts } from './text';
import { readTree } from './tree';
import { readDate, readMoment, readTime } from './time';

/**
 * The user's input for one field in the type that the API takes.
 * @returns undefined when the user set nothing, so that it is left out
 * @throws NodeOperationError that names the field, also where its expression gives nothing and leaving it out
 * goes far
 */
export function fieldValue(field: Field, value: unknown, at: Parameter): unknown {
	const isNothing = !isSet(value) || (isEmptyList(value) && field.type !== 'json' && hasExpression(at.raw));
	const sent = isNothing ? undefined : guarded(at, () => read(field, value, at));
	const isGiven = sent !== undefined || (field.type === 'boolean' && !isNothing);
	if (!isGiven && field.withoutIt && hasExpression(at.raw)) throw nothingGiven(at, field.withoutIt);
	return sent;
}

function isEmptyList(value: unknown): boolean {
	const kept = chosenIn(value);
	return Array.isArray(kept) && kept.length === 0;
}

/**
 * The set fields of a collection, by their API names.
 * @param within what to put before the fields' names in messages: the path to a group
 * @param raw what the node keeps of the collection
 */
export function fieldValues(
	fields: Fields,
	entered: Record<string, unknown>,
	{ within = '', raw, ...context }: InputContext & { within?: string; raw?: unknown },
): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		const key = memberName(name, field);
		if (!Object.hasOwn(entered, key)) continue;
		const at = { ...context, label: `${within}${displayName(field)}`, raw: rawInside(raw, key) };
		const value = guarded(at, () => fieldValue(field, entered[key], at));
		if (value !== undefined) values[name] = value as IDataObject;
	}
	return values;
}

/** The value of a field that is set, by the one reader of its type. */
function read(field: Field, value: unknown, at: Parameter): unknown {
	switch (field.type) {
		case 'number':
			return readNumber(value, field, at);
		case 'boolean': {
			const yes = readSwitch(value, at);
			return field.onlyTrue && !yes ? undefined : yes;
		}
		case 'options': {
			if (field.several) return several(toList(value).map((one) => readOption(one, field.options, at)));
			const option = readOption(value, field.options, at);
			return field.numeric ? Number(option) : option;
		}
		case 'decimal':
			return readDecimal(value, at);
		case 'dateTime':
			return readMoment(value, at);
		case 'date':
			return readDate(value, at);
		case 'time':
			return readTime(value, at);
		case 'reference': {
			if (field.byName || isByAddress(value, field.of)) {
				return field.several ? several(readSeveralChosen(value, field, at)) : readOneChosen(value, field, at);
			}
			if (field.several) return several(readIds(value, field.of, at));
			const id = readId(value, field.of, at);
			return id === undefined ? undefined : bodyId(id, field.as, at);
		}
		case 'references': {
			const ids = idsIn(isLocator(value) ? value.value : value).map((one) => readId(one, field.of, at));
			return several(ids.filter((id) => id !== undefined).map((id) => bodyId(id, field.as, at)));
		}
		case 'stringList':
			if (field.ids) return several(readPlainIds(value, at));
			return field.numbers ? readTexts(value, at)?.map(asWhole) : readTexts(value, at);
		case 'keyValues':
			if (field.free) return readTree(value, at, field.withoutIt);
			return field.ids ? idsByKey(value, at) : readKeyValues(value, at, field.lists);
		case 'path':
			return readPath(value, at);
		case 'textOrJson':
			return readTextOrJson(value, at);
		case 'json': {
			const json = readJson(value, at);
			refuseLostKeys(json, at);
			return json;
		}
		case 'group':
			return toGroup(field, value, at);
		case 'text':
		case 'longText':
			return readText(value, at, field.bare);
		case 'email':
			return field.unchecked ? readText(value, at, true) : readAddress(value, at);
		case 'color':
			return readText(value, at, true);
		default:
			return field satisfies never;
	}
}

/** A text that is a whole number as that number. */
function asWhole(text: string): string | number {
	return String(Number(text)) === text && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

function idsByKey(value: unknown, at: Parameter): IDataObject {
	return Object.fromEntries(
		Object.entries(readKeyValues(value, at) ?? {}).map(([key, id]) => [
			key,
			readPlainId(id, { ...at, label: `${at.label} ${shown(key)}` }),
		]),
	);
}

/** A list that is left out where it is empty. */
function several<T>(values: T[]): T[] | undefined {
	return values.length > 0 ? values : undefined;
}

function toGroup(field: GroupField, value: unknown, at: Parameter): unknown {
	const given = entriesIn(value, at).filter((one) => !isLeftEmpty(field, one));
	if (!field.many && given.length > 1) {
		throw badInput(at, 'there is more than one', 'Fill in the fields or the JSON, with one object.');
	}
	const objects = given.map(({ entry, raw }, index) => {
		const place = field.many ? `${at.label}, ${field.entry} ${index + 1}` : at.label;
		if (!isObject(entry) || isMoment(entry)) {
			throw badInput(
				{ ...at, label: place },
				`${shown(entry)} is not an object`,
				'Fill in the fields, or use an expression that gives an object.',
			);
		}
		return groupValues(field, byName(field.fields, entry, { ...at, label: place }), {
			...at,
			within: `${place}, `,
			raw,
		});
	});
	const isSomething = (one: IDataObject) => Object.keys(one).length > 0;
	if (field.many) return several(field.byPlace ? objects : objects.filter(isSomething));
	return objects.find(isSomething) ?? (field.orTrue && objects.length > 0 ? true : undefined);
}

function groupValues(
	{ fields, required = [] }: GroupField,
	entry: Record<string, unknown>,
	context: InputContext & { within: string; raw: unknown },
): IDataObject {
	const values = fieldValues(fields, entry, context);
	const left = required.find((name) => values[name] === undefined);
	if (left) throw missing({ ...context, label: `${context.within}${displayName(fields[left])}` });
	return values;
}
