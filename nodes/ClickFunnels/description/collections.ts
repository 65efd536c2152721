import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../table/line';
import { boxes, type CollectionSpec, type Layout, type Property } from './boxes';
import { contains, displayOptionsOf, keyOf, rectangles, type Place } from './rectangles';

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
 * The collections of a node, in their order on the screen: the body fields that need not be set, the filters of
 * lists, and what else can be said of a request.
 * @param placed every operation of the node
 */
export function collections(placed: Placed[], { layout, retries }: { layout: Layout; retries: Property[] }) {
	return boxes(layout, retries).flatMap((spec) => {
		const members = placed.flatMap(({ place, operation }) =>
			spec
				.of(operation)
				.map((property): Member => ({ place, property, title: spec.titleFor?.(operation) ?? spec.title })),
		);
		const parts = layout === 'apart' ? apart(members) : shared(members, spec.most);
		return parts.flatMap((part) => collection(spec, part, { placed, layout }));
	});
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
	title: string;
	/** What a field that is added begins with, by its name. */
	begins: Map<string, string>;
	/** The properties in it, each once. */
	texts: Set<string>;
	members: Member[];
}

/**
 * Members of resources in as few parts as may be. AI builders read all of a collection for each operation: so it
 * has no more than `most`. In n8n 1, a field that is added begins as the first of its name in the collection does,
 * shown or not: so those of a name begin alike in a part, and are called the same. What looks the same stands once in a part: so a resource
 * goes where most of its own is, and the largest goes first.
 */
function shared(members: Member[], most = Infinity): Member[][] {
	const parts: Part[] = [];
	const sizeOf = (own: Member[]) => new Set(own.map(({ property }) => property.name)).size;
	const groups = groupedBy(members, ({ place, title }) => `${place.resource} ${title}`);
	for (const own of groups.sort((a, b) => sizeOf(b) - sizeOf(a))) {
		const begins = own.map(({ property }) => [property.name, JSON.stringify(property.default)] as const);
		const texts = new Set(own.map(({ property }) => JSON.stringify(property)));
		const inCommon = (one: Part) => [...texts].filter((text) => one.texts.has(text)).length;
		const [{ title }] = own;
		const fitting = parts.filter(
			(one) =>
				one.title === title &&
				new Set([...one.begins.keys(), ...begins.map(([name]) => name)]).size <= most &&
				begins.every(([name, value]) => (one.begins.get(name) ?? value) === value),
		);
		let part = fitting.sort((a, b) => inCommon(b) - inCommon(a) || b.texts.size - a.texts.size).at(0);
		if (!part) parts.push((part = { title, begins: new Map(), texts: new Set(), members: [] }));
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
