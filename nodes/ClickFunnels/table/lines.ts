import type { IHttpRequestMethods } from 'n8n-workflow';

import type { Api, Chosen, Values } from './api';
import { sameChosen } from './called';
import type { Field, Fields } from './field';
import { withAncestors, type Kind } from './kind';
import type { Body, Line, Operation, Output, PathParameter, Simplify, StatusResult } from './line';
import { idName } from './names';
import type { Draft, Surroundings } from './resource';
import { whenSettled, type Settles } from './settled';
import type { SortProperty } from './sort';
import { article, camelCase, titleCase } from './words';

/** The body of a line. */
export interface BodySpec {
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
	/** Fields that may be sent beside the root key: they say what to answer, not what to write. */
	beside?: Fields;
	/** The call may go without a body. */
	mayBeAbsent?: boolean;
}

/** What a line says of itself where it differs from most of its sort. */
export interface LineOptions {
	value?: string;
	name?: string;
	action?: string;
	description?: string;
	/**
	 * The kind of record that it reads or writes, where that is not the resource's own. Such records are never
	 * simplified.
	 */
	of?: Kind;
	/** What its record is listed within, where the route does not name that and there are many. */
	narrowedBy?: Kind;
	body?: BodySpec;
	/** Fields of `filter[...]`. */
	filters?: Fields;
	/** Query parameters of a list other than filter, sort and cursor; shown among the filters. */
	query?: Fields;
	/** Query parameters that must be sent. */
	needs?: Fields;
	/** Query parameters of other operations; shown under Options. */
	options?: Fields;
	sort?: SortProperty[];
	expand?: string[];
	output?: Output;
	isFinal?: boolean;
	result?: StatusResult;
	settles?: Settles;
	paged?: boolean;
	/** Off for a list that sorts by what was changed, and whose records do not show when that was. */
	tellsChanges?: false;
	firstCursor?: string;
	wrappedIn?: string;
	simplify?: Simplify | false;
	/** Whether its record has an id, as nearly all have. Default: true. */
	hasId?: boolean;
	repeatable?: boolean;
	alone?: Operation['alone'];
	hides?: string[];
	settle?: Operation['settle'];
}

/** What an operation is called and what it does, where no sort of line says it. */
export type Words = Required<Pick<LineOptions, 'value' | 'name' | 'action' | 'description'>>;

/** The order that most lists offer (contract, parameter `sort_property`). */
const USUAL_SORT: SortProperty[] = ['id', 'updated_at'];

/**
 * A list: "Get Many" unless named otherwise. Its route is that of its kind's list unless another one is
 * given.
 */
export const getMany =
	({ route, ...more }: LineOptions & { route?: string } = {}): Draft<Line> =>
	(surroundings) => {
		const kind = more.of ?? surroundings.kind;
		const listed = route ?? kind?.list;
		if (!kind || !listed) throw new Error(`The list of ${surroundings.plural} has no route`);
		return line(listed, {
			value: 'getAll',
			name: 'Get Many',
			action: `Get many ${surroundings.plural}`,
			description: `Retrieve a list of ${surroundings.plural}`,
			output: 'list',
			paged: !kind.whole || more.firstCursor !== undefined,
			sort: kind.whole ? [] : USUAL_SORT,
			wrappedIn: kind.wrappedIn,
			...more,
		})(surroundings);
	};

/** One record by its id. */
export const get = (route: string, more: LineOptions = {}): Draft<Line> =>
	line(route, ({ noun }) => ({
		value: 'get',
		name: 'Get',
		action: `Get ${noun}`,
		description: `Retrieve ${article(noun)} by ID`,
		...more,
	}));

export const create = (route: string, body: BodySpec, more: LineOptions = {}): Draft<Line> =>
	line(route, ({ noun }) => ({
		value: 'create',
		name: 'Create',
		action: `Create ${noun}`,
		description: `Create ${article(noun)}`,
		body,
		...more,
	}));

/** Create or update by a natural key; the answer's status says which it was. */
export const upsert = (route: string, body: BodySpec, more: LineOptions = {}): Draft<Line> =>
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

export const update = (route: string, body: BodySpec, more: LineOptions = {}): Draft<Line> =>
	line(route, ({ noun }) => ({
		value: 'update',
		name: 'Update',
		action: `Update ${noun}`,
		description: `Change ${article(noun)}; what is not set stays`,
		body,
		...more,
	}));

