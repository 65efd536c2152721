import type { Field } from './field';
import { isListed, type Kind } from './kind';
import { camelCase, pascalCase } from './words';

/**
 * Name of the property for the id of a record that an operation refers to, for example `workspaceId` of the
 * workspace to list contacts of. The record that the operation is about has its bare noun for a name, for
 * example `contact`: n8n evaluates a value once for every property of its name.
 */
export function idName(value: string): string {
	return `${value}Id`;
}

/** Name of the property that a required field has of its own. */
export function propertyName(name: string, field: Field): string {
	return field.property ?? (field.type === 'reference' ? idName(field.of.value) : camelCase(name));
}

/** Name that a field goes by inside a collection. */
export function memberName(name: string, { property = name }: Field): string {
	return property;
}

/** Which id of a record a picker gives: its number, or its public id where the API takes only that. */
export type IdForm = 'number' | 'publicId';

/** Name of the method that searches records for a list to choose from. */
export function searchMethod(value: string, gives: IdForm = 'number'): string {
	return `search${pascalCase(value)}${gives === 'publicId' ? 'PublicIds' : ''}`;
}

/** Name of the method that searches for the list of a property which kinds of records share. */
export function sharedSearchMethod(label: string): string {
	return `searchChosen${pascalCase(label)}`;
}

/** Name of the method that searches the paths of the tables' routes. */
export const PATH_SEARCH = 'searchPaths';

/** Name of the method that loads records for a multi-select. */
export function loadMethod(value: string, gives: IdForm = 'number'): string {
	return `get${pascalCase(value)}${gives === 'publicId' ? 'PublicIds' : 'Options'}`;
}

/**
 * What the property for a record's id is called; kinds that can't be listed say what is to be entered.
 * @param shared what kinds are called that share the property
 */
export function idLabel(kind: Kind, shared = kind.name): string {
	return isListed(kind) ? shared : `${shared} ID`;
}

/**
 * What a field is called where it is shown: those of records say what they take, as n8n asks of
 * multi-selects, and those that replace what is there say that.
 */
export function displayName(field: Field): string {
	const label = field.replaces ? `Replace All ${field.replaces} With` : field.label;
	if (field.type === 'references') return `${label} ${field.typed ? 'IDs' : 'Names or IDs'}`;
	const byId = field.type === 'reference' && !isListed(field.of);
	return byId && !/\bID$/.test(label) ? `${label} ID` : label;
}

/** What a field is called that is a property of its own: records share one, whatever they are to the operation. */
export function propertyLabel(field: Field): string {
	return field.type === 'reference' && !field.property ? idLabel(field.of) : displayName(field);
}

/** The collection of the fields that need not be set, of whatever resource, and what it is usually called. */
export const FIELDS = { name: 'additionalFields', label: 'Additional Fields' };

/** What a field is called that is to be emptied: what it holds, rather than what is to be done with it. */
export function nameToClear({ label, replaces }: Field): string {
	return replaces ?? label;
}

/** What it is called where it holds what an update changes. */
export const UPDATE_FIELDS = 'Update Fields';

/** What it is called where an update shares it with what makes a record. */
export const SHARED_FIELDS = 'Fields to Set';

/** Name of the field of an update that names other fields to empty, and what it is called. */
export const CLEAR = 'fieldsToClear';
export const TO_CLEAR = 'Fields to Clear';

/** Name of the method that lists them. */
export const LOAD_CLEARABLE = 'getFieldsToClear';
