import { plain, type Schema } from '../contract/schema.mts';
import { plainWord } from './row.mts';
import { isRec } from './visits.mts';

/** Its keys are the user's own words. */
const CUSTOM = 'custom_attributes';

/** In what an answer is otherwise than its schema. Paths are those of the contract, such as `line_items[].id`. */
export interface Strange {
	/** Keys that the schema does not have. */
	unknown: Set<string>;
	/** Required keys that are not there. */
	missing: Set<string>;
	/** `path: seen instead of expected`, in types of JSON. */
	types: Set<string>;
	/** `path: value` of values that an enumeration does not have. */
	values: Set<string>;
}

/** Nothing strange yet. */
export function nothingStrange(): Strange {
	return { unknown: new Set(), missing: new Set(), types: new Set(), values: new Set() };
}

/** Adds in what a value is otherwise than its schema. Objects whose keys the schema does not list are not looked into. */
export function look(value: unknown, schema: Schema, strange: Strange, path = ''): void {
	const { types, values, properties, required, items } = plain(schema);
	const type = typeOf(value);
	const isOf = types.includes(type) || (type === 'integer' && types.includes('number'));
	if (value === null && !isOf) return;
	if (types.length > 0 && !isOf)
		return void strange.types.add(`${path || 'answer'}: ${type} instead of ${types.join(' or ')}`);
	if (values && value !== null && !values.includes(String(value)) && !Array.isArray(value))
		strange.values.add(`${path}: ${plainWord(value)}`);
	if (Array.isArray(value)) value.forEach((one) => items && look(one, items, strange, path && `${path}[]`));
	if (!isRec(value) || Object.keys(properties).length === 0) return;
	const at = (key: string) => (path ? `${path}.${key}` : key);
	for (const key of required) if (!(key in value)) strange.missing.add(at(key));
	for (const [key, one] of Object.entries(value)) {
		if (key === CUSTOM) continue;
		if (Object.hasOwn(properties, key)) look(one, properties[key], strange, at(key));
		else strange.unknown.add(at(plainWord(key)));
	}
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}
