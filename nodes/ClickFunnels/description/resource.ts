import type { IHttpRequestMethods } from 'n8n-workflow';

import { titleCase, type Fields } from './fields';
import { camelCase, pascalCase } from './names';
import type { Body, Filters, Operation, Output, Resource, RouteParameter, Simplify } from './types';

interface ResourceSpec {
	/** Singular in Title Case, for example "Contact Tag"; n8n's value is its camelCase. */
	name: string;
	/** Where it differs from the name with an s. */
	plural?: string;
	description: string;
	/** Every body field of the resource; operations pick from them. */
	fields?: Fields;
	/** The keys of a simplified record, where a record has more than ten fields. */
	simplify?: Simplify;
	operations: Line[];
}

interface BodySpec {
	/** The body's root key; none for flat bodies. */
	root?: string;
	/** Fields that must be sent. */
	required?: string[];
	/** Fields that may be sent; by default all fields of the resource that are not required. */
	optional?: string[];
	/** Fields of the resource that this operation does not take. */
	except?: string[];
	/** Fields of this operation alone, in place of the resource's. */
	fields?: Fields;
}

interface LineOptions {
	value?: string;
	name?: string;
	action?: string;
	description?: string;
	/** Whose id `{id}` is, where it is not the resource's own. */
	entity?: string;
	body?: BodySpec;
	/** Fields of `filter[...]`. */
	filters?: Fields;
	/** Query parameters other than filter, sort and cursor. */
	query?: Fields;
	sort?: string[];
	expand?: string[];
	output?: Output;
	paged?: boolean;
	simplify?: Simplify | false;
	repeatable?: boolean;
}

/** One line of a resource's table, waiting for its resource. */
type Line = (resource: ResourceSpec) => Operation;

/** The order that most lists offer (contract, parameter `sort_property`). */
const USUAL_SORT = ['id', 'updated_at'];

/** A list: "Get Many" unless named otherwise. */
export const getMany = (route: string, more: LineOptions = {}): Line =>
	line(route, ({ plural }) => ({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${plural}`,
		description: `Retrieve a list of ${plural}`,
		output: 'list',
		sort: USUAL_SORT,
		...more,
	}));

/** One record by its id. */
export const get = (route: string, more: LineOptions = {}): Line =>
	line(route, ({ noun }) => ({
		value: 'get',
		name: 'Get',
		action: `Get ${noun}`,
		description: `Retrieve ${article(noun)} by ID`,
		...more,
	}));

export const create = (route: string, body: BodySpec, more: LineOptions = {}): Line =>
	line(route, ({ noun }) => ({
		value: 'create',
		name: 'Create',
		action: `Create ${noun}`,
		description: `Create ${article(noun)}`,
		body,
		...more,
	}));

/** Create or update by a natural key; the answer's status says which it was. */
export const upsert = (route: string, body: BodySpec, more: LineOptions = {}): Line =>
	line(route, ({ noun }) => ({
		value: 'upsert',
		name: 'Create or Update',
		action: `Create or update ${noun}`,
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		output: 'upserted',
		repeatable: true,
		body,
		...more,
	}));

export const update = (route: string, body: BodySpec, more: LineOptions = {}): Line =>
	line(route, ({ noun }) => ({
		value: 'update',
		name: 'Update',
		action: `Update ${noun}`,
		description: `Change fields of ${article(noun)}; fields that are not set stay as they are`,
		body,
		...more,
	}));

export const remove = (route: string, more: LineOptions = {}): Line =>
	line(route, ({ noun }) => ({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${noun}`,
		description: `Delete ${article(noun)} permanently`,
		output: 'deleted',
		...more,
	}));

/** Any other operation: its value, its name, its action and what it does. */
export const action = (
	value: string,
	name: string,
	actionText: string,
	description: string,
	route: string,
	more: LineOptions = {},
): Line => line(route, () => ({ value, name, action: actionText, description, ...more }));

/** Puts a resource's table together. */
export function resource(spec: ResourceSpec): Resource {
	const operations = spec.operations.map((toOperation) => toOperation(spec));
	operations.sort((a, b) => a.name.localeCompare(b.name));
	return { name: spec.name, value: camelCase(spec.name), description: spec.description, operations };
}

function line(
	route: string,
	preset: (words: { noun: string; plural: string }) => LineOptions & { value: string; name: string },
): Line {
	return (spec) => {
		const own = camelCase(spec.name);
		const noun = spec.name.toLowerCase();
		const given = preset({ noun, plural: spec.plural ?? `${noun}s` });
		const [method, path] = route.split(' ') as [IHttpRequestMethods, string];
		const output = given.output ?? 'record';
		const record = output === 'list' || output === 'record' || output === 'upserted';
		const simplify = given.simplify ?? (given.entity ? undefined : spec.simplify);
		return {
			value: given.value,
			name: given.name,
			action: given.action ?? given.name,
			description: given.description ?? '',
			route,
			method,
			path,
			parameters: parametersOf(path, given.entity ?? own),
			output,
			paged: given.paged ?? output === 'list',
			sort: given.sort ?? [],
			repeatable: given.repeatable ?? method !== 'POST',
			expand: (given.expand ?? []).map((value) => ({ name: titleCase(value), value })),
			optionsCollection: `${own}Options`,
			body: given.body && bodyOf(spec, own, given.value, given.body),
			filters: filtersOf(own, given),
			simplify: record && simplify ? simplify : undefined,
		};
	};
}

function parametersOf(path: string, ownEntity: string): RouteParameter[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		entity: name === 'id' ? ownEntity : camelCase(name.replace(/_id$/, '')),
	}));
}

function bodyOf(spec: ResourceSpec, own: string, value: string, body: BodySpec): Body {
	const fields = body.fields ?? spec.fields ?? {};
	const required = body.required ?? [];
	const optional =
		body.optional ??
		Object.keys(fields).filter((name) => !required.includes(name) && !body.except?.includes(name));
	const isWrite = ['create', 'update', 'upsert'].includes(value);
	return {
		root: body.root,
		required: pick(fields, required),
		optional: pick(fields, optional),
		collection: `${own}${isWrite ? '' : pascalCase(value)}Fields`,
		clears: value === 'update',
		mayBeAbsent: required.length === 0 && !isWrite,
	};
}

function filtersOf(own: string, given: LineOptions & { value: string }): Filters | undefined {
	if (!given.filters && !given.query) return undefined;
	const suffix = given.value === 'getAll' ? '' : pascalCase(given.value.replace(/^get/, ''));
	return { fields: given.filters ?? {}, query: given.query ?? {}, collection: `${own}${suffix}Filters` };
}

function pick(fields: Fields, names: string[]): Fields {
	return Object.fromEntries(
		names.map((name) => {
			if (!fields[name]) throw new Error(`The table names no field ${name}`);
			return [name, fields[name]];
		}),
	);
}

function article(noun: string): string {
	return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
