import type { Entity } from '../../nodes/ClickFunnels/description/types';
import type { InputContext } from '../../nodes/ClickFunnels/request/input';
import { nodeOf } from '../support/nodes.mts';

/** The node that messages are about. */
export const node = nodeOf('ClickFunnels', 'clickFunnels');

/** A few kinds of records, enough for every way that an id is chosen. */
export const entities: Record<string, Entity> = {
	workspace: {
		name: 'Workspace',
		list: 'GET /teams/{team_id}/workspaces',
		label: ({ name }) => String(name),
		appPath: 'workspaces',
	},
	contact: {
		name: 'Contact',
		list: 'GET /workspaces/{workspace_id}/contacts',
		label: ({ email_address }) => String(email_address),
		appPath: 'contacts',
	},
	contactTag: {
		name: 'Contact Tag',
		list: 'GET /workspaces/{workspace_id}/contacts/tags',
		label: ({ name }) => String(name),
	},
	// Event types are called like "contact.created": their ids take more than the others'.
	eventType: {
		name: 'Event Type',
		list: 'GET /webhooks/outgoing/event_types',
		label: ({ id }) => String(id),
		idPattern: /^[\w./-]+$/,
	},
	// Can only be entered.
	orderLine: { name: 'Order Line', label: ({ id }) => String(id) },
};

/** Where a conversion happens: item 3 of a workflow in a time zone. */
export function inputContext(timezone = 'America/New_York'): InputContext {
	return { node, itemIndex: 3, timezone, entities };
}

/** A resource locator as the editor stores it. */
export function locator(mode: string, value: unknown) {
	return { __rl: true, mode, value };
}

/** What a user sees of a refusal. */
export interface Refusal {
	message: string;
	description?: string | null;
	context: { itemIndex?: number };
}

/** What a call throws; the test fails when it throws nothing. */
export function refusalOf(run: () => unknown): Refusal {
	try {
		run();
	} catch (refusal) {
		return refusal as Refusal;
	}
	throw new Error('Nothing was refused');
}
