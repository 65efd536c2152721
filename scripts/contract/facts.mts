import type { ContractOperation } from './document.mts';
import { plain, typeText, type Schema } from './schema.mts';

/** What a document says of one field or parameter. */
export interface Fact {
	/** For example `string | null`. */
	type: string;
	/** Of an enumeration, or of a list of its values. */
	values?: string[];
	required: boolean;
	/** Where it, or what it is in, is known from, if not from ClickFunnels' own OpenAPI file. */
	source?: string;
}

/** By path, for example `line_items_attributes[].quantity`. */
export type Facts = Map<string, Fact>;

/** The path of a body or an answer itself. */
export const WHOLE = '(whole)';

/**
 * Every field in a schema, those of nested objects too. What holds itself is followed once; what may be other than an object
 * or list is one field.
 */
export function factsOf(schema: Schema): Facts {
	const facts: Facts = new Map();
	collect(schema, { prefix: '', above: [] }, facts);
	return facts;
}

/**
 * A body's root key and the fields under it and beside it. A body of one object, or that requires one object alone, has that as
 * its root; flat bodies have none.
 */
export function bodyFacts(body: Schema): { root?: string; fields: Facts } {
	const { properties, required } = plain(body);
	const names = Object.keys(properties);
	const [root, ...others] = names.length === 1 ? names : required;
	if (!root || others.length > 0 || !plain(properties[root]).types.includes('object')) {
		return { fields: factsOf(body) };
	}
	const beside = [...factsOf(body)].filter(([path]) => path !== root && !isInside(path, root));
	return { root, fields: new Map([...factsOf(properties[root]), ...beside]) };
}

/** The query parameters. One that is an object counts by its keys: `filter[id]`; lists are named without brackets. */
export function queryFacts({ parameters }: ContractOperation): Facts {
	const facts: Facts = new Map();
	for (const { name: full, in: place, required, schema, source } of parameters) {
		if (place !== 'query') continue;
		const name = full.replace(/\[\]$/, '');
		const inside = factsOf(schema);
		if (inside.size === 0) facts.set(name, factOf(schema, required, source));
		for (const [path, fact] of inside)
			facts.set(`${name}[${path.replaceAll('.', '][')}]`, { ...fact, source: source ?? fact.source });
	}
	return facts;
}

/** The fields of all successes; of a list, those of its rows. */
export function answerFacts({ answers }: ContractOperation): Facts {
	const facts: Facts = new Map();
	for (const answer of answers) {
		facts.set(WHOLE, factOf(answer, true));
		for (const [path, fact] of factsOf(plain(answer).items ?? answer)) facts.set(path, fact);
	}
	return facts;
}

/** Whether a field is inside another one. */
export function isInside(path: string, outer: string): boolean {
	return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[]`);
}

/** The paths that are inside no other of them. */
export function outermost(paths: string[]): string[] {
	return paths.filter((path) => !paths.some((other) => isInside(path, other)));
}

/** Where a schema is: its path, the schemas that it is in, and where those are known from. */
interface Place {
	prefix: string;
	above: Schema[];
	source?: string;
}

function collect(schema: Schema, { prefix, above, source }: Place, facts: Facts): void {
	if (above.includes(schema)) return;
	const { types, properties, required, items } = plain(schema);
	if (types.filter((type) => type !== 'null').length > 1) return;
	const around = { above: [...above, schema], source: source ?? schema['x-source'] };
	if (items) collect(items, { prefix: `${prefix}[]`, ...around }, facts);
	for (const [name, inner] of Object.entries(properties)) {
		const path = prefix ? `${prefix}.${name}` : name;
		facts.set(path, factOf(inner, required.includes(name), around.source));
		collect(inner, { prefix: path, ...around }, facts);
	}
}

function factOf(schema: Schema, required: boolean, source?: string): Fact {
	const { values, items } = plain(schema);
	return {
		type: typeText(schema),
		values: values ?? (items && plain(items).values),
		required,
		source: source ?? schema['x-source'],
	};
}
