import {
	isConfirmation,
	isLine,
	type Line,
	type Operation,
	type Simplify,
} from '../../nodes/ClickFunnels/table/line';
import type { ContractOperation } from '../contract/document.mts';
import { plain, type Schema } from '../contract/schema.mts';
import { recordOf, type AnsweredRecord } from './record.mts';

/**
 * JSON Schema as far as n8n's editor reads it (`getSchemaForJsonSchema` in 1.123 and 2.41): no `$ref`, no `anyOf`, the first
 * type of several.
 */
export interface ItemSchema {
	type: string;
	properties?: Record<string, ItemSchema>;
	items?: ItemSchema;
}

/** How many objects inside each other are shown with their keys: the editor opens all of them at once. */
const LEVELS = 4;

/** Whether it is known what an operation gives: of calls that a user writes nothing is. */
export function hasSchema(operation: Operation): boolean {
	return isLine(operation) || operation.gives !== undefined;
}

/** An operation as the line whose record it gives: itself, or of several calls the one that it names. */
export function asLine(operation: Operation, lines: Line[]): Line {
	if (isLine(operation)) return operation;
	const given = lines.find(({ route }) => route === operation.gives);
	if (!given) throw new Error(`${operation.action} gives the record of no line`);
	const { simplify, result, adds } = operation;
	return { ...given, simplify, adds, result: result && { ...result, values: {} } };
}

/**
 * What an item of an operation looks like as long as the user neither chooses another Output nor asks for more by `expand[]`.
 * @throws {Error} that names the route, when the contract lacks it, or answers otherwise than the operation says
 */
export function itemSchema(operation: Line, contract: ContractOperation[]): ItemSchema {
	const { output, result, route, adds = {} } = operation;
	const simplify = operation.simplify && without(operation.simplify, Object.keys(adds));
	const record = recordOf(operation, contract);
	if (!record) {
		const confirmed = isConfirmation(output) ? { [output]: { type: 'boolean' } } : {};
		return { type: 'object', properties: { ...confirmed, id: { type: 'integer' } } };
	}
	const { properties } = cut(simplify ? simplified(record, simplify, route) : whole(record), LEVELS);
	return {
		type: 'object',
		properties: {
			...properties,
			...mapped(adds, (what) => ({ type: what === 'list' ? 'array' : what })),
			...(result && { [result.key]: { type: result.isSwitch ? 'boolean' : 'string' } }),
		},
	};
}

function whole({ schema, absent }: AnsweredRecord): ItemSchema {
	return absent.reduce((rest, path) => lacking(rest, path.split('.')), inWords(schema));
}

function lacking(schema: ItemSchema, [key, ...inside]: string[]): ItemSchema {
	const { [key]: named, ...others } = schema.properties ?? {};
	return { ...schema, properties: inside.length > 0 ? { ...others, [key]: lacking(named, inside) } : others };
}

/** The keys of a simplified record, each with what its path leads to. */
function simplified(record: AnsweredRecord, simplify: Simplify, route: string): ItemSchema {
	const [known, present] = [inWords(record.schema), whole(record)];
	const properties = Object.entries(simplify).flatMap(([key, path]) => {
		const unknown = path.split(/[|+]/).find((one) => !at(known, one.split('.')));
		if (unknown) throw new Error(`By the contract, records of ${route} have no ${unknown}`);
		const value = path
			.split(/[|+]/)
			.map((one) => at(present, one.split('.')))
			.find(Boolean);
		return value ? [[key, value] as const] : [];
	});
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/**
 * What a path leads to; through a list it is the list of what it leads to in each entry. A step that ends with `*` leads to
 * an object of the keys that begin so.
 */
function at(schema: ItemSchema | undefined, path: string[]): ItemSchema | undefined {
	if (!schema || path.length === 0) return schema;
	const [step, ...rest] = path;
	if (schema.type !== 'array' && !step.endsWith('*')) return at(schema.properties?.[step], rest);
	if (schema.type !== 'array') {
		const inside = Object.entries(schema.properties ?? {});
		const named = inside.filter(([key]) => key.startsWith(step.slice(0, -1)));
		return named.length > 0 ? { type: 'object', properties: Object.fromEntries(named) } : undefined;
	}
	const items = at(schema.items, path);
	return items && { type: 'array', items };
}

/** A schema in the editor's words; of several types the first, since the contract names null last. */
function inWords(schema: Schema): ItemSchema {
	const { types, properties, items } = plain(schema);
	const [type] = types;
	if (type === 'object') return { type, properties: mapped(properties, inWords) };
	return type === 'array' && items ? { type, items: inWords(items) } : { type };
}

function cut({ type, properties, items }: ItemSchema, levels: number): ItemSchema {
	return {
		type,
		...(properties && levels > 0 && { properties: mapped(properties, (inner) => cut(inner, levels - 1)) }),
		...(items && { items: cut(items, levels) }),
	};
}

function without(simplify: Simplify, keys: string[]): Simplify {
	return Object.fromEntries(Object.entries(simplify).filter(([key]) => !keys.includes(key)));
}

function mapped<From, To>(record: Record<string, From>, to: (value: From) => To): Record<string, To> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
