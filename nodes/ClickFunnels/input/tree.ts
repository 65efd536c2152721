import type { IDataObject } from 'n8n-workflow';

import { ENTRIES, FROM_JSON } from '../table/formats';
import type { Parameter } from './context';
import { isObject, isSet } from './given';
import { readJson } from './json';
import { refuseLostKeys } from './lostKeys';
import { hasExpression, rawInside } from './raw';
import { badInput, nothingGiven, shown } from './refusal';
import { readText } from './text';

/** A key that may lead inside, as Rails writes it: `contact[name]`, `tag_ids[]`. */
const KEY = /^[^[\]]+(?:\[[^[\]]+\])*(?:\[\])?$/;

/**
 * An object out of rows, whose keys may lead inside, or out of JSON; undefined for nothing.
 * @param withoutIt what a value means that is left out: then an expression that gives none is refused
 * @throws NodeOperationError that names what can't be sent
 */
export function readTree(value: unknown, at: Parameter, withoutIt?: string): IDataObject | undefined {
	const isClicked = isObject(value) && (Object.hasOwn(value, ENTRIES) || Object.hasOwn(value, FROM_JSON));
	const rows = isClicked ? listOf(value[ENTRIES]) : [];
	const jsons = (isClicked ? listOf(value[FROM_JSON]).map(jsonIn) : [value]).filter(isSet);
	if (jsons.length + Math.min(rows.length, 1) > 1) {
		throw badInput(at, 'there is more than one', 'Fill in entries, or one JSON.');
	}
	const tree = jsons.length > 0 ? readJson(jsons[0], at) : fromRows(rows, at, withoutIt);
	if (!isObject(tree)) {
		throw badInput(at, `${shown(tree)} is not an object`, 'Use an object such as {"key": "value"}.');
	}
	refuseLostKeys(tree, at);
	if (withoutIt && hasExpression(at.raw) && hasNothing(tree)) throw nothingGiven(at, withoutIt);
	return Object.keys(tree).length > 0 ? (tree as IDataObject) : undefined;
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : isSet(value) ? [value] : [];
}

function jsonIn(one: unknown): unknown {
	return isObject(one) && Object.hasOwn(one, FROM_JSON) ? one[FROM_JSON] : one;
}

function hasNothing(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return !isSet(value);
	return Object.values(value).some(hasNothing);
}

function fromRows(rows: unknown[], at: Parameter, withoutIt?: string): Record<string, unknown> {
	const tree = emptyObject();
	for (const [index, row] of rows.entries()) {
		const { key, value } = isObject(row) ? row : {};
		const raw = rawInside(rawInside(rawInside(at.raw, ENTRIES), index), 'value');
		if (!isSet(key) && !isSet(value)) continue;
		if (!isSet(key)) throw badInput(at, 'an entry has no key', 'Enter a key, or remove the entry.');
		const name = readText(key, at, true) ?? '';
		const place = { ...at, label: `${at.label} ${shown(name)}`, raw };
		if (withoutIt && !isSet(value) && hasExpression(raw)) throw nothingGiven(place, withoutIt);
		if (value === undefined || value === null) continue;
		const content = typeof value === 'string' ? readText(value, place) : readJson(value, place);
		put(tree, { name, content }, place);
	}
	return plain(tree);
}

/** Without a prototype, so that any key is one like the others. */
function emptyObject(): Record<string, unknown> {
	return Object.create(null) as Record<string, unknown>;
}

/** The same as an object like others, which n8n's request helper wants. */
function plain(tree: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(tree).map(([key, one]) => [
			key,
			isObject(one) && Object.getPrototypeOf(one) === null ? plain(one) : one,
		]),
	);
}

/** Puts a value where its key leads. */
function put(
	tree: Record<string, unknown>,
	{ name, content }: { name: string; content: unknown },
	at: Parameter,
): void {
	if (!KEY.test(name)) {
		throw badInput(
			at,
			'the key can’t be read',
			'Write what is inside as contact[name] and lists as tag_ids[]; enter what lies deeper as JSON.',
		);
	}
	const keys = name.split(/[[\]]+/).filter(isSet);
	const last = String(keys.pop());
	let place = tree;
	for (const key of keys) {
		const next = (place[key] ??= emptyObject());
		if (!isObject(next)) throw severalTimes(at);
		place = next;
	}
	if (!name.endsWith('[]')) {
		if (last in place) throw severalTimes(at);
		place[last] = content;
		return;
	}
	const values = (place[last] ??= []);
	if (!Array.isArray(values)) throw severalTimes(at);
	values.push(content);
}

function severalTimes(at: Parameter) {
	return badInput(at, 'there are several entries for it', 'For a list, write the key with [] in each entry.');
}
