import type { INode, IWorkflowMetadata } from 'n8n-workflow';

import type { Begun } from './begun';
import { isNow } from './isNow';
import { KnownEvents, REMEMBERED, rowOf, toText, type Known } from './known';
import { SeenRecords } from './seen';
import type { TriggerState } from './state';
import { TIMES } from './times';

const OF_ENDPOINT = ['endpointId', 'workspaceId', 'secret', 'url', 'shownUrl', 'endpointAt'] as const;

/** The node's endpoint: where it is, its own address and its signing secret; nothing while the workflow is off. */
type KeptEndpoint = Pick<TriggerState, (typeof OF_ENDPOINT)[number]>;

/** What this process knows of one node of one workflow. */
export interface Memory extends KeptEndpoint {
	events: KnownEvents;
	/** What of records Only When has to see changed. */
	changed: SeenRecords;
	/** Who started the workflow, for Once per Record. */
	once: SeenRecords;
	/** Events up to this time are none of the node's, or so old that they are forgotten; in milliseconds. */
	since?: number;
	/** Up to this time the event log was read, in milliseconds. */
	readTo?: number;
	/** From this time on it is to be read again, as n8n could not store the runs of events since, in milliseconds. */
	rereadFrom?: number;
	/** Whether the last activation was refused before anything was registered. */
	isRefused?: boolean;
	/** Where test runs of the editor take deliveries, once there was one. */
	testUrl?: string;
	/** Ends when nothing is left of the last of them. */
	cleared?: Promise<void>;
	/** When a note was sent last, in milliseconds, and whether one is about to be. */
	toldAt: number;
	isAboutToTell: boolean;
	/** When a delivery last had n8n 1 save what is sure, in milliseconds. */
	savedAt: number;
	/** The runs that have begun here, for the table of all workers. */
	begun: Begun[];
	/** What was sure, and when that was worked out, in milliseconds. */
	sure?: { at: number; state: Sure };
}

/** What is sure, so that it may be saved. */
type Sure = Pick<TriggerState, 'recent' | 'changed' | 'once' | 'since' | 'readTo'>;

/** What one process tells another. */
export interface Note extends Sure {
	/** Events that were taken, and whose runs nobody has seen, as `toText` writes them. */
	taken?: string;
}

/** What of n8n's contexts tells whose memory is meant. */
interface Owner {
	getWorkflow(): IWorkflowMetadata;
	getNode(): INode;
}

const memories = new Map<string, Memory>();

/** Whether a run of any trigger was seen in this process: then all take place here. With workers they do elsewhere. */
let hasRun = false;

/** Notes that a run that n8n has started by itself takes place in this process. */
export function noteRun(): void {
	hasRun = true;
}

/** Whether events of any trigger were taken in this process, so that it knows which ones it has started. */
let hasTaken = false;

/** Notes that an event is taken in this process. */
export function noteTaking(): void {
	hasTaken = true;
}

/** Whether this process knows which events it has started: workers are told by notes alone. */
export function takesHere(): boolean {
	return hasTaken;
}

/** Whether runs take place in this process, so that it sees which ones began. */
export function runsHere(): boolean {
	return hasRun;
}

/** The memory of a node. It is of production alone: while the editor listens, nothing is to be remembered. */
export function memoryOf(context: Owner): Memory {
	// By its name, as n8n keeps static data: workflows that were written by hand can give two nodes one id.
	const key = `${context.getWorkflow().id}\n${context.getNode().name}`;
	const memory = memories.get(key) ?? {
		events: new KnownEvents(),
		changed: new SeenRecords(),
		once: new SeenRecords(),
		toldAt: 0,
		savedAt: 0,
		isAboutToTell: false,
		begun: [],
	};
	memories.set(key, memory);
	return memory;
}

/** Has a memory be of the endpoint of a state, unless its own is a later one, and takes over what else the state says. */
export function attach(memory: Memory, state: TriggerState): void {
	if (!laterEndpoint(memory, state)) Object.assign(memory, endpointIn(state));
	learn(memory, state);
}

/** Has a memory be of no endpoint. */
export function detach(memory: Memory): void {
	Object.assign(memory, endpointIn({ endpointAt: memory.endpointAt }));
}

/**
 * The endpoint of a memory, where a state has one of before: n8n saves static data as a whole, so that a request that has read
 * them before an activation wipes out what that has saved.
 */
export function laterEndpoint(memory: Memory, { endpointAt = 0 }: TriggerState): KeptEndpoint | undefined {
	const isLater = memory.endpointId !== undefined && (memory.endpointAt ?? 0) > endpointAt;
	return isLater ? endpointIn(memory) : undefined;
}

