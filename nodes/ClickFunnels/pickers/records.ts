import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { idOf, page } from '../gateway/pages';
import { readChosen } from '../input/chosen';
import { newRows } from '../lists/pages';
import { isCalled } from '../table/api';
import { withAncestors, type Kind } from '../table/kind';
import { idName } from '../table/names';

/** Where a walk stands: the records that it is inside of, from the outermost, then the record it came to. */
export type Cursor = Array<{ id: string; label?: string }>;

/** A page of the records of a kind. */
export interface RecordPage {
	records: IDataObject[];
	/** What to call the record above them, where there is more than one that they could be below. */
	above?: string;
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
interface WalkOptions {
	/** What the walk takes its requests out of. */
	budget: Budget;
	/** Query for the innermost list. */
	query?: IDataObject;
	/** Goes on behind a page that was found before. */
	after?: Cursor;
}

/** One list of a walk. */
interface Level {
	kind: Kind;
	/** Path with the id of the record above, where it has one. */
	path: (parentId: string) => string;
	/** The id of the record above, where the user has chosen it in the node. */
	chosen?: string;
}

/** What a walk is doing. */
interface Walk {
	context: ILoadOptionsFunctions;
	query?: IDataObject;
	budget: Budget;
}

/**
 * Walks the records of a kind that the user can see: those below what is chosen in the node (a workspace, a
 * course), else those below every workspace, every course and so on, in the order of their lists. It ends where
 * its budget is spent, and leaves a list that gives a cursor again.
 * @throws NodeApiError when the gateway or the API refuses
 */
export async function* records(
	context: ILoadOptionsFunctions,
	kind: Kind,
	{ budget, query, after = [] }: WalkOptions,
): AsyncGenerator<RecordPage> {
	const levels = levelsOf(context, kind);
	const place = { levels, parentId: levels[0].chosen ?? '', parents: [], after };
	yield* inside({ context, query, budget }, place);
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
		const { rows, next } = await listPage(walk, level, { parentId, after: cursor, isInnermost });
		// What is no record can't be chosen, and that at the cursor was there before.
		const here = newOnes(rows.filter(isRecord)).filter((row) => String(row.id) !== cursor);
		several ||= here.length > 1 || next !== undefined;
		const entries = here.map((row) => entryOf(row, level, { isInnermost, several }));
		if (isInnermost) {
			const behind = next ?? cursor;
			const end = entries.at(-1) ?? (behind === undefined ? undefined : { id: behind });
			yield { records: here, above: parents.at(-1)?.label, cursor: [...parents, ...(end ? [end] : [])] };
		} else {
			for (const entry of entries) yield* below(entry, []);
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
	{ context, query }: Walk,
	{ kind, path }: Level,
	{ parentId, after, isInnermost }: { parentId: string; after?: string; isInnermost: boolean },
) {
	const request = {
		url: path(encodeURIComponent(parentId)),
		method: 'GET' as const,
		qs: isInnermost ? query : undefined,
	};
	const about = { noun: kind.name.toLowerCase() };
	return await page(
		{ context, request, about, priority: 'picker', repeatable: true },
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
		label: several ? kind.label(row) : undefined,
	};
}

/** The lists to walk for a kind of record, from the outermost that is not settled by the user's choice. */
function levelsOf(context: ILoadOptionsFunctions, kind: Kind): Level[] {
	const [, template] = (kind.list ?? '').split(' ');
	const parameter = /\{(\w+)\}/.exec(template)?.[1];
	const path = (parentId: string) => template.replace(/\{\w+\}/, parentId);
	const parent = withAncestors(kind.within).find((one) => one.parameter === parameter);
	if (!parent) return [{ kind, path }];
	const chosen = chosenId(context, parent);
	if (chosen !== undefined) return [{ kind, path, chosen }];
	return [...levelsOf(context, parent), { kind, path }];
}

function chosenId(context: ILoadOptionsFunctions, kind: Kind): string | undefined {
	const value =
		context.getCurrentNodeParameter(idName(kind.value)) ?? context.getCurrentNodeParameter(kind.value);
	const raw = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	// An expression can't be evaluated before the workflow runs.
	if (typeof raw === 'string' && raw.startsWith('=')) return undefined;
	const at = {
		node: context.getNode(),
		itemIndex: 0,
		timezone: context.getTimezone(),
		label: kind.name,
	};
	const chosen = readChosen(value, { of: kind }, at);
	// What it is called leads nowhere before the workflow runs.
	return isCalled(chosen) ? undefined : chosen;
}
