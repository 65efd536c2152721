import type { Fields } from './field';
import type { Kind } from './kind';
import { isLine, type Line, type Operation, type Simplify } from './line';
import { camelCase } from './words';

/** A resource as users see it. */
export interface Resource {
	name: string;
	value: string;
	description: string;
	operations: Operation[];
	/** The keys of a simplified record. */
	simplify?: Simplify;
}

/** All that a node offers, and what that is made of. */
export interface Catalog {
	resources: Resource[];
	/** Every kind of record that the tables speak of. */
	kinds: Kind[];
	/** Every route that its operations may call. */
	lines: Line[];
}

/** Every line of the tables. */
export function linesOf(resources: Resource[]): Line[] {
	return resources.flatMap(({ operations }) => operations.filter(isLine));
}

interface ResourceSpec {
	/** The kind of record that it is about; its name is the resource's. */
	kind?: Kind;
	/** Singular in Title Case, where the resource is about no one kind. */
	name?: string;
	/** n8n's value, where that is not the name in camelCase. */
	value?: string;
	/** Where it differs from the name with an s. */
	plural?: string;
	description: string;
	/** Every body field of the resource; operations pick from them. */
	fields?: Fields;
	/** The keys of a simplified record, where a record has more than ten fields; text as `simplifyBy` takes it. */
	simplify?: string | Simplify;
	operations: Draft[];
}

/** What lines take from the resource that they stand in. */
export interface Surroundings {
	kind?: Kind;
	/** As messages call a record, for example "contact tag". */
	noun: string;
	plural: string;
	fields: Fields;
	simplify?: Simplify;
}

/** One operation of a resource's table, waiting for its resource. */
export type Draft<Made extends Operation = Operation> = (surroundings: Surroundings) => Made;

/**
 * Puts a resource's table together.
 * @throws Error for a table that has neither kind nor name, or names what is not there
 */
export function resource(spec: ResourceSpec): Resource {
	const name = spec.name ?? spec.kind?.name;
	if (!name) throw new Error(`The table of "${spec.description}" has no name`);
	const noun = name.toLowerCase();
	const surroundings: Surroundings = {
		kind: spec.kind,
		noun,
		plural: spec.plural ?? `${noun}s`,
		fields: spec.fields ?? {},
		simplify: typeof spec.simplify === 'string' ? simplifyBy(spec.simplify) : spec.simplify,
	};
	const operations = spec.operations.map((draft) => draft(surroundings));
	operations.sort((a, b) => a.name.localeCompare(b.name));
	const { description } = spec;
	const { simplify } = surroundings;
	return { name, value: spec.value ?? camelCase(name), description, operations, simplify };
}

/**
 * The keys of a simplified record, in their order.
 * @param keys separated by blanks; one that lies deeper with the path to it, for example `id name
 * tags=tags.name`
 */
export function simplifyBy(keys: string): Simplify {
	return Object.fromEntries(
		keys.split(/\s+/).map((one) => {
			const [key, path = key] = one.split('=');
			return [key, path];
		}),
	);
}
