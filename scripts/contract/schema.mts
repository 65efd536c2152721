/** The parts of a JSON schema that say what data looks like, with references followed. */
export interface Schema {
	type?: string | string[];
	/** OpenAPI 3.0's way to allow null. */
	nullable?: boolean;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	enum?: unknown[];
	format?: string;
	const?: unknown;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
	additionalProperties?: boolean | Schema;
	/** Where it is known from, if not from ClickFunnels' own OpenAPI file. */
	'x-source'?: string;
}

/** A schema with its combinations put together. */
export interface Plain {
	types: string[];
	/** Of an enumeration, as text and without null. */
	values?: string[];
	properties: Record<string, Schema>;
	required: string[];
	items?: Schema;
}

const known = new WeakMap<Schema, Plain>();

/**
 * A schema as one: `allOf` adds up; of `anyOf` and `oneOf`, whatever may occur is there, and only what always occurs is
 * required. A schema `true` allows anything.
 */
export function plain(schema: Schema | boolean | null): Plain {
	if (schema === null || typeof schema !== 'object') return allOf([]);
	const before = known.get(schema);
	if (before) return before;
	// Known before it is put together, so that a combination that holds itself comes to an end.
	known.set(schema, allOf([]));
	const alternatives = [schema.anyOf ?? [], schema.oneOf ?? []].filter(({ length }) => length > 0);
	const found = allOf([
		ownPart(schema),
		...(schema.allOf ?? []).map(plain),
		...alternatives.map((some) => anyOf(some.map(plain))),
	]);
	known.set(schema, found);
	return found;
}

/**
 * The type in words, for example `string | null` or `integer[]`; `any` where nothing is said.
 * @param above the lists that it is in
 */
export function typeText(schema: Schema, above: Schema[] = []): string {
	if (above.includes(schema)) return 'any';
	const { types, items } = plain(schema);
	const words = unique(types).sort(
		(a, b) => Number(a === 'null') - Number(b === 'null') || a.localeCompare(b),
	);
	const inWords = words.map((type) => {
		if (type !== 'array') return type;
		const inner = items ? typeText(items, [...above, schema]) : 'any';
		return inner.includes(' ') ? `(${inner})[]` : `${inner}[]`;
	});
	return inWords.join(' | ') || 'any';
}

function ownPart(schema: Schema): Plain {
	const values = schema.const === undefined ? schema.enum : [schema.const];
	const given = values?.filter((value) => value !== null);
	const types = schema.type === undefined ? implied(schema, given) : [schema.type].flat();
	return {
		types: schema.nullable ? [...types, 'null'] : types,
		values: given && unique(given.map(String)),
		properties: schema.properties ?? {},
		required: schema.required ?? [],
		items: schema.items,
	};
}

function implied({ properties, items }: Schema, values: unknown[] = []): string[] {
	if (properties) return ['object'];
	return items ? ['array'] : values.map((value) => typeof value);
}

function allOf(parts: Plain[]): Plain {
	return { ...together(parts, 'allOf'), required: unique(parts.flatMap(({ required }) => required)) };
}

function anyOf(parts: Plain[]): Plain {
	const some = parts.filter(({ types }) => types.join() !== 'null');
	const always = some[0]?.required ?? [];
	return {
		...together(parts, 'anyOf'),
		values:
			some.length > 0 && some.every(({ values }) => values)
				? unique(some.flatMap(({ values }) => values ?? []))
				: undefined,
		required: always.filter((name) => some.every(({ required }) => required.includes(name))),
	};
}

function together(parts: Plain[], how: 'allOf' | 'anyOf'): Omit<Plain, 'required'> {
	const names = unique(parts.flatMap(({ properties }) => Object.keys(properties)));
	const one = (schemas: Schema[]) => (schemas.length > 1 ? { [how]: schemas } : schemas[0]);
	return {
		types: unique(parts.flatMap(({ types }) => types)),
		values: parts.find(({ values }) => values)?.values,
		properties: Object.fromEntries(
			names.map((name) => [name, one(unique(parts.flatMap(({ properties }) => properties[name] ?? [])))]),
		),
		items: one(unique(parts.flatMap(({ items }) => items ?? []))),
	};
}

function unique<T>(list: T[]): T[] {
	return [...new Set(list)];
}
