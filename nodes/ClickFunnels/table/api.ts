import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/**
 * What a user's input comes to: API values by the API's own names, whatever part of a request they go into.
 */
export type Values = Record<string, unknown>;

/**
 * A record as the API shows it, or what stands for it where the API shows nothing, for example `{ deleted:
 * true, id: 5 }`.
 */
export type Row = IDataObject;

/** An id as an answer shows it or as a user enters it. */
export type Id = string | number;

/** What people call a record by, where the user gave no id: an e-mail address or a name. */
export interface Called {
	called: string;
}

/** A record as the user chose it: by its id, or by what people call it. */
export type Chosen = Id | Called;

/** Whether the user chose a record by what people call it. */
export function isCalled(chosen: unknown): chosen is Called {
	return typeof chosen === 'object' && chosen !== null && 'called' in chosen;
}

/** Records as the user described them, where the operation has ClickFunnels look for what is meant. */
export interface InWords {
	words: string;
}

/** Whether the user described the records that are meant. */
export function isInWords(chosen: unknown): chosen is InWords {
	return typeof chosen === 'object' && chosen !== null && 'words' in chosen;
}

/** Rows of a list: page by page for as long as they are asked for, or all at once. */
export interface Rows extends AsyncIterable<Row> {
	/**
	 * Every row, as fast as the list allows.
	 * @param limit rows wanted at most; then no page is asked for that is not needed
	 */
	all(limit?: number): Promise<Row[]>;
}

/**
 * What an operation may ask of ClickFunnels, for the item that it runs for. Routes are those of the tables;
 * body, pace, retries and messages follow from the route's line.
 */
export interface Api<Route extends string = string> {
	/**
	 * One request and its record.
	 * @throws NodeApiError that says what happened and what to do
	 */
	call(route: Route, values: Values): Promise<Row>;
	/**
	 * The same for a record that may not be there: undefined where ClickFunnels says that there is none. Throws as
	 * `call` does.
	 */
	find(route: Route, values: Values): Promise<Row | undefined>;
	/** The first row of a list, by one request. Throws as `call` does. */
	first(route: Route, values: Values): Promise<Row | undefined>;
	/** The rows of a list. Throws as `call` does, when they are asked for. */
	rows(route: Route, values: Values): Rows;
	/**
	 * Reads a record again and again until it is as wanted: for a minute at most, unless other seconds are given.
	 * @returns the record as it was read last
	 * @throws as `call` does
	 */
	until(route: Route, values: Values, wanted: Wanted): Promise<Row>;
	/**
	 * Does something once in a run, for the item that asks for it first; others are given what came of it. What
	 * goes wrong does so for those who wait for it, and is not kept: whoever asks later does it anew.
	 * @param key says what it is
	 */
	once<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
	/**
	 * Looks for something together with other items of the run that do so at about the same time, as is done for one alone
	 * where they can't be asked for together. Throws as `look` does.
	 * @param key says what sort of thing it is
	 * @param look gives what it finds by what was looked for
	 */
	together<Found>(
		key: string,
		wanted: string,
		look: (wanted: string[]) => Promise<Map<string, Found>>,
	): Promise<Found | undefined>;
	/**
	 * The file at an address that an answer gave; the key does not go along.
	 * @throws NodeOperationError that says why there is none to be had
	 */
	file(address: string): Promise<Buffer>;
	/** Gives a file with the item, as its binary data. */
	attach(file: { content: Buffer; name: string; type: string }): Promise<void>;
	/** Whether what it is asked to change is only noted: then nothing may be kept of it beyond the run. */
	readonly isPreview: boolean;
	/** Under Preview, says beside the request that was noted last what it comes to, where itself it does not show that. */
	comesTo(words: string): void;
	/** What has been changed so far, in words, for a result that has to say so. */
	changes(): readonly string[];
	/**
	 * The error for what can't be done with the user's values, to be thrown.
	 * @param message begins with the parameter's display name
	 */
	refusal(message: string, whatToDo: string): Error;
}

/** What a record is to be like, and how long that is waited for. */
export interface Wanted {
	isDone: (row: Row) => boolean;
	seconds?: number;
}

/** A request that the user put together. */
export interface FreeRequest {
	method: IHttpRequestMethods;
	/** Below the API's root, encoded. */
	path: string;
	/** By the keys that Rails reads: objects and lists are spelled with brackets. */
	query?: IDataObject;
	body?: IDataObject;
	/** Whether to go on to the further pages of a list. */
	pages: boolean;
	/** What it is about, where Maton itself is asked and not ClickFunnels: then the path is below the gateway. */
	ofMaton?: string;
	/** The line that is meant, where the tables have it: by it the request is repeated and spoken of. */
	route?: string;
}

/** What an operation may ask whose routes are not known before. */
export interface AnyApi extends Api {
	/**
	 * The rows of whatever comes: those of a list, a record, or `{ success: true }`. Throws as `call` does, when
	 * they are asked for.
	 */
	free(request: FreeRequest): Rows;
}
