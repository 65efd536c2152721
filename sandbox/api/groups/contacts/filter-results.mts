import type { Call } from '../../core/behaviour.mts';
import { isRecord } from '../../core/body.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

/** What a request wants of the records that a filter finds. */
interface Wanted {
	fields: string[];
	count: boolean;
	maxBytes: number;
	limit: number;
	after?: number;
}

const mostBytes = 4_194_304;

// What can be asked for of contacts; of orders no source says it: what they share, and the rest of their plain values.
const contactFields = [
	...['id', 'public_id', 'workspace_id', 'email_address', 'first_name', 'last_name', 'phone_number', 'uuid'],
	...['time_zone', 'anonymous', 'is_active', 'unsubscribed_at', 'email_suppression_reason'],
	...['last_notification_email_sent_at', 'created_at', 'updated_at'],
];

const kinds: Partial<Record<string, 'Contact' | 'Order'>> = {
	ContactsFilter: 'Contact',
	OrdersFilter: 'Order',
};

function orderFields(world: World): string[] {
	const properties = Object.entries(world.kind('Order').schema.properties ?? {});
	const isPlain = (type: unknown): boolean =>
		![type].flat().some((one) => one === 'array' || one === 'object');
	return properties.filter(([, { type }]) => type !== undefined && isPlain(type)).map(([name]) => name);
}

function positive(name: string, value: unknown, usual: number): number {
	if (value === undefined || value === '') return usual;
	const number = Number(value);
	if (!Number.isInteger(number) || number <= 0)
		throw unprocessable(`results.${name} must be a positive integer`);
	return number;
}

/** What a request says under `results`, in its body or in its query; undefined where it asks for none. */
function asked({ body, query }: Call): Data | undefined {
	const sent = isRecord(body) ? body.results : undefined;
	if (isRecord(sent)) return sent;
	if (Object.keys(query.results).length > 0) return query.results;
	return String(sent ?? query.plain.results) === 'true' ? {} : undefined;
}

function read(given: Data, kind: 'Contact' | 'Order', world: World): Wanted {
	const fields = [given.fields ?? []].flat().map(String);
	const known = kind === 'Contact' ? contactFields : orderFields(world);
	const unknown = fields.filter((field) => !known.includes(field));
	if (unknown.length > 0) {
		throw unprocessable(`Unknown results.fields for ${kind.toLowerCase()}: ${unknown.join(', ')}`);
	}
	return {
		fields: fields.length === 0 ? ['id'] : fields,
		count: String(given.count) === 'true',
		maxBytes: Math.min(positive('max_bytes', given.max_bytes, 3072), mostBytes),
		limit: positive('limit', given.limit, 500),
		after: integerId(given.after),
	};
}

function bytesOf(row: unknown): number {
	return Buffer.byteLength(JSON.stringify(row));
}

function stopAt(all: unknown[][], { maxBytes, limit }: Wanted): { rows: unknown[][]; reason: string | null } {
	const rows: unknown[][] = [];
	let bytes = 0;
	for (const row of all) {
		bytes += bytesOf(row);
		if (rows.length === limit) return { rows, reason: 'row_limit' };
		if (bytes > maxBytes) return { rows, reason: rows.length > 0 ? 'byte_budget' : 'record_exceeds_budget' };
		rows.push(row);
	}
	return { rows, reason: null };
}

/**
 * The records that a filter finds, as a request asks for them under `results`; nothing where it does not.
 * Throws 422 for filters of other classes than contacts and orders, and for fields and bounds that can't be
 * (ClickFunnels behaviour: results of a filter).
 */
export function resultsOf(call: Call, filterClass: unknown, found: () => readonly Row[]): { results?: Data } {
	const given = asked(call);
	const { world } = call;
	if (given === undefined || world.readings.filterResults === 'ignored') return {};
	const kind = kinds[String(filterClass)];
	if (kind === undefined) throw unprocessable(`results is not supported for ${String(filterClass)}`);
	const wanted = read(given, kind, world);
	const { fields, count, maxBytes, after = 0 } = wanted;
	const records = found();
	const left = records.filter(({ id }) => id > after);
	const values = left.map((row) => {
		const record = world.show(kind, row);
		return fields.map((field) => record[field] ?? null);
	});
	const { rows, reason } = stopAt(values, wanted);
	const sizes = rows.map(bytesOf);
	const bytes = sizes.reduce((total, size) => total + size, 0);
	const enough = Math.max(0, ...sizes) * records.length;
	const more = reason !== null && reason !== 'row_limit' && enough > 0 && enough <= mostBytes;
	const results = {
		fields,
		rows,
		...(count && { count: records.length }),
		truncated: reason !== null,
		bytes,
		bytes_per_record: rows.length === 0 ? null : Math.ceil(bytes / rows.length),
		max_bytes: maxBytes,
		stop_reason: reason,
		next_after: reason === null || rows.length === 0 ? null : String(left[rows.length - 1].id),
		suggested_max_bytes: more ? enough : null,
		guidance: reason === null ? null : `Returned ${rows.length} matching records. Go on with next_after.`,
	};
	return { results };
}
