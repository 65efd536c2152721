import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyMode,
	INodePropertyTypeOptions,
} from 'n8n-workflow';

import { MAP_ATTRIBUTES, MAPPED, SEARCH_ATTRIBUTES } from '../table/attributes';
import type { Field, GroupField, IdType, NumberField } from '../table/field';
import { ENTRIES, FROM_JSON } from '../table/formats';
import { calledMode, IN_WORDS, isAddressed, isListed, withAncestors, type Kind } from '../table/kind';
import {
	displayName,
	idName,
	loadMethod,
	PATH_SEARCH,
	searchMethod,
	sharedSearchMethod,
	type IdForm,
} from '../table/names';

/** n8n's fixed text for lists of options that are loaded. */
export const CHOOSE_SEVERAL =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** One field as an n8n property. */
export function fieldProperty(name: string, field: Field): INodeProperties {
	const base = {
		displayName: displayName(field),
		name,
		...(field.description && { description: field.description }),
		...(field.placeholder && { placeholder: field.placeholder }),
	};
	switch (field.type) {
		case 'number':
			if (field.mayBeEmpty) return { ...base, type: 'string', default: String(field.initial ?? '') };
			return {
				...base,
				type: 'number',
				default: field.initial ?? field.min ?? 0,
				...numberOptions(field),
			};
		case 'boolean':
			return { ...base, type: 'boolean', default: field.initial ?? false };
		case 'options':
			if (field.several) return { ...base, type: 'multiOptions', options: field.options, default: [] };
			return {
				...base,
				type: 'options',
				options: field.options,
				default: field.initial ?? field.options[0].value,
			};
		case 'dateTime':
			return { ...base, type: 'dateTime', default: '' };
		case 'date':
			return { ...base, type: 'dateTime', typeOptions: { dateOnly: true }, default: '' };
		case 'color':
			return { ...base, type: 'color', default: '' };
		case 'longText':
			return { ...base, type: 'string', typeOptions: { rows: 4 }, default: '' };
		case 'stringList':
			return { ...base, type: 'string', default: '' };
		case 'json':
			return { ...base, type: 'json', default: field.initial ?? '' };
		case 'reference':
			return { ...base, ...idProperty(field.of, field) };
		case 'references':
			if (field.typed) {
				const placeholder = field.placeholder ?? 'e.g. 12345, 12346';
				return { ...base, placeholder, type: 'string', default: '' };
			}
			return {
				...base,
				type: 'multiOptions',
				typeOptions: {
					loadOptionsMethod: loadMethod(field.of.value, idForm(field.as)),
					...loadedAnew(field.of),
				},
				default: [],
				description: field.description ? `${field.description}. ${CHOOSE_SEVERAL}.` : CHOOSE_SEVERAL,
			};
		case 'keyValues':
			return {
				...base,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add Entry',
				default: {},
				options: [entries('Entry', [field.ofContact ? ATTRIBUTE : KEY, VALUE]), fromJson('JSON Object')],
			};
		case 'path':
			return { ...base, ...pathProperty() };
		case 'group':
			return groupProperty(base, field);
		case 'text':
			return {
				...base,
				type: 'string',
				...(field.secret && { typeOptions: { password: true } }),
				default: '',
			};
		case 'email':
		case 'decimal':
		case 'time':
		case 'textOrJson':
			return { ...base, type: 'string', default: '' };
		default:
			return field satisfies never;
	}
}

/** What a list of records is loaded anew for: another choice of a record that they are within. */
function loadedAnew({ within }: Kind): Pick<INodePropertyTypeOptions, 'loadOptionsDependsOn'> {
	const above = withAncestors(within).map(({ value }) => `${idName(value)}.value`);
	return above.length > 0 ? { loadOptionsDependsOn: above } : {};
}

/** What the property for an id depends on beside the kind of record. */
interface IdOptions {
	/** How the id travels. */
	as?: IdType;
	/** Whether it takes several, separated by commas, where it takes text. */
	several?: boolean;
	/** What kinds are called that share the property. */
	shared?: string;
	/** Whether it takes what people call a record by, in place of the address that the app shows. */
	byName?: boolean;
	/** Whether it may be described in words. */
	inWords?: boolean;
	/** What a person reads below the list, and AI builders do not. */
	hint?: string;
}

/**
 * The parts of a property for an id that depend on the kind of record: list first, then what people call one by,
 * then ID, then URL. Kinds without any are entered as text.
 */
