import type { IHttpRequestMethods } from 'n8n-workflow';

import { titleCase, type Fields } from './field';
import { camelCase, entityOf, locatorName } from './words';
import type { Body, Operation, Output, Resource, RouteParameter, Simplify, StatusResult } from './types';

interface ResourceSpec {
	/** Singular in Title Case, for example "Contact Tag"; n8n's value is its camelCase. */
	name: string;
	/** Where it differs from the name with an s. */
	plural?: string;
	description: string;
	/** What to call the record that operations are about, where resources share its property and fields, for example "Tag". */
	locator?: string;
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
	/** The call may go without a body. */
	mayBeAbsent?: boolean;
}

interface LineOptions {
	value?: string;
	name?: string;
	action?: string;
	description?: string;
	/** Whose id `{id}` is, where it is not the resource's own. */
	entity?: string;
	/** What to call that record, where several kinds share one property, for example "Action". */
	locator?: string;
	body?: BodySpec;
	/** Fields of `filter[...]`. */
	filters?: Fields;
	/** Query parameters of a list other than filter, sort and cursor; shown among the filters. */
	query?: Fields;
	/** Query parameters of other operations; shown under Options. */
	options?: Fields;
	sort?: string[];
	expand?: string[];
	output?: Output;
	result?: StatusResult;
	paged?: boolean;
	firstCursor?: string;
	wrappedIn?: string;
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
		result: { key: 'upsert_result', values: { 200: 'updated', 201: 'created' } },
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
	const bodies = operations.flatMap(({ body }) =>
		body && Object.keys(body.optional).length > 0 ? [body] : [],
	);
	const title = bodies.every(({ clears }) => clears) ? 'Update Fields' : 'Additional Fields';
	for (const body of bodies) body.title = title;
	return { name: spec.name, value: camelCase(spec.name), description: spec.description, operations };
}

function line(
	route: string,
	preset: (words: { noun: string; plural: string }) => LineOptions & { value: string; name: string },
): Line {
	return (spec) => {
		const noun = spec.name.toLowerCase();
		const given = preset({ noun, plural: spec.plural ?? `${noun}s` });
		const [method, path] = route.split(' ') as [IHttpRequestMethods, string];
		const output = given.output ?? 'record';
		const record = output === 'list' || output === 'record';
		const simplify = given.simplify ?? (given.entity ? undefined : spec.simplify);
		return {
			value: given.value,
			name: given.name,
			action: given.action ?? given.name,
			description: given.description ?? '',
			route,
			method,
			path,
			parameters: parametersOf(path, spec, given),
			output,
			result: given.result,
			paged: given.paged ?? output === 'list',
			firstCursor: given.firstCursor,
			wrappedIn: given.wrappedIn,
			sort: given.sort ?? [],
			repeatable: given.repeatable ?? method !== 'POST',
			expand: (given.expand ?? []).map((value) => ({ name: titleCase(value), value })),
			options: given.options ?? {},
			body: given.body && bodyOf(spec, method, given.body),
			filters:
				given.filters || given.query ? { fields: given.filters ?? {}, query: given.query ?? {} } : undefined,
			simplify: record && simplify ? simplify : undefined,
		};
	};
}

function parametersOf(path: string, spec: ResourceSpec, given: LineOptions): RouteParameter[] {
	const own = camelCase(spec.name);
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
		const entity = name === 'id' ? (given.entity ?? own) : entityOf(name);
		if (entity === own) {
			return { name, entity, property: camelCase(spec.locator ?? own), label: spec.locator };
		}
		const label = name === 'id' ? given.locator : undefined;
		return { name, entity, property: locatorName(camelCase(label ?? entity)), label };
	});
}

function bodyOf(spec: ResourceSpec, method: string, body: BodySpec): Body {
	const fields = body.fields ?? spec.fields ?? {};
	const required = body.required ?? [];
	const optional =
		body.optional ??
		Object.keys(fields).filter((name) => !required.includes(name) && !body.except?.includes(name));
	return {
		root: body.root,
		required: pick(fields, required),
		optional: pick(fields, optional),
		collection: `${camelCase(spec.locator ?? spec.name)}Fields`,
		title: 'Additional Fields',
		clears: method === 'PUT' || method === 'PATCH',
		mayBeAbsent: body.mayBeAbsent ?? false,
	};
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
