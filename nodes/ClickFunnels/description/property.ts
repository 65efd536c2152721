import type { INodeProperties, INodePropertyCollection, INodePropertyMode } from 'n8n-workflow';

import type { Field, GroupField, IdType, NumberField } from '../table/field';
import { ENTRIES } from '../table/formats';
import {
	displayName,
	isListed,
	loadMethod,
	searchMethod,
	sharedSearchMethod,
	type IdKind,
} from '../table/words';
import type { Entity } from '../table/types';

type Entities = Record<string, Entity>;

/** n8n's fixed text for lists of options that are loaded. */
const CHOOSE_SEVERAL =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** One field as an n8n property. */
export function fieldProperty(name: string, field: Field, entities: Entities): INodeProperties {
	const base = {
		displayName: displayName(field, entities),
		name,
		...(field.description && { description: field.description }),
		...(field.placeholder && { placeholder: field.placeholder }),
	};
	switch (field.kind) {
		case 'number':
			if (field.mayBeEmpty) return { ...base, type: 'string', default: '' };
			return {
				...base,
				type: 'number',
				default: field.min ?? 0,
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
		case 'color':
			return { ...base, type: 'color', default: '' };
		case 'longText':
			return { ...base, type: 'string', typeOptions: { rows: 4 }, default: '' };
		case 'stringList':
			return { ...base, type: 'string', default: '' };
		case 'json':
			return { ...base, type: 'json', default: '' };
		case 'reference':
			return { ...base, ...locator(field.entity, entities, field) };
		case 'references':
			if (field.typed) {
				const placeholder = field.placeholder ?? 'e.g. 12345, 12346';
				return { ...base, placeholder, type: 'string', default: '' };
			}
			return {
				...base,
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: loadMethod(field.entity, idKind(field.as)) },
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
				options: [entries('Entry', KEY_AND_VALUE)],
			};
		case 'group':
			return groupProperty(base, field, entities);
		default:
			return { ...base, type: 'string', default: '' };
	}
}

/**
 * The parts of a resource locator that depend on the kind of record: list first, then ID, then URL.
 * Kinds without either are entered as text.
 * @param takes how the id travels, whether "By ID" takes several, and what kinds are called that share the locator
 */
export function locator(
	entity: string,
	entities: Entities,
	{ as, several = false, shared }: { as?: IdType; several?: boolean; shared?: string } = {},
): Pick<INodeProperties, 'type' | 'default' | 'modes' | 'placeholder'> {
	const { list, appPath, idExample = '12345' } = entityIn(entities, entity);
	const placeholder = `e.g. ${several ? '12345, 12346' : idExample}`;
	// A locator that offers one way only is no more than a text.
	if (!isListed(entityIn(entities, entity))) return { type: 'string', default: '', placeholder };
	const modes: INodePropertyMode[] = [];
	if (list) {
		const method = shared ? sharedSearchMethod(shared) : searchMethod(entity, idKind(as));
		modes.push(
			mode('From List', 'list', 'list', { typeOptions: { searchListMethod: method, searchable: true } }),
		);
	}
	modes.push(mode('By ID', 'id', 'string', { placeholder }));
	if (appPath) {
		modes.push(mode('By URL', 'url', 'string', { placeholder: `e.g. https://.../${appPath}/PjvAAJ` }));
	}
	return { type: 'resourceLocator', default: { mode: list ? 'list' : 'id', value: '' }, modes };
}

/**
 * A kind of record out of the table.
 * @throws Error for a table that names a kind which is not there
 */
export function entityIn(entities: Entities, key: string): Entity {
	if (!entities[key]) throw new Error(`The table names no kind of record ${key}`);
	return entities[key];
}

function idKind(as?: IdType): IdKind {
	return as === 'publicId' ? 'publicId' : 'number';
}

function numberOptions({ min, decimals }: NumberField): Pick<INodeProperties, 'typeOptions'> {
	const typeOptions = {
		...(min !== undefined && { minValue: min }),
		// n8n rounds to whole numbers without it.
		...(decimals && { numberPrecision: 6 }),
	};
	return Object.keys(typeOptions).length > 0 ? { typeOptions } : {};
}

function mode(
	title: string,
	name: string,
	type: INodePropertyMode['type'],
	more: Partial<INodePropertyMode>,
): INodePropertyMode {
	return { displayName: title, name, type, ...more };
}

const KEY_AND_VALUE: INodeProperties[] = [
	{ displayName: 'Key', name: 'key', type: 'string', default: '' },
	{ displayName: 'Value', name: 'value', type: 'string', default: '' },
];

function entries(title: string, values: INodeProperties[]): INodePropertyCollection {
	return { displayName: title, name: ENTRIES, values };
}

function groupProperty(
	base: Pick<INodeProperties, 'displayName' | 'name'>,
	{ many, entry, fields, required }: GroupField,
	entities: Entities,
): INodeProperties {
	const values = Object.entries(fields).map(([key, field]) => ({
		...fieldProperty(key, field, entities),
		...(required?.includes(key) && { required: true }),
	}));
	return {
		...base,
		type: 'fixedCollection',
		...(many && { typeOptions: { multipleValues: true } }),
		placeholder: `Add ${entry}`,
		default: {},
		options: [entries(entry, values)],
	};
}
