import type { IDataObject } from 'n8n-workflow';

/**
 * What a user's input comes to: API values by the API's own names, whatever part of a request they go into.
 */
export type Values = Record<string, unknown>;

/**
 * A record as the API shows it, or what stands for it where the API shows nothing, for example `{ deleted:
 * true, id: 5 }`.
 */
export type Row = IDataObject;

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
export interface Api {
	/**
	 * One request and its record.
	 * @throws NodeApiError that says what happened and what to do
	 */
	call(route: string, values: Values): Promise<Row>;
	/** The first row of a list, by one request. Throws as `call` does. */
	first(route: string, values: Values): Promise<Row | undefined>;
	/** The rows of a list. Throws as `call` does, when they are asked for. */
	rows(route: string, values: Values): Rows;
	/**
	 * Reads a record again and again until it is as wanted, for a minute at most.
	 * @returns the record as it was read last
	 * @throws as `call` does
	 */
	until(route: string, values: Values, isDone: (row: Row) => boolean): Promise<Row>;
}
