import type { Field } from './field';
import type { Entity } from './types';

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

/**
 * Name of the locator of a record that an operation refers to, for example `workspaceId` of the workspace to list contacts
 * of. The record that the operation is about has its bare noun for a name, for example `contact`: n8n evaluates a value
 * once for every property of its name.
 */
export function locatorName(entity: string): string {
	return `${entity}Id`;
}

/** Path parameters that name a kind of record by a shorter word than the entity table (contract, path parameters). */
const SHORT_WORDS: Record<string, string> = {
	broadcast: 'emailBroadcast',
	comment: 'communityComment',
	field: 'formField',
	fieldSet: 'formFieldSet',
	lineItem: 'orderLineItem',
	locationGroup: 'shippingLocationGroup',
	post: 'communityPost',
	price: 'productPrice',
	profile: 'shippingProfile',
	section: 'courseSection',
	space: 'communitySpace',
	spaceGroup: 'communitySpaceGroup',
	submission: 'formEntry',
	variant: 'productVariant',
	zone: 'shippingZone',
};

/** The kind of record whose id a path parameter takes, for example `productVariant` for `variant_id`. */
export function entityOf(parameter: string): string {
	const word = camelCase(parameter.replace(/_id$/, ''));
	return SHORT_WORDS[word] ?? word;
}

/** Name of the property that a required field has of its own. */
export function parameterName(name: string, field: Field): string {
	return field.kind === 'reference' ? locatorName(field.entity) : camelCase(name);
}

/** Which id of a record a picker gives: its number, or its public id where the API takes only that. */
export type IdKind = 'number' | 'publicId';

/** Name of the method that searches records for a locator's list. */
export function searchMethod(entity: string, gives: IdKind = 'number'): string {
	return `search${pascalCase(entity)}${gives === 'publicId' ? 'PublicIds' : ''}`;
}

/** Name of the method that searches for the list of a locator which kinds of records share. */
export function sharedSearchMethod(label: string): string {
	return `searchChosen${pascalCase(label)}`;
}

/** Name of the method that loads records for a multi-select. */
export function loadMethod(entity: string, gives: IdKind = 'number'): string {
	return `get${pascalCase(entity)}${gives === 'publicId' ? 'PublicIds' : 'Options'}`;
}

/**
 * What the locator of a kind of record is called; kinds that can't be listed say what is to be entered.
 * @param shared what kinds are called that share the locator
 */
export function locatorLabel(entity: Entity, shared = entity.name): string {
	return isListed(entity) ? shared : `${shared} ID`;
}

/** Whether records of a kind can be found by more than their ID. */
export function isListed({ list, appPath }: Entity): boolean {
	return list !== undefined || appPath !== undefined;
}

/** What a field is called where it is shown: those of records say what they take, as n8n asks of multi-selects. */
export function displayName(field: Field, entities: Record<string, Entity>): string {
	if (field.kind === 'references') return `${field.label} ${field.typed ? 'IDs' : 'Names or IDs'}`;
	const byId = field.kind === 'reference' && !isListed(entities[field.entity]);
	return byId && !/\bID$/.test(field.label) ? `${field.label} ID` : field.label;
}

/** Name of the field of an update that names other fields to empty. */
export const CLEAR = 'fieldsToClear';
