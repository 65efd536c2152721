import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { attributesName, ONLY_EXISTING } from '../table/attributes';
import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import { clearableIn } from '../table/clearable';
import type { Fields } from '../table/field';
import type { Body, Operation } from '../table/line';
import { CLEAR, FIELDS, LOAD_CLEARABLE, memberName, TO_CLEAR } from '../table/names';
import { optionFields } from '../table/sort';
import { added } from '../table/upFront';
import {
	BATCH_CURSOR,
	BATCH_CURSOR_NAME,
	CHANGED_SINCE,
	CHANGED_SINCE_NAME,
	comesInBatches,
	PREVIEW,
	PREVIEW_NAME,
} from '../table/walks';
import { CHOOSE_SEVERAL, fieldProperty } from './property';

/** A property without the places where it is shown. */
export type Property = Omit<INodeProperties, 'displayOptions'>;

/**
 * Which operations have a collection in common. `shared`: as many as possible, so that the node has few
 * properties; each shows its own members. `apart`: those alone that have the same members, so that AI builders
 * read for each operation what it takes and no more.
 */
export type Layout = 'shared' | 'apart';

/** A box under an operation, and what is added to it. */
export interface CollectionSpec {
	name: string;
	/** What it is called, unless an operation calls it otherwise. */
	title: string;
	titleFor?: (operation: Operation) => string | undefined;
	/** What one adds to it, for its placeholder. */
	adds: string;
	/** How many members it has at most where resources share it, unless one resource has more. */
	most?: number;
	/** What an operation has to choose in it. */
	of: (operation: Operation) => Property[];
}

/** The boxes of a node, in their order on the screen. */
export const boxes = (layout: Layout, retries: Property[]): CollectionSpec[] => [
	fieldsIn(layout),
	filtersIn(layout),
	optionsWith(retries, layout),
];

const fieldsIn = (layout: Layout): CollectionSpec => ({
	name: FIELDS.name,
	title: FIELDS.label,
	titleFor: ({ body }) => body?.label,
	adds: 'Field',
	most: 20,
	of: ({ body }) => {
		if (!body) return [];
		const { required, optional } = body;
		return [
			...switches(layout === 'apart' ? withPlainKeys(added(optional)) : added(optional), layout),
			...(clearableIn(body).length > 0 ? [layout === 'apart' ? listToClear(body) : LOADED_TO_CLEAR] : []),
			...(attributesName({ ...required, ...optional }) ? [ONLY_EXISTING_ATTRIBUTES] : []),
		];
	},
});

/** Fields, of which a switch that says something when it is off, too, begins with yes, as filters do. */
function switches(fields: Fields, layout: Layout): Property[] {
	return Object.entries(fields).map(([name, field]) => {
		const [property] = propertiesOf({ [name]: field });
		return field.withoutIt || layout === 'shared' ? beginningWithYes(property, layout) : property;
	});
}

/** Keys of attributes without a list: those that exist are offered by the mapping above. */
function withPlainKeys(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			field.type === 'keyValues' ? { ...field, ofContact: false } : field,
		]),
	);
}

const filtersIn = (layout: Layout): CollectionSpec => ({
	name: 'filters',
	title: 'Filters',
	adds: 'Filter',
	of: ({ filters, tellsChanges }) => [
		...propertiesOf({ ...filters?.fields, ...filters?.query }).map((property) =>
			beginningWithYes(property, layout),
		),
		...(tellsChanges ? propertiesOf({ [CHANGED_SINCE_NAME]: CHANGED_SINCE }) : []),
	],
});

/**
 * What is yes or no begins with yes when it is added: a switch that begins with no is overlooked. As a
 * choice it says so in words; the node with every route has no room for them.
 */
function beginningWithYes(property: Property, layout: Layout): Property {
	if (property.type !== 'boolean') return property;
	if (layout === 'shared') return { ...property, default: true };
	return { ...property, type: 'options', options: YES_OR_NO, default: true };
}

const YES_OR_NO: INodePropertyOptions[] = [
	{ name: 'Yes', value: true },
	{ name: 'No', value: false },
];

/** What every operation has alike is a setting of the node where AI builders read the options of each (properties.ts). */
const optionsWith = (retries: Property[], layout: Layout): CollectionSpec => ({
	name: 'options',
	title: 'Options',
	adds: 'Option',
	of: (operation) => [
		...propertiesOf(optionFields(operation)),
		...(operation.expand.length > 0 ? [expandProperty(operation.expand)] : []),
		...(comesInBatches(operation) ? propertiesOf({ [BATCH_CURSOR_NAME]: BATCH_CURSOR }) : []),
		...(layout === 'shared' ? propertiesOf({ [PREVIEW_NAME]: PREVIEW, [CONNECTION_NAME]: CONNECTION }) : []),
		...retries,
	],
});

function propertiesOf(fields: Fields): Property[] {
	return Object.entries(fields).map(([name, field]) => fieldProperty(memberName(name, field), field));
}

/**
 * Fields to empty: in the node with every route, lists of them all would take much room. n8n wants lists that are
 * loaded to be called so.
 */
const LOADED_TO_CLEAR: Property = {
	displayName: `${TO_CLEAR}: Names or IDs`,
	name: CLEAR,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: LOAD_CLEARABLE, loadOptionsDependsOn: ['resource', 'operation'] },
	default: [],
	description: CHOOSE_SEVERAL,
};

function listToClear(body: Body): Property {
	return {
		displayName: TO_CLEAR,
		name: CLEAR,
		type: 'multiOptions',
		options: clearableIn(body),
		default: [],
	};
}

const ONLY_EXISTING_ATTRIBUTES: Property = {
	displayName: 'Only Existing Attributes',
	name: ONLY_EXISTING.property,
	type: 'boolean',
	default: false,
	description: 'Whether to refuse new custom attributes',
};

function expandProperty(expand: INodePropertyOptions[]): Property {
	return {
		displayName: 'Include',
		name: 'expand',
		type: 'multiOptions',
		options: expand,
		default: [],
	};
}
