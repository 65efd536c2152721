import type { IDataObject, JsonObject } from 'n8n-workflow';

import type { Writer } from './answerMeanings';

/** What an answer of 404 says that its status does not say: nothing. */
export const ADDS_NOTHING = /^((record|resource) )?not found\.?$/i;

/** So much of a page is read: its style sheets and scripts stand before its words. */
const LONGEST_READ = 50_000;

/** So much of an answer stands in a message. */
const LONGEST_SHOWN = 250;

/** What ClickFunnels says of an address that it does not have (ClickFunnels behaviour: errors). */
const NO_ROUTE = /^no such route\b/i;

/** What ClickFunnels puts before its words: the status in words (ClickFunnels behaviour: errors). */
const PREFIX = /^(bad request|request unprocessable):\s*/i;

/**
 * Who wrote an answer, and its text (contract/maton.json, `errors.tellApart`; ClickFunnels behaviour: errors):
 * Maton sends `{error: {message, code}}` or `{message, type, code}`; what else is JSON is of ClickFunnels, such
 * as `{error: "text"}` or `{name: ["is taken"]}`; a firewall or proxy sends HTML or plain text.
 */
export function readText(body: unknown): { writer: Writer; text: string } {
	if (typeof body === 'string') {
		// What begins like JSON is an answer of the API that was cut off.
		const isPage = body.trim() !== '' && !/^\s*[[{]/.test(body);
		return { writer: isPage ? 'between' : 'clickFunnels', text: beginningOf(body) };
	}
	if (typeof body !== 'object' || body === null) return { writer: 'clickFunnels', text: '' };
	const { error, errors, message } = body as Partial<JsonObject>;
	const ofMaton = [error, body].find(isMatons);
	if (ofMaton) return { writer: 'maton', text: firstWords(ofMaton.message) };
	const named = firstWords([error, errors].filter((one) => one !== true && saysSomething(one)));
	const text = named || firstWords(typeof message === 'string' ? message : body);
	return { writer: NO_ROUTE.test(text) ? 'between' : 'clickFunnels', text: text.replace(PREFIX, '') };
}

/** ClickFunnels may name a field `message` as well, but gives it neither a code nor a type. */
function isMatons(value: unknown): value is { message: unknown } {
	if (typeof value !== 'object' || value === null || !('message' in value)) return false;
	const { code, type } = value as IDataObject;
	const isCode = typeof code === 'number' || (typeof code === 'string' && /^\d+$/.test(code));
	return isCode || (typeof type === 'string' && type !== '');
}

/**
 * The words by which an answer takes back what its status says: `error` or `errors` and no record.
 *
 * @returns undefined where it holds a record, or nothing of the sort
 */
export function refusalIn(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || 'id' in body) return undefined;
	const { error, errors } = body as Partial<JsonObject>;
	return [error, errors].some(saysSomething) ? readText(body).text : undefined;
}

function saysSomething(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return Boolean(value);
	return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

/**
 * The beginning of what an answer holds: of a page the words without its markup, else text or JSON. What stands
 * in headers of a request and the signing secret of a webhook endpoint stay hidden. However large a value is,
 * little of it is looked at.
 */
export function beginningOf(body: unknown): string {
	return typeof body === 'string'
		? firstWords(withoutMarkup(body.slice(0, LONGEST_READ)))
		: firstWords(jsonOf(body, 2 * LONGEST_SHOWN));
}

/**
 * The same of what an answer says, in words: `field: text; other: text`. A text is taken as it is: ClickFunnels
 * names markup of the user's in its words.
 */
export function firstWords(value: unknown): string {
	return shortened(
		inWords(value, { characters: LONGEST_READ, values: LONGEST_SHOWN })
			.replace(
				/(webhook_secret|authorization|maton-connection)([\s"'\\]{0,9}[:=]>?[\s"'\\]{0,9})(?:(?:bearer|basic)\s+)?[^\s"'\\,;<}]+/gi,
				'$1$2...',
			)
			.replace(/\b(bearer|basic) [^\s"'\\,;<}]{3,}/gi, '$1 ...')
			.replace(/\s+/g, ' ')
			.trim(),
		LONGEST_SHOWN,
	);
}

/** Each of these takes all that it looks at, to the end where nothing closes: so nothing is looked at twice. */
function withoutMarkup(page: string): string {
	return page
		.replace(/<(head|style|script)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
		.replace(/<[a-z/!?][^>]*(?:>|$)/gi, ' ');
}

/** A text that has no more than so many characters. */
export function shortened(text: string, longest: number): string {
	if (text.length <= longest) return text;
	// Half of a character that takes two would be shown as another one.
	return `${text.slice(0, longest - 3).replace(/[\uD800-\uDBFF]$/, '')}...`;
}

/** How much of a value is still read. */
interface Left {
	characters: number;
	values: number;
}

/** Rails' key for what is wrong with the record as a whole. */
const UNNAMED = 'base';

/** Keys whose values nobody may see. */
const HIDDEN = /^(webhook_secret|authorization|maton-connection)$/i;

/** Texts of lists joined by commas, and those of keys, with their keys before them, by semicolons. */
function inWords(value: unknown, left: Left): string {
	left.values -= 1;
	if (left.values < 0 || left.characters <= 0 || value === undefined || value === null) return '';
	if (typeof value !== 'object') {
		const text = String(value).slice(0, left.characters);
		left.characters -= text.length;
		return text;
	}
	const isList = Array.isArray(value);
	const names: Array<string | number> = isList ? [...value.slice(0, left.values).keys()] : Object.keys(value);
	const parts: string[] = [];
	for (const name of names.slice(0, left.values)) {
		const inner = (value as Record<string | number, unknown>)[name];
		const words = !isList && HIDDEN.test(String(name)) ? '...' : inWords(inner, left);
		if (words !== '')
			parts.push(isList || name === UNNAMED ? words : `${String(name).slice(0, LONGEST_SHOWN)}: ${words}`);
	}
	return parts.join(isList ? ', ' : '; ');
}

/** JSON as long as is wanted or a little longer, and no deeper, however large and deep the value is. */
function jsonOf(value: unknown, wanted: number): string {
	if (typeof value === 'string') return JSON.stringify(value.slice(0, wanted));
	if (typeof value !== 'object' || value === null) return String(value);
	const isList = Array.isArray(value);
	const entries: Array<[string, unknown]> = isList
		? value.slice(0, wanted).map((entry) => ['', entry])
		: Object.keys(value)
				.slice(0, wanted)
				.map((key) => [`${JSON.stringify(key.slice(0, wanted))}:`, (value as IDataObject)[key]]);
	let text = isList ? '[' : '{';
	for (const [name, entry] of entries) {
		if (text.length >= wanted) return text;
		text += `${text.length > 1 ? ',' : ''}${name}`;
		text += jsonOf(entry, wanted - text.length);
	}
	return text + (isList ? ']' : '}');
}
