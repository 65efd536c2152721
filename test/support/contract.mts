import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

/** The parts of a JSON schema that the tests read. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	enum?: unknown[];
}

interface Parameter {
	name: string;
	in: 'path' | 'query';
	schema: Schema;
}

/** One operation of the contract. */
export interface ContractOperation {
	/** Method and path template, for example `GET /contacts/{id}`. */
	route: string;
	operationId: string;
	tag: string;
	path: string;
	method: string;
	parameters: Parameter[];
	body?: Schema;
	bodyRequired: boolean;
	/** Statuses of success. */
	successes: string[];
}

interface RawOperation {
	operationId: string;
	tags: string[];
	parameters?: Parameter[];
	requestBody?: { required?: boolean; content: { 'application/json': { schema: Schema } } };
	responses: Record<string, unknown>;
}

const document = JSON.parse(
	readFileSync(join(import.meta.dirname, '../../contract/clickfunnels.openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, RawOperation>>; components: { schemas: Record<string, Schema> } };

/** Every operation of the contract. */
export const contractOperations: ContractOperation[] = Object.entries(document.paths).flatMap(
	([path, methods]) =>
		Object.entries(methods).map(([method, raw]) => ({
			route: `${method.toUpperCase()} ${path}`,
			operationId: raw.operationId,
			tag: raw.tags[0],
			path,
			method: method.toUpperCase(),
			parameters: raw.parameters ?? [],
			body: raw.requestBody?.content['application/json'].schema,
			bodyRequired: raw.requestBody?.required ?? false,
			successes: Object.keys(raw.responses).filter((status) => status.startsWith('2')),
		})),
);

/** The operation that a method and path (without query) reach; literal segments win over parameters. */
export function operationAt(method: string, path: string): ContractOperation | undefined {
	const matching = contractOperations.filter(
		(operation) =>
			operation.method === method &&
			new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
	);
	return matching.sort((a, b) => a.parameters.length - b.parameters.length)[0];
}

/** A schema with its reference followed. */
export function resolved(schema: Schema): Schema {
	if (!schema.$ref) return schema;
	return resolved(document.components.schemas[schema.$ref.split('/').at(-1) as string]);
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: depending on who loads it, its function is the module or its default.
const addFormats = ((addFormatsModule as { default?: unknown }).default ?? addFormatsModule) as (
	on: Ajv2020,
) => void;
addFormats(ajv);
ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
ajv.addSchema(document, 'contract');

/** What the contract has against a request body; empty when it is valid. */
export function violations(operation: ContractOperation, body: unknown): string[] {
	return against(operation, 'requestBody', body);
}

/** What the contract has against the body of an answer; empty when it is valid. */
export function answerViolations(operation: ContractOperation, status: number, body: unknown): string[] {
	return against(operation, `responses/${status}`, body);
}

function against({ path, method }: ContractOperation, part: string, body: unknown): string[] {
	const escaped = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
	const pointer = `contract#/paths/${escaped}/${method.toLowerCase()}/${part}/content/application~1json/schema`;
	const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
	validate(body);
	return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}
