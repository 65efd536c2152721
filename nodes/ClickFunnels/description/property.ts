import type { INodeProperties, INodePropertyCollection, INodePropertyMode } from 'n8n-workflow';

import type { Field, GroupField } from './fields';
import { ENTRIES } from './formats';
import { CLEAR, displayName, loadMethod, searchMethod } from './names';
import type { Entity } from './types';

type Entities = Record<string, Entity>;
type Property = Omit<INodeProperties, 'displayOptions'>;

/** n8n's fixed text for lists of options that are loaded. */
const CHOOSE_SEVERAL =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** One field as an n8n property. */
export function fieldProperty(name: string, field: Field, entities: Entities): INodeProperties {
	const base = {
		displayName: displayName(field),
		name,
		...(field.description && { description: field.description }),
		...(field.placeholder && { placeholder: field.placeholder }),
	};
	switch (field.kind) {
		case 'number':
			return {
				...base,
				type: 'number',
				default: field.min ?? 0,
				...(field.min !== undefined && { typeOptions: { minValue: field.min } }),
			};
		case 'boolean':
			return { ...base, type: 'boolean', default: field.initial ?? false };
		case 'options':
			return { ...base, type: 'options', options: field.options, default: field.options[0].value };
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
			return { ...base, ...locator(field.entity, entities, field.several) };
		case 'references':
			return {
				...base,
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: loadMethod(field.entity) },
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

/** One field of a collection, and the operations that it is shown for, where not for all of the collection's. */
export interface CollectionField {
	name: string;
	field: Field;
	onlyFor?: string[];
}

/** A collection of optional fields, in alphabetical order as n8n asks. */
export function collectionProperty(
	name: string,
	title: string,
	placeholder: string,
	fields: CollectionField[],
	entities: Entities,
	more: INodeProperties[] = [],
): Property {
	const options: INodeProperties[] = fields.map(({ name: key, field, onlyFor }) => ({
		...fieldProperty(key, field, entities),
		...(onlyFor && { displayOptions: { show: { '/operation': onlyFor } } }),
	}));
	options.push(...more);
	options.sort((a, b) => a.displayName.localeCompare(b.displayName));
	return { displayName: title, name, type: 'collection', placeholder, default: {}, options };
}

/** Names fields to empty: text rather than a multi-select, which would list every field twice. */
export function fieldsToClear(operation: string): INodeProperties {
	return {
		displayName: 'Fields to Clear',
		name: CLEAR,
		type: 'string',
		displayOptions: { show: { '/operation': [operation] } },
		default: '',
		description: 'Names of fields to empty, separated by commas',
	};
}

/** The parts of a resource locator that depend on the kind of record: list first, then ID, then URL. */
export function locator(
	entity: string,
	entities: Entities,
	several = false,
): Pick<INodeProperties, 'type' | 'default' | 'modes'> & { type: 'resourceLocator' } {
	const { list, appPath } = entities[entity];
	const modes: INodePropertyMode[] = [];
	if (list) {
		const typeOptions = { searchListMethod: searchMethod(entity), searchable: true };
		modes.push(mode('From List', 'list', 'list', { typeOptions }));
	}
	modes.push(mode('By ID', 'id', 'string', { placeholder: several ? 'e.g. 12345, 12346' : 'e.g. 12345' }));
	if (appPath) {
		modes.push(mode('By URL', 'url', 'string', { placeholder: `e.g. https://.../${appPath}/PjvAAJ` }));
	}
	return { type: 'resourceLocator', default: { mode: list ? 'list' : 'id', value: '' }, modes };
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
