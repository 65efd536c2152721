import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../input/given';
import type { Known } from './walk';

/** What is kept of a node between two polls, in the workflow's static data: all of it plain JSON. */
export interface PollState {
	/** Which list, in which way, it is about. */
	of: string;
	/** Milliseconds since 1970: what was made before does not count as new. */
	since?: number;
	known: Known;
}

/**
 * What is kept of a list.
 * @param data the node's part of the static data, whatever it holds
 * @param of which list, in which way
 * @returns undefined where nothing is: it is of another one, or can't be read
 */
export function readState(data: IDataObject, of: string): PollState | undefined {
	const { known, since } = data;
	if (data.of !== of || !isObject(known) || !isObject(known.seen)) return undefined;
	const { floor, seen } = known;
	if (!isFloor(floor) || !(since === undefined || isNumber(since))) return undefined;
	const named = Object.entries(seen).filter((entry): entry is [string, number] => isNumber(entry[1]));
	return { of, since, known: { floor, seen: Object.fromEntries(named) } };
}

function isFloor(value: unknown): value is Known['floor'] {
	return value === undefined || (Array.isArray(value) && value.length === 2 && value.every(isNumber));
}

function isNumber(value: unknown): value is number {
	return Number.isFinite(value);
}

/** Keeps the state of a list, in place of all that was kept before. n8n saves it when it starts the run. */
export function writeState(data: IDataObject, state: PollState): void {
	for (const key of Object.keys(data)) if (!(key in state)) delete data[key];
	Object.assign(data, state);
}
