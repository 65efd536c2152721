import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Values } from '../../nodes/ClickFunnels/table/api';
import { getMany } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor } from './answering.mts';
import { lineOf } from './input.mts';

const PAGE = 20;

/** A page as a gateway gives it: `next` is what it announces. */
export interface Given {
	rows: unknown[];
	next?: string;
}

/** What a gateway is asked for: the how manieth request it is, and how many rows stand before the page. */
export interface Ask {
	nth: number;
	before: number;
	/** The cursor as sent. */
	after?: string;
	/** Whether the list is asked for in the order in which its first request was. */
	isForward: boolean;
	/** Any page of the list, as it is, by how many rows stand before it. */
	at: (before: number) => Given;
}

/** What a gateway gives in place of a page that is as it should be. */
export type Fault = (page: Given, ask: Ask) => Given;

export interface ListRow {
	id: number;
	updated_at: string;
}

/** Rows with the ids 3, 6, 9 ..., changed in an order that is not that of the ids. */
export const rowsOf = (count: number): ListRow[] =>
	Array.from({ length: count }, (_, i) => ({
		id: (i + 1) * 3,
		updated_at: new Date(1_700_000_000_000 + ((i * 37) % count) * 1_000).toISOString(),
	}));

/** The rows in the order that a request asks for. */
export function sorted(rows: ListRow[], { sort_property = 'id', sort_order = 'asc' }: Values): ListRow[] {
	const key = sort_property as keyof ListRow;
	const rising = [...rows].sort((a, b) => (a[key] < b[key] ? -1 : 1));
	return sort_order === 'asc' ? rising : rising.reverse();
}

const ROUTE = 'GET /workspaces/{workspace_id}/contacts';
const answering = answeringFor([lineOf(getMany())]);

/**
 * Asks a gateway that misbehaves for a list, on jest's fake time.
 * @param values sort order, by the API's names
 * @param limit rows wanted at most; without it all
 * @returns the rows, and how many requests they took
 */
export async function listed(rows: ListRow[], fault: Fault, values: Values, limit?: number) {
	let forwardOrder: unknown;
	let nth = 0;
	const reply = ({ qs = {} }: IHttpRequestOptions) => {
		const ordered = sorted(rows, qs);
		const cursor = qs.after as string | undefined;
		forwardOrder ??= qs.sort_order ?? 'asc';
		const at = (before: number): Given => {
			const some = ordered.slice(before, before + PAGE);
			return { rows: some, next: before + PAGE < ordered.length ? String(some.at(-1)?.id) : undefined };
		};
		const found = ordered.findIndex(({ id }) => String(id) === cursor);
		// With ids any number is a position, also one between two rows.
		const between = ordered.filter(({ id }) =>
			qs.sort_order === 'desc' ? id > Number(cursor) : id < Number(cursor),
		).length;
		const before = cursor === undefined ? 0 : found >= 0 ? found + 1 : between;
		const isForward = (qs.sort_order ?? 'asc') === forwardOrder;
		nth += 1;
		const given = fault(at(before), { nth, before, after: cursor, isForward, at });
		return { body: given.rows, next: given.next };
	};
	const { api, asked } = answering(reply);
	const given = await after(api.rows(ROUTE, { workspace_id: '9', ...values }).all(limit));
	return { rows: given as unknown[], requests: asked.length };
}
