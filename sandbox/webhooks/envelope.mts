import type { Readings } from '../readings.mts';
import type { WebhookEnvelope, WebhookEvent } from '../types.mts';

/** The V2 envelope of an event (contract/webhooks.json, `delivery.envelope`). */
export function envelope(event: WebhookEvent): WebhookEnvelope {
	return {
		data: event.data,
		event_id: event.eventId,
		event_type: event.eventType,
		subject_id: event.subjectId,
		subject_type: event.subjectType,
		created_at: event.createdAt,
		api_version: 2,
		workspace_id: event.workspaceId,
		page_id: event.pageId ?? null,
		funnel_id: event.funnelId ?? null,
	};
}

/** An envelope with its keys spelled as a reading has it (ClickFunnels behaviour: webhooks). */
export function spelled(envelope: WebhookEnvelope, spelling: Readings['deliveries']): object {
	if (spelling === 'event_id') return envelope;
	const { event_id: uuid, event_type: event_type_id, ...rest } = envelope;
	return { uuid, event_type_id, ...rest };
}
