import { UnusableInput } from './unusable-input.mts';

type Json = Record<string, unknown>;

/** What tells a schema from prose. */
const SCHEMA_KEYS = ['type', 'nullable', 'properties', 'items', 'enum', 'const', 'allOf', 'anyOf', 'oneOf'];

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null;

/**
 * A JSON document with every `$ref` followed. What refers to itself comes out as a loop.
 * @throws UnusableInput for a reference to another file or to nothing
 */
export function dereferenced(document: unknown): unknown {
	const done = new Map<string, Json>();

	function follow(node: unknown): unknown {
		if (Array.isArray(node)) return node.map(follow);
		if (!isObject(node)) return node;
		const { $ref, ...beside } = node;
		if (typeof $ref !== 'string') return mapValues(node);
		const target = targetOf($ref);
		const mark = 'x-source' in beside && { 'x-source': beside['x-source'] };
		// OpenAPI 3.1 lets a schema stand beside its reference, and both count.
		if (SCHEMA_KEYS.some((key) => key in beside)) return { allOf: [target, mapValues(beside)], ...mark };
		// The mark is of this place alone.
		return mark ? { ...target, ...mark } : target;
	}

	function mapValues(node: Json): Json {
		return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, follow(value)]));
	}

	function targetOf(reference: string): Json {
		const known = done.get(reference);
		if (known) return known;
		const target: Json = {};
		// Known before it is filled, so that a schema may hold itself.
		done.set(reference, target);
		return Object.assign(target, follow(lookUp(document, reference)));
	}

	return follow(document);
}

/** What a JSON pointer such as `#/components/schemas/Contact` points to. */
function lookUp(document: unknown, reference: string): Json {
	if (!reference.startsWith('#/'))
		throw new UnusableInput(`it refers to ${reference} outside itself; bundle it into one file first`);
	const keys = reference
		.slice(2)
		.split('/')
		.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
	const found = keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
	if (!isObject(found)) throw new UnusableInput(`it refers to ${reference}, which it does not have`);
	return found;
}
