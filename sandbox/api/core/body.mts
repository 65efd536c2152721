import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { badRequest, unprocessable } from './errors.mts';
import type { Operation } from './operations.mts';
import type { Schema } from '../../../scripts/contract/schema.mts';
import type { Data } from './store.mts';
import { humanize } from './words.mts';

const validators = new WeakMap<Schema, ValidateFunction>();

/** An ajv that knows the contract's formats: those of JSON Schema, `decimal` and `float`. */
export function createAjv(): Ajv {
	const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
	addFormats(ajv);
	ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
	ajv.addFormat('float', { type: 'number', validate: () => true });
	return ajv;
}

const ajv = createAjv();

function validator(schema: Schema): ValidateFunction {
	let validate = validators.get(schema);
	if (validate === undefined) {
		validate = ajv.compile(schema);
		validators.set(schema, validate);
	}
	return validate;
}

/** Whether a value of JSON is an object, and no list. */
export function isRecord(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(error: ErrorObject): { field: string; path: string } {
	const path = error.instancePath
		.slice(1)
		.replace(/\/(\d+)/g, '[$1]')
		.replace(/\//g, '.');
	return { field: humanize(/^[^.[]*/.exec(path)?.[0] ?? ''), path };
}

// Most lists of values answer as Rails does; these name the values or the value
// (ClickFunnels behaviour: discounts; workflows).
function enumText(error: ErrorObject, kind: string): string {
	const { field, path } = fieldOf(error);
	if (kind === 'Discount') return `\`${path}\` must be one of: ${error.params.allowedValues.join(', ')}`;
	if (path === 'event_type_key')
		return `event_type_key '${String(error.data)}' is not a valid workflow trigger event.`;
	return `${field} is not included in the list`;
}

function textOf(error: ErrorObject, kind: string): string {
	const { field, path } = fieldOf(error);
	if (error.keyword === 'required') {
		const missing = String(error.params.missingProperty);
		return path === '' ? `${humanize(missing)} can't be blank` : `${path}.${missing} can't be blank`;
	}
	if (error.keyword === 'enum') return enumText(error, kind);
	return `${field} is invalid: ${path} ${error.message ?? 'is invalid'}`;
}

function blankFields(schema: Schema, input: Data): string[] {
	return (schema.required ?? []).filter((field) => {
		const value = input[field];
		return value === null || (typeof value === 'string' && value.trim() === '');
	});
}

/**
 * What a request body holds below its root key, checked against the contract.
 * Throws 400 without an object, without the root key or with an empty one, and 422 naming the fields that are
 * missing, blank or of the wrong type (ClickFunnels behaviour: errors).
 */
export function readInput(operation: Operation, body: unknown): Data {
	if (operation.body === undefined) return {};
	const { root, required } = operation.body;
	if (body !== undefined && !isRecord(body)) throw badRequest('the request body must be a JSON object');
	if (root === undefined) return check(operation, body ?? {});
	const inner = body?.[root];
	const empty = inner === undefined || inner === null || (isRecord(inner) && Object.keys(inner).length === 0);
	if (empty && !required) return {};
	if (empty || !isRecord(inner)) throw badRequest(`param is missing or the value is empty: ${root}`);
	return check(operation, inner);
}

function check({ kind, body }: Operation, input: Data): Data {
	const schema = body?.schema ?? {};
	const texts = blankFields(schema, input).map((field) => `${humanize(field)} can't be blank`);
	const validate = validator(schema);
	if (!validate(input)) {
		for (const error of validate.errors ?? []) {
			const text = textOf(error, kind);
			if (error.keyword !== 'anyOf' && !texts.includes(text)) texts.push(text);
		}
	}
	if (texts.length > 0) throw unprocessable(texts.join(', '));
	const known = Object.keys(schema.properties ?? {});
	return Object.fromEntries(Object.entries(input).filter(([key]) => known.includes(key)));
}
