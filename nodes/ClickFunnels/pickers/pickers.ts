import type { ILoadOptionsFunctions, INodeProperties, INodeType } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { chosenAs } from '../input/ids';
import type { Kind } from '../table/kind';
import { loadMethod, PATH_SEARCH, searchMethod, sharedSearchMethod, type IdForm } from '../table/names';
import type { Catalog, Resource } from '../table/resource';
import { searchPaths } from './paths';
import { loadAll, search, type Picker } from './search';

type Methods = NonNullable<INodeType['methods']>;
type ListSearch = NonNullable<Methods['listSearch']>;
type LoadOptions = NonNullable<Methods['loadOptions']>;

/** n8n's methods of a node that look records up. */
export interface Pickers {
	listSearch: ListSearch;
	loadOptions: LoadOptions;
}

const ID_FORMS: IdForm[] = ['number', 'publicId'];

/**
 * The pickers that properties name, and no others: a searchable, paged list for locators, and all records for
 * multi-selects. A locator that kinds share lists those of the chosen operation.
 */
export function pickers(properties: INodeProperties[], { kinds, resources, lines }: Catalog): Pickers {
	const possible = kinds
		.filter(({ list }) => list)
		.flatMap((kind) => ID_FORMS.map((gives): Picker => ({ kind, gives })));
	const sharedNames = new Set(kinds.flatMap(({ sharedAs }) => sharedAs ?? []));
	const searches: Array<[string, ListSearch[string]]> = [
		...possible.map((picker): [string, ListSearch[string]] => [
			searchMethod(picker.kind.value, picker.gives),
			searchOf(picker),
		]),
		...[...sharedNames].map((shared): [string, ListSearch[string]] => [
			sharedSearchMethod(shared),
			searchOfShared(shared, resources),
		]),
		[
			PATH_SEARCH,
			async function (this: ILoadOptionsFunctions, filter?: string) {
				return searchPaths(this, lines, filter);
			},
		],
	];
	const loads = possible.map((picker): [string, LoadOptions[string]] => [
		loadMethod(picker.kind.value, picker.gives),
		async function (this: ILoadOptionsFunctions) {
			return await loadAll(this, picker);
		},
	]);
	const named = methodsNamedIn(properties);
	const thoseNamed = <Method>(methods: Array<[string, Method]>) =>
		Object.fromEntries(methods.filter(([name]) => named.has(name)));
	return { listSearch: thoseNamed(searches), loadOptions: thoseNamed(loads) };
}

/** The names of methods that stand anywhere in properties. */
function methodsNamedIn(properties: unknown): Set<string> {
	const names = new Set<string>();
	JSON.stringify(properties, (key, value: unknown) => {
		if (/^(searchListMethod|loadOptionsMethod)$/.test(key)) names.add(String(value));
		return value;
	});
	return names;
}

function searchOf(picker: Picker): ListSearch[string] {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
		return await search(this, picker, { filter, paginationToken });
	};
}

function searchOfShared(shared: string, resources: Resource[]): ListSearch[string] {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
		const kind = chosenKind(this, shared, resources);
		const found = await search(this, { kind, gives: 'number' }, { filter, paginationToken });
		// An entry without a value is advice.
		const results = found.results.map((one) =>
			one.value === '' ? one : { ...one, value: chosenAs(kind, String(one.value)) },
		);
		return { ...found, results };
	};
}

/** The kind of record that the chosen operation takes by a shared locator. */
function chosenKind(context: ILoadOptionsFunctions, shared: string, resources: Resource[]): Kind {
	const resource = resources.find(({ value }) => value === context.getCurrentNodeParameter('resource'));
	const chosen = context.getCurrentNodeParameter('operation');
	const operation = resource?.operations.find(({ value }) => value === chosen);
	const parameter = operation?.parameters.find((one) => one.shared === shared);
	if (parameter) return parameter.kind;
	throw new NodeOperationError(context.getNode(), `Operation: it takes no ${shared.toLowerCase()}`, {
		description: 'Choose another operation.',
	});
}
