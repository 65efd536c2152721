import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { attributesName, ONLY_EXISTING } from '../table/attributes';
import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import type { Field, Fields } from '../table/field';
import type { Operation } from '../table/line';
import { CLEAR, FIELDS, memberName, nameToClear } from '../table/names';
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
import { fieldProperty } from './property';
import { contains, displayOptionsOf, keyOf, rectangles, type Place } from './rectangles';

/** A property without the places where it is shown. */
export type Property = Omit<INodeProperties, 'displayOptions'>;

/** Something to choose in a collection, for one operation. */
interface Member {
	place: Place;
	property: Property;
	/** What the collection is called for the operation. */
	title: string;
}

/** An operation and where it stands. */
export interface Placed {
	place: Place;
	operation: Operation;
}

/**
 * Which operations have a collection in common. `shared`: as many as possible, so that the node has few
 * properties; each shows its own members. `apart`: those alone that have the same members, so that AI builders
 * read for each operation what it takes and no more.
 */
export type Layout = 'shared' | 'apart';

interface CollectionSpec {
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

/**
 * The collections of a node, in their order on the screen: the body fields that need not be set, the filters of
 * lists, and what else can be said of a request.
 * @param placed every operation of the node
 */
export function collections(placed: Placed[], { layout, retries }: { layout: Layout; retries: Property[] }) {
	return [fieldsIn(layout), filtersIn(layout), optionsWith(retries, layout)].flatMap((spec) => {
		const members = placed.flatMap(({ place, operation }) =>
			spec
				.of(operation)
				.map((property): Member => ({ place, property, title: spec.titleFor?.(operation) ?? spec.title })),
		);
		const parts = layout === 'apart' ? apart(members) : shared(members, spec.most);
		return parts.flatMap((part) => collection(spec, part, { placed, layout }));
	});
}

const fieldsIn = (layout: Layout): CollectionSpec => ({
	name: FIELDS.name,
	title: FIELDS.label,
	titleFor: ({ body }) => body?.label,
	adds: 'Field',
	most: 20,
	of: ({ body }) => {
		if (!body) return [];
		const { required, optional, clears } = body;
		const clearable = Object.entries(optional).filter(([, field]) => clears && field.clearable);
		return [
			...propertiesOf(layout === 'apart' ? withPlainKeys(added(optional)) : added(optional)),
			...(clearable.length > 0 ? [layout === 'apart' ? listToClear(clearable) : NAMES_TO_CLEAR] : []),
			...(attributesName({ ...required, ...optional }) ? [ONLY_EXISTING_ATTRIBUTES] : []),
		];
	},
});

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
 * A filter that is yes or no begins with yes when it is added: a switch that begins with no is overlooked. As a
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

const optionsWith = (retries: Property[], layout: Layout): CollectionSpec => ({
	name: 'options',
	title: 'Options',
	adds: 'Option',
	of: (operation) => [
		...propertiesOf(optionFields(operation)),
		...(operation.expand.length > 0 ? [expandProperty(operation.expand)] : []),
		...(comesInBatches(operation) ? propertiesOf({ [BATCH_CURSOR_NAME]: BATCH_CURSOR }) : []),
		// Where one collection has the options of all, leaving some out costs more than it gives.
		...(operation.writes || layout === 'shared' ? [previewIn(layout)] : []),
		layout === 'apart' ? CONNECTION_ID : fieldProperty(CONNECTION_NAME, CONNECTION),
		...retries,
	],
});

/** AI builders are told what it is once, by the node's hint. */
function previewIn(layout: Layout): Property {
	return fieldProperty(PREVIEW_NAME, layout === 'apart' ? { ...PREVIEW, description: undefined } : PREVIEW);
}

/** A locator would be told to AI builders at length, for each operation. */
const CONNECTION_ID: Property = {
	displayName: 'Connection ID',
	name: CONNECTION_NAME,
	type: 'string',
	default: '',
	placeholder: 'Of another one than the credential’s: see Maton Connection',
};

function propertiesOf(fields: Fields): Property[] {
	return Object.entries(fields).map(([name, field]) => fieldProperty(memberName(name, field), field));
}

/** Members by the operations that have just the same ones, and call the collection the same. */
function apart(members: Member[]): Member[][] {
	const parts = new Map<string, Member[]>();
	for (const own of groupedBy(members, ({ place }) => keyOf(place))) {
		const key = JSON.stringify(own.map(({ property, title }) => [property, title]));
		parts.set(key, [...(parts.get(key) ?? []), ...own]);
	}
	return [...parts.values()];
}

/** Members of some resources that make one collection. */
interface Part {
	/** What a field that is added begins with, by its name. */
	begins: Map<string, string>;
	/** The properties in it, each once. */
	texts: Set<string>;
	members: Member[];
}

/**
 * Members of resources in as few parts as may be. AI builders read all of a collection for each operation: so it
 * has no more than `most`. In n8n 1, a field that is added begins as the first of its name in the collection does,
 * shown or not: so those of a name begin alike in a part. What looks the same stands once in a part: so a resource
 * goes where most of its own is, and the largest goes first.
 */
function shared(members: Member[], most = Infinity): Member[][] {
	const parts: Part[] = [];
	const sizeOf = (own: Member[]) => new Set(own.map(({ property }) => property.name)).size;
	const groups = groupedBy(members, ({ place }) => place.resource);
	for (const own of groups.sort((a, b) => sizeOf(b) - sizeOf(a))) {
		const begins = own.map(({ property }) => [property.name, JSON.stringify(property.default)] as const);
		const texts = new Set(own.map(({ property }) => JSON.stringify(property)));
		const inCommon = (one: Part) => [...texts].filter((text) => one.texts.has(text)).length;
		const fitting = parts.filter(
			(one) =>
				new Set([...one.begins.keys(), ...begins.map(([name]) => name)]).size <= most &&
				begins.every(([name, value]) => (one.begins.get(name) ?? value) === value),
		);
		let part = fitting.sort((a, b) => inCommon(b) - inCommon(a) || b.texts.size - a.texts.size).at(0);
		if (!part) parts.push((part = { begins: new Map(), texts: new Set(), members: [] }));
		for (const [name, value] of begins) part.begins.set(name, value);
		for (const text of texts) part.texts.add(text);
		part.members.push(...own);
	}
	return parts.map((part) => part.members);
}

function groupedBy(members: Member[], keyOfOne: (member: Member) => string): Member[][] {
	const groups = new Map<string, Member[]>();
	for (const member of members) {
		const key = keyOfOne(member);
		groups.set(key, [...(groups.get(key) ?? []), member]);
	}
	return [...groups.values()];
}

/**
 * The collection of what operations have to choose, in alphabetical order as n8n asks; what looks the same
 * stands once. It takes several properties where n8n can't say in one where it is shown; each then holds only
 * what is shown there.
 * @param placed every operation of the node
 */
function collection(
	{ name, adds }: CollectionSpec,
	members: Member[],
	{ placed, layout }: { placed: Placed[]; layout: Layout },
): INodeProperties[] {
	const places = [...new Map(members.map(({ place }) => [keyOf(place), place])).values()];
	const existing = placed.map(({ place }) => place);
	const [{ title }] = members;
	return rectangles(places, existing).map((rectangle) => {
		const shownAt = places.filter((place) => contains(rectangle, place));
		const options = optionsOf(
			members.filter(({ place }) => contains(rectangle, place)),
			shownAt,
		);
		return {
			displayName: title,
			name,
			type: 'collection',
			placeholder: `Add ${adds}`,
			default: {},
			options,
			displayOptions: displayOptionsOf(rectangle, existing, { mayHide: layout === 'shared' }),
		};
	});
}

function optionsOf(members: Member[], shownAt: Place[]): INodeProperties[] {
	const slots = new Map<string, { property: Property; places: Place[] }>();
	for (const { place, property } of members) {
		const key = JSON.stringify(property);
		const slot = slots.get(key) ?? { property, places: [] };
		slot.places.push(place);
		slots.set(key, slot);
	}
	return [...slots.values()]
		.flatMap(({ property, places }) => shownFor(property, places, shownAt))
		.sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/**
 * A property inside of a collection, with the places where it is shown unless these are all of the
 * collection's.
 */
function shownFor(property: Property, places: Place[], all: Place[]): INodeProperties[] {
	if (places.length === all.length) return [property];
	return rectangles(places, all).map((rectangle) => ({
		...property,
		displayOptions: displayOptionsOf(rectangle, all, { root: '/' }),
	}));
}

/** Names fields to empty: in the node with every route a list of them all would take much room. */
const NAMES_TO_CLEAR: Property = {
	displayName: 'Fields to Clear',
	name: CLEAR,
	type: 'string',
	default: '',
	description: 'Separated by commas',
};

function listToClear(clearable: Array<[string, Field]>): Property {
	const options = clearable.map(([value, field]) => ({ name: nameToClear(field), value }));
	return {
		displayName: NAMES_TO_CLEAR.displayName,
		name: CLEAR,
		type: 'multiOptions',
		options: options.sort((a, b) => a.name.localeCompare(b.name)),
		default: [],
	};
}

const ONLY_EXISTING_ATTRIBUTES: Property = {
	displayName: 'Only Existing Attributes',
	name: ONLY_EXISTING.property,
	type: 'boolean',
	default: false,
	description: 'Whether to refuse custom attributes that do not exist yet',
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
