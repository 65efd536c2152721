import type { ILoadOptionsFunctions, INodeProperties, INodeType } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { chosenAs } from '../input/ids';
import { MAP_ATTRIBUTES, SEARCH_ATTRIBUTES } from '../table/attributes';
import { clearableIn } from '../table/clearable';
import type { Kind } from '../table/kind';
import {
	LOAD_CLEARABLE,
	loadMethod,
	PATH_SEARCH,
	searchMethod,
	sharedSearchMethod,
	type IdForm,
} from '../table/names';
import type { Catalog } from '../table/resource';
import { attributeFields, searchAttributes } from './attributes';
import { byChosenConnection, chosenOperation, type Tables } from './levels';
import { searchPaths } from './paths';
import { loadAll, search, type Picker } from './search';

type Methods = NonNullable<INodeType['methods']>;
type ListSearch = NonNullable<Methods['listSearch']>;
type LoadOptions = NonNullable<Methods['loadOptions']>;
type ResourceMapping = NonNullable<Methods['resourceMapping']>;

/** n8n's methods of a node that look records up. */
export interface Pickers {
	listSearch: ListSearch;
	loadOptions: LoadOptions;
	resourceMapping: ResourceMapping;
}

const ID_FORMS: IdForm[] = ['number', 'publicId'];

/**
 * The pickers that properties name, and no others: a searchable, paged list for locators, and all records for
 * multi-selects. A locator that kinds share lists those of the chosen operation. Keys of custom attributes are no
 * records: they have methods of their own.
 */
export function pickers(properties: INodeProperties[], { kinds, ...tables }: Catalog): Pickers {
	const possible = kinds
		.filter(({ list }) => list)
		.flatMap((kind) => ID_FORMS.map((gives): Picker => ({ kind, gives, tables })));
	// What custom attributes are within.
	const workspaces = kinds.filter(({ value }) => value === 'workspace');
	const sharedNames = new Set(kinds.flatMap(({ sharedAs }) => sharedAs ?? []));
	const searches: Array<[string, ListSearch[string]]> = [
		...possible.map((picker): [string, ListSearch[string]] => [
			searchMethod(picker.kind.value, picker.gives),
			searchOf(picker),
		]),
		...[...sharedNames].map((shared): [string, ListSearch[string]] => [
			sharedSearchMethod(shared),
			searchOfShared(shared, tables),
		]),
		[
			PATH_SEARCH,
			async function (this: ILoadOptionsFunctions, filter?: string) {
				return searchPaths(this, tables.lines, filter);
			},
		],
		...workspaces.map((kind): [string, ListSearch[string]] => [SEARCH_ATTRIBUTES, searchAttributes(kind)]),
	];
	const mappings = workspaces.map((kind): [string, ResourceMapping[string]] => [
		MAP_ATTRIBUTES,
		attributeFields(kind),
	]);
	const loads: Array<[string, LoadOptions[string]]> = [
		...possible.map((picker): [string, LoadOptions[string]] => [
			loadMethod(picker.kind.value, picker.gives),
			async function (this: ILoadOptionsFunctions) {
				return await loadAll(byChosenConnection(this), picker);
			},
		]),
		[
			LOAD_CLEARABLE,
			async function (this: ILoadOptionsFunctions) {
				const body = chosenOperation(this, tables)?.body;
				return body ? clearableIn(body) : [];
			},
		],
	];
	const named = methodsNamedIn(properties);
	const thoseNamed = <Method>(methods: Array<[string, Method]>) =>
		Object.fromEntries(methods.filter(([name]) => named.has(name)));
	return {
		listSearch: thoseNamed(searches),
		loadOptions: thoseNamed(loads),
		resourceMapping: thoseNamed(mappings),
	};
}

/** The names of methods that stand anywhere in properties. */
function methodsNamedIn(properties: unknown): Set<string> {
	const names = new Set<string>();
	JSON.stringify(properties, (key, value: unknown) => {
		if (/^(searchListMethod|loadOptionsMethod|resourceMapperMethod)$/.test(key)) names.add(String(value));
		return value;
	});
	return names;
}

function searchOf(picker: Picker): ListSearch[string] {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
		return await search(byChosenConnection(this), picker, { filter, paginationToken });
	};
}

function searchOfShared(shared: string, tables: Tables): ListSearch[string] {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
		const kind = chosenKind(this, shared, tables);
		const context = byChosenConnection(this);
		const found = await search(context, { kind, gives: 'number', tables }, { filter, paginationToken });
		// An entry without a value is advice.
		const results = found.results.map((one) =>
			one.value === '' ? one : { ...one, value: chosenAs(kind, String(one.value)) },
		);
		return { ...found, results };
	};
}

/** The kind of record that the chosen operation takes by a shared locator. */
function chosenKind(context: ILoadOptionsFunctions, shared: string, tables: Tables): Kind {
	const operation = chosenOperation(context, tables);
	const parameter = operation?.parameters.find((one) => one.shared === shared);
	if (parameter) return parameter.kind;
	throw new NodeOperationError(context.getNode(), `Operation: it takes no ${shared.toLowerCase()}`, {
		description: 'Choose another operation.',
	});
}
