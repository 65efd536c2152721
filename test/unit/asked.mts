import type { NodeApiError } from 'n8n-workflow';

import type { GatewayContext } from '../../nodes/ClickFunnels/gateway/call';
import { problemOf, type Asked } from '../../nodes/ClickFunnels/gateway/problems';
import { node } from './input.mts';

/** A call that may be sent again, for item 3. */
export const call: Asked = {
	context: { getNode: () => node } as GatewayContext,
	about: { noun: 'contact tag', itemIndex: 3 },
	repeatable: true,
};
/** One that may not. */
export const notRepeatable: Asked = { ...call, repeatable: false };

/** What the house does not say (CONVENTIONS of n8n): it frightens and helps nobody. */
export const BANNED = /\b(error|problem|failure|failed|mistake)/i;

/** What is said where it is not known what was done. */
export const UNKNOWN =
	'It is not known whether ClickFunnels processed the request: look for the contact tag before you run this again.';

/** What is said of an answer that is no success. */
export function problem(status: number, body: unknown, asked = call, tries = 1): NodeApiError {
	const made = problemOf({ status, headers: {}, body, tries }, asked);
	if (!made) throw new Error(`No problem was seen in status ${status}`);
	return made;
}
