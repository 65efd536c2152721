import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Fields } from '../table/field';
import type { Operation } from '../table/line';
import { CLEAR, FIELDS, memberName } from '../table/names';
import { SORT_ORDERS, sortOptions } from '../table/sort';
import { fieldProperty } from './property';
import { contains, displayOptionsOf, keyOf, rectangles, type Place } from './rectangles';

/** A property without the places where it is shown. */
export type Property = Omit<INodeProperties, 'displayOptions'>;

/** Something to choose in a collection, for one operation. */
interface Member {
	place: Place;
	property: Property;
}

/** An operation and where it stands. */
export interface Placed {
	place: Place;
	operation: Operation;
}

/** The body fields of all operations that need not be set. */
export function fieldsCollection(placed: Placed[]): INodeProperties[] {
	const members = placed.flatMap(({ place, operation: { body } }) => {
		if (!body) return [];
		const canClear = body.clears && Object.values(body.optional).some(({ clearable }) => clearable);
		const fields = fieldMembers(place, body.optional);
		return canClear ? [...fields, { place, property: FIELDS_TO_CLEAR }] : fields;
	});
	return inParts(members).flatMap((part) =>
		collection({ name: FIELDS.name, title: FIELDS.label, adds: 'Field' }, part, placed),
	);
}

/**
 * Fields of a collection that resources share, at most: AI builders read all of it for each operation, and each
 * collection is one more property, which n8n evaluates for every item of a tool.
 */
const SHARED_FIELDS = 20;

/**
 * Members of resources in parts, which have a collection each. In n8n 1, a field that is added begins as the first
 * of its name in the collection does, shown or not: so those of a name begin alike in a part.
 */
function inParts(members: Member[]): Member[][] {
	const parts: Array<{ begins: Map<string, string>; members: Member[] }> = [];
	for (const resource of new Set(members.map(({ place }) => place.resource))) {
		const own = members.filter(({ place }) => place.resource === resource);
		const begins = own.map(({ property }) => [property.name, JSON.stringify(property.default)] as const);
		let part = parts.find(
			(one) =>
				new Set([...one.begins.keys(), ...begins.map(([name]) => name)]).size <= SHARED_FIELDS &&
				begins.every(([name, value]) => (one.begins.get(name) ?? value) === value),
		);
		if (!part) parts.push((part = { begins: new Map(), members: [] }));
		for (const [name, value] of begins) part.begins.set(name, value);
		part.members.push(...own);
	}
	return parts.map((part) => part.members);
}

/** The filters of all lists. */
export function filtersCollection(placed: Placed[]): INodeProperties[] {
	const members = placed.flatMap(({ place, operation: { filters } }) =>
		fieldMembers(place, { ...filters?.fields, ...filters?.query }),
	);
	return collection({ name: 'filters', title: 'Filters', adds: 'Filter' }, members, placed);
}

/** What else can be said of what to read: further parts of the record, and the like. */
export function optionsCollection(placed: Placed[]): INodeProperties[] {
	const members = placed.flatMap(({ place, operation }) => [
		...fieldMembers(place, operation.options),
		...(operation.expand.length > 0 ? [{ place, property: expandProperty(operation.expand) }] : []),
	]);
	return collection({ name: 'options', title: 'Options', adds: 'Option' }, members, placed);
}

/** The order of all lists. */
export function sortCollection(placed: Placed[]): INodeProperties[] {
	const members = placed
		.filter(({ operation }) => operation.sort.length > 0)
		.flatMap(({ place, operation }) => [
			{ place, property: sortPropertyOf(operation.sort) },
			{ place, property: SORT_ORDER },
		]);
	return collection({ name: 'sort', title: 'Sort', adds: 'Option' }, members, placed);
}

function fieldMembers(place: Place, fields: Fields): Member[] {
	return Object.entries(fields).map(([name, field]) => ({
		place,
		property: fieldProperty(memberName(name, field), field),
	}));
}

/**
 * The collection of what operations have to choose, in alphabetical order as n8n asks; what looks the same
 * stands once. It takes several properties where n8n can't say in one where it is shown; each then holds only
 * what is shown there.
 * @param all every operation of the node
 */
function collection(
	{ name, title, adds }: { name: string; title: string; adds: string },
	members: Member[],
	all: Placed[],
): INodeProperties[] {
	const places = [...new Map(members.map(({ place }) => [keyOf(place), place])).values()];
	const existing = all.map(({ place }) => place);
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
			displayOptions: displayOptionsOf(rectangle, existing),
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
		displayOptions: displayOptionsOf(rectangle, all, '/'),
	}));
}

/** Names fields to empty: text rather than a multi-select, which would list every field twice. */
const FIELDS_TO_CLEAR: Property = {
	displayName: 'Fields to Clear',
	name: CLEAR,
	type: 'string',
	default: '',
	description: 'Names of fields to empty, separated by commas',
};

function expandProperty(expand: INodePropertyOptions[]): Property {
	return {
		displayName: 'Expand',
		name: 'expand',
		type: 'multiOptions',
		options: expand,
		default: [],
		description: 'Further parts of the record to include in the response',
	};
}

function sortPropertyOf(values: string[]): Property {
	const [first] = values;
	return {
		displayName: 'Field',
		name: 'sort_property',
		type: 'options',
		options: sortOptions(values),
		default: first,
	};
}

const SORT_ORDER: Property = {
	displayName: 'Direction',
	name: 'sort_order',
	type: 'options',
	options: SORT_ORDERS,
	default: 'asc',
};
