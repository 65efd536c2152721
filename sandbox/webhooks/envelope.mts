import { randomUUID } from 'node:crypto';
import type { WebhookEnvelope, WebhookEvent } from '../types.mts';

/**
 * The V2 envelope of an event that happens now, with an event id of its own (contract/webhooks.json,
 * `delivery.envelope`).
 */
export function envelope(event: WebhookEvent): WebhookEnvelope {
	return {
		data: event.data,
		event_id: randomUUID(),
		event_type: event.eventType,
		subject_id: event.subjectId,
		subject_type: event.subjectType,
		created_at: new Date().toISOString(),
		api_version: 2,
		workspace_id: event.workspaceId,
		page_id: event.pageId ?? null,
		funnel_id: event.funnelId ?? null,
	};
}
