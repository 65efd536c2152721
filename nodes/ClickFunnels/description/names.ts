import type { Field } from './fields';

/** "Contact Tag" or `contact_tag` as `contactTag`. */
export function camelCase(words: string): string {
	const pascal = pascalCase(words);
	return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** "Contact Tag", `contact_tag` or `contactTag` as `ContactTag`. */
export function pascalCase(words: string): string {
	return words
		.split(/[ _]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}

/** Name of the locator that takes the id of a kind of record, for example `contactTagId`. */
export function locatorName(entity: string): string {
	return `${entity}Id`;
}

/** Name of the property that a required field has of its own. */
export function parameterName(name: string, field: Field): string {
	return field.kind === 'reference' ? locatorName(field.entity) : camelCase(name);
}

/** Name of the method that searches records for a locator's list. */
export function searchMethod(entity: string): string {
	return `search${pascalCase(entity)}`;
}

/** Name of the method that loads records for a multi-select. */
export function loadMethod(entity: string): string {
	return `get${pascalCase(entity)}Options`;
}

/** What a field is called where it is shown; multi-selects say what they take, as n8n asks. */
export function displayName(field: Field): string {
	return field.kind === 'references' ? `${field.label} Names or IDs` : field.label;
}

/** Name of the field of an update that names other fields to empty. */
export const CLEAR = 'fieldsToClear';
