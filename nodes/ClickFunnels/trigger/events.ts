import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { GatewayContext } from '../gateway/call';
import { page } from '../gateway/pages';
import { bare, toList } from '../input/given';
import { idsIn } from '../input/ids';
import { webhookEventType } from '../kinds';
import { pascalCase } from '../table/words';
import { moreEvents } from './moreEvents';
import { isSameType } from './sameType';
import { usualEvents } from './usualEvents';

/** The events that the node knows without asking. */
export const knownEvents = [...usualEvents, ...moreEvents];

const { isOffered = () => true } = webhookEventType;

/**
 * n8n's `loadOptions` method of the field for more events: those of the live list (contract:
 * listWebhooksOutgoingEventTypes) that are not among the usual ones, so that new events appear by themselves; the
 * known ones where it can't be had, for example before a credential is chosen.
 */
export async function loadMoreEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const live = await liveTypes(this);
	const events = live
		?.filter((id) => !usualEvents.some(({ value }) => isSameType(id, value)))
		.map((id) => eventOption(id));
	return [...(events ?? moreEvents)].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Types as the live list spells them, where sources differ in the spelling (ClickFunnels behaviour: webhooks); others,
 * and all where the list can't be had, stay as they are. Costs a request only for such a type.
 */
export async function spelledLive(context: GatewayContext, types: string[]): Promise<string[]> {
	if (!types.some((type) => DISPUTED.test(type))) return types;
	const live = (await liveTypes(context)) ?? [];
	return types.map((type) => (DISPUTED.test(type) && live.find((one) => isSameType(one, type))) || type);
}

const DISPUTED = /^contacts?\/applied_tag\./;

/** The types that ClickFunnels delivers to endpoints of the API; undefined where it does not say so. */
async function liveTypes(context: GatewayContext): Promise<string[] | undefined> {
	const [live] = await Promise.allSettled([
		page({
			context,
			request: { method: 'GET', url: '/webhooks/outgoing/event_types' },
			about: { noun: 'event type' },
			priority: 'picker',
			repeatable: true,
		}),
	]);
	if (live.status === 'rejected') return undefined;
	return live.value.rows.filter(isOffered).map(({ id }) => String(id));
}

/**
 * The events that entered values stand for, by their types, each once: types as they are, or names as the editor
 * shows them, in lists, JSON lists or text with commas.
 * @param values one of each field; types that the node does not know are taken as they are
 * @returns types and whatever else stood there, for the reader of ids to refuse
 */
export function typesIn(values: unknown[]): unknown[] {
	const given = values.flatMap(toList).flatMap((one) => typeNamed(one) ?? idsIn(one));
	// Two spellings of one type are one event.
	return given.filter((one, at) => given.findIndex((other) => isSameType(String(other), String(one))) === at);
}

/** The type of the event that a text names as the editor does, in whatever case. */
function typeNamed(given: unknown): unknown {
	if (typeof given !== 'string') return undefined;
	const name = bare(given).toLowerCase();
	return knownEvents.find((one) => one.name.toLowerCase() === name)?.value;
}

/** An event as an option; one that is newer than the node gets a name made from its type. */
function eventOption(id: string): INodePropertyOptions {
	const named = knownEvents.find(({ value }) => isSameType(id, value));
	const words = pascalCase(id.replace(/[./_-]+/g, ' ')).replace(/(?<!^)([A-Z])/g, ' $1');
	return { ...(named ?? { name: words }), value: id };
}
