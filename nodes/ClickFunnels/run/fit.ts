import type { IDataObject } from 'n8n-workflow';

/** How much is kept of what is long: characters of a text, and entries of a list or of an object inside. */
interface Measure {
	text: number;
	entries: number;
}

/** From much to little: the first that is short enough is taken. */
const MEASURES: Measure[] = [
	{ text: 400, entries: 20 },
	{ text: 200, entries: 10 },
	{ text: 100, entries: 5 },
	{ text: 50, entries: 3 },
	{ text: 30, entries: 1 },
];

/** Characters of a value as JSON, as a language model reads it. */
export function lengthOf(value: unknown): number {
	return (JSON.stringify(value) as string | undefined)?.length ?? 0;
}

/**
 * A record in at most so many characters of JSON: long texts and lists are cut, each with a mark that says how
 * much more there is.
 */
export function fitted(record: IDataObject, most: number): IDataObject {
	if (lengthOf(record) <= most) return record;
	for (const measure of MEASURES) {
		const shorter = mapped(record, (value) => cut(value, measure));
		if (lengthOf(shorter) <= most) return shorter;
	}
	return withoutLongest(
		mapped(record, (value) => cut(value, MEASURES[MEASURES.length - 1])),
		most,
	);
}

function cut(value: unknown, measure: Measure): unknown {
	if (typeof value === 'string') return cutText(value, measure.text);
	if (typeof value !== 'object' || value === null) return value;
	const { entries: most } = measure;
	if (Array.isArray(value)) {
		const kept = value.slice(0, most).map((entry) => cut(entry, measure));
		return value.length > most ? [...kept, `… (${value.length - most} more)`] : kept;
	}
	const entries = Object.entries(value);
	const kept = mapped(Object.fromEntries(entries.slice(0, most)), (inner) => cut(inner, measure));
	return entries.length > most ? { ...kept, '…': `${entries.length - most} more` } : kept;
}

function cutText(text: string, most: number): string {
	if (text.length <= most) return text;
	// Half of a character that takes two units is left out.
	const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
	const mark = `… (${text.length - kept.length} more characters)`;
	return kept.length + mark.length < text.length ? kept + mark : text;
}

/** For records of very many fields: the longest, of equal ones the last, are left out, and it says how many. */
function withoutLongest(record: IDataObject, most: number): IDataObject {
	const left = new Map(Object.entries(record));
	const byLength = [...left]
		.reverse()
		.sort(([, a], [, b]) => lengthOf(b) - lengthOf(a))
		.map(([key]) => key);
	let shorter = record;
	for (const [index, key] of byLength.entries()) {
		if (lengthOf(shorter) <= most) break;
		left.delete(key);
		shorter = { ...Object.fromEntries(left), '…': `${index + 1} more` };
	}
	return shorter;
}

function mapped(record: IDataObject, to: (value: unknown) => unknown): IDataObject {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)])) as IDataObject;
}
