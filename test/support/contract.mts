import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

import {
	CONTRACT_FILE,
	operationsOf,
	readJson,
	type ContractOperation,
} from '../../scripts/contract/document.mts';

const document = readJson(CONTRACT_FILE) as object;

/** Every operation of the contract. */
export const contractOperations = operationsOf(document);

// Literal segments win over parameters.
const routes = [...contractOperations]
	.sort((a, b) => a.parameters.length - b.parameters.length)
	.map((operation) => ({
		operation,
		pattern: new RegExp(`^${operation.method} ${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
	}));

/** The operation that a method and path (without query) reach. */
export function operationAt(method: string, path: string): ContractOperation | undefined {
	return routes.find(({ pattern }) => pattern.test(`${method} ${path}`))?.operation;
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
	return validate(body) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}
