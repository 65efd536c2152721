import type { IDataObject } from 'n8n-workflow';

import { nodeData, type KeepingContext } from '../kept/nodeData';

/**
 * What the trigger remembers of its endpoint and its events, in the workflow's static data, so that every n8n
 * process knows it, also after a restart. Only n8n's hooks and `webhook` write it: n8n gives `trigger` a copy that
 * grows old, and a run would wipe out what deliveries have saved meanwhile.
 */
export interface TriggerState {
	endpointId?: string;
	/** The workspace that the endpoint is in. */
	workspaceId?: string;
	/** Signing secret: ClickFunnels shows it only once. */
	secret?: string;
	/** The URL that it was created for. */
	url?: string;
	/** How ClickFunnels spells that URL. */
	shownUrl?: string;
	/** When an activation has found or made it, in milliseconds since 1970, and later than those before it. */
	endpointAt?: number;
	/** Digest of the events that it was to deliver. */
	wanted?: string;
	/** Events whose runs are stored, as `KnownEvents` writes them. */
	recent?: string;
	/** What was last seen of records whose changes matter, as `SeenRecords` writes them. */
	changed?: string;
	/** Who started the workflow, and when, likewise. */
	once?: string;
	/** Events up to this time are not to be caught up, in milliseconds since 1970. */
	since?: number;
	/** Up to this time the event log was read, in milliseconds since 1970. */
	readTo?: number;
	/** When the workflow was last deactivated, in milliseconds since 1970. */
	offAt?: number;
}

const TEXTS = [
	'endpointId',
	'workspaceId',
	'secret',
	'url',
	'shownUrl',
	'wanted',
	'recent',
	'changed',
	'once',
] as const;
const NUMBERS = ['endpointAt', 'since', 'readTo', 'offAt'] as const;

/** Those that a clock which was wrong can spoil: nothing would be caught up until then. */
const PAST = ['since', 'readTo', 'offAt'];

/** What the clocks of n8n and ClickFunnels may differ by, in milliseconds. */
const APART_MS = 3_600_000;

/**
 * A copy of what is remembered: what has another type than it should, as after an edit of the database by hand, or lies
 * ahead, counts as forgotten.
 */
export function readState(context: KeepingContext): TriggerState {
	const state = nodeData(context);
	if (!state) return {};
	const texts = TEXTS.filter((key) => typeof state[key] === 'string' && state[key] !== '');
	const isAhead = (key: string) => PAST.includes(key) && Number(state[key]) > Date.now() + APART_MS;
	const numbers = NUMBERS.filter((key) => Number.isFinite(state[key]) && !isAhead(key));
	return Object.fromEntries([...texts, ...numbers].map((key) => [key, state[key]]));
}

/** Remembers what is given; what is given as undefined is forgotten. */
export function writeState(context: KeepingContext, changes: TriggerState): void {
	const state = nodeData(context);
	if (!state) return;
	for (const [key, value] of Object.entries(changes)) {
		if (value === undefined) delete state[key];
		else state[key] = value as IDataObject[string];
	}
}

/** Forgets the endpoint, so that nothing of it is taken for true after a deactivation. */
export function forgetEndpoint(context: KeepingContext): void {
	writeState(context, {
		endpointId: undefined,
		workspaceId: undefined,
		secret: undefined,
		url: undefined,
		shownUrl: undefined,
	});
}
