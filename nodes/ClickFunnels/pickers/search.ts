import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { bare } from '../input/given';
import { PAGE_SIZE } from '../lists/pages';
import { isAddressed, withAncestors, type Kind, type SearchFilter } from '../table/kind';
import type { IdForm } from '../table/names';
import type { Tables } from './levels';
import { records, type Budget, type Cursor, type RecordPage, type WalkOptions } from './records';

/** A list to choose from: of which kind of record, what a choice gives, and in which node. */
export interface Picker {
	kind: Kind;
	gives: IdForm;
	tables: Tables;
}

/** What a person typed into a list, and where the list goes on. */
export interface Search {
	filter?: string;
	paginationToken?: string;
}

/**
 * Requests of one look-up at most, so that the editor does not wait for ever: about 5 seconds at the usual
 * pace.
 */
const MAX_REQUESTS = 50;

const newBudget = (): Budget => ({ requests: MAX_REQUESTS, isSpent: false });

/**
 * A part of a list to choose from: what matches the filter, from where the part before ended. Where nothing matches,
 * or a long list was searched in part only, the last entry says so. It can't be chosen: its value is empty. An error
 * in its place would take the search box away, and with a token n8n would go on by itself to the list's end.
 * @throws NodeApiError when the gateway or the API refuses
 */
export async function search(
	context: ILoadOptionsFunctions,
	picker: Picker,
	{ filter = '', paginationToken }: Search,
): Promise<INodeListSearchResult> {
	const { kind, tables } = picker;
	const wanted = bare(filter).replace(/\s+/g, ' ').toLowerCase();
	const budget = newBudget();
	for (const { of, key } of paginationToken ? [] : filtersFor(wanted, kind)) {
		const query = { [`filter[${key}]`]: bare(filter) };
		const isWanted = (record: IDataObject) => isCalled(record, of, wanted);
		const exact = await take(context, picker, { budget, only: { kind: of, query, isWanted } });
		if (exact.length > 0) return { results: exact };
	}
	const results: INodePropertyOptions[] = [];
	let cursor = paginationToken ? (JSON.parse(paginationToken) as Cursor) : undefined;
	for await (const page of records({ context, tables }, kind, { budget, after: cursor })) {
		const isFound = page.isFoundByAbove && page.above?.toLowerCase().includes(wanted);
		const found = isFound ? page.records : page.records.filter((record) => isCalled(record, kind, wanted));
		results.push(...optionsOf({ ...page, records: found }, picker));
		({ cursor } = page);
		if (results.length >= PAGE_SIZE) return { results, paginationToken: JSON.stringify(cursor) };
	}
	if (!budget.isSpent) {
		const isNone = wanted !== '' && results.length === 0 && !paginationToken;
		const ways = isAddressed(kind) ? 'By Email or By ID' : 'By ID';
		return { results: isNone ? [advice(`Nothing found: try other words, or choose ${ways}`)] : results };
	}
	if (!wanted && results.length > 0) return { results, paginationToken: JSON.stringify(cursor) };
	const byEmail = filtered(kind).some(({ key }) => key === 'email_address');
	const whatToDo = `${byEmail ? 'type the whole e-mail address, or choose' : 'choose'} By ID`;
	return { results: [...results, advice(`Only a part of the list was searched: ${whatToDo}`)] };
}

const advice = (name: string): INodePropertyOptions => ({ name, value: '' });

/** A filter of the list of a kind that finds records by what a person may type. */
interface ExactFilter {
	of: Kind;
	key: SearchFilter;
}

/** The filters of a kind's list, and of the lists of what it is within, from the nearest. */
function filtered(kind: Kind): ExactFilter[] {
	return withAncestors(kind).flatMap((of) => (of.searchFilters ?? []).map((key) => ({ of, key })));
}

/** Those that may find what a person typed. */
function filtersFor(wanted: string, kind: Kind): ExactFilter[] {
	const looksLike: Record<SearchFilter, boolean> = {
		email_address: wanted.includes('@'),
		id: /^\d+$/.test(wanted),
	};
	return filtered(kind).filter(({ key }) => looksLike[key]);
}

/** Whether a record is what a person typed: a part of what it is called by, or one of its IDs. */
function isCalled(record: IDataObject, { label, idKey }: Kind, wanted: string): boolean {
	const ids = [record.id, record.public_id, record[idKey]].map((id) => String(id).toLowerCase());
	return label(record).toLowerCase().includes(wanted) || ids.includes(wanted);
}

/**
 * The records that can be chosen, by name; of a very long list its newest ones, and an entry that says so.
 * Throws as `search` does.
 */
export async function loadAll(
	context: ILoadOptionsFunctions,
	picker: Picker,
): Promise<INodePropertyOptions[]> {
	const budget = newBudget();
	const options = await take(context, picker, { budget });
	options.sort((a, b) => a.name.localeCompare(b.name));
	if (!budget.isSpent) return options;
	const name = `Only ${options.length} are listed: give others by their IDs in an expression`;
	return [...options, { name, value: '', disabled: true }];
}

async function take(
	context: ILoadOptionsFunctions,
	picker: Picker,
	walk: Pick<WalkOptions, 'budget' | 'only'>,
): Promise<INodePropertyOptions[]> {
	const { kind, tables } = picker;
	const options: INodePropertyOptions[] = [];
	for await (const page of records({ context, tables }, kind, walk)) {
		for (const option of optionsOf(page, picker)) options.push(option);
	}
	return options;
}

function optionsOf(
	{ records: rows, above }: Pick<RecordPage, 'records' | 'above'>,
	{ kind, gives }: Picker,
): INodePropertyOptions[] {
	return rows.flatMap((record) => {
		if (kind.isOffered?.(record) === false) return [];
		const id = record[gives === 'publicId' ? 'public_id' : kind.idKey] as string | number | null | undefined;
		// Public ids and the ids of what a record holds may be null (contract, nullable properties).
		if (id === null || id === undefined) return [];
		const names = [kind.label(record) || `ID ${id}`, ...(above ? [above] : [])];
		return [{ name: (kind.isKnownByAbove ? names.reverse() : names).join(' – '), value: id }];
	});
}
