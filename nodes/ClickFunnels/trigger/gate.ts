import { CHANGED_FIELDS } from '../conditions/conditions';
import { onlyWhenOf, verdictOf, type OnlyWhen, type Verdict } from '../conditions/onlyWhen';
import type { InputContext, Read } from '../input/context';
import { displayName } from '../table/names';
import { digestOf } from './digest';
import type { Source, TriggerEvent } from './event';
import type { Known } from './known';
import type { Memory } from './memory';
import type { DeliveryOptions } from './options';
import { markOf, personIn, showsSome, subjectIn } from './record';
import type { SeenRecords } from './seen';
import { subjectOf } from './subjects';

/** What decides whether an event that is genuine and new starts the workflow. */
export interface Gate {
	onlyWhen: OnlyWhen;
	/** Within how many seconds a contact starts it once; 0: always. */
	onceWithin: number;
}

/** What an event shows of a record, to be held against what was seen of it before. */
interface Claim {
	seen: SeenRecords;
	key: string;
	mark: string;
	/** Records that count as the same one. */
	near: string[];
}

/** What comes of an event at a gate. */
export interface Passage extends Verdict {
	/** To be remembered with the event, once it is about to start the workflow. */
	claims: Claim[];
}

/** The gate that the node's parameters make; what an expression has spoiled holds nothing back. */
export function gateOf(read: Read, input: InputContext, { onceWithin }: DeliveryOptions): Gate {
	return { onlyWhen: onlyWhenOf(read, input), onceWithin };
}

/**
 * Another event of the same record whose run n8n is just storing. It is to be waited for: it may go wrong.
 * @returns undefined where there is none
 */
export function runBefore(gate: Gate, memory: Memory, event: TriggerEvent): Promise<void> | undefined {
	return claimsOf(gate, memory, event)
		.flatMap(({ seen, near }) => near.map((key) => seen.find(key)?.by))
		.find((known) => known?.state === 'starting')?.settled;
}

/** Whether an event may start the workflow; what was seen of its record before is taken into account. */
export function passageOf(gate: Gate, memory: Memory, event: TriggerEvent): Passage {
	const { refused, unchecked: left } = statelessly(gate, event);
	const unchecked = [...left, ...(isBlind(gate.onlyWhen, event) ? [displayName(CHANGED_FIELDS)] : [])];
	const { changed, once } = memory;
	const claims = claimsOf(gate, memory, event);
	if (refused) {
		followChange(changed, claims, event);
		return { refused, unchecked, claims: [] };
	}
	for (const { seen, key, mark, near } of claims) {
		if (seen === once && near.some((one) => isWithin(gate.onceWithin, seen.find(one)?.at, event.at))) {
			return { refused: 'Once per Record: the contact has just started the workflow', unchecked, claims: [] };
		}
		const last = seen.find(key);
		if (seen === changed && last?.mark === mark) {
			// An older change that comes late is then known to be one.
			Object.assign(last, { at: Math.max(last.at, event.at), row: undefined });
			return { refused: 'Only When: none of Fields Changed was changed', unchecked, claims: [] };
		}
	}
	return { unchecked, claims };
}

/**
 * What the conditions refuse has changed its record all the same: the way back is a change, too. It is as sure as what was
 * seen before, since that may have to be taken back.
 */
function followChange(changed: SeenRecords, claims: Claim[], { at }: TriggerEvent): void {
	for (const { seen, key, mark } of claims) {
		const last = seen === changed ? seen.find(key) : undefined;
		if (last) seen.see(key, { mark, at, by: last.by });
	}
}

/** The same without a memory, as while the editor listens. */
export function statelessly({ onlyWhen }: Gate, { body, type }: TriggerEvent): Verdict {
	const subjectType = subjectOf(type) ?? String(body.subject_type);
	return verdictOf(onlyWhen, { subjectType, data: body.data, event: body });
}

/** Remembers what an event that starts the workflow shows. */
export function claim({ claims }: Passage, by: Known): void {
	for (const { seen, key, mark } of claims) seen.see(key, { mark, at: by.at, by });
}

/** Remembers an event that is not to start the workflow, so that it does not count as missed. */
export function settle(memory: Memory, event: TriggerEvent, source: Source): void {
	const known = memory.events.findById(event) ?? memory.events.add(event, source, 'ran');
	known.state = 'ran';
}

function claimsOf({ onlyWhen, onceWithin }: Gate, { changed, once }: Memory, event: TriggerEvent): Claim[] {
	const claims: Claim[] = [];
	const { body, at } = event;
	if (onlyWhen.changed.length > 0 && !isBlind(onlyWhen, event)) {
		// With other fields the marks mean something else.
		const key = digestOf([subjectIn(body), onlyWhen.changed]);
		claims.push({ seen: changed, key, mark: markOf(body.data, onlyWhen.changed), near: [key] });
	}
	if (onceWithin > 0) {
		// A span of time has one event at most that started the workflow, whatever the order in which they come.
		const span = Math.floor(at / (onceWithin * 1000));
		const keyOf = (one: number) => digestOf([personIn(body), onceWithin, one]);
		const near = [span - 1, span, span + 1].map(keyOf);
		claims.push({ seen: once, key: near[1], mark: '', near });
	}
	return claims;
}

/** Whether fields must have changed, and the record shows none of them: they may be misspelled. */
function isBlind({ changed }: OnlyWhen, { body: { data } }: TriggerEvent): boolean {
	return changed.length > 0 && !showsSome(data, changed);
}

function isWithin(seconds: number, one: number | undefined, other: number): boolean {
	return one !== undefined && Math.abs(one - other) < seconds * 1000;
}
