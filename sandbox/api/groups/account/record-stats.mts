import type { Call, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { filterValues } from '../../core/crud.mts';
import { ApiError, unprocessable } from '../../core/errors.mts';
import { filterTest } from '../../core/listing.mts';
import { checkOpened } from '../../core/opened.mts';
import type { Data, Row } from '../../core/store.mts';
import { selectorTest } from '../contacts/filters.mts';

/** What stats may be asked of one kind of record (ClickFunnels behaviour: record stats). */
interface Resource {
	kind: string;
	filterClass: string;
	filterKeys: string[];
	countBy: string[];
	sum: string[];
}

const resources: Partial<Record<string, Resource>> = {
	contact: {
		kind: 'Contact',
		filterClass: 'ContactsFilter',
		filterKeys: ['id', 'email_address', 'is_active', 'tag_ids'],
		countBy: ['is_active', 'anonymous', 'email_suppression_reason', 'time_zone'],
		sum: [],
	},
	order: {
		kind: 'Order',
		filterClass: 'OrdersFilter',
		filterKeys: ['id', 'contact_id', 'order_type', 'billing_status', 'service_status', 'live_mode'],
		countBy: ['billing_status', 'service_status', 'order_type', 'live_mode'],
		sum: ['total_amount', 'tax_amount', 'total_collected'],
	},
};

function selected(call: Call, resource: Resource): Row[] {
	const { world, query } = call;
	const { kind, filterKeys, filterClass } = resource;
	const unknown = [...query.filter.keys()].find((key) => !filterKeys.includes(key));
	// 422 here, not the 400 of lists (ClickFunnels behaviour: lists).
	if (unknown !== undefined) throw unprocessable(`found unpermitted parameter: :${unknown}`);
	const isFiltered = filterTest(resource, query, filterValues(world, kind));
	const isSelected = selectorTest(call, filterClass) ?? (() => true);
	const rows = world.table(kind).list('workspace_id', parentOf(call).id);
	return rows.filter((row) => isFiltered(row) && isSelected(row));
}

function property(call: Call, flag: string, allowed: readonly string[]): string | undefined {
	const asked = call.query.plain[`${flag}[property]`];
	if (asked !== undefined && !allowed.includes(asked)) {
		throw unprocessable(`${flag}[property] must be one of: ${allowed.join(', ')}`);
	}
	return asked;
}

function countBy(call: Call, { kind, countBy: allowed }: Resource, rows: readonly Row[]): Data | undefined {
	const by = property(call, 'count_by', allowed);
	if (by === undefined) return undefined;
	const read = filterValues(call.world, kind);
	const values: Record<string, number> = {};
	for (const row of rows) {
		const value = String(read(row, by));
		values[value] = (values[value] ?? 0) + 1;
	}
	return { property: by, values };
}

function createdAtRange(rows: readonly Row[]): Data {
	const times = rows.map(({ data }) => String(data.created_at)).sort();
	return { min: times.at(0) ?? null, max: times.at(-1) ?? null };
}

function sum(call: Call, { sum: allowed }: Resource, rows: readonly Row[]): Data | undefined {
	const of = allowed.length === 0 ? undefined : property(call, 'sum', allowed);
	if (of === undefined) return undefined;
	const total = rows.reduce((all, { data }) => all + Number(data[of] ?? 0), 0);
	return { property: of, value: rows.length === 0 ? null : total.toFixed(2) };
}

const recordStats: Handler = (call) => {
	const { world, query } = call;
	checkOpened(world, parentOf(call).id, 'workspace_stats', 'Workspace stats are in Closed Beta');
	const name = query.plain.resource ?? '';
	const resource = resources[name];
	if (resource === undefined) throw unprocessable('resource must be one of: contact, order');
	const rows = selected(call, resource);
	const asked = {
		...(query.plain.count === 'true' && { count: rows.length }),
		count_by: countBy(call, resource, rows),
		...(query.plain.created_at_range === 'true' && { created_at_range: createdAtRange(rows) }),
		sum: sum(call, resource, rows),
	};
	const body = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
	if (Object.keys(body).length === 0) {
		const stats = ['count', 'count_by', 'created_at_range', ...(resource.sum.length > 0 ? ['sum'] : [])];
		// Shown without the prefix of other 422s (ClickFunnels behaviour: errors).
		throw new ApiError(422, `no stats requested. Supported for ${name}: ${stats.join(', ')}`);
	}
	return { status: 200, body };
};

/** Counts and sums of contacts and orders. */
export const recordStatsGroup: Group = { handlers: { getWorkspaceStats: recordStats } };
