import type { IDataObject } from 'n8n-workflow';

import type { GatewayContext } from '../gateway/call';
import { cursorList } from '../gateway/pages';
import { isObject } from '../input/given';
import { pagesOf } from '../lists/pages';
import type { Priority } from '../gateway/queue';
import type { WantedEndpoint } from './endpoint';
import { eventOf, type TriggerEvent } from './event';
import { isSameType } from '../kinds/sameType';

/**
 * The events of a workspace since a time, newest first, page by page (contract: listWebhooksOutgoingEvents).
 * Records are written late at times, so that the walk ends with a page of which all are older. What is no record is passed
 * over.
 * @param walk `since`: in milliseconds since 1970; `priority`: who is waiting
 * @throws NodeApiError when the log can't be read
 */
export async function* loggedSince(
	context: GatewayContext,
	workspaceId: string,
	{ since, priority }: { since: number; priority: Priority },
): AsyncGenerator<IDataObject[]> {
	const url = `/workspaces/${encodeURIComponent(workspaceId)}/webhooks/outgoing/events`;
	const list = cursorList({
		context,
		request: { method: 'GET', url, qs: { sort_property: 'id', sort_order: 'desc' } },
		about: { noun: 'event log' },
		priority,
		repeatable: true,
	});
	for await (const page of pagesOf(list)) {
		const rows = page.filter(isObject);
		yield rows;
		if (rows.every((row) => timeOf(row) < since)) return;
	}
}

/** When a record of the log happened, in milliseconds since 1970; one without a time happened long ago. */
export function timeOf({ created_at: at }: IDataObject): number {
	return (typeof at === 'string' && Date.parse(at)) || 0;
}

/**
 * The record as the event that was, or would have been, delivered to an endpoint; undefined where none was: the log
 * holds other endpoints' events and those of V1, too (ClickFunnels behaviour: event log).
 */
export function deliveredTo(endpoint: WantedEndpoint, record: IDataObject): TriggerEvent | undefined {
	const { uuid, event_type_id: itsType, page, funnel, api_version: version } = record;
	const type = endpoint.event_type_ids.find((one) => isSameType(one, itsType));
	const isOfEndpoint =
		allows(endpoint.page_ids, page) && allows(endpoint.funnel_ids, funnel) && Number(version ?? 2) === 2;
	if (type === undefined || typeof uuid !== 'string' || !isOfEndpoint) return undefined;
	return eventOf({ body: envelopeOf(record), id: uuid, type });
}

/** A delivery as it was made of a record of the log (contract/webhooks.json, `delivery.envelope`). */
function envelopeOf(record: IDataObject): IDataObject {
	return {
		data: record.data,
		subject_id: record.subject_id,
		subject_type: record.subject_type,
		created_at: record.created_at,
		api_version: 2,
		workspace_id: record.workspace_id,
		page_id: idOf(record.page),
		funnel_id: idOf(record.funnel),
	};
}

/** Events that name no page or funnel come to every endpoint. */
function allows(narrowedTo: number[], place: unknown): boolean {
	const id = idOf(place);
	return id === null || narrowedTo.length === 0 || narrowedTo.map(String).includes(String(id));
}

function idOf(place: unknown): number | null {
	return (place as { id?: number } | null | undefined)?.id ?? null;
}