function endpointIn(state: KeptEndpoint): KeptEndpoint {
	return Object.fromEntries(OF_ENDPOINT.map((key) => [key, state[key]]));
}

/** Takes over what other processes have saved. */
export function learn(memory: Memory, { recent, changed, once, since, readTo }: TriggerState): void {
	memory.events.learn(recent, 'ran');
	memory.changed.learn(changed);
	memory.once.learn(once);
	memory.since = latest(memory.since, since);
	memory.readTo = latest(memory.readTo, readTo);
}

/**
 * What is sure for a restart: the events whose runs are stored, and how far back the event log is to be read for
 * the others. Where runs take place elsewhere, those that were taken a while ago count as stored.
 */
export function toState(memory: Memory): Sure {
	const sure: Known[] = [];
	let readTo = memory.readTo && Math.min(memory.readTo, memory.rereadFrom ?? memory.readTo);
	for (const known of memory.events.all()) {
		if (isSure(known)) sure.push(known);
		else if (readTo !== undefined) readTo = Math.min(readTo, known.at);
	}
	// What can come again neither from ClickFunnels nor out of the log: n8n 1 copies static data into each execution that it keeps.
	const settled = Math.max((readTo ?? 0) - TIMES.logLag, memory.since ?? 0);
	const isPast = ({ at }: Known) => at < settled && Date.now() - at > TIMES.remembered;
	const kept = [false, true].map((is) => sure.filter((one) => !isPast(one) && isAwaited(one) === is));
	const cut = new Set([...sure.filter(isPast), ...kept.flatMap(tooMany)]);
	for (const known of cut) {
		memory.events.forget(known);
		// Whatever is older is not told from what is forgotten; after a restart, events are known to the second.
		memory.since = latest(memory.since, Math.floor(known.at / 1000) * 1000 + 999);
	}
	const recent = memory.events.write(sure.filter((known) => !cut.has(known)));
	return { recent, ...shown(memory, isSure), since: memory.since, readTo };
}

/** What events have shown of records, of those whose runs are stored. */
function shown(memory: Memory, isStored: (known: Known) => boolean): Pick<Sure, 'changed' | 'once'> {
	return { changed: memory.changed.toText(isStored), once: memory.once.toText(isStored) };
}

/**
 * Gives what will be sure once the run of an event is stored, as often as it is asked. What it is beside the event is worked out
 * once for all that come within some milliseconds.
 */
export function toStateWith(memory: Memory, stored: Known): () => Sure {
	const itsShown = shown(memory, (known) => known === stored || isSure(known));
	return () => {
		if (!memory.sure || !isNow(memory.sure.at, TIMES.sure)) {
			memory.sure = { at: Date.now(), state: toState(memory) };
		}
		const { state } = memory.sure;
		return { ...state, ...itsShown, recent: [state.recent, rowOf(stored)].filter(Boolean).join(' ') };
	};
}

/** The oldest events that are more than are remembered. */
const tooMany = (events: Known[]): Known[] => events.slice(0, Math.max(0, events.length - REMEMBERED));

/** Whether an event was caught up that ClickFunnels may still deliver: newer ones must not push it out. */
function isAwaited({ sources, at }: Known): boolean {
	return !sources.includes('delivery') && Date.now() - at < TIMES.triedAgain;
}

/** What is told to other processes: also the events whose runs nobody has seen yet. */
export function toNote(memory: Memory): Note {
	const isUnsure = (known: Known) => known.state === 'taken' && !isSure(known);
	return { ...toState(memory), taken: toText(memory.events.all().filter(isUnsure)) };
}

/** Takes over what another process tells. */
export function learnNote(memory: Memory, note: Note): void {
	learn(memory, note);
	memory.events.learn(note.taken, 'taken');
}

/** Forgets an event whose run n8n could not store, with all that it has shown. */
export function forget(memory: Memory, known: Known): void {
	memory.events.forget(known);
	memory.changed.release(known);
	memory.once.release(known);
}

function isSure({ state, seen }: Known): boolean {
	return state === 'ran' || (state === 'taken' && !runsHere() && isOverdue(seen));
}

/** Has events whose runs should have begun here long ago be read again: n8n could not store them. */
export function forgetUnconfirmed(memory: Memory): void {
	if (!runsHere()) return;
	for (const known of memory.events.all()) {
		if (known.state !== 'taken' || !isOverdue(known.seen)) continue;
		forget(memory, known);
		memory.rereadFrom = Math.min(memory.rereadFrom ?? known.at, known.at);
	}
}

const isOverdue = (seen: number): boolean => Date.now() - seen > TIMES.confirmed;

function latest(one: number | undefined, other: unknown): number | undefined {
	if (typeof other !== 'number' || !Number.isFinite(other)) return one;
	return one === undefined ? other : Math.max(one, other);
}
