import type { IHttpRequestMethods, INodePropertyOptions } from 'n8n-workflow';

import type { AnyApi, Row, Rows, Values } from './api';
import type { Fields } from './field';
import type { Kind } from './kind';
import type { Settles } from './settled';
import type { SortProperty } from './sort';

/** A path segment of a route that takes an id. */
export interface PathParameter {
	/** As in the contract, for example `workspace_id`. */
	name: string;
	/** Whose id it is. */
	kind: Kind;
	/** Name of the node's property that holds the id. */
	property: string;
	/** What the property is called, where kinds of records share one; else what the kind is called. */
	shared?: string;
	/** Whether it may be left empty: then the only record of the kind is meant. */
	implied?: boolean;
	/** Whether it may be chosen by what people call it; it is looked up before the operation. */
	byName?: boolean;
	/** Whether the operation looks for it itself, and is given what the user chose it by. */
	asChosen?: boolean;
	/** Whether the user may also describe in words what is meant. */
	inWords?: boolean;
}

/**
 * What stands for a record that the API does not show: a key that is true, beside the id, for example
 * `{ deleted: true, id: 5 }`.
 */
export type Confirmation = 'deleted' | 'archived' | 'canceled' | 'redacted' | 'success';

/** How an answer becomes rows: those of a list, a record, or a confirmation in place of one. */
export type Output = 'list' | 'record' | Confirmation;

/** Whether an answer gives a confirmation in place of a record. */
export function isConfirmation(output: Output): output is Confirmation {
	return output !== 'list' && output !== 'record';
}

/** What the status of a success says, as one more key of the record. */
export interface StatusResult {
	/** For example `upsert_result`. */
	key: string;
	isSwitch?: boolean;
	/** For example `{ 201: 'created', 200: 'updated' }`. */
	values: Record<number, string>;
}

/** The body of a request. */
export interface Body {
	/** The root key; none for flat bodies. */
	root?: string;
	/** Shown as properties of their own, always sent. */
	required: Fields;
	/** Shown in the collection of fields, sent when the user set them. */
	optional: Fields;
	/** What that collection is called, where it is not as usual. */
	label?: string;
	/** Names of fields that stand beside the root key. */
	beside?: string[];
	/** Whether the user may name fields to empty. */
	clears: boolean;
	/** Whether the call may go without a body when the user set nothing. */
	mayBeAbsent: boolean;
}

/** What narrows a list. */
export interface Filters {
	/** Sent as `filter[key]`; several values in one are comma-separated. */
	fields: Fields;
	/** Sent as query parameters of their own name. */
	query: Fields;
}

/**
 * At most ten keys of a simplified record; each value is where to find it: `a.b` for nested ones, `a.b_*` for an
 * object of those that begin so, `a|b` for the first that is there, `a+b` for the texts of both in one.
 */
export type Simplify = Record<string, string>;

/**
 * The error for what a user entered, to be thrown.
 * @param label the parameter's display name
 */
export type Refuse = (label: string, what: string, whatToDo: string) => Error;

/** What a user can choose to do with a resource, whatever requests that takes. */
export interface Operation {
	/** n8n's value: `create get getAll update delete upsert`, else the verb. */
	value: string;
	name: string;
	/** Sentence case, with the resource and without articles. */
	action: string;
	description: string;
	/** What its messages are about, for example "contact tag". */
	noun: string;
	/** Records whose ids it needs. */
	parameters: PathParameter[];
	/** What the user may choose to narrow the list of such a record; it is never sent. */
	narrowedBy?: Pick<PathParameter, 'kind' | 'property'>;
	output: Output;
	/**
	 * What tells apart several successes, as one more key of the record, the key for what came of each part, and
	 * those of the successes by which nothing was there that it looked for.
	 */
	result?: { key: string; isSwitch?: boolean; details?: string; none?: readonly unknown[] };
	/** The route whose record it gives, where it calls several. */
	gives?: string;
	/** Keys that it adds to the record, with what stands there. */
	adds?: Record<string, 'list' | 'object' | 'string'>;
	/** Whether it changes anything; of several requests that only read a preview has nothing to show. */
	writes?: boolean;
	/** Whether it can't be undone, which the editor says before. */
	isFinal?: boolean;
	/** Values of the node's properties by which it can't be undone, such as `{ method: ['DELETE'] }`. */
	finalIf?: Record<string, string[]>;
	/** How it shows that what it began is done, where that goes on behind its answer: then it can be waited for. */
	settles?: Settles;
	/** The operation whose records it gives, where the user's values say that. */
	givesAs?: (values: Values) => Operation | undefined;
	/** Whether it is a list that comes page by page. */
	paged: boolean;
	/** The property that says whether it does, where the user may choose. */
	pagedIf?: string;
	/** Whether it is a list that can be asked for by what was changed. */
	tellsChanges?: boolean;
	/** Values of `sort_property`; empty where the list can't be sorted. */
	sort: SortProperty[];
	/** Values of `expand[]`. */
	expand: INodePropertyOptions[];
	/** Query parameters that must be sent; shown as properties of their own. */
	needs?: Fields;
	/** Query parameters that are no filters of a list. */
	options: Fields;
	body?: Body;
	filters?: Filters;
	simplify?: Simplify;
	/** Keys of a row that it never gives. */
	hides?: string[];
	/**
	 * Items for which this is the same wait for each other, so that the last one's values stand at the end, or
	 * because the API takes few at a time; by default they don't.
	 */
	alone?: (values: Values) => string | undefined;
	/** What the values come to where one is part of another, or what they can't be together. */
	settle?: (values: Values, refuse: Refuse) => Values;
	/**
	 * What it runs with, beside the records of its path, in place of input that can't be sent, where its result says why;
	 * undefined where that stops the run.
	 * @param label of what can't be sent
	 */
	insteadOf?: (label: string, message: string) => Values | undefined;
	/** What it does with the user's values. */
	run: (api: AnyApi, values: Values) => Promise<Row | Row[] | undefined> | Rows;
}

/** One route of the API as the node offers it: the operation that calls it. */
export interface Line extends Operation {
	/** Exactly as in the contract, for example `GET /workspaces/{workspace_id}/contacts`. */
	route: string;
	method: IHttpRequestMethods;
	/** The route's template, for example `/contacts/{id}`. */
	path: string;
	/** Cursor to start at, for a list that comes whole without one. */
	firstCursor?: string;
	/** The key that holds the rows or the record, where the answer is wrapped in an object. */
	wrappedIn?: string;
	/** Whether its answer is a record with an id: one without is none. */
	hasId?: boolean;
	/** Whether it may be sent again when it is unknown if it was processed. */
	repeatable: boolean;
	result?: StatusResult;
}

/** Whether an operation is one route of the API. */
export function isLine(operation: Operation): operation is Line {
	return 'route' in operation;
}
