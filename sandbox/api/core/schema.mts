import type { Schema } from '../../../scripts/contract/schema.mts';

/** True where a schema has the JSON type, alone or among several. */
function hasType(schema: Schema, type: string): boolean {
	return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

/** True where null is a legal value. */
function isNullable(schema: Schema): boolean {
	return (
		hasType(schema, 'null') ||
		(schema.enum?.includes(null) ?? false) ||
		(schema.anyOf?.some((entry) => hasType(entry, 'null')) ?? false)
	);
}

type Maker = (now: string) => unknown;

const makers = new WeakMap<Schema, Maker>();

function makerOf(schema: Schema): Maker {
	if (hasType(schema, 'array')) return () => [];
	if (hasType(schema, 'boolean')) return () => false;
	if (isNullable(schema)) return () => null;
	if (schema.enum !== undefined) {
		const [first] = schema.enum;
		return () => first;
	}
	if (hasType(schema, 'integer') || hasType(schema, 'number')) return () => 0;
	if (hasType(schema, 'string')) {
		if (schema.format === 'date-time') return (now) => now;
		return schema.format === 'decimal' ? () => '0.00' : () => '';
	}
	const properties = Object.entries(schema.properties ?? {});
	return (now) => {
		const record: Record<string, unknown> = {};
		for (const [key, property] of properties) record[key] = blank(property, now);
		return record;
	};
}

/**
 * The emptiest value that a schema takes: null, false, 0, an empty string, list or object; the first of an
 * enum; for objects every property at its emptiest. `now` stands for required times.
 */
export function blank(schema: Schema, now: string): unknown {
	let maker = makers.get(schema);
	if (maker === undefined) {
		maker = makerOf(schema);
		makers.set(schema, maker);
	}
	return maker(now);
}

function fitString(schema: Schema, value: unknown): unknown {
	if (typeof value === 'number' && schema.enum !== undefined) return schema.enum[value];
	if (typeof value === 'object') return undefined;
	const text = String(value);
	if (schema.format === 'date-time') {
		const time = new Date(text);
		return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
	}
	if (schema.format === 'decimal') return Number.isFinite(Number(text)) ? Number(text).toFixed(2) : undefined;
	return schema.enum === undefined || schema.enum.includes(text) ? text : undefined;
}

function fitNumber(schema: Schema, value: unknown): unknown {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	return hasType(schema, 'number') || Number.isInteger(number) ? number : undefined;
}

function fitObject(schema: Schema, value: object, now: string): unknown {
	const record = { ...(blank(schema, now) as object), ...value } as Record<string, unknown>;
	for (const [key, property] of Object.entries(schema.properties ?? {})) {
		record[key] = fit(property, record[key], now) ?? blank(property, now);
	}
	return record;
}

function fitAny(schemas: readonly Schema[], value: unknown, now: string): unknown {
	for (const schema of schemas) {
		const result = fit(schema, value, now);
		if (result !== undefined) return result;
	}
	return undefined;
}

/**
 * Turns a written value into the type that the API shows it in: decimals as strings with two places, enum
 * positions as words, times in UTC with milliseconds. Undefined where nothing fits.
 */
export function fit(schema: Schema, value: unknown, now: string): unknown {
	if (value === null || value === undefined) return isNullable(schema) ? null : undefined;
	if (schema.anyOf !== undefined) return fitAny(schema.anyOf, value, now);
	if (Array.isArray(value)) {
		if (!hasType(schema, 'array')) return undefined;
		return value.map((entry) => fit(schema.items ?? {}, entry, now)).filter((entry) => entry !== undefined);
	}
	if (typeof value === 'object') {
		if (schema.properties !== undefined) return fitObject(schema, value, now);
		return hasType(schema, 'object') || schema.type === undefined ? value : undefined;
	}
	if (typeof value === 'boolean' && hasType(schema, 'boolean')) return value;
	if (typeof value === 'string' && hasType(schema, 'string') && hasType(schema, 'integer')) return value;
	if (hasType(schema, 'integer') || hasType(schema, 'number')) return fitNumber(schema, value);
	if (hasType(schema, 'string')) return fitString(schema, value);
	return schema.type === undefined ? value : undefined;
}

// Their keys are the user's own; of some, the contract lists an example.
const customAttributes = 'custom_attributes';

/** A value as an answer shows it: inner records without the keys that the schema does not list. */
export function trimmed(schema: Schema | undefined, value: unknown): unknown {
	if (Array.isArray(value))
		return schema?.items === undefined ? value : value.map((one) => trimmed(schema.items, one));
	if (schema?.properties === undefined || typeof value !== 'object' || value === null) return value;
	const { properties } = schema;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => Object.hasOwn(properties, key))
			.map(([key, one]) => [key, key === customAttributes ? one : trimmed(properties[key], one)]),
	);
}
