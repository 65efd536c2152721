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
	/** Whether to say where it is hidden, where that is shorter; AI builders read all that is hidden. */
	mayHide?: boolean;
}

/**
 * A rectangle as n8n's `displayOptions`, in the fewest words: where it is shown, or where it is hidden, with
 * operations only where the resources do not say it all.
 * @param existing all operations that there are
 */
export function displayOptionsOf(
	rectangle: Rectangle,
	existing: Place[],
	{ root = '', mayHide = true }: Saying = {},
): IDisplayOptions {
	const { resource, operation } = rectangle;
	const outside = existing.filter((place) => !contains(rectangle, place));
	const isAmong = (place: Place) => !resource || resource.includes(place.resource);
	const among = outside.filter(isAmong);
	const both = (resources: string[] = [], operations: string[] = []) => ({
		...(resources.length > 0 && { [`${root}resource`]: [...new Set(resources)] }),
		...(operations.length > 0 && { [`${root}operation`]: [...new Set(operations)] }),
	});
	const show = both(resource, !resource || among.length > 0 ? operation : []);
	if (!mayHide) return { show };
	if (outside.length === 0) return {};
	const alike = outside.filter((place) => operation.includes(place.operation));
	const without = both(alike.map((place) => place.resource));
	const isShort = resource && Object.values(without).flat().length < resource.length;
	const said = isShort ? { show: both([], operation), hide: without } : { show };
	// What has one of these is hidden. This must be much shorter, as what is shown is easier to read.
	const others = outside.filter((place) => !isAmong(place)).map((place) => place.resource);
	const hide = both(
		others,
		among.map((place) => place.operation),
	);
	return JSON.stringify(hide).length < JSON.stringify(said).length / 2 ? { hide } : said;
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
