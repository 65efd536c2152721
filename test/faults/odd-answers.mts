import type { Odd } from '../support/odd-gateway.mts';

/**
 * What becomes of an item. `done`: it has its row, by one request. `again`: it has its row, by the second one.
 * `refused`: it has a message, nothing was sent again, and nothing is left open. `open`: the same, and the
 * message says that the outcome is not known.
 */
export type Fate = 'done' | 'again' | 'refused' | 'open';

/** What becomes of it in operations of each sort. */
export interface Fates {
	list: Fate;
	get: Fate;
	/** Writes a record and may be sent again: update, create or update. */
	write: Fate;
	/** Gives a confirmation and may be sent again: delete, redact. */
	remove: Fate;
	/** Is sent once: create, refund. */
	once: Fate;
}

const fates = (list: Fate, get: Fate, write: Fate, remove: Fate, once: Fate): Fates => ({
	list,
	get,
	write,
	remove,
	once,
});

const DONE = fates('done', 'done', 'done', 'done', 'done');
/** A refusal that says that nothing was done. */
const REFUSED = fates('refused', 'refused', 'refused', 'refused', 'refused');
/** No answer, or one by which it can't be known what was done. */
const LOST = fates('again', 'again', 'again', 'again', 'open');
/** The same, by a server that would answer the same again. */
const LOST_FOR_GOOD = fates('refused', 'refused', 'refused', 'refused', 'open');
/** A success that says something else. */
const NO_SUCCESS = fates('refused', 'refused', 'open', 'open', 'open');
/** A success that says nothing: all that a confirmation needs. */
const SILENT = fates('refused', 'refused', 'open', 'done', 'open');
const A_LIST = fates('done', 'refused', 'open', 'open', 'open');
const A_RECORD = fates('refused', 'done', 'done', 'open', 'done');

const PAGE =
	'<!DOCTYPE html><html><head><title>Attention Required!</title></head><body>Ray 7f3a</body></html>';
const REFUSAL = { error: 'quota exceeded' };
const RECORD = { id: 7, name: 'Ann' };

const html = { 'content-type': 'text/html; charset=utf-8' };

export type Row = [name: string, odd: Odd, fates: Fates];

const SUCCESSES: Row[] = [
	['204', { status: 204 }, SILENT],
	['200 without a body', { text: '' }, SILENT],
	['201 without a body', { status: 201, text: '' }, SILENT],
	['202 without a body', { status: 202, text: '' }, NO_SUCCESS],
	['blanks', { text: ' \n ' }, SILENT],
	['null', { json: null }, SILENT],
	['an empty text as JSON', { json: '' }, SILENT],
	['an empty object', { json: {} }, SILENT],
	['an empty list', { json: [] }, A_LIST],
	['a list of a record', { json: [RECORD] }, A_LIST],
	['the word null as JSON', { json: 'null' }, LOST],
	['a text as JSON', { json: 'OK' }, LOST],
	['a number', { json: 5 }, NO_SUCCESS],
	['true', { json: true }, NO_SUCCESS],
	['false', { json: false }, NO_SUCCESS],
	['plain text', { text: 'OK', headers: { 'content-type': 'text/plain' } }, LOST],
	['a page', { text: PAGE, headers: html }, LOST],
	['a page that says to be JSON', { text: PAGE }, LOST],
	['JSON that is cut off', { text: '{"id":7,"name":"An' }, LOST],
	['a list that is cut off', { text: '[{"id":7},{"id":' }, LOST],
	['two records in a row', { text: '{"id":7}{"id":8}' }, LOST],
	['a refusal', { json: REFUSAL }, NO_SUCCESS],
	['a refusal with 201', { status: 201, json: REFUSAL }, NO_SUCCESS],
	['a refusal with 202', { status: 202, json: REFUSAL }, NO_SUCCESS],
	['a list of refusals', { json: { errors: ['quota exceeded'] } }, NO_SUCCESS],
	['refusals by field', { json: { errors: { name: ['is taken'] } } }, NO_SUCCESS],
	['no refusals, and no record', { json: { errors: [] } }, NO_SUCCESS],
	['a refusal of Maton', { json: { error: { message: 'quota exceeded', code: 400 } } }, NO_SUCCESS],
	['a remark of Maton', { json: { message: 'Queued', type: 'x', code: 200 } }, NO_SUCCESS],
	['success in a word', { json: { success: true } }, NO_SUCCESS],
	['a record in a wrapping', { json: { data: RECORD } }, NO_SUCCESS],
	['a list in a wrapping', { json: { data: [RECORD] } }, NO_SUCCESS],
	['a record of another shape', { json: { hello: 'world' } }, NO_SUCCESS],
	['a record with an id of null', { json: { id: null, name: 'Ann' } }, NO_SUCCESS],
	['a record', { json: RECORD }, A_RECORD],
	['a record with a remark', { json: { ...RECORD, error: 'none', errors: ['x'] } }, A_RECORD],
	[
		'a record that echoes the headers',
		{ text: (request) => JSON.stringify({ ...RECORD, request }) },
		A_RECORD,
	],
	['headers alone', { text: ({ headers }) => JSON.stringify({ headers }) }, NO_SUCCESS],
	['a megabyte of a record', { json: { ...RECORD, notes: 'x'.repeat(1_000_000) } }, A_RECORD],
	['a megabyte of text', { text: 'x'.repeat(1_000_000) }, LOST],
	['brackets in brackets', { text: '['.repeat(2_000) + ']'.repeat(2_000) }, A_LIST],
	['what belongs there, as HTML', { good: true, headers: html }, DONE],
	['what belongs there, as nothing known', { good: true, headers: { 'content-type': 'x/y' } }, DONE],
	['what belongs there, after 102', { good: true, moment: 'processing first' }, DONE],
	['what belongs there, after 103', { good: true, moment: 'hints first' }, DONE],
	['what belongs there, with odd headers', { good: true, headers: { 'retry-after': '9', link: '<x' } }, DONE],
];

