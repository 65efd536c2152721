import type { IPollFunctions } from 'n8n-workflow';

import type { Verdict } from '../conditions/onlyWhen';
import { byConnection } from '../gateway/connection';
import { collection, parameter } from '../input/collection';
import type { InputContext, Read } from '../input/context';
import { fieldValue } from '../input/fields';
import { isSet } from '../input/given';
import { readId } from '../input/ids';
import { readOption } from '../input/option';
import { isExpression, rawInside } from '../input/raw';
import { guarded, missing, nothingGiven } from '../input/refusal';
import { readConnection } from '../input/settings';
import type { Row } from '../table/api';
import type { Kind } from '../table/kind';
import { idLabel } from '../table/names';
import {
	MOST,
	MOST_NAME,
	OUTPUT_CHOICE,
	RECORD,
	START_DATE,
	START_DATE_NAME,
	START_FROM,
	TRIGGER_ON,
	type Choice,
} from './choices';
import { readOnlyWhen } from './onlyWhen';
import { impliedWorkspace } from './place';
import { parentOf, pathOf, RECORDS, type PolledRecord } from './records';
import type { TriggerOn } from './wanted';

/** From when on records count: now, all, or a moment as milliseconds since 1970. */
export type Start = 'now' | 'all' | number;

/** What the user asks of the node. */
export interface Asked {
	/** By the connection that the user chose. */
	context: IPollFunctions;
	record: PolledRecord;
	/** The list's path below the API's root, encoded. */
	path: string;
	triggerOn: TriggerOn;
	/** Whether a row meets the conditions. */
	verdictOf: (row: Row) => Verdict;
	start: Start;
	/** Which list is looked at, how and from when on: where it differs, nothing is known of it yet. */
	of: string;
	isRaw: boolean;
	most: number;
}

/**
 * Reads the parameters of the node.
 * @throws NodeOperationError that names the one that is missing or can't be meant
 * @throws NodeApiError when the only workspace is to be looked up and can't be
 */
export async function askedOf(own: IPollFunctions): Promise<Asked> {
	const read: Read = (name, fallback = null) => own.getNodeParameter(name, fallback) as unknown;
	const input: InputContext = { node: own.getNode(), itemIndex: 0, timezone: own.getTimezone() };
	const choice = (one: Choice) => chosen(one, read, input);
	const record = RECORDS.find(({ value }) => value === choice(RECORD)) as PolledRecord;
	const triggerOn = choice(TRIGGER_ON) as TriggerOn;
	const verdictOf = readOnlyWhen(record, read, input);
	const start = startOf(choice(START_FROM), read, input);
	const isRaw = choice(OUTPUT_CHOICE) === 'raw';
	const most = mostOf(read, input);
	const connection = readConnection(read, input);
	const context = byConnection(own, connection);
	const parent = parentOf(record) ?? record.parent;
	const parentId = recordId(parent, read, input) ?? (await impliedWorkspace(own, context));
	const path = pathOf(record, parentId);
	// An expression such as "yesterday" gives another date each day, and is the same wish.
	const { [START_FROM.name]: from, [START_DATE_NAME]: date } = input.node.parameters;
	const of = JSON.stringify([path, connection, triggerOn, from, start !== 'now' && start !== 'all' && date]);
	return { context, record, path, triggerOn, verdictOf, start, of, isRaw, most };
}

function chosen({ name, label, options, initial }: Choice, read: Read, input: InputContext): string {
	const { value, at } = parameter(read, { name, label, fallback: initial }, input);
	if (!isSet(value)) throw missing(at);
	return guarded(at, () => readOption(value, options, at));
}

function startOf(from: string, read: Read, input: InputContext): Start {
	if (from !== 'date') return from as Start;
	const { label } = START_DATE;
	const { value, at } = parameter(read, { name: START_DATE_NAME, label }, input);
	const date = fieldValue(START_DATE, value, at);
	if (typeof date !== 'string') throw missing(at);
	return Date.parse(date);
}

function mostOf(read: Read, input: InputContext): number {
	const { entered, at } = collection(read, { name: 'options', label: 'Options' }, input);
	const raw = rawInside(at.raw, MOST_NAME);
	const most = fieldValue(MOST, entered[MOST_NAME], { ...at, label: MOST.label, raw });
	return typeof most === 'number' ? most : Number(MOST.initial);
}

/** @returns undefined where the only workspace is meant */
function recordId(
	{ kind, property, implied }: { kind: Kind; property: string; implied?: boolean },
	read: Read,
	input: InputContext,
): string | undefined {
	const { value, at } = parameter(read, { name: property, label: idLabel(kind), fallback: '' }, input);
	const id = guarded(at, () => readId(value, kind, at));
	if (id === undefined && isExpression(at.raw)) throw nothingGiven(at, `the only ${kind.name.toLowerCase()}`);
	if (id === undefined && !implied) throw missing(at);
	return id;
}
