import { randomUUID } from 'node:crypto';
import type { ContractEvent } from '../../../scripts/contract/webhooks.mts';
import type { WebhookEvent } from '../../types.mts';
import { idsOf } from './listing.mts';
import { publicId } from './ids.mts';
import type { Row } from './store.mts';
import type { World } from './world.mts';

const LOG = 'Webhooks::Outgoing::Event';

// The event list names these subjects differently from the contract's tags.
const kindOfSubject: Record<string, string> = {
	'Communities::Post': 'Communities::Spaces::Post',
	'Communities::Posts::Comment': 'Communities::Spaces::Post::Comment',
	'Workflow steps': 'Workflows::Step',
};

/** The kind of record that the events of a subject type are about; none for platform applications. */
function subjectKind(subjectType: string): string {
	return kindOfSubject[subjectType] ?? subjectType;
}

/** The event ids of plain changes, by `<kind> created|updated|deleted`. */
export function plainEvents(events: readonly ContractEvent[]): Map<string, ContractEvent> {
	const found = new Map<string, ContractEvent>();
	for (const event of events) {
		const action = event.id.slice(event.id.lastIndexOf('.') + 1);
		const key = `${subjectKind(event.subject_type)} ${action}`;
		if (!found.has(key)) found.set(key, event);
	}
	return found;
}

function numberOf(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}

/** The event about a record, its `data` as the API shows it now. */
export function eventAbout(world: World, event: ContractEvent, kind: string, row: Row): WebhookEvent {
	const page = world.find('Page', row.data.page_id);
	return {
		...happening(),
		eventType: event.id,
		subjectType: event.subject_type,
		subjectId: row.id,
		workspaceId: row.scope.workspace_id,
		data: world.show(kind, row),
		pageId: numberOf(row.data.page_id),
		funnelId: numberOf(row.data.funnel_id ?? page?.data.funnel_id),
	};
}

/** What every event has anew: its id and its time. */
function happening(): Pick<WebhookEvent, 'eventId' | 'createdAt'> {
	return { eventId: randomUUID(), createdAt: new Date().toISOString() };
}

/** Logs an event, and tells the listeners. */
export function deliver(world: World, event: WebhookEvent): void {
	logEvent(world, event);
	for (const listener of world.listeners) listener(event);
}

/**
 * Writes an event to the log, where some endpoint of its workspace listens for its type, and once for an event id
 * (ClickFunnels behaviour: webhooks).
 */
export function logEvent(world: World, event: WebhookEvent): void {
	const { workspaceId, eventId, eventType } = event;
	const endpoints = world.table('Webhooks::Outgoing::Endpoint').list('workspace_id', workspaceId);
	if (!endpoints.some(({ data }) => (data.event_type_ids as string[]).includes(eventType))) return;
	const log = world.table(LOG).list('workspace_id', workspaceId);
	if (log.some(({ data }) => data.uuid === eventId)) return;
	world.put(LOG, { workspace_id: workspaceId }, event.createdAt, {
		uuid: eventId,
		event_type_id: eventType,
		subject_id: event.subjectId,
		subject_type: event.subjectType,
		data: event.data,
		api_version: 2,
		page: place(world, 'Page', event.pageId),
		funnel: place(world, 'Funnel', event.funnelId),
	});
}

function place(world: World, kind: string, id: number | null | undefined): unknown {
	const row = world.table(kind).find(id ?? undefined);
	return row === undefined ? null : { ...idsOf(row), name: row.data.name };
}

/** 32 hexadecimal digits as a UUID is written. */
export function dashed(hex: string): string {
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * An event for any id, about a record of the workspace where there is one, else about a made-up one. Throws
 * for an unknown id.
 */
export function sampleEvent(world: World, eventType: string, workspaceId: number): WebhookEvent {
	const event = world.eventType(eventType);
	const kind = subjectKind(event.subject_type);
	const row = world.kinds.has(kind) ? world.table(kind).list('workspace_id', workspaceId)[0] : undefined;
	if (row !== undefined) return eventAbout(world, event, kind, row);
	const subjectId = 1000 + world.events.indexOf(event);
	const data = { id: subjectId, public_id: publicId(subjectId), workspace_id: workspaceId };
	const { id, subject_type: subjectType } = event;
	const about = { eventType: id, subjectType, subjectId, workspaceId, data };
	return { ...happening(), ...about, pageId: null, funnelId: null };
}
