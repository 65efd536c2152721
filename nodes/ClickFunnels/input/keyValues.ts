import type { IDataObject } from 'n8n-workflow';

import type { Parameter } from './context';
import { isObject, isSet } from './given';
import { entriesIn, type Given } from './groups';
import { isMoment } from './moment';
import { rawInside } from './raw';
import { badInput, shown } from './refusal';
import { readText } from './text';
import { chosenIn } from './locator';

/** A key with what it is to hold, as they were given. */
interface Pair {
	key: unknown;
	content: unknown;
	/** What the node keeps of each. */
	raw: { key: unknown; content: unknown };
	/** Whether it was given as a pair, not as a key of an object. */
	isPair: boolean;
}

/**
 * Keys with texts: the entries of the editor, an object, or a list of entries; undefined for none. What holds
 * nothing is left out.
 * @param lists whether a value may be a list of texts
 * @throws NodeOperationError that names the key whose value can't be sent
 */
export function readKeyValues(value: unknown, at: Parameter, lists = false): IDataObject | undefined {
	const texts: Array<[string, string]> = [];
	for (const { key, content, raw, isPair } of entriesIn(value, at).flatMap((one) => pairsOf(one, at))) {
		const isNothing = !isSet(content);
		if (!isSet(key) && isNothing) continue;
		const name = isSet(key)
			? readText(key, { ...at, label: `${at.label}, a key`, raw: raw.key }, true)
			: undefined;
		if (name === undefined) {
			throw badInput(at, 'an entry has no key', 'Enter a key for each entry, or remove the entry.');
		}
		// An empty text empties what the key holds; null and undefined are nothing at all.
		if (content === undefined || content === null) continue;
		const place = { ...at, label: `${at.label} ${shown(name)}`, raw: raw.content };
		const text = lists && Array.isArray(content) ? asOneText(content, place) : readText(content, place);
		if (!isPair && texts.some(([other]) => other === name)) throw severalTimes(at, name);
		texts.push([name, text ?? '']);
	}
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

/** A list as what a person would type in its place. */
function asOneText(list: unknown[], at: Parameter): string {
	const texts = list.map((one) => readText(one, at) ?? '');
	return texts.some((one) => one.includes(',')) ? JSON.stringify(texts) : texts.join(', ');
}

/** Several objects with the same keys are rows of a table rather than what belongs together. */
function severalTimes(at: Parameter, name: string) {
	return badInput(
		at,
		`several entries hold ${shown(name)}, of which only one can be sent`,
		'Use one object, or entries such as {"key": "plan", "value": "gold"}.',
	);
}

function pairsOf({ entry, raw, isClicked }: Given, at: Parameter): Pair[] {
	if (!isObject(entry) || isMoment(entry)) {
		throw badInput(
			at,
			`${shown(entry)} is not an object`,
			'Fill in keys and values, or use an expression that gives an object.',
		);
	}
	const called = (wanted: string) => Object.keys(entry).find((key) => key.toLowerCase() === wanted);
	const [key, content] = [called('key'), called('value')];
	// A row of a table may hold more than the two.
	if (isClicked || (key !== undefined && content !== undefined)) {
		const kept = { key: rawInside(raw, 'key'), content: rawInside(raw, 'value') };
		return [
			{ key: chosenIn(entry[key ?? 'key']), content: entry[content ?? 'value'], raw: kept, isPair: true },
		];
	}
	return Object.entries(entry).map(([name, held]) => ({
		key: name,
		content: held,
		raw: { key: raw, content: raw },
		isPair: false,
	}));
}
