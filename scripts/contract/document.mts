import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { dereferenced } from './references.mts';
import type { Schema } from './schema.mts';
import { UnusableInput } from './unusable-input.mts';

/** The API as an OpenAPI document: the facts that the sandbox, the tests and `npm run contract` go by. */
export const CONTRACT_FILE = join(import.meta.dirname, '../../contract/clickfunnels.openapi.json');

const UNREADABLE: Record<string, string> = {
	ENOENT: 'there is no such file',
	EISDIR: 'it is a folder',
	EACCES: 'it may not be read',
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const schema = z.custom<Schema>();
const content = z.record(z.object({ schema: schema.optional() }));
const parameter = z.object({
	name: z.string(),
	in: z.string(),
	required: z.boolean().default(false),
	schema: schema.optional(),
	content: content.optional(),
	'x-source': z.string().optional().catch(undefined),
});
const operation = z.object({
	tags: z.array(z.string()).default([]),
	parameters: z.array(parameter).default([]),
	requestBody: z.object({ required: z.boolean().default(false), content: content.default({}) }).optional(),
	responses: z.record(z.object({ content: content.default({}) })).default({}),
	'x-note': z.string().catch(''),
	'x-source': z.string().optional().catch(undefined),
});
const pathItem = z.object({
	parameters: z.array(parameter).default([]),
	get: operation.optional(),
	post: operation.optional(),
	put: operation.optional(),
	patch: operation.optional(),
	delete: operation.optional(),
});
const openApi = z.object({
	openapi: z.string().startsWith('3.', 'only OpenAPI 3 is understood'),
	paths: z.record(pathItem),
});

/** A parameter in the path or the query. */
export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	schema: Schema;
	/** Where it is known from, if not from ClickFunnels' own OpenAPI file. */
	source?: string;
}

/** One operation of an OpenAPI document. */
export interface ContractOperation {
	/** Method and path template, for example `GET /contacts/{id}`. */
	route: string;
	/** The first tag; empty without any. */
	tag: string;
	path: string;
	method: string;
	parameters: Parameter[];
	body?: Schema;
	bodyRequired: boolean;
	/** Statuses of success. */
	successes: string[];
	/** The body of each success that has one. */
	answers: Schema[];
	/** What a client has to know beyond the schema; empty for nothing. */
	note: string;
	/** Where it is known from, if not from ClickFunnels' own OpenAPI file. */
	source?: string;
}

/**
 * A JSON file.
 * @throws UnusableInput when it is not there or is no JSON
 */
export function readJson(file: string): unknown {
	try {
		return JSON.parse(readText(file));
	} catch (error) {
		throw error instanceof UnusableInput ? error : new UnusableInput(`${file} is not JSON.`);
	}
}

/**
 * What a file holds.
 * @throws UnusableInput when it can't be read
 */
export function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		throw new UnusableInput(`${file} can't be read: ${UNREADABLE[code] ?? code}.`);
	}
}

/**
 * The operations of an OpenAPI 3 file in JSON.
 * @throws UnusableInput when it is something else
 */
export function readOperations(file: string): ContractOperation[] {
	return operationsIn(file, readJson(file));
}

/**
 * The operations of a document.
 * @param source where it is from, for the message
 * @throws UnusableInput when it is no OpenAPI 3
 */
export function operationsIn(source: string, document: unknown): ContractOperation[] {
	try {
		return operationsOf(document);
	} catch (error) {
		if (!(error instanceof UnusableInput)) throw error;
		throw new UnusableInput(`${source} is no complete OpenAPI 3 document: ${error.message}.`);
	}
}

/**
 * The operations of an OpenAPI 3 document, in its order, with references followed.
 * @throws UnusableInput when it is something else
 */
export function operationsOf(document: unknown): ContractOperation[] {
	const parsed = openApi.safeParse(dereferenced(document));
	if (!parsed.success) {
		const [{ path, message }] = parsed.error.issues;
		throw new UnusableInput([...path, message].join(': '));
	}
	return Object.entries(parsed.data.paths).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const found = item[method];
			return found ? [toOperation(method.toUpperCase(), path, item.parameters, found)] : [];
		}),
	);
}

function toOperation(
	method: string,
	path: string,
	ofPath: Array<z.infer<typeof parameter>>,
	{ tags, parameters, requestBody, responses, ...marks }: z.infer<typeof operation>,
): ContractOperation {
	const own = new Set(parameters.map(({ name, in: place }) => `${place} ${name}`));
	const all = [...parameters, ...ofPath.filter(({ name, in: place }) => !own.has(`${place} ${name}`))];
	const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
	return {
		route: `${method} ${path}`,
		tag: tags[0] ?? '',
		path,
		method,
		parameters: all.map(({ content: inContent, 'x-source': source, ...one }) => ({
			...one,
			schema: one.schema ?? jsonSchema(inContent) ?? {},
			source,
		})),
		body: jsonSchema(requestBody?.content),
		bodyRequired: requestBody?.required ?? false,
		successes: successes.map(([status]) => status),
		answers: successes.flatMap(([, answer]) => jsonSchema(answer.content) ?? []),
		note: marks['x-note'],
		source: marks['x-source'],
	};
}

/** The schema of JSON, whatever stands behind its media type; without JSON, of what comes first. */
function jsonSchema(media: z.infer<typeof content> = {}): Schema | undefined {
	const types = Object.keys(media);
	const json = types.find((type) => /^application\/(.+\+)?json\b/i.test(type)) ?? types.at(0);
	return json === undefined ? undefined : media[json].schema;
}
