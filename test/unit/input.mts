import type { InputContext, Parameter, Read } from '../../nodes/ClickFunnels/input/context';
import type { Kind } from '../../nodes/ClickFunnels/table/kind';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import type { Draft } from '../../nodes/ClickFunnels/table/resource';
import { linesOf, resource } from '../../nodes/ClickFunnels/table/resource';
import { nodeOf } from '../support/nodes.mts';

/** The node that messages are about. */
export const node = nodeOf('ClickFunnels', 'clickFunnels');

// A few kinds of records, enough for every way that an id is chosen.

export const workspace = kind('Workspace', {
	list: 'GET /teams/{team_id}/workspaces',
	label: ({ name }) => String(name),
	appPath: 'workspaces',
});

export const contact = kind('Contact', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/contacts',
	label: ({ email_address }) => String(email_address),
	appPath: 'contacts',
});

export const contactTag = kind('Contact Tag', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/contacts/tags',
	label: ({ name }) => String(name),
});

/** Event types are called like "contact.created": their ids take more than the others'. */
export const eventType = kind('Event Type', {
	list: 'GET /webhooks/outgoing/event_types',
	label: ({ id }) => String(id),
	idPattern: /^[\w./-]+$/,
});

/** Can only be entered. */
export const orderLine = kind('Order Line', { label: ({ id }) => String(id) });

/** The one operation of a table about a kind of record. */
export function lineOf(draft: Draft, about: Kind = contact) {
	return linesOf([resource({ kind: about, description: '', operations: [draft] })])[0];
}

/** What properties need that is the same everywhere. */
export const everywhere = {
	routing: { send: { paginate: true } },
	retries: { maxTries: 5, maxSeconds: 120 },
	layout: 'shared' as const,
};

/** Where a conversion happens: item 3 of a workflow in a time zone. */
export function inputContext(timezone = 'America/New_York'): InputContext {
	return { node, itemIndex: 3, timezone };
}

/** The same for one parameter. */
export function parameter(label: string): Parameter {
	return { ...inputContext(), label };
}

/** Reads what an item holds, as n8n does. */
export function reader(parameters: Record<string, unknown>): Read {
	return (name, fallback = null) => parameters[name] ?? fallback;
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
