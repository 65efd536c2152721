import type { IDataObject } from 'n8n-workflow';

import { isCalled, type Called } from '../table/api';
import { attributesName, ONLY_EXISTING } from '../table/attributes';
import type { Field, Fields } from '../table/field';
import type { Body } from '../table/line';
import {
	CLEAR,
	displayName,
	FIELDS,
	nameToClear,
	propertyLabel,
	propertyName,
	TO_CLEAR,
} from '../table/names';
import { upFront } from '../table/upFront';
import { mappedAttributes, wantsOnlyExisting } from './attributes';
import { collection, parameter } from './collection';
import { readChosen } from './chosen';
import type { InputContext, Parameter, Read } from './context';
import { fieldValue, fieldValues } from './fields';
import { isSet } from './given';
import { refuseLostKeys } from './lostKeys';
import { badInput, guarded, missing, shown } from './refusal';
import { readTexts } from './text';

/**
 * What the user set of a request's body, in the API's types, by the API's names.
 * @throws NodeOperationError that names the field that is missing or can't be sent, or when there is nothing
 * to change
 */
export function bodyValues(body: Body, read: Read, context: InputContext): IDataObject {
	const { optional: fields, label = FIELDS.label } = body;
	const { entered, at } = collection(read, { name: FIELDS.name, label, fields }, context);
	const values: IDataObject = {
		...requiredValues(body.required, read, context),
		...(body.clears && emptied(body.optional, entered[CLEAR], { ...at, label: TO_CLEAR })),
		...upFrontValues(body.optional, read, context),
		// One that comes in the collection all the same goes first.
		...fieldValues(body.optional, entered, at),
	};
	const attributes = attributesName({ ...body.required, ...body.optional });
	if (attributes) {
		addMapped(values, attributes, mappedAttributes(read, context));
		refuseLostKeys(values[attributes], { ...context, label: 'Custom Attributes' });
	}
	const isNothing = Object.keys(values).every((name) => body.beside?.includes(name));
	if (isNothing && body.clears && !body.mayBeAbsent) {
		throw badInput(at, 'nothing is set', 'Add what is to be changed.');
	}
	if (attributes && wantsOnlyExisting(entered, at)) values[ONLY_EXISTING.value] = true;
	return values;
}

/** What the user set of fields that are shown without being added. Throws as `fieldValue` does. */
function upFrontValues(fields: Fields, read: Read, context: InputContext): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(upFront(fields))) {
		const own = { name: propertyName(name, field), label: propertyLabel(field) };
		const { value: entered, at } = parameter(read, own, context);
		const value = fieldValue(field, entered, at);
		if (value !== undefined) values[name] = value as IDataObject;
	}
	return values;
}

/** What was entered by hand goes before what was mapped. */
function addMapped(values: IDataObject, name: string, mapped: IDataObject | undefined): void {
	if (mapped) values[name] = { ...mapped, ...(values[name] as IDataObject | undefined) };
}

/**
 * What the user set of fields that are properties of their own.
 * @throws NodeOperationError that names the field that is missing or can't be sent
 */
export function requiredValues(fields: Fields, read: Read, context: InputContext): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		const own = { name: propertyName(name, field), label: propertyLabel(field) };
		const { value: entered, at } = parameter(read, own, context);
		const value =
			calledValue(field, entered, at) ?? fieldValue({ ...field, withoutIt: undefined }, entered, at);
		if (value === undefined) throw missing(at);
		values[name] = value as IDataObject;
	}
	return values;
}

/** What people call a record by, where that was entered in place of its id. */
function calledValue(field: Field, entered: unknown, at: Parameter): Called | undefined {
	if (field.type !== 'reference' || field.several) return undefined;
	const chosen = guarded(at, () => readChosen(entered, field, at));
	return isCalled(chosen) ? chosen : undefined;
}

/** The fields that the user wants empty: `null`, or an empty list or text where the API takes that. */
function emptied(fields: Fields, names: unknown, at: Parameter): IDataObject {
	const clearable = Object.entries(fields).filter(([, field]) => field.clearable);
	const called = (wanted: string, name: string, field: Field) =>
		[
			name,
			field.label,
			nameToClear(field),
			displayName(field),
			displayName({ ...field, replaces: undefined }),
		].some((one) => one.toLowerCase() === wanted.toLowerCase());
	const wantedNames = isSet(names) ? (guarded(at, () => readTexts(names, at)) ?? []) : [];
	return Object.fromEntries(
		wantedNames.map((wanted) => {
			const [name, field] = clearable.find(([one, its]) => called(wanted, one, its)) ?? [];
			if (!name || !field) {
				const known = clearable.map(([, its]) => nameToClear(its)).sort();
				throw badInput(at, `${shown(wanted)} can't be emptied`, `Use names out of: ${known.join(', ')}.`);
			}
			return [name, field.emptied ?? (isList(field) ? [] : null)];
		}),
	);
}

function isList(field: Field): boolean {
	return (
		['references', 'stringList'].includes(field.type) ||
		(field.type === 'group' && field.many) ||
		(field.type === 'reference' && field.several === true)
	);
}