export const remove = (route: string, more: LineOptions = {}): Draft<Line> =>
	line(route, ({ noun }) => ({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${noun}`,
		description: `Delete ${article(noun)} permanently`,
		output: 'deleted',
		// Others take a thing off, or end one that may be begun again.
		isFinal: (more.value ?? 'delete').startsWith('delete'),
		...more,
	}));

/** Any other operation, by what it is called and what it does. */
export const action = (route: string, words: Words & LineOptions): Draft<Line> => line(route, words);

type Worded = LineOptions & Words;

function line(route: string, given: Worded | ((surroundings: Surroundings) => Worded)): Draft<Line> {
	return (surroundings) => {
		const spec = typeof given === 'function' ? given(surroundings) : given;
		const [method, path] = route.split(' ') as [IHttpRequestMethods, string];
		const output = spec.output ?? 'record';
		const simplify = spec.simplify ?? (spec.of ? undefined : surroundings.simplify);
		const hasRecord = output === 'list' || output === 'record';
		const parameters = parametersOf(path, spec.of, surroundings);
		return {
			value: spec.value,
			name: spec.name,
			action: spec.action,
			description: spec.description,
			noun: surroundings.noun,
			route,
			method,
			path,
			parameters,
			narrowedBy: spec.narrowedBy && {
				kind: spec.narrowedBy,
				property: propertyOf(spec.narrowedBy, surroundings),
			},
			output,
			isFinal: spec.isFinal,
			writes: method !== 'GET',
			result: spec.result,
			settles: spec.settles,
			paged: spec.paged ?? output === 'list',
			firstCursor: spec.firstCursor,
			wrappedIn: spec.wrappedIn,
			tellsChanges:
				spec.tellsChanges ?? (output === 'list' && spec.paged !== false && spec.sort?.includes('updated_at')),
			sort: spec.sort ?? [],
			repeatable: spec.repeatable ?? method !== 'POST',
			expand: (spec.expand ?? []).map((value) => ({ name: titleCase(value), value })),
			needs: spec.needs,
			options: spec.options ?? {},
			body: spec.body && bodyOf(spec.body, surroundings, { method, repeatable: spec.repeatable }),
			filters:
				spec.filters || spec.query ? { fields: spec.filters ?? {}, query: spec.query ?? {} } : undefined,
			simplify: hasRecord && simplify ? simplify : undefined,
			hasId: output === 'record' && (spec.hasId ?? true),
			hides: spec.hides,
			settle: spec.settle,
			alone: spec.alone ?? (changesRecord(method, path) ? recordIn(parameters) : undefined),
			run: output === 'list' ? rowsOf(route) : recordOf(route, spec.settles),
		};
	};
}

/** Whether a route changes the record that its path leads to, rather than adding one to it. */
function changesRecord(method: string, path: string): boolean {
	return method === 'POST' ? path.includes('{id}') : method !== 'GET';
}

/** The record that a path leads to. */
const recordIn = (parameters: PathParameter[]) => (values: Values) =>
	parameters.map(({ name }) => sameChosen(values[name] as Chosen)).join('/');

const rowsOf = (route: string) => (api: Api, values: Values) => api.rows(route, values);

const recordOf = (route: string, settles?: Settles) => async (api: Api, values: Values) => {
	const row = await api.call(route, values);
	return settles ? await whenSettled(api, row, { settles, values }) : row;
};

/** Name of the property for a record above: the resource's own has its bare noun. */
function propertyOf({ value }: Kind, { kind: own }: Surroundings): string {
	return value === own?.value ? value : idName(value);
}

function parametersOf(path: string, of: Kind | undefined, { kind: own }: Surroundings): PathParameter[] {
	const about = of ?? own;
	const known = [...withAncestors(about), ...withAncestors(own)];
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
		const kind = name === 'id' ? about : known.find(({ parameter }) => parameter === name);
		if (!kind) throw new Error(`The path ${path} names ${name}, and its record is within no such kind`);
		const shared = name === 'id' || kind === own ? kind.sharedAs : undefined;
		const called = camelCase(shared ?? kind.value);
		const implied = name === 'id' ? undefined : kind.implied;
		return { name, kind, property: kind === own && !implied ? called : idName(called), shared, implied };
	});
}

function bodyOf(
	spec: BodySpec,
	surroundings: Surroundings,
	{ method, repeatable = false }: Pick<Line, 'method'> & Pick<LineOptions, 'repeatable'>,
): Body {
	const clears = method === 'PUT' || method === 'PATCH';
	const fields = inPlace(spec.fields ?? surroundings.fields, {
		isNew: method === 'POST' && !repeatable,
		clears,
	});
	const required = spec.required ?? [];
	const optional =
		spec.optional ??
		Object.keys(fields).filter((name) => !required.includes(name) && !spec.except?.includes(name));
	return {
		root: spec.root,
		required: pick(fields, required),
		optional: { ...pick(fields, optional), ...spec.beside },
		...(spec.beside && { beside: Object.keys(spec.beside) }),
		clears,
		mayBeAbsent: spec.mayBeAbsent ?? false,
	};
}

/** Fields as a line takes them: a new record has nothing to replace, and what an update leaves out stays. */
function inPlace(fields: Fields, { isNew, clears }: { isNew: boolean; clears: boolean }): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, { replaces, withoutIt, upFront, ...field }]) => [
			name,
			{
				...(field as Field),
				...(replaces && !isNew && { replaces }),
				...(withoutIt && !clears && { withoutIt }),
				...((upFront === 'always' || (upFront && isNew)) && { upFront }),
			},
		]),
	);
}

function pick(fields: Fields, names: string[]): Fields {
	return Object.fromEntries(
		names.map((name) => {
			if (!Object.hasOwn(fields, name)) throw new Error(`The table names no field ${name}`);
			return [name, fields[name]];
		}),
	);
}
