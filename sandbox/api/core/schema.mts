import type { Schema } from './contract.mts';

/** True where a schema has the JSON type, alone or among several. */
export function hasType(schema: Schema, type: string): boolean {
	return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

/** True where null is a legal value. */
export function isNullable(schema: Schema): boolean {
	return (
		hasType(schema, 'null') ||
		(schema.enum?.includes(null) ?? false) ||
		(schema.anyOf?.some((entry) => hasType(entry, 'null')) ?? false)
	);
}

/** The schema of an object, seen through an `anyOf` with null. */
export function objectSchema(schema: Schema | undefined): Schema | undefined {
	if (schema?.properties !== undefined) return schema;
	return schema?.anyOf?.find((entry) => entry.properties !== undefined);
}

/** The emptiest value that a schema takes: null, false, 0, an empty string, list or object; the first of an enum. `now` stands for required times. */
export function blank(schema: Schema, now: string): unknown {
	if (hasType(schema, 'array')) return [];
	if (hasType(schema, 'boolean')) return false;
	if (isNullable(schema)) return null;
	if (schema.enum !== undefined) return schema.enum[0];
	if (hasType(schema, 'integer') || hasType(schema, 'number')) return 0;
	if (hasType(schema, 'string')) {
		if (schema.format === 'date-time') return now;
		return schema.format === 'decimal' ? '0.00' : '';
	}
	return schema.properties === undefined ? {} : blankRecord(schema, now);
}

/** An object with every property of the schema at its emptiest. */
export function blankRecord(schema: Schema, now: string): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(schema.properties ?? {}).map(([key, value]) => [key, blank(value, now)]),
	);
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
	const record = { ...blankRecord(schema, now), ...value } as Record<string, unknown>;
	for (const [key, property] of Object.entries(schema.properties ?? {})) {
		record[key] = fit(property, record[key], now) ?? blank(property, now);
	}
	return record;
}

/** Turns a written value into the type that the API shows it in: decimals as strings with two places, enum positions as words, times in UTC with milliseconds. Undefined where nothing fits. */
export function fit(schema: Schema, value: unknown, now: string): unknown {
	if (value === null || value === undefined) return isNullable(schema) ? null : undefined;
	if (Array.isArray(value)) {
		if (!hasType(schema, 'array')) return undefined;
		return value.map((entry) => fit(schema.items ?? {}, entry, now)).filter((entry) => entry !== undefined);
	}
	if (typeof value === 'object') {
		const object = objectSchema(schema);
		if (object !== undefined) return fitObject(object, value, now);
		return hasType(schema, 'object') || schema.type === undefined ? value : undefined;
	}
	if (typeof value === 'boolean' && hasType(schema, 'boolean')) return value;
	if (hasType(schema, 'integer') || hasType(schema, 'number')) return fitNumber(schema, value);
	if (hasType(schema, 'string')) return fitString(schema, value);
	return schema.type === undefined && schema.anyOf === undefined ? value : undefined;
}
