import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { PAGE_SIZE } from '../lists/pages';
import type { Kind } from '../table/kind';
import type { IdForm } from '../table/names';
import { records, type Cursor, type RecordPage } from './records';

/** A list to choose from: of which kind of record, and what a choice gives. */
export interface Picker {
	kind: Kind;
	gives: IdForm;
}

/** What a person typed into a list, and where the list goes on. */
export interface Search {
	filter?: string;
	paginationToken?: string;
}

/**
 * Requests of one search at most, so that the editor does not wait for ever: about 5 seconds at the usual
 * pace.
 */
const MAX_REQUESTS = 50;

/**
 * A part of a list to choose from: what matches the filter, from where the part before ended.
 * @throws NodeOperationError when nothing matches in the part of a long list that was searched
 * @throws NodeApiError when the gateway or the API refuses
 */
export async function search(
	context: ILoadOptionsFunctions,
	picker: Picker,
	{ filter = '', paginationToken }: Search,
): Promise<INodeListSearchResult> {
	const { kind } = picker;
	const wanted = filter.trim().toLowerCase();
	if (wanted && kind.searchFilter && !paginationToken) {
		const exact = await take(context, picker, { [`filter[${kind.searchFilter}]`]: filter.trim() });
		if (exact.length > 0) return { results: exact };
	}
	const results: INodePropertyOptions[] = [];
	const after = paginationToken ? (JSON.parse(paginationToken) as Cursor) : undefined;
	for await (const page of records(context, kind, { after })) {
		results.push(...optionsOf(page, picker).filter(({ name }) => name.toLowerCase().includes(wanted)));
		const isLong = page.requests >= MAX_REQUESTS;
		if (isLong && results.length === 0) throw notFoundYet(context, kind, filter);
		if (isLong || results.length >= PAGE_SIZE) {
			return { results, paginationToken: JSON.stringify(page.cursor) };
		}
	}
	return { results };
}

/** Every record that can be chosen, by name. Throws as `search` does. */
export async function loadAll(
	context: ILoadOptionsFunctions,
	picker: Picker,
): Promise<INodePropertyOptions[]> {
	const options = await take(context, picker);
	return options.sort((a, b) => a.name.localeCompare(b.name));
}

async function take(
	context: ILoadOptionsFunctions,
	picker: Picker,
	query?: IDataObject,
): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [];
	for await (const page of records(context, picker.kind, { query })) {
		for (const option of optionsOf(page, picker)) options.push(option);
	}
	return options;
}

function optionsOf({ records: rows, above }: RecordPage, { kind, gives }: Picker): INodePropertyOptions[] {
	return rows.flatMap((record) => {
		const id = record[gives === 'publicId' ? 'public_id' : kind.idKey] as string | number | null | undefined;
		// Public ids and the ids of what a record holds may be null (contract, nullable properties).
		if (id === null || id === undefined) return [];
		const names = [kind.label(record) || `ID ${id}`, ...(above ? [above] : [])];
		return [{ name: names.join(' – '), value: id }];
	});
}

function notFoundYet(context: ILoadOptionsFunctions, kind: Kind, filter: string): NodeOperationError {
	const noun = kind.name.toLowerCase();
	return new NodeOperationError(context.getNode(), `No ${noun} among the first ones matches "${filter}"`, {
		description: `The list is long and was searched in part only. ${kind.searchFilter ? 'Type the whole e-mail address, or choose' : 'Choose'} By ID and enter the ID.`,
	});
}
