import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { readState } from './state';

/** How many events a workflow remembers. */
const REMEMBERED = 1_000;

/**
 * What this process has seen, by node and workflow. Static data alone is not enough: two deliveries at the
 * same moment both read it before either has written.
 */
const seenHere = new Map<string, { endpointId?: string; recent: string[] }>();

/**
 * Whether an event was delivered before, as far as this process and the workflow's static data know;
 * remembers it if not. Retries by ClickFunnels keep the event's id, and deliveries can come more than once
 * (contract/webhooks.json, `notes`).
 */
export function isRepeated(context: IWebhookFunctions, eventId: string): boolean {
	const state = readState(context);
	const { endpointId } = state;
	const key = [context.getWorkflow().id, context.getNode().id, context.getMode()].join('\n');
	const seen = seenHere.get(key);
	// Each test run has an endpoint of its own, and may take the same event again.
	const here = seen?.endpointId === endpointId ? (seen?.recent ?? []) : [];
	// A digest, so that every entry has the same small size whatever is sent as an id.
	const digest = createHash('sha256').update(eventId).digest('base64url').slice(0, 16);
	if (here.includes(digest) || state.recent?.includes(digest)) return true;
	// What other processes have taken since is newer than what this one knows.
	const recent = [...new Set([...here, ...(state.recent ?? []), digest])].slice(-REMEMBERED);
	state.recent = recent;
	seenHere.set(key, { endpointId, recent });
	return false;
}
