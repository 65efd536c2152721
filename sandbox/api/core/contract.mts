import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of JSON Schema that the contract uses, with every `$ref` already followed. */
export interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	enum?: unknown[];
	format?: string;
	anyOf?: Schema[];
	additionalProperties?: boolean | Schema;
}

/** A parameter of an operation, in the path or the query. */
export interface ContractParameter {
	name: string;
	in: string;
	schema: Schema;
}

/** One operation object of the contract. */
export interface ContractOperation {
	operationId: string;
	tags: string[];
	parameters?: ContractParameter[];
	requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
	responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

/** The contract as an OpenAPI document without references. */
export interface ContractDocument {
	openapi: string;
	info: { title: string; version: string };
	paths: Record<string, Record<string, ContractOperation>>;
	components: { schemas: Record<string, Schema> };
}

/** One event type of contract/webhooks.json. */
export interface ContractEvent {
	id: string;
	group: string;
	subject_type: string;
	versions: string[];
}

const folder = join(import.meta.dirname, '..', '..', '..', 'contract');

function readJson(name: string): unknown {
	return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function follow(node: unknown, schemas: Record<string, unknown>, done: Map<string, unknown>): unknown {
	if (Array.isArray(node)) return node.map((entry) => follow(entry, schemas, done));
	if (node === null || typeof node !== 'object') return node;
	const reference = (node as { $ref?: string }).$ref;
	if (reference !== undefined) {
		const name = reference.slice(reference.lastIndexOf('/') + 1);
		if (!done.has(name)) done.set(name, follow(schemas[name], schemas, done));
		return done.get(name);
	}
	return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, follow(value, schemas, done)]));
}

/** The OpenAPI document of contract/clickfunnels.openapi.json, references followed. Read anew at each call. */
export function readContract(): ContractDocument {
	const raw = readJson('clickfunnels.openapi.json') as ContractDocument;
	return follow(raw, raw.components.schemas as Record<string, unknown>, new Map()) as ContractDocument;
}

/** All event types of contract/webhooks.json. */
export function readEvents(): ContractEvent[] {
	return (readJson('webhooks.json') as { events: ContractEvent[] }).events;
}
