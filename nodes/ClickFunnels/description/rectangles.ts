import type { IDisplayOptions } from 'n8n-workflow';

/** An operation of a resource, by n8n's values. */
export interface Place {
	resource: string;
	operation: string;
}

/** What n8n's `displayOptions.show` can say: these operations of these resources, or of every resource. */
export interface Rectangle {
	resource?: string[];
	operation: string[];
}

/**
 * Few rectangles that cover exactly the given places. A rectangle may also cover pairs that no resource has.
 * @param wanted places where a property is shown
 * @param existing all operations of all resources
 */
export function rectangles(wanted: Place[], existing: Place[]): Rectangle[] {
	const wantedKeys = new Set(wanted.map(keyOf));
	const forbidden = new Set(existing.map(keyOf).filter((key) => !wantedKeys.has(key)));
	const operationsWanted = new Set(wanted.map(({ operation }) => operation));
	if (!existing.some((place) => operationsWanted.has(place.operation) && forbidden.has(keyOf(place)))) {
		return [{ operation: [...operationsWanted] }];
	}
	const result: Array<Required<Rectangle>> = [];
	for (const [resource, operations] of byResource(wanted)) {
		const fitting = result.find((rectangle) => canTake(rectangle, { resource, operations }, forbidden));
		if (fitting) {
			fitting.resource.push(resource);
			fitting.operation = [...new Set([...fitting.operation, ...operations])];
		} else {
			result.push({ resource: [resource], operation: operations });
		}
	}
	return result;
}

/** How a rectangle is to be said. */
interface Saying {
	/** What n8n puts before the names of the node's own properties: `/` inside of a collection. */
	root?: '' | '/';
	/** Whether resources may be hidden, where that is shorter; AI builders read all that is hidden. */
	mayHide?: boolean;
}

/**
 * A rectangle as n8n's `displayOptions`, in the fewest words: the resources or operations where it is shown, those
 * where it is hidden, one of each, or both where it is hidden.
 * @param existing all operations that there are
 */
export function displayOptionsOf(
	rectangle: Rectangle,
	existing: Place[],
	{ root = '', mayHide = true }: Saying = {},
): IDisplayOptions {
	const inside: Place[] = [];
	const outside: Place[] = [];
	for (const place of existing) (contains(rectangle, place) ? inside : outside).push(place);
	if (mayHide && outside.length === 0) return {};
	const named = (key: keyof Place, values: Set<string>) => ({ [`${root}${key}`]: [...values] });
	const ways: IDisplayOptions[] = [
		{
			show: {
				...named('resource', valuesOf(inside, 'resource')),
				...named('operation', valuesOf(inside, 'operation')),
			},
		},
	];
	for (const [key, other] of [
		['operation', 'resource'],
		['resource', 'operation'],
	] as const) {
		const shown = valuesOf(inside, key);
		// What would be shown too, if only these were named.
		const tooMuch = outside.filter((place) => shown.has(place[key]));
		const hidden = valuesOf(tooMuch, other);
		if (tooMuch.length === 0) ways.push({ show: named(key, shown) });
		if (tooMuch.length === 0 && mayHide) ways.push({ hide: named(key, valuesOf(outside, key)) });
		else if (mayHide && !inside.some((place) => hidden.has(place[other]))) {
			const others = valuesOf(
				outside.filter((place) => !shown.has(place[key])),
				key,
			);
			ways.push(
				{ show: named(key, shown), hide: named(other, hidden) },
				// n8n hides what has one of these.
				{ hide: { ...(others.size > 0 && named(key, others)), ...named(other, hidden) } },
			);
		}
	}
	const length = (way: IDisplayOptions) => JSON.stringify(way).length;
	return ways.reduce((shortest, way) => (length(way) < length(shortest) ? way : shortest));
}

function valuesOf(places: Place[], key: keyof Place): Set<string> {
	return new Set(places.map((place) => place[key]));
}

/** Whether an operation is among those that a rectangle covers. */
export function contains({ resource, operation }: Rectangle, place: Place): boolean {
	return (!resource || resource.includes(place.resource)) && operation.includes(place.operation);
}

function canTake(
	rectangle: Required<Rectangle>,
	{ resource, operations }: { resource: string; operations: string[] },
	forbidden: Set<string>,
): boolean {
	const allOperations = [...rectangle.operation, ...operations];
	return [...rectangle.resource, resource].every((one) =>
		allOperations.every((operation) => !forbidden.has(keyOf({ resource: one, operation }))),
	);
}

function byResource(places: Place[]): Map<string, string[]> {
	const result = new Map<string, string[]>();
	for (const { resource, operation } of places) {
		result.set(resource, [...(result.get(resource) ?? []), operation]);
	}
	return result;
}

/** An operation in one word. */
export function keyOf({ resource, operation }: Place): string {
	return `${resource}.${operation}`;
}
