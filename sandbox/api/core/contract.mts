import { CONTRACT_FILE, readJson } from '../../../scripts/contract/document.mts';
import { dereferenced } from '../../../scripts/contract/references.mts';
import type { Schema } from '../../../scripts/contract/schema.mts';

/** A parameter of an operation, in the path or the query. */
export interface ParameterObject {
	name: string;
	in: string;
	schema: Schema;
}

/** One operation object of the contract. */
export interface OperationObject {
	operationId: string;
	tags: string[];
	parameters?: ParameterObject[];
	requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
	responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
	/** What a client has to know beyond the schema. */
	'x-note'?: string;
}

/** The contract as an OpenAPI document without references. */
export interface ContractDocument {
	openapi: string;
	info: { title: string; version: string };
	paths: Record<string, Record<string, OperationObject>>;
	components: { schemas: Record<string, Schema> };
}

/**
 * The OpenAPI document of contract/clickfunnels.openapi.json, references followed. Read anew at each call.
 */
export function readContract(): ContractDocument {
	return dereferenced(readJson(CONTRACT_FILE)) as ContractDocument;
}
