import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../input/given';
import type { Members } from './late';
import type { Known } from './walk';

/** What is kept of a node between two polls, in the workflow's static data: all of it plain JSON. */
export interface PollState {
	/** Which list, in which way, it is about. */
	of: string;
	/** Milliseconds since 1970: what was made before does not count as new. */
	since?: number;
	known: Known;
	/** Where new records may come late. */
	members?: Members;
}

/**
 * What is kept of a list.
 * @param data the node's part of the static data, whatever it holds
 * @param of which list, in which way
 * @param hasMembers whether new records may come late into it
 * @returns undefined where nothing is: it is of another one, or can't be read
 */
export function readState(data: IDataObject, of: string, hasMembers: boolean): PollState | undefined {
	const { since } = data;
	const known = readKnown(data.known);
	const members = readMembers(data.members);
	if (data.of !== of || !known || !isNumberOrNone(since)) return undefined;
	if (hasMembers !== (members !== undefined)) return undefined;
	return { of, known, ...(since !== undefined && { since }), ...(members && { members }) };
}

function readKnown(value: unknown): Known | undefined {
	if (!isObject(value) || !isObject(value.seen) || !isFloor(value.floor)) return undefined;
	const seen = Object.entries(value.seen).filter((entry): entry is [string, number] => isNumber(entry[1]));
	return { floor: value.floor, seen: Object.fromEntries(seen) };
}

function readMembers(value: unknown): Members | undefined {
	if (!isObject(value) || !Array.isArray(value.ids) || !isNumberOrNone(value.low)) return undefined;
	const byChange = readKnown(value.byChange);
	return byChange && { ids: value.ids.filter(isNumber), low: value.low, byChange };
}

function isFloor(value: unknown): value is Known['floor'] {
	return value === undefined || (Array.isArray(value) && value.length === 2 && value.every(isNumber));
}

function isNumberOrNone(value: unknown): value is number | undefined {
	return value === undefined || isNumber(value);
}

function isNumber(value: unknown): value is number {
	return Number.isFinite(value);
}

/** Keeps the state of a list, in place of all that was kept before. n8n saves it when it starts the run. */
export function writeState(data: IDataObject, state: PollState): void {
	for (const key of Object.keys(data)) if (!(key in state)) delete data[key];
	Object.assign(data, state);
}
