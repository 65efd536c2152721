import type { ClickFunnelsApi, EmitRequest, WebhookDelivery, WebhookEvent } from '../types.mts';
import { EVENT_TYPES } from './contract.mts';
import type { Deliveries } from './deliveries.mts';
import { envelope } from './envelope.mts';

/** An event type that is not in contract/webhooks.json. */
export class UnknownEventType extends Error {
	constructor(eventType: string) {
		super(`Unknown event type "${eventType}"`);
	}
}

/** Fires an event by hand and returns the deliveries that it started. Throws UnknownEventType. */
export function emit(api: ClickFunnelsApi, deliveries: Deliveries, request: EmitRequest): WebhookDelivery[] {
	if (!EVENT_TYPES.includes(request.event_type)) throw new UnknownEventType(request.event_type);
	const { workspace_id = workspaceThatAsks(api, request.event_type), ...given } = request;
	if (workspace_id === undefined) return [];
	const event = chosen(api.sampleEvent(request.event_type, workspace_id), given);
	api.logEvent(event);
	return deliveries.deliver(envelope(event));
}

function workspaceThatAsks(api: ClickFunnelsApi, eventType: string): number | undefined {
	// The company comes with endpoints of its own; the newest is the one that the caller has registered.
	return api.webhookEndpoints().findLast(({ eventTypeIds }) => eventTypeIds.includes(eventType))?.workspaceId;
}

/** The sample, with what the request gives in its place. */
function chosen(sample: WebhookEvent, given: Omit<EmitRequest, 'workspace_id'>): WebhookEvent {
	const { data, subject_id, event_id, created_at, page_id, funnel_id } = given;
	return {
		...sample,
		data: data ?? sample.data,
		subjectId: subject_id ?? sample.subjectId,
		eventId: event_id ?? sample.eventId,
		createdAt: created_at ?? sample.createdAt,
		pageId: page_id === undefined ? sample.pageId : page_id,
		funnelId: funnel_id === undefined ? sample.funnelId : funnel_id,
	};
}
