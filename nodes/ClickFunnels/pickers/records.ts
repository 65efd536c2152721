import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { idOf, page } from '../gateway/pages';
import { newRows } from '../lists/pages';
import type { Kind } from '../table/kind';
import { levelsOf, type Level, type LookUp } from './levels';

/** Where a walk stands: the records that it is inside of, from the outermost, then the record it came to. */
export type Cursor = Array<{ id: string; label?: string }>;

/** A page of the records of a kind. */
export interface RecordPage {
	records: IDataObject[];
	/** What to call the record above them, where there is more than one that they could be below. */
	above?: string;
	/** Whether they may be looked for by that: a workspace has too many. */
	isFoundByAbove: boolean;
	/** Behind the last of them. */
	cursor: Cursor;
}

/** What a walk may cost. */
export interface Budget {
	/** Requests that it may still take. */
	requests: number;
	/** Whether there was more to ask for than that. */
	isSpent: boolean;
}

/** What a walk may be told. */
export interface WalkOptions {
	/** What the walk takes its requests out of. */
	budget: Budget;
	/** Narrows one of its lists. */
	only?: Only;
	/** Goes on behind a page that was found before. */
	after?: Cursor;
}

/** What narrows the list of a kind of record. */
type Only = Required<Pick<Level, 'kind' | 'query' | 'isWanted'>>;

/** What a walk is doing. */
interface Walk {
	context: ILoadOptionsFunctions;
	budget: Budget;
}

/**
 * Walks the records of a kind that the user can see: those below what is chosen in the node (a workspace, a
 * course), else those below every workspace, every course and so on; the newest of each list first, where it can be
 * sorted. It ends where its budget is spent, and leaves a list that gives a cursor again.
 * @throws NodeApiError when the gateway or the API refuses
 */
export async function* records(
	lookUp: LookUp,
	kind: Kind,
	{ budget, only, after = [] }: WalkOptions,
): AsyncGenerator<RecordPage> {
	const all = await levelsOf(lookUp, kind);
	if (only && !all.some((level) => level.kind === only.kind)) return;
	const levels = all.map((level) =>
		level.kind === only?.kind
			? { ...level, query: { ...level.query, ...only.query }, isWanted: only.isWanted }
			: level,
	);
	const place = { levels, parentId: levels[0].chosen ?? '', parents: [], after };
	const { refersTo } = kind;
	const meant = refersTo ? await byTheirIds(lookUp, refersTo.kind, budget) : undefined;
	for await (const page of inside({ context: lookUp.context, budget }, place)) {
		const inFull = (record: IDataObject) =>
			refersTo ? { ...record, [refersTo.as]: meant?.get(String(record[refersTo.key])) } : record;
		yield { ...page, records: page.records.map(inFull) };
	}
}

/** The records of a kind that a walk finds, by their ids. */
async function byTheirIds(lookUp: LookUp, kind: Kind, budget: Budget): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	for await (const page of records(lookUp, kind, { budget })) {
		for (const record of page.records) found.set(String(record.id), record);
	}
	return found;
}

/** Where in the levels a walk is, and from which record it goes on. */
interface Place {
	levels: Level[];
	parentId: string;
	parents: Cursor;
	after: Cursor;
}

async function* inside(walk: Walk, { levels, parentId, parents, after }: Place): AsyncGenerator<RecordPage> {
	const [level, ...deeper] = levels;
	const start = after.at(0);
	const startDeeper = after.slice(1);
	const isInnermost = deeper.length === 0;
	const { isWanted = () => true } = level;
	const below = (record: Cursor[number], from: Cursor) =>
		inside(walk, { levels: deeper, parentId: record.id, parents: [...parents, record], after: from });
	// The record at the cursor was not walked to its end.
	if (!isInnermost && start) yield* below(start, startDeeper);
	// A list that comes whole was walked to its end before the walk stopped.
	if (isInnermost && start && level.kind.whole) return;
	let several = start !== undefined || parents.at(-1)?.label !== undefined;
	const newOnes = newRows<IDataObject>(idOf);
	const asked = new Set<string>();
	for (let cursor = start?.id; ; ) {
		if (walk.budget.requests === 0) {
			walk.budget.isSpent = true;
			return;
		}
		walk.budget.requests -= 1;
		const { rows, next } = await listPage(walk, level, { parentId, after: cursor });
		// What is no record can't be chosen, and that at the cursor was there before.
		const here = newOnes(rows.filter(isRecord)).filter((row) => String(row.id) !== cursor);
		several ||= here.length > 1 || next !== undefined;
		const entries = here.map((row) => entryOf(row, level, { isInnermost, several }));
		if (isInnermost) {
			const behind = next ?? cursor;
			const end = entries.at(-1) ?? (behind === undefined ? undefined : { id: behind });
			yield {
				records: here.filter(isWanted),
				above: parents.at(-1)?.label,
				isFoundByAbove: !level.within?.implied,
				cursor: [...parents, ...(end ? [end] : [])],
			};
		} else {
			for (const [index, entry] of entries.entries()) if (isWanted(here[index])) yield* below(entry, []);
		}
		if (next === undefined || level.kind.whole || asked.has(next)) return;
		asked.add(next);
		cursor = next;
	}
}

function isRecord(row: unknown): row is IDataObject {
	return typeof row === 'object' && row !== null;
}

async function listPage(
	{ context }: Walk,
	{ kind, path, query }: Level,
	{ parentId, after }: { parentId: string; after?: string },
) {
	const request = { url: path(encodeURIComponent(parentId)), method: 'GET' as const, qs: query };
	const about = { noun: kind.name.toLowerCase() };
	return await page(
		{ context, request, about, priority: 'picker', repeatable: true, below: kind.ofMaton ? '' : undefined },
		{ after, wrappedIn: kind.wrappedIn },
	);
}

/** A parent's id goes into a path; in its own list, a record's id is the cursor, whatever a choice gives. */
function entryOf(
	row: IDataObject,
	{ kind }: Level,
	{ isInnermost, several }: { isInnermost: boolean; several: boolean },
): Cursor[number] {
	return {
		id: String(row[isInnermost ? 'id' : kind.idKey]),
		label: several ? (kind.shortLabel ?? kind.label)(row) : undefined,
	};
}
