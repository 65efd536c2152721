import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { readState } from './state';

/** How many marks of events a workflow remembers; most events have one. */
const REMEMBERED = 1_000;

/**
 * What this process has seen, by node and workflow. Static data alone is not enough: two deliveries at the
 * same moment both read it before either has written.
 */
const seenHere = new Map<string, { endpointId?: string; recent: string[] }>();

/**
 * Whether an event was delivered before, as far as this process and the workflow's static data know: it has a
 * mark, such as its id, that was seen. Remembers all its marks if not. Retries by ClickFunnels keep the event's
 * id, and deliveries can come more than once (contract/webhooks.json, `notes`).
 */
export function isRepeated(context: IWebhookFunctions, marks: Array<string | Buffer>): boolean {
	const state = readState(context);
	const { endpointId } = state;
	const key = [context.getWorkflow().id, context.getNode().id, context.getMode()].join('\n');
	const seen = seenHere.get(key);
	// Each test run has an endpoint of its own, and may take the same event again.
	const here = seen?.endpointId === endpointId ? (seen?.recent ?? []) : [];
	// Digests, so that every entry has the same small size whatever is sent as an id.
	const digests = marks.map((mark) => createHash('sha256').update(mark).digest('base64url').slice(0, 16));
	if (digests.some((digest) => here.includes(digest) || state.recent?.includes(digest))) return true;
	// What other processes have taken since is newer than what this one knows.
	const recent = [...new Set([...here, ...(state.recent ?? []), ...digests])].slice(-REMEMBERED);
	state.recent = recent;
	seenHere.set(key, { endpointId, recent });
	return false;
}
