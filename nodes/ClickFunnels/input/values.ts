import type { IDataObject } from 'n8n-workflow';

import type { Field, Fields, GroupField, NumberField } from '../table/field';
import { ENTRIES } from '../table/formats';
import { displayName } from '../table/words';
import { bodyId, readId, readIds } from './ids';
import { badInput, isSet, missing, shown, toList, type InputContext } from './input';
import { toRfc3339 } from './moment';

/**
 * The user's input for one field in the type that the API takes.
 * @param label display name for messages; of nested fields with the path to them
 * @returns undefined when the user set nothing, so that it is left out
 * @throws NodeOperationError that names the field
 */
export function toApi(field: Field, value: unknown, label: string, context: InputContext): unknown {
	if (!isSet(value)) return undefined;
	switch (field.kind) {
		case 'number':
			return toNumber(value, field, label, context);
		case 'boolean': {
			const yes = toBoolean(value, label, context);
			return field.onlyTrue && !yes ? undefined : yes;
		}
		case 'options':
			if (field.several) return toTexts(value, label, context);
			return field.numeric ? toNumber(value, {}, label, context) : toText(value, label, context);
		case 'decimal':
			return toDecimal(value, label, context);
		case 'dateTime':
			return toMoment(value, label, context);
		case 'reference': {
			if (field.several) {
				const ids = readIds(value, context.entities[field.entity], label, context);
				return ids.length > 0 ? ids : undefined;
			}
			const id = readId(value, context.entities[field.entity], label, context);
			return id === undefined ? undefined : bodyId(id, field.as, label, context);
		}
		case 'references': {
			const ids = toList(value)
				.map((one) => readId(one, context.entities[field.entity], label, context))
				.filter((id) => id !== undefined)
				.map((id) => bodyId(id, field.as, label, context));
			return ids.length > 0 ? ids : undefined;
		}
		case 'stringList':
			return toTexts(value, label, context);
		case 'keyValues':
			return toKeyValues(value, label, context);
		case 'textOrJson':
			return toTextOrJson(value, label, context);
		case 'json':
			return toJson(value, label, context);
		case 'group':
			return toGroup(field, value, label, context);
		default:
			return toText(value, label, context);
	}
}

/** The set fields of a collection, by their API names. */
export function toApiObject(
	fields: Fields,
	values: IDataObject,
	context: InputContext,
	path = '',
): IDataObject {
	const result: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = toApi(field, values[name], `${path}${displayName(field, context.entities)}`, context);
		if (value !== undefined) result[name] = value as IDataObject;
	}
	return result;
}

function toText(value: unknown, label: string, context: InputContext): string {
	if (typeof value === 'object') {
		throw badInput(
			context,
			label,
			`${shown(value)} is not text`,
			'Enter text, or an expression that gives text.',
		);
	}
	return String(value);
}

/** Texts out of a list, or separated by commas. */
function toTexts(value: unknown, label: string, context: InputContext): string[] | undefined {
	const texts = toList(value).map((one) => toText(one, label, context));
	return texts.length > 0 ? texts : undefined;
}

/** Text, or the list or object that it is or spells out. */
function toTextOrJson(value: unknown, label: string, context: InputContext): unknown {
	if (typeof value === 'object') return value;
	return /^\s*[[{]/.test(String(value)) ? toJson(value, label, context) : toText(value, label, context);
}

function toNumber(
	value: unknown,
	{ min, decimals }: Pick<NumberField, 'min' | 'decimals'>,
	label: string,
	context: InputContext,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = decimals ? Number.isFinite : Number.isInteger;
	if (typeof number !== 'number' || !fits(number) || (min !== undefined && number < min)) {
		throw badInput(
			context,
			label,
			`${shown(value)} is not a ${decimals ? '' : 'whole '}number${min === undefined ? '' : ` of at least ${min}`}`,
			decimals ? 'Enter a number such as 2.5.' : 'Enter digits only.',
		);
	}
	return number;
}

function toBoolean(value: unknown, label: string, context: InputContext): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw badInput(context, label, `${shown(value)} is neither true nor false`, 'Use true or false.');
}

function toDecimal(value: unknown, label: string, context: InputContext): string {
	const text = String(value).trim();
	if (!/^-?\d+(\.\d+)?$/.test(text)) {
		throw badInput(context, label, `${shown(value)} is not an amount`, 'Enter a number such as 19.90.');
	}
	return text;
}

function toMoment(value: unknown, label: string, context: InputContext): string {
	const moment = toRfc3339(value, context.timezone);
	if (moment === undefined) {
		throw badInput(
			context,
			label,
			`${shown(value)} is not a date and time`,
			'Enter one such as 2026-06-30T15:56:18Z.',
		);
	}
	return moment;
}

function toJson(value: unknown, label: string, context: InputContext): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch (error) {
		throw badInput(
			context,
			label,
			'the JSON does not parse',
			`${(error as Error).message}. Correct the JSON.`,
		);
	}
}

function toKeyValues(value: unknown, label: string, context: InputContext): IDataObject | undefined {
	if (!isObject(value)) throw notAnObject(value, label, context);
	const entries = Object.hasOwn(value, ENTRIES) ? value[ENTRIES] : undefined;
	const pairs = Array.isArray(entries)
		? (entries as IDataObject[]).map(({ key, value: content }) => [key, content] as const)
		: Object.entries(value);
	const texts: Array<[string, string]> = [];
	for (const [key, content] of pairs) {
		if (!isSet(key)) {
			throw badInput(
				context,
				label,
				'an entry has no key',
				'Enter a key for each entry, or remove the entry.',
			);
		}
		if (content !== undefined && content !== null) {
			texts.push([String(key), toText(content, `${label} ${shown(key)}`, context)]);
		}
	}
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

function toGroup(field: GroupField, value: unknown, label: string, context: InputContext): unknown {
	const objects = entriesOf(value).map((entry, index) => {
		const place = field.many ? `${label}, ${field.entry} ${index + 1}` : label;
		if (!isObject(entry)) throw notAnObject(entry, place, context);
		const path = `${place}, `;
		const result = toApiObject(field.fields, entry, context, path);
		for (const name of field.required ?? []) {
			if (result[name] === undefined)
				throw missing(`${path}${displayName(field.fields[name], context.entities)}`, context);
		}
		return result;
	});
	if (field.many) return objects.length > 0 ? objects : undefined;
	return Object.keys(objects[0] ?? {}).length > 0 ? objects[0] : undefined;
}

/** What the editor keeps under one name and an expression may give as it is; a group without entries is empty. */
function entriesOf(value: unknown): unknown[] {
	// Own properties only: every array has a method called entries.
	const inner = isObject(value) && Object.hasOwn(value, ENTRIES) ? value[ENTRIES] : value;
	if (Array.isArray(inner)) return inner;
	return isObject(inner) && Object.keys(inner).length === 0 ? [] : [inner];
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(value: unknown, label: string, context: InputContext) {
	return badInput(
		context,
		label,
		`${shown(value)} is not an object`,
		'Fill in the fields, or use an expression that gives an object.',
	);
}
