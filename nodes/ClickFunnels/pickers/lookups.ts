import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { loadMethod, searchMethod, sharedSearchMethod, type IdKind } from '../table/words';
import type { Catalog, Entity, Resource } from '../table/types';
import { PAGE_SIZE } from '../lists/pages';
import { chosenAs } from '../input/ids';
import { records, type Cursor, type Found } from './records';

type Entities = Catalog['entities'];

type Methods = NonNullable<INodeType['methods']>;
/** n8n's methods of a node that look records up. */
type Lookups = { [Kind in 'listSearch' | 'loadOptions']: NonNullable<Methods[Kind]> };

/** A list to choose from: of which kind of record, and what a choice gives. */
interface Picker {
	key: string;
	gives: IdKind;
}

const ID_KINDS: IdKind[] = ['number', 'publicId'];

/** Requests of one search at most, so that the editor does not wait for ever: about 5 seconds at the usual pace. */
const MAX_REQUESTS = 50;

/**
 * The look-ups of every kind of record: a searchable, paged list for locators, and all records for multi-selects. A locator
 * that kinds share lists those of the chosen operation.
 */
export function lookups({ entities, resources }: Catalog): Lookups {
	const shared = resources
		.flatMap(({ operations }) => operations)
		.flatMap(({ parameters }) => parameters)
		.filter(({ entity }) => entities[entity].list)
		.flatMap(({ label }) => label ?? []);
	const pickers = Object.keys(entities)
		.filter((key) => entities[key].list)
		.flatMap((key) => ID_KINDS.map((gives) => [key, gives] as const));
	return {
		listSearch: Object.fromEntries([
			...pickers.map(([key, gives]) => [
				searchMethod(key, gives),
				async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
					return await search(this, { key, gives }, entities, filter, paginationToken);
				},
			]),
			...shared.map((label) => [
				sharedSearchMethod(label),
				async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
					const key = chosenKind(this, label, resources);
					const picker: Picker = { key, gives: 'number' };
					const found = await search(this, picker, entities, filter, paginationToken);
					const results = found.results.map((one) => ({ ...one, value: chosenAs(key, String(one.value)) }));
					return { ...found, results };
				},
			]),
		]) as Lookups['listSearch'],
		loadOptions: Object.fromEntries(
			pickers.map(([key, gives]) => [
				loadMethod(key, gives),
				async function (this: ILoadOptionsFunctions) {
					return await all(this, { key, gives }, entities);
				},
			]),
		),
	};
}

/** The kind of record that the chosen operation takes by a shared locator. */
function chosenKind(context: ILoadOptionsFunctions, label: string, resources: Resource[]): string {
	const resource = resources.find(({ value }) => value === context.getCurrentNodeParameter('resource'));
	const chosen = context.getCurrentNodeParameter('operation');
	const operation = resource?.operations.find(({ value }) => value === chosen);
	const parameter = operation?.parameters.find((one) => one.label === label);
	if (!parameter) {
		throw new NodeOperationError(context.getNode(), `Operation: it takes no ${label.toLowerCase()}`, {
			description: 'Choose another operation.',
		});
	}
	return parameter.entity;
}

async function search(
	context: ILoadOptionsFunctions,
	picker: Picker,
	entities: Entities,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { key } = picker;
	const entity = entities[key];
	const wanted = filter.trim().toLowerCase();
	if (wanted && entity.searchFilter && !paginationToken) {
		const exact = await take(context, picker, entities, {
			[`filter[${entity.searchFilter}]`]: filter.trim(),
		});
		if (exact.length > 0) return { results: exact };
	}
	let requests = 0;
	const results: INodePropertyOptions[] = [];
	const after = paginationToken ? (JSON.parse(paginationToken) as Cursor) : undefined;
	for await (const found of records(context, key, entities, { after, onRequest: () => requests++ })) {
		const option = toOption(found, entity, picker.gives);
		if (canBeChosen(option) && option.name.toLowerCase().includes(wanted)) results.push(option);
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
	picker: Picker,
	entities: Entities,
): Promise<INodePropertyOptions[]> {
	const options = await take(context, picker, entities);
	return options.sort((a, b) => a.name.localeCompare(b.name));
}

async function take(
	context: ILoadOptionsFunctions,
	{ key, gives }: Picker,
	entities: Entities,
	query?: IDataObject,
): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [];
	for await (const found of records(context, key, entities, { query })) {
		options.push(toOption(found, entities[key], gives));
	}
	return options.filter(canBeChosen);
}

/** Public ids and the ids of what a record holds may be null (contract, nullable properties). */
function canBeChosen({ value }: INodePropertyOptions): boolean {
	return value !== null && value !== undefined;
}

function toOption(
	{ record, above }: Found,
	{ label, idKey = 'id' }: Entity,
	gives: IdKind,
): INodePropertyOptions {
	const id = record[gives === 'publicId' ? 'public_id' : idKey] as string | number;
	return { name: [label(record) || `ID ${id}`, ...(above ? [above] : [])].join(' – '), value: id };
}

function notFoundYet(context: ILoadOptionsFunctions, entity: Entity, filter: string): NodeOperationError {
	const noun = entity.name.toLowerCase();
	return new NodeOperationError(context.getNode(), `No ${noun} among the first ones matches "${filter}"`, {
		description: `The list is long and was searched in part only. ${entity.searchFilter ? 'Type the whole e-mail address, or choose' : 'Choose'} By ID and enter the ID.`,
	});
}
