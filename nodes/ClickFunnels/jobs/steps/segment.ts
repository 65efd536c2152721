import * as kinds from '../../kinds';
import type { Api, Called, Id, Row } from '../../table/api';
import { recordsCalled } from '../../table/called';
import { CONTACTS } from './contact';
import { isRefusal } from './refusal';

export const SEGMENTS = 'GET /workspaces/{workspace_id}/refine_filters';
export const SEGMENT = 'GET /refine_filters/{id}';
export const DESCRIBE = 'POST /workspaces/{workspace_id}/contacts/filters';

/** What the results of a filter hold of a contact (ClickFunnels behaviour: results of a filter). */
const FIELDS = [
	...['id', 'public_id', 'workspace_id', 'email_address', 'first_name', 'last_name', 'phone_number', 'uuid'],
	...['time_zone', 'anonymous', 'is_active', 'unsubscribed_at', 'email_suppression_reason'],
	...['last_notification_email_sent_at', 'created_at', 'updated_at'],
];

/** The most bytes that ClickFunnels gives at once, and more rows than fit into them. */
const MOST = { bytes: 4_194_304, rows: 100_000 };

/** How much is wanted of the contacts that a filter finds. */
interface Wanted {
	/** Contacts at most. */
	limit: number;
	/** Whether with all that a list shows of one, in place of what results hold. */
	isWhole: boolean;
}

/** The contacts that a filter finds: what selects them in their list, and how results are asked for. */
interface Selected extends Wanted {
	workspace_id: Id;
	by: { stored_filter_id: Id } | { stable_id: unknown };
	/** The answer about the filter that holds the first results, if ClickFunnels gives any. */
	answer?: Row;
}

interface Results {
	fields: string[];
	rows: unknown[][];
	truncated: boolean;
	next_after?: string | null;
}

/** What to send to get results along with a filter; nothing where lists have to be read. */
export function resultsUpTo({ limit, isWhole }: Wanted, after?: string): Row | undefined {
	if (isWhole) return undefined;
	return {
		fields: FIELDS,
		max_bytes: MOST.bytes,
		limit: Math.min(limit, MOST.rows),
		...(after && { after }),
	};
}

/**
 * The ID of the segment that has a name.
 * @throws NodeOperationError when there is none
 */
export async function segmentCalled(
	api: Api<typeof SEGMENTS>,
	workspace_id: Id,
	{ called }: Called,
): Promise<Id> {
	const searched = { list: SEGMENTS, within: { workspace_id }, key: 'name', hasFilter: true } as const;
	const found = (await recordsCalled(api, searched, called)).find(kinds.segment.isOffered ?? Boolean);
	if (found) return found.id as Id;
	throw api.refusal(
		`Segment: this workspace has no segment "${called}"`,
		'Correct the name, or choose the segment from the list.',
	);
}

/**
 * The filter that ClickFunnels makes of words. Nothing is saved, so that another try does no harm: the model that
 * reads the words may run out of time (ClickFunnels behaviour: errors).
 */
export async function described(api: Api<typeof DESCRIBE>, values: Row): Promise<Row> {
	const [made] = await Promise.allSettled([api.call(DESCRIBE, values)]);
	if (made.status === 'fulfilled') return made.value;
	if (isRefusal(made.reason)) throw made.reason;
	return await api.call(DESCRIBE, values);
}

/**
 * The contacts of a filter, as many as fit into an answer at once. Not all sources say that ClickFunnels gives
 * results; what it does not give is read from the list, and looks the same.
 */
export async function* selected(
	api: Api<typeof CONTACTS | typeof SEGMENT>,
	{ workspace_id, by, answer, ...wanted }: Selected,
): AsyncGenerator<Row> {
	// No source says how results are sorted.
	const seen = new Set<unknown>();
	let left = wanted.limit;
	for (let results = resultsIn(answer); results; ) {
		const rows = recordsIn(results).filter(({ id }) => !seen.has(id));
		for (const { id } of rows) seen.add(id);
		yield* rows;
		left -= rows.length;
		if (!results.truncated || left <= 0) return;
		// Where nothing new comes, more of the same would go on for ever.
		if (rows.length === 0) break;
		// A filter that is not saved can't be asked again.
		if (!('stored_filter_id' in by) || !results.next_after) break;
		const more = resultsUpTo({ ...wanted, limit: left }, results.next_after);
		results = resultsIn(await api.call(SEGMENT, { id: by.stored_filter_id, results: more }));
	}
	const list = api.rows(CONTACTS, { workspace_id, ...by });
	for await (const row of left === Infinity ? await list.all() : list) {
		if (!seen.has(row.id)) yield wanted.isWhole ? row : inShort(row);
	}
}

/** What can't be read as results counts as none. */
function resultsIn(answer: Row | undefined): Results | undefined {
	const results = answer?.results as unknown as Results | null | undefined;
	return results && [results.fields, results.rows].every(Array.isArray) ? results : undefined;
}

function recordsIn({ fields, rows }: Results): Row[] {
	return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at]])) as Row);
}

function inShort(contact: Row): Row {
	return Object.fromEntries(FIELDS.map((field) => [field, contact[field] ?? null]));
}
