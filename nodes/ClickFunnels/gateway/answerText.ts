import type { IDataObject, JsonObject } from 'n8n-workflow';

import type { Writer } from './answerMeanings';

/** So much of a page is read: its style sheets and scripts stand before its words. */
const LONGEST_READ = 50_000;

/** So much of an answer stands in a message. */
const LONGEST_SHOWN = 250;

/** What ClickFunnels says of an address that it does not have (ClickFunnels behaviour: errors). */
const NO_ROUTE = /^no such route\b/i;

/**
 * Who wrote an answer, and its text (contract/maton.json, `errors.tellApart`): ClickFunnels sends `{error:
 * "text"}`, Maton `{error: {message, code}}` or `{message, type, code}`; a firewall or proxy sends HTML or
 * plain text.
 */
export function readText(body: unknown): { writer: Writer; text: string } {
	if (typeof body === 'string') {
		// What begins like JSON is an answer of the API that was cut off.
		const isPage = body.trim() !== '' && !/^\s*[[{]/.test(body);
		return { writer: isPage ? 'between' : 'clickFunnels', text: beginningOf(body) };
	}
	if (typeof body !== 'object' || body === null) return { writer: 'clickFunnels', text: '' };
	const { error, errors, message, base } = body as Partial<JsonObject>;
	if (typeof error === 'object' && error !== null && 'message' in error) {
		return { writer: 'maton', text: firstWords(error.message) };
	}
	if (typeof message === 'string' && error === undefined) {
		return { writer: 'maton', text: firstWords(message) };
	}
	const text = firstWords([error, errors, base].find(saysSomething) ?? body);
	return { writer: NO_ROUTE.test(text) ? 'between' : 'clickFunnels', text };
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
 * The beginning of what an answer holds: of a page the words without its markup, else text, texts or JSON.
 * What stands in headers of a request and the signing secret of a webhook endpoint stay hidden. However large
 * a value is, little of it is looked at.
 */
export function beginningOf(body: unknown): string {
	return firstWords(typeof body === 'string' ? withoutMarkup(body.slice(0, LONGEST_READ)) : body);
}

/** The same, but a text is taken as it is: ClickFunnels names markup of the user's in its words. */
export function firstWords(value: unknown): string {
	return shortened(
		beginning(value)
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

/** The beginning of a text, of texts joined by commas, or of JSON. */
function beginning(value: unknown): string {
	if (typeof value === 'string') return value.slice(0, LONGEST_READ);
	if (Array.isArray(value)) {
		const texts: unknown[] = value.slice(0, LONGEST_SHOWN);
		if (texts.length > 0 && texts.every((entry) => typeof entry === 'string')) {
			return texts.map((text) => text.slice(0, 2 * LONGEST_SHOWN)).join(', ');
		}
	}
	return jsonOf(value, 2 * LONGEST_SHOWN);
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
