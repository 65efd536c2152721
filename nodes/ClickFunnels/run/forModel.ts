import type { IDataObject, INode } from 'n8n-workflow';

import type { Operation } from '../table/line';
import { displayName } from '../table/names';
import type { Shown } from '../table/output';
import { fitted, lengthOf } from './fit';

/** Characters of JSON that a record and a list have at most: a model's memory holds little more than some lists. */
const LONGEST = { record: 999, list: 20_000 };

/** So many filters are named. */
const NAMED_FILTERS = 6;

/**
 * Whether a language model reads what a node gives. Of each node that is usable as a tool n8n makes a second type,
 * with this ending: agents of all versions, the MCP Server Trigger and "Execute step" of a tool run that one, by
 * whichever door (n8n/dist/tool-generation/ai-tools.js; in 1.123 load-nodes-and-credentials.js).
 */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * How many rows are asked for, for a model to learn that there are more than the list gives.
 * @param limit rows wanted at most; undefined for all
 */
export function oneMore(limit: number | undefined): number | undefined {
	return limit === undefined ? undefined : limit + 1;
}

/** What came of an item. */
interface Given {
	shown: Shown;
	/** Rows wanted at most; then the records may be one more. */
	limit?: number;
	/** What else there is to say. */
	remark?: string;
}

/**
 * An item's records for a language model: what it has to know of them stands in a last one, as `note`. Simplified
 * ones are short, and as many as it can read. Raw and selected fields come whole, since whoever chose them asked
 * for just that: simplified, a model would never see the end of a long text.
 */
export function forModel(
	operation: Operation,
	records: IDataObject[],
	{ shown, limit = Infinity, remark }: Given,
): IDataObject[] {
	const within = records.slice(0, limit);
	const given = shown === 'simple' ? readable(within) : within;
	const notes = [overflow(operation, within.length - given.length, records.length > limit), remark];
	const note = notes.filter(Boolean).join(' ');
	return note ? [...given, { note }] : given;
}

function readable(records: IDataObject[]): IDataObject[] {
	let room = LONGEST.list;
	const given: IDataObject[] = [];
	for (const record of records) {
		const short = fitted(record, LONGEST.record);
		room -= lengthOf(short) + 1;
		if (room < 0) break;
		given.push(short);
	}
	return given;
}

/** What a model can do about rows that it was not given. */
function overflow({ filters }: Operation, leftOut: number, hasMore: boolean): string | undefined {
	if (leftOut === 0 && !hasMore) return undefined;
	const names = Object.values({ ...filters?.fields, ...filters?.query }).map(displayName);
	const narrow =
		names.length > 0 ? `narrow the list by its filters (${names.slice(0, NAMED_FILTERS).join(', ')})` : '';
	if (leftOut === 0) {
		return `There are more rows: the list ended at Limit. To see others, ${either('raise Limit', narrow)}.`;
	}
	const behind = hasMore ? ', and the list goes on behind them' : '';
	const rows = leftOut === 1 ? '1 more row was' : `${leftOut} more rows were`;
	return `${rows} left out, because the answer would be too long${behind}. To see others, ${either(narrow, 'get a single record')}.`;
}

function either(...ways: string[]): string {
	return ways.filter(Boolean).join(', or ');
}
