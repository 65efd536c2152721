import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Fields } from '../table/field';
import type { Operation } from '../table/line';
import { CLEAR } from '../table/names';
import { SORT_ORDERS, sortOptions } from '../table/sort';
import { fieldProperty } from './property';
import { contains, keyOf, rectangles, type Place } from './rectangles';

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

/**
 * The body fields of every resource, each in one collection: its name is the resource's own, since fields of
 * the same name look different elsewhere. Resources that share the property of their ids have the same fields
 * and share that too.
 */
export function fieldsCollections(placed: Placed[]): INodeProperties[] {
	const names = new Set(placed.flatMap(({ operation: { body } }) => body?.collection ?? []));
	return [...names].flatMap((name) =>
		fieldsCollection(
			placed.filter(({ operation }) => operation.body?.collection === name),
			placed,
		),
	);
}

function fieldsCollection(placed: Placed[], all: Placed[]): INodeProperties[] {
	const members: Member[] = [];
	const withBody = placed.flatMap(({ place, operation: { body } }) => (body ? [{ place, body }] : []));
	for (const { place, body } of withBody) {
		members.push(...fieldMembers(place, body.optional));
		if (body.clears && Object.values(body.optional).some(({ clearable }) => clearable)) {
			members.push({ place, property: FIELDS_TO_CLEAR });
		}
	}
	const shown = withBody.find(({ body }) => Object.keys(body.optional).length > 0);
	if (!shown) return [];
	const { collection: name, title } = shown.body;
	return collection({ name, title, adds: 'Field' }, members, all);
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
		property: fieldProperty(name, field),
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
			displayOptions: { show: { ...rectangle } },
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
	return rectangles(places, all).map(({ resource, operation }) => ({
		...property,
		displayOptions: { show: { ...(resource && { '/resource': resource }), '/operation': operation } },
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
