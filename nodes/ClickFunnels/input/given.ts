/** Whether the user set a value: added but empty fields are left out, never sent. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/** An object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Blanks of all sorts, line breaks and characters that nobody sees: they come along when text is copied. */
const UNSEEN = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/** Text without the blanks and unseen characters around it. */
export function bare(text: string): string {
	// One by one: an expression for the end would take ages over a long run of blanks inside.
	let start = 0;
	let end = text.length;
	while (start < end && UNSEEN.test(text.charAt(start))) start++;
	while (end > start && UNSEEN.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}

/** A list from an array, from text that is a JSON list, or from text separated by commas. */
export function toList(value: unknown): unknown[] {
	const list = typeof value === 'string' ? textList(value) : Array.isArray(value) ? value : [value];
	return list.map((one: unknown) => (typeof one === 'string' ? bare(one) : one)).filter(isSet);
}

function textList(text: string): unknown[] {
	const read = /^\s*\[/.test(text) ? parsed(text) : undefined;
	return Array.isArray(read) ? read : text.split(',');
}

/** What JSON text stands for; undefined where it is none. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
