import type { WebhookEndpoint, WebhookEnvelope } from '../types.mts';
import { V2_EVENT_TYPES } from './contract.mts';

/**
 * Whether an endpoint, which is of V2, gets an event: its workspace, its event types, and its funnels and pages where the
 * event names one.
 */
export function wants(endpoint: WebhookEndpoint, event: WebhookEnvelope): boolean {
	return (
		V2_EVENT_TYPES.has(event.event_type) &&
		endpoint.workspaceId === event.workspace_id &&
		endpoint.eventTypeIds.includes(event.event_type) &&
		allows(endpoint.funnelIds, event.funnel_id) &&
		allows(endpoint.pageIds, event.page_id)
	);
}

function allows(narrowedTo: number[], id: number | null): boolean {
	return id === null || narrowedTo.length === 0 || narrowedTo.includes(id);
}
