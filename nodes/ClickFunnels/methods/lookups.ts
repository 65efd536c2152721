import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { loadMethod, searchMethod } from '../description/names';
import type { Catalog, Entity } from '../description/types';
import { PAGE_SIZE } from '../gateway/pages';
import { records, type Cursor, type Found } from './records';

type Entities = Catalog['entities'];

type Methods = NonNullable<INodeType['methods']>;
/** n8n's methods of a node that look records up. */
type Lookups = { [Kind in 'listSearch' | 'loadOptions']: NonNullable<Methods[Kind]> };

/** Requests of one search at most, so that the editor does not wait for ever: about 5 seconds at the usual pace. */
const MAX_REQUESTS = 50;

/** The look-ups of every kind of record: a searchable, paged list for locators, and all records for multi-selects. */
export function lookups(entities: Entities): Lookups {
	const keys = Object.keys(entities).filter((key) => entities[key].list);
	return {
		listSearch: Object.fromEntries(
			keys.map((key) => [
				searchMethod(key),
				async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
					return await search(this, key, entities, filter, paginationToken);
				},
			]),
		),
		loadOptions: Object.fromEntries(
			keys.map((key) => [
				loadMethod(key),
				async function (this: ILoadOptionsFunctions) {
					return await all(this, key, entities);
				},
			]),
		),
	};
}

async function search(
	context: ILoadOptionsFunctions,
	key: string,
	entities: Entities,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const entity = entities[key];
	const wanted = filter.trim().toLowerCase();
	if (wanted && entity.searchFilter && !paginationToken) {
		const exact = await take(context, key, entities, { [`filter[${entity.searchFilter}]`]: filter.trim() });
		if (exact.length > 0) return { results: exact };
	}
	let requests = 0;
	const results: INodePropertyOptions[] = [];
	const after = paginationToken ? (JSON.parse(paginationToken) as Cursor) : undefined;
	for await (const found of records(context, key, entities, { after, onRequest: () => requests++ })) {
		const option = toOption(found, entity);
		if (option.name.toLowerCase().includes(wanted)) results.push(option);
		if (!found.endsPage) continue;
		if (results.length === 0 && requests >= MAX_REQUESTS) throw notFoundYet(context, entity, filter);
		if (results.length >= PAGE_SIZE || requests >= MAX_REQUESTS) {
			return { results, paginationToken: JSON.stringify(found.cursor) };
		}
	}
	return { results };
}

async function all(
	context: ILoadOptionsFunctions,
	key: string,
	entities: Entities,
): Promise<INodePropertyOptions[]> {
	const options = await take(context, key, entities);
	return options.sort((a, b) => a.name.localeCompare(b.name));
}

async function take(
	context: ILoadOptionsFunctions,
	key: string,
	entities: Entities,
	query?: IDataObject,
): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [];
	for await (const found of records(context, key, entities, { query })) {
		options.push(toOption(found, entities[key]));
	}
	return options;
}

function toOption({ record, above }: Found, { label }: Entity): INodePropertyOptions {
	const id = record.id as string | number;
	return { name: [label(record) || `ID ${id}`, ...(above ? [above] : [])].join(' – '), value: id };
}

function notFoundYet(context: ILoadOptionsFunctions, entity: Entity, filter: string): NodeOperationError {
	const noun = entity.name.toLowerCase();
	return new NodeOperationError(context.getNode(), `No ${noun} among the first ones matches "${filter}"`, {
		description: `The list is long and was searched in part only. ${entity.searchFilter ? 'Type the whole e-mail address, or choose' : 'Choose'} By ID and enter the ID.`,
	});
}
