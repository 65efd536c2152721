import type { Row } from '../../table/api';
import { snakeCase } from '../../table/words';

/** The rows of a CSV file (RFC 4180), the first of which is its head; each when it is asked for. */
export function* cellsIn(text: string): Generator<string[]> {
	let cells: string[] = [];
	// A cell, quoted or not, and what ends it: there is always one.
	const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^,\r\n]*))(,|\r?\n|\r|$)/gy;
	cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
	while (cell.lastIndex < text.length) {
		const [, quoted, plain = '', end] = cell.exec(text) as Array<string | undefined>;
		cells.push(quoted?.replace(/""/g, '"') ?? plain);
		if (end === ',' && cell.lastIndex < text.length) continue;
		if (end === ',') cells.push('');
		if (cells.length > 1 || cells[0] !== '') yield cells;
		cells = [];
	}
}

/**
 * The keys of a file's columns: those that were asked for, of which the head shows readable names; where it names one in
 * another way, the place tells.
 */
export function keysOf(head: string[], asked: string[]): string[] {
	const plain = head.map((name) => snakeCase(name));
	const known = new Map(asked.map((key) => [snakeCase(key), key]));
	return plain.map((name, place) => {
		const named = known.get(name);
		if (named !== undefined) return named;
		const here = asked[place];
		const isHere = head.length === asked.length && !plain.includes(snakeCase(here));
		return isHere ? here : name;
	});
}

/** A row of cells as a record; an empty cell is null. */
export function recordOf(keys: string[], cells: string[]): Row {
	return Object.fromEntries(keys.map((key, place) => [key, cells[place] || null]));
}
