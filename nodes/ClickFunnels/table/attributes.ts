import { keyValues, type Fields } from './field';

/** The custom attributes of a contact, for whatever writes one: a line or a job names it `custom_attributes`. */
export const CUSTOM_ATTRIBUTES = keyValues('More Custom Attributes', {
	ofContact: true,
	description: 'Other attributes stay as they are',
});

/** Name of the property that maps values to the keys that exist. */
export const MAPPED = 'mappedAttributes';

/** The switch beside the field: its name in the collection, and among an operation's values. */
export const ONLY_EXISTING = { property: 'onlyExistingAttributes', value: 'only_existing_attributes' };

/** What n8n's methods are called that look the keys up, for a list to choose from and for a mapping. */
export const SEARCH_ATTRIBUTES = 'searchCustomAttributes';
export const MAP_ATTRIBUTES = 'getCustomAttributeFields';

/** Under which name fields hold custom attributes; undefined where none does. */
export function attributesName(fields: Fields): string | undefined {
	return Object.entries(fields).find(([, field]) => field.type === 'keyValues' && field.ofContact)?.[0];
}
