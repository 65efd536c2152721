import type { ApiRequest } from '../../types.mts';
import { badRequest } from './errors.mts';
import { integerId, publicId } from './ids.mts';
import type { Operation } from './operations.mts';
import type { Query } from './query.mts';
import type { ParentKey, Row, Table } from './store.mts';
import { position } from './store.mts';
import { SITE } from './words.mts';

/** Rows of one page; a request can't change it (ClickFunnels behaviour: lists). */
const pageSize = 20;

/** Whether a record passes a request's filters. */
export type RowTest = (row: Row) => boolean;

/** Reads the value that a filter key compares with. */
export type FilterValue = (row: Row, key: string) => unknown;

function matches(value: unknown, wanted: ReadonlySet<string>): boolean {
	if (Array.isArray(value)) return value.some((entry) => matches(entry, wanted));
	return wanted.has(String(value ?? '').toLowerCase());
}

/**
 * A test for `filter[key]=a,b`: any value of a key, all keys. Keys of ids take integers and public ids.
 * Throws 400 for a key that the list does not know (ClickFunnels behaviour: lists).
 */
export function filterTest(
	{ filterKeys }: Pick<Operation, 'filterKeys'>,
	query: Query,
	value: FilterValue,
): RowTest {
	if (filterKeys === undefined) return () => true;
	const tests: RowTest[] = [];
	for (const [key, wanted] of query.filter) {
		if (!filterKeys.includes(key)) throw badRequest(`found unpermitted parameter: :${key}`);
		const isId = /(^|_)ids?$/.test(key) && key !== 'external_id';
		const accepted = new Set(
			wanted.map((entry) => String((isId && integerId(entry)) || entry).toLowerCase()),
		);
		tests.push((row) => matches(key === 'id' ? row.id : value(row, key), accepted));
	}
	return (row) => tests.every((test) => test(row));
}

/** The records under one parent in the order that a request asks for, from behind its cursor on. */
function* ordered(table: Table, parent: ParentKey, operation: Operation, query: Query): Generator<Row> {
	const { after, sort_order: order, sort_property: asked } = query.plain;
	const property = operation.sortProperties.find((name) => name === asked) ?? 'id';
	const byId = property === 'id';
	const rows = byId ? table.list(...parent) : table.listBy(property, ...parent);
	const step = order === 'desc' ? -1 : 1;
	let at = step > 0 ? 0 : rows.length - 1;
	if (operation.paged && after !== undefined && after !== '') {
		const id = integerId(after);
		if (id === undefined) return;
		at = byId ? besideId(rows, id, step) : besideRow(rows, id, step);
	}
	for (; at >= 0 && at < rows.length; at += step) yield rows[at];
}

// With ids any number is a position, also one between two rows.
function besideId(rows: readonly Row[], id: number, step: number): number {
	return step > 0 ? position(rows, id + 1) : position(rows, id) - 1;
}

// With other properties only a row that is there has a position.
function besideRow(rows: readonly Row[], id: number, step: number): number {
	const at = rows.findIndex((row) => row.id === id);
	return at < 0 ? -1 : at + step;
}

/** The rows of one page and whether more follow. */
export interface Page {
	rows: Row[];
	more: boolean;
}

/** Collects one page, or all rows where the operation does not page. */
export function readPage(
	table: Table,
	parent: ParentKey,
	operation: Operation,
	query: Query,
	test: RowTest,
): Page {
	const rows: Row[] = [];
	for (const row of ordered(table, parent, operation, query)) {
		if (!test(row)) continue;
		if (operation.paged && rows.length === pageSize) return { rows, more: true };
		rows.push(row);
	}
	return { rows, more: false };
}

/** The headers of a page with more behind it. The Link points to ClickFunnels itself, past any gateway. */
export function pageHeaders(request: ApiRequest, page: Page): Record<string, string> | undefined {
	if (!page.more) return undefined;
	const last = page.rows[page.rows.length - 1].id;
	const rest = request.query.split('&').filter((part) => part !== '' && !part.startsWith('after='));
	const query = [...rest, `after=${last}`].join('&');
	return {
		'Pagination-Next': String(last),
		Link: `<${SITE}/api/v2${request.path}?${query}>; rel="next"`,
	};
}

/** Both ids of a row, as every record shows them. */
export function idsOf(row: Row): { id: number; public_id: string } {
	return { id: row.id, public_id: publicId(row.id) };
}
