import type { WebhookEndpoint, WebhookEnvelope } from '../types.mts';

/**
 * Whether an endpoint gets an event: its workspace, its event types, and its funnels and pages where the
 * event names one.
 */
export function wants(endpoint: WebhookEndpoint, event: WebhookEnvelope): boolean {
	return (
		endpoint.workspaceId === event.workspace_id &&
		endpoint.eventTypeIds.includes(event.event_type) &&
		allows(endpoint.funnelIds, event.funnel_id) &&
		allows(endpoint.pageIds, event.page_id)
	);
}

function allows(narrowedTo: number[], id: number | null): boolean {
	return id === null || narrowedTo.length === 0 || narrowedTo.includes(id);
}
