import { plain, type Schema } from '../../scripts/contract/schema.mts';

/** A field that no contract knows. */
export const NEW_FIELD = 'field_of_tomorrow';

/** A value that no enumeration knows. */
const NEW_VALUE = 'value_of_tomorrow';

/** IDs of tomorrow are longer; they stay whole numbers that JavaScript can hold. */
const LONGER = 4_000_000_000_000_000;

type Json = Record<string, unknown>;

/**
 * An answer as a later version of the API may give it: with fields and values that nobody knows, with longer ids, and without
 * what it need not have.
 * @param schema what the contract says of the answer
 */
export function grown(value: unknown, schema: Schema): unknown {
	const { items, properties, required } = plain(schema);
	if (Array.isArray(value)) return value.map((one) => (items ? grown(one, items) : one));
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value as Json).flatMap(([name, inner]): Array<[string, unknown]> => {
		const known = properties[name] as Schema | undefined;
		if (!known) return [[name, inner]];
		if (!required.includes(name) && inner === null) return [];
		return [[name, fieldOf(name, inner, known)]];
	});
	return { ...Object.fromEntries(fields), [NEW_FIELD]: { inside: [1] } };
}

function fieldOf(name: string, value: unknown, schema: Schema): unknown {
	if (typeof value === 'number' && /(^|_)id$/.test(name)) return value + LONGER;
	if (typeof value === 'string' && plain(schema).values) return NEW_VALUE;
	return grown(value, schema);
}
