import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../table/field';
import { CLEAR, displayName, locatorLabel, parameterName } from '../table/words';
import type { Body } from '../table/types';
import { badInput, collection, isSet, missing, shown, toList, type InputContext, type Read } from './input';
import { toApi, toApiObject } from './values';

/**
 * The body of a request: the fields that the user set, in the API's types, under the operation's root key.
 * @returns undefined when nothing was set and the call may go without a body
 * @throws NodeOperationError that names the field that is missing or can't be sent
 */
export function toBody(spec: Body, read: Read, context: InputContext): IDataObject | undefined {
	const values = collection(read, spec.collection);
	const fields: IDataObject = {
		...required(spec, read, context),
		...(spec.clears && emptied(spec, values[CLEAR], context)),
		...toApiObject(spec.optional, values, context),
	};
	if (Object.keys(fields).length === 0) {
		if (spec.mayBeAbsent) return undefined;
		if (spec.clears) throw badInput(context, spec.title, 'nothing is set', 'Add what is to be changed.');
	}
	return spec.root ? { [spec.root]: fields } : fields;
}

function required(spec: Body, read: Read, context: InputContext): IDataObject {
	const fields: IDataObject = {};
	for (const [name, field] of Object.entries(spec.required)) {
		const label = requiredLabel(field, context);
		const value = toApi(field, read(parameterName(name, field)), label, context);
		if (value === undefined) throw missing(label, context);
		fields[name] = value as IDataObject;
	}
	return fields;
}

/** What a required field is called: records share one locator, whatever they are to the operation. */
function requiredLabel(field: Field, { entities }: InputContext): string {
	return field.kind === 'reference' ? locatorLabel(entities[field.entity]) : displayName(field, entities);
}

/** The fields that the user wants empty: `null`, or an empty list or text where the API takes that. */
function emptied(spec: Body, names: unknown, context: InputContext): IDataObject {
	const clearable = Object.entries(spec.optional).filter(([, field]) => field.clearable);
	const called = (wanted: string, name: string, field: Field) =>
		[name, field.label, displayName(field, context.entities)].some(
			(one) => one.toLowerCase() === wanted.toLowerCase(),
		);
	const wantedNames = isSet(names) ? toList(names).map(String) : [];
	return Object.fromEntries(
		wantedNames.map((wanted) => {
			const [name, field] = clearable.find(([one, its]) => called(wanted, one, its)) ?? [];
			if (!name || !field) {
				const known = clearable.map(([, { label }]) => label).sort();
				throw badInput(
					context,
					'Fields to Clear',
					`${shown(wanted)} can't be emptied`,
					`Use names out of: ${known.join(', ')}.`,
				);
			}
			return [name, field.emptied ?? (isList(field) ? [] : null)];
		}),
	);
}

function isList(field: Field): boolean {
	return field.kind === 'references' || field.kind === 'stringList' || (field.kind === 'group' && field.many);
}