export function idProperty(
	kind: Kind,
	{ as, several = false, shared, byName = false, inWords = false, hint }: IdOptions = {},
): Pick<INodeProperties, 'type' | 'default' | 'modes' | 'placeholder'> {
	const { list, appPath } = kind;
	const calledBy = byName || isAddressed(kind) ? kind.calledBy : undefined;
	const idExample = kind.idExample ?? (several ? '12345, 12346' : undefined);
	// A locator that offers one way only is no more than a text.
	if (!isListed(kind)) return { type: 'string', default: '', placeholder: `e.g. ${idExample ?? '12345'}` };
	const modes: INodePropertyMode[] = [];
	if (list) {
		const method = shared ? sharedSearchMethod(shared) : searchMethod(kind.value, idForm(as));
		const typeOptions = { searchListMethod: method, searchable: true };
		modes.push(mode('From List', 'list', { type: 'list', typeOptions, ...(hint && { hint }) }));
	}
	if (calledBy) {
		const name = several ? 'VIP, Webinar 2026' : `My ${kind.name}`;
		const example = { Email: 'name@example.com', Name: name, Number: '#1001' }[calledBy.label];
		modes.push(
			mode(`By ${calledBy.label}`, calledMode(calledBy), { type: 'string', placeholder: `e.g. ${example}` }),
		);
	}
	if (inWords) {
		const placeholder = 'e.g. customers who opened no e-mail for 90 days';
		modes.push(mode('In Words', IN_WORDS, { type: 'string', placeholder }));
	}
	// Without an example, n8n shows "Enter ID..." there.
	modes.push(mode('By ID', 'id', { type: 'string', ...(idExample && { placeholder: `e.g. ${idExample}` }) }));
	if (appPath && !byName) {
		const example = `e.g. https://.../${appPath}/PjvAAJ`;
		modes.push(mode('By URL', 'url', { type: 'string', placeholder: example }));
	}
	return {
		type: 'resourceLocator',
		default: { mode: firstMode(kind, { byName, several }), value: '' },
		modes,
	};
}

/** People know a contact by its address, and several tags by their names. */
function firstMode(
	{ list, calledBy }: Kind,
	{ byName, several }: Pick<IdOptions, 'byName' | 'several'>,
): string {
	if (byName && calledBy && (several || calledBy.label === 'Email')) return calledMode(calledBy);
	return list ? 'list' : 'id';
}

function pathProperty(): Pick<INodeProperties, 'type' | 'default' | 'modes'> {
	const typeOptions = { searchListMethod: PATH_SEARCH, searchable: true };
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			mode('From List', 'list', { type: 'list', typeOptions }),
			mode('By Path', 'path', { type: 'string', placeholder: 'e.g. /contacts/12345' }),
		],
	};
}

function idForm(as?: IdType): IdForm {
	return as === 'publicId' ? 'publicId' : 'number';
}

/** Without n8n's numberPrecision, which would show 60 as 60.000000; n8n takes decimals all the same. */
function numberOptions({ min }: NumberField): Pick<INodeProperties, 'typeOptions'> {
	return min === undefined ? {} : { typeOptions: { minValue: min } };
}

type Mode = Partial<INodePropertyMode> & Pick<INodePropertyMode, 'type'>;

function mode(displayName: string, name: string, more: Mode): INodePropertyMode {
	return { displayName, name, ...more };
}

const KEY: INodeProperties = { displayName: 'Key', name: 'key', type: 'string', default: '' };
const VALUE: INodeProperties = { displayName: 'Value', name: 'value', type: 'string', default: '' };

/** The key of a custom attribute: one that exists, or any other. */
const ATTRIBUTE: INodeProperties = {
	...KEY,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		mode('From List', 'list', {
			type: 'list',
			typeOptions: { searchListMethod: SEARCH_ATTRIBUTES, searchable: true },
		}),
		mode('By Name', 'name', { type: 'string', placeholder: 'e.g. favorite_food' }),
	],
};

/** Maps values to the custom attributes that exist. n8n's editor loads such a thing at the top of a node alone. */
export const ATTRIBUTE_MAPPER: INodeProperties = {
	displayName: 'Map Custom Attributes',
	name: MAPPED,
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: [`${idName('workspace')}.value`],
		resourceMapper: {
			resourceMapperMethod: MAP_ATTRIBUTES,
			mode: 'map',
			addAllFields: false,
			supportAutoMap: false,
			// In place of the display name, which the editor does not show here.
			valuesLabel: 'Map Custom Attributes',
			fieldWords: { singular: 'attribute', plural: 'attributes' },
		},
	},
};

function entries(title: string, values: INodeProperties[]): INodePropertyCollection {
	return { displayName: title, name: ENTRIES, values };
}

/** The same as one value, for what comes from an item as it is. */
function fromJson(displayName: string, hint?: string): INodePropertyCollection {
	const values: INodeProperties[] = [
		{ displayName, name: FROM_JSON, type: 'json', default: '', ...(hint && { hint }) },
	];
	return { displayName: 'From JSON', name: FROM_JSON, values };
}

function groupProperty(
	base: Pick<INodeProperties, 'displayName' | 'name'>,
	{ many, entry, fields, required }: GroupField,
): INodeProperties {
	const values = Object.entries(fields).map(([key, field]) => ({
		...fieldProperty(key, field),
		...(required?.includes(key) && { required: true }),
	}));
	const keys = Object.keys(fields).join(', ');
	return {
		...base,
		type: 'fixedCollection',
		...(many && { typeOptions: { multipleValues: true } }),
		placeholder: `Add ${entry}`,
		default: {},
		options: [entries(entry, values), fromJson(many ? 'JSON List' : 'JSON Object', `With ${keys}`)],
	};
}
