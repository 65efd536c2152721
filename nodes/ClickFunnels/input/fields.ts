import type { IDataObject } from 'n8n-workflow';

import type { Field, Fields, GroupField, NumberField } from '../table/field';
import { ENTRIES } from '../table/formats';
import { displayName } from '../table/names';
import { bodyId, readId, readIds } from './ids';
import type { InputContext, Parameter } from './context';
import { isSet, toList } from './given';
import { toRfc3339 } from './moment';
import { badInput, missing, shown } from './refusal';

/**
 * The user's input for one field in the type that the API takes.
 * @returns undefined when the user set nothing, so that it is left out
 * @throws NodeOperationError that names the field
 */
export function fieldValue(field: Field, value: unknown, at: Parameter): unknown {
	if (!isSet(value)) return undefined;
	switch (field.type) {
		case 'number':
			return toNumber(value, field, at);
		case 'boolean': {
			const yes = toBoolean(value, at);
			return field.onlyTrue && !yes ? undefined : yes;
		}
		case 'options':
			if (field.several) return toTexts(value, at);
			return field.numeric ? toNumber(value, {}, at) : toText(value, at);
		case 'decimal':
			return toDecimal(value, at);
		case 'dateTime':
			return toMoment(value, at);
		case 'reference': {
			if (field.several) {
				const ids = readIds(value, field.of, at);
				return ids.length > 0 ? ids : undefined;
			}
			const id = readId(value, field.of, at);
			return id === undefined ? undefined : bodyId(id, field.as, at);
		}
		case 'references': {
			const ids = toList(value)
				.map((one) => readId(one, field.of, at))
				.filter((id) => id !== undefined)
				.map((id) => bodyId(id, field.as, at));
			return ids.length > 0 ? ids : undefined;
		}
		case 'stringList':
			return toTexts(value, at);
		case 'keyValues':
			return toKeyValues(value, at);
		case 'textOrJson':
			return toTextOrJson(value, at);
		case 'json':
			return toJson(value, at);
		case 'group':
			return toGroup(field, value, at);
		case 'text':
		case 'longText':
		case 'email':
		case 'color':
			return toText(value, at);
		default:
			return field satisfies never;
	}
}

/**
 * The set fields of a collection, by their API names.
 * @param within what to put before the fields' names in messages: the path to a group
 */
export function fieldValues(
	fields: Fields,
	entered: IDataObject,
	{ within = '', ...context }: InputContext & { within?: string },
): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = fieldValue(field, entered[name], { ...context, label: `${within}${displayName(field)}` });
		if (value !== undefined) values[name] = value as IDataObject;
	}
	return values;
}

function toText(value: unknown, at: Parameter): string {
	if (typeof value === 'object') {
		throw badInput(at, `${shown(value)} is not text`, 'Enter text, or an expression that gives text.');
	}
	return String(value);
}

/** Texts out of a list, or separated by commas. */
function toTexts(value: unknown, at: Parameter): string[] | undefined {
	const texts = toList(value).map((one) => toText(one, at));
	return texts.length > 0 ? texts : undefined;
}

/** Text, or the list or object that it is or spells out. */
function toTextOrJson(value: unknown, at: Parameter): unknown {
	if (typeof value === 'object') return value;
	return /^\s*[[{]/.test(String(value)) ? toJson(value, at) : toText(value, at);
}

function toNumber(
	value: unknown,
	{ min, decimals }: Pick<NumberField, 'min' | 'decimals'>,
	at: Parameter,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = decimals ? Number.isFinite : Number.isInteger;
	if (typeof number !== 'number' || !fits(number) || (min !== undefined && number < min)) {
		throw badInput(
			at,
			`${shown(value)} is not a ${decimals ? '' : 'whole '}number${min === undefined ? '' : ` of at least ${min}`}`,
			decimals ? 'Enter a number such as 2.5.' : 'Enter digits only.',
		);
	}
	return number;
}

function toBoolean(value: unknown, at: Parameter): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw badInput(at, `${shown(value)} is neither true nor false`, 'Use true or false.');
}

function toDecimal(value: unknown, at: Parameter): string {
	const text = String(value).trim();
	if (!/^-?\d+(\.\d+)?$/.test(text)) {
		throw badInput(at, `${shown(value)} is not an amount`, 'Enter a number such as 19.90.');
	}
	return text;
}

function toMoment(value: unknown, at: Parameter): string {
	const moment = toRfc3339(value, at.timezone);
	if (moment === undefined) {
		throw badInput(at, `${shown(value)} is not a date and time`, 'Enter one such as 2026-06-30T15:56:18Z.');
	}
	return moment;
}

function toJson(value: unknown, at: Parameter): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch (error) {
		throw badInput(at, 'the JSON does not parse', `${(error as Error).message}. Correct the JSON.`);
	}
}

function toKeyValues(value: unknown, at: Parameter): IDataObject | undefined {
	if (!isObject(value)) throw notAnObject(value, at);
	const entries = Object.hasOwn(value, ENTRIES) ? value[ENTRIES] : undefined;
	const pairs = Array.isArray(entries)
		? (entries as IDataObject[]).map(({ key, value: content }) => [key, content] as const)
		: Object.entries(value);
	const texts: Array<[string, string]> = [];
	for (const [key, content] of pairs) {
		if (!isSet(key)) {
			throw badInput(at, 'an entry has no key', 'Enter a key for each entry, or remove the entry.');
		}
		if (content !== undefined && content !== null) {
			texts.push([String(key), toText(content, { ...at, label: `${at.label} ${shown(key)}` })]);
		}
	}
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

function toGroup(field: GroupField, value: unknown, at: Parameter): unknown {
	const objects = entriesOf(value).map((entry, index) => {
		const place = field.many ? `${at.label}, ${field.entry} ${index + 1}` : at.label;
		if (!isObject(entry)) throw notAnObject(entry, { ...at, label: place });
		const within = `${place}, `;
		const result = fieldValues(field.fields, entry, { ...at, within });
		for (const name of field.required ?? []) {
			if (result[name] !== undefined) continue;
			throw missing({ ...at, label: `${within}${displayName(field.fields[name])}` });
		}
		return result;
	});
	if (field.many) return objects.length > 0 ? objects : undefined;
	return Object.keys(objects[0] ?? {}).length > 0 ? objects[0] : undefined;
}

/**
 * What the editor keeps under one name and an expression may give as it is; a group without entries is empty.
 */
function entriesOf(value: unknown): unknown[] {
	// Own properties only: every array has a method called entries.
	const inner = isObject(value) && Object.hasOwn(value, ENTRIES) ? value[ENTRIES] : value;
	if (Array.isArray(inner)) return inner;
	return isObject(inner) && Object.keys(inner).length === 0 ? [] : [inner];
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(value: unknown, at: Parameter) {
	return badInput(
		at,
		`${shown(value)} is not an object`,
		'Fill in the fields, or use an expression that gives an object.',
	);
}
