import type { INodePropertyOptions } from 'n8n-workflow';

import type { Kind } from './kind';
import { titleCase } from './words';

/** What every field of a request says about itself. Keys of a `Fields` map are the API's own names. */
interface FieldBase {
	/** Display name in Title Case. */
	label: string;
	/** Name of the property that shows it, where that can't be the API's own. */
	property?: string;
	description?: string;
	placeholder?: string;
	/** Where it is shown without being added first, though it need not be set: nine of ten people fill it in. */
	upFront?: 'always' | 'ofNew';
	/** With which values of other properties it is shown, also without being added: `{ sendTo: ['segment'] }`. */
	neededWith?: Record<string, string[]>;
	/** Whether the API takes `null` (or `[]`) to empty the field, so that an update can offer to clear it. */
	clearable?: boolean;
	/** What empties a clearable field, where the API wants neither `null` nor `[]`. */
	emptied?: '';
	/**
	 * What it means to leave the field out, where that goes far, for example "now" or "all contacts". An
	 * expression that gives nothing is then refused.
	 */
	withoutIt?: string;
	/**
	 * What it takes the place of in the record, for example "Tags": all of them. Where something is changed, its
	 * name says so.
	 */
	replaces?: string;
}

export interface TextField extends FieldBase {
	type: 'text' | 'longText' | 'email' | 'color' | 'decimal' | 'dateTime' | 'date' | 'time';
	/** Whether blanks around it mean nothing: they are not sent. */
	bare?: boolean;
	/** Whether what is no e-mail address is for the operation to say. */
	unchecked?: boolean;
	/** Whether the editor shows dots in its place. */
	secret?: boolean;
}

/** Several texts, entered as a list or separated by commas. */
export interface TextsField extends FieldBase {
	type: 'stringList';
	/** Whether the texts are ids. */
	ids?: boolean;
	/** Whether whole numbers among them are sent as numbers. */
	numbers?: boolean;
}

/** A value that is mostly text, but may be a list or an object, entered as JSON. */
export interface TextOrJsonField extends FieldBase {
	type: 'textOrJson';
}

export interface NumberField extends FieldBase {
	type: 'number';
	min?: number;
	/** A larger number is refused; the editor does not say so before. */
	max?: number;
	/** Whether it may be other than a whole number. */
	decimals?: boolean;
	/** Shown as text, so that it can stay empty inside a list or object: n8n gives every number a value. */
	mayBeEmpty?: boolean;
	/** What it shows first. */
	initial?: number;
}

export interface BooleanField extends FieldBase {
	type: 'boolean';
	/** What the field shows first. */
	initial?: boolean;
	/** Whether false is the same as leaving it out, for query parameters that are only ever `true`. */
	onlyTrue?: boolean;
}

export interface OptionsField extends FieldBase {
	type: 'options';
	options: INodePropertyOptions[];
	/** The value that the field shows first; without it the first option's. */
	initial?: string;
	/** Whether the API takes the values as numbers. */
	numeric?: boolean;
	/** Whether several may be chosen. */
	several?: boolean;
}

/** How the API takes an id. `integer`: numeric ids only; `string`: any id, `publicId`: public ids, as text. */
export type IdType = 'integer' | 'string' | 'publicId';

/** One record. */
export interface ReferenceField extends FieldBase {
	type: 'reference';
	of: Kind;
	as: IdType;
	/** Whether "By ID" takes several ids, and "By Name" several names, separated by commas. */
	several?: boolean;
	/** Whether it may be chosen by what people call it; it is looked up before the operation. */
	byName?: boolean;
	/** Whether the operation looks for it itself, and is given what the user chose it by. */
	asChosen?: boolean;
	/** Whether the user may also describe in words what is meant; for operations that look for it themselves. */
	inWords?: boolean;
}

/** Several records, chosen in a multi-select. */
export interface ReferencesField extends FieldBase {
	type: 'references';
	of: Kind;
	as: IdType;
	/** Entered as text, because there are too many records for a multi-select. */
	typed?: boolean;
}

/** Free keys with text values. */
export interface KeyValuesField extends FieldBase {
	type: 'keyValues';
	/** Whether the values are ids. */
	ids?: boolean;
	/** Whether values may be of any shape and keys lead inside, such as `contact[name]` and `tag_ids[]`. */
	free?: boolean;
	/** Whether a value may be a list of texts, which counts as one text with commas, or as JSON where one has commas itself. */
	lists?: boolean;
	/** Whether they are a contact's custom attributes: keys that the workspace has can be chosen, others are no matter of course. */
	ofContact?: boolean;
}

/** A path of the API: a template of the tables' routes, or typed. */
export interface PathField extends FieldBase {
	type: 'path';
}