const REDIRECTS: Row[] = [300, 301, 302, 303, 304, 307, 308].map((status) => [
	`status ${status}`,
	{ status, headers: { location: 'http://127.0.0.1:1/elsewhere' }, text: PAGE },
	REFUSED,
]);

/** Bodies that a status may come with, one after the other. */
const BODIES: Array<[string, Odd]> = [
	['words of ClickFunnels', { json: REFUSAL }],
	['words of Maton', { json: { message: 'No', type: 'x', code: 400 } }],
	['a page', { text: PAGE, headers: html }],
	['nothing', {}],
];

const withBodies = (statuses: number[], expected: Fates): Row[] =>
	statuses.map((status, i) => {
		const [what, odd] = BODIES[i % BODIES.length];
		return [`status ${status} with ${what}`, { ...odd, status }, expected];
	});

const REFUSALS = withBodies(
	[
		400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
		424, 425, 426, 428, 431, 451,
	],
	REFUSED,
);

const BREAKDOWNS = withBodies([408, 500, 502, 503, 504, 520, 521, 522, 523, 524], LOST);

const LASTING = withBodies([501, 505, 507, 508, 511, 525, 526, 530, 999], LOST_FOR_GOOD);

/** Words that are hard to tell. */
const WORDS: Row[] = [
	[
		'the key in a refusal',
		{
			status: 422,
			text: ({ headers }) => JSON.stringify({ error: `bad header authorization: ${headers.authorization}` }),
		},
		REFUSED,
	],
	[
		'the connection in a refusal',
		{
			status: 422,
			text: ({ headers }) => JSON.stringify({ error: `No ${headers['maton-connection']} here` }),
		},
		REFUSED,
	],
	['all headers in a refusal', { status: 400, text: (request) => JSON.stringify(request) }, REFUSED],
	[
		'all headers in base64',
		{ status: 422, text: ({ headers }) => btoa(String(headers.authorization)) },
		REFUSED,
	],
	[
		'a debug page',
		{ status: 500, headers: html, text: ({ headers }) => `<h1>Oops</h1>${JSON.stringify(headers)}` },
		LOST,
	],
	['an object for words', { status: 422, json: { error: { message: { a: [null] } } } }, REFUSED],
	['nulls for words', { status: 422, json: { error: null, message: null, base: null } }, REFUSED],
	['objects among the words', { status: 422, json: { base: [{ a: 1 }, null] } }, REFUSED],
	['a list for words', { status: 422, json: [[], {}, null] }, REFUSED],
	['400 KB of tags', { status: 422, text: '<'.repeat(400_000), headers: html }, REFUSED],
	['400 KB of blanks', { status: 422, json: { error: `${' '.repeat(400_000)}x` } }, REFUSED],
	['many words', { status: 422, json: { base: Array<string>(50_000).fill('no') } }, REFUSED],
	['a code of Node in the words', { status: 422, json: { error: 'ECONNREFUSED' } }, REFUSED],
];

const CONNECTIONS: Row[] = [
	['closed before the answer', { good: true, moment: 'closed before the answer' }, LOST],
	['reset before the answer', { good: true, moment: 'reset before the answer' }, LOST],
	['closed after the headers', { json: RECORD, moment: 'closed after the headers' }, LOST],
	['closed in the middle', { json: RECORD, moment: 'closed in the middle' }, LOST],
	['an answer of a mail server', { good: true, moment: 'no HTTP' }, LOST],
	['text that says to be packed', { json: RECORD, headers: { 'content-encoding': 'gzip' } }, LOST],
];

/** One answer each, the next one being good. */
export const ODD_ANSWERS: Row[] = [
	...SUCCESSES,
	...REDIRECTS,
	...REFUSALS,
	...BREAKDOWNS,
	...LASTING,
	...WORDS,
	...CONNECTIONS,
];

/** What a 429 says of when to come back; it was never processed, so that everything may be sent again. */
export const COME_BACK: Array<[header: string | undefined, fate: Fate]> = [
	[undefined, 'again'],
	['', 'again'],
	['0', 'again'],
	['1', 'again'],
	[' 2 ', 'again'],
	['-5', 'again'],
	['1.5', 'again'],
	['soon', 'again'],
	['Thu, 01 Jan 1970 00:00:00 GMT', 'again'],
	['1e3', 'again'],
];