/** A value of free shape, entered as JSON. */
export interface JsonField extends FieldBase {
	type: 'json';
	/** What the field shows first, such as an expression. */
	initial?: string;
}

/** An object, or with `many` an array of objects. */
export interface GroupField extends FieldBase {
	type: 'group';
	many: boolean;
	/** Title of one entry, for example "Line Item". */
	entry: string;
	fields: Fields;
	required?: string[];
	/** Whether the place of an entry says what it is, so that empty ones count. */
	byPlace?: boolean;
	/** Whether the API takes `true` in place of an object in which nothing is set. */
	orTrue?: boolean;
}

export type Field =
	| TextField
	| TextsField
	| TextOrJsonField
	| NumberField
	| BooleanField
	| OptionsField
	| ReferenceField
	| ReferencesField
	| KeyValuesField
	| PathField
	| JsonField
	| GroupField;

export type Fields = Record<string, Field>;

/** What may be said of a field beside its type and label. */
export type More<F> = Omit<Partial<F>, 'type' | 'label'>;

const textual =
	(type: TextField['type'], preset: More<TextField> = {}) =>
	(label: string, more: More<TextField> = {}): TextField => ({ type, label, ...preset, ...more });

/** A line of text. */
export const text = textual('text');
/** A code, a phone number and the like: text in which blanks around it mean nothing. */
export const word = textual('text', { bare: true });
/** Several lines of text. */
export const longText = textual('longText');
export const email = textual('email', { placeholder: 'e.g. name@example.com' });
export const url = textual('text', { bare: true, placeholder: 'e.g. https://example.com' });
export const color = textual('color');
/** A decimal number that travels as text, so that no digit is lost. */
export const decimal = textual('decimal', { placeholder: 'e.g. 19.90' });
/** A moment; sent as RFC 3339 with offset. */
export const dateTime = textual('dateTime');
/** A day; sent like 2026-06-30. */
export const date = textual('date');
/** A time of day; sent like 15:56:18. */
export const time = textual('time', { placeholder: 'e.g. 09:30:00' });
/** A value that is mostly text, but may be a list or an object, entered as JSON. */
export const textOrJson = (label: string, more: More<TextOrJsonField> = {}): TextOrJsonField => ({
	type: 'textOrJson',
	label,
	...more,
});

/** Several texts, entered as a list or separated by commas. */
export const stringList = (label: string, more: More<TextsField> = {}): TextsField => ({
	type: 'stringList',
	label,
	...more,
});

export const number = (label: string, more: More<NumberField> = {}): NumberField => ({
	type: 'number',
	label,
	...more,
});

/** @param description starts with "Whether" */
export const boolean = (label: string, description: string, more: More<BooleanField> = {}): BooleanField => ({
	type: 'boolean',
	label,
	description,
	...more,
});

/** An enumeration. Values are the API's; names are derived in Title Case where `names` gives none. */
export const options = (
	label: string,
	values: readonly string[],
	more: More<OptionsField> & { names?: Record<string, string> } = {},
): OptionsField => {
	const { names, ...rest } = more;
	const list = values.map((value) => ({ name: names?.[value] ?? titleCase(value), value }));
	// As n8n wants them: by name from five on.
	if (list.length >= 5) list.sort((a, b) => a.name.localeCompare(b.name));
	return { type: 'options', label, options: list, ...rest };
};

/** One record. The API takes its id as a number unless `as` says otherwise. */
export const reference = (label: string, of: Kind, more: More<ReferenceField> = {}): ReferenceField => ({
	type: 'reference',
	label,
	of,
	as: 'integer',
	...more,
});

/**
 * Several records. The API takes their ids as numbers unless `as` says otherwise.
 * @param label without "Names or IDs", which is added where it is shown
 */
export const references = (label: string, of: Kind, more: More<ReferencesField> = {}): ReferencesField => ({
	type: 'references',
	label,
	of,
	as: 'integer',
	...more,
});

export const keyValues = (label: string, more: More<KeyValuesField> = {}): KeyValuesField => ({
	type: 'keyValues',
	label,
	...more,
});

export const path = (label: string, more: More<PathField> = {}): PathField => ({
	type: 'path',
	label,
	...more,
});

export const json = (label: string, more: More<JsonField> = {}): JsonField => ({
	type: 'json',
	label,
	...more,
});

type Inside = Pick<GroupField, 'fields'> & More<GroupField>;

/** An array of objects. */
export const list = (label: string, more: Inside & Pick<GroupField, 'entry'>): GroupField => ({
	type: 'group',
	many: true,
	label,
	...more,
});

/** One object. */
export const object = (label: string, more: Inside): GroupField => ({
	type: 'group',
	many: false,
	label,
	entry: label,
	...more,
});

/** The given fields of a map, each marked as one that an update can empty. */
export function clearable(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, { ...field, clearable: true }]),
	);
}
