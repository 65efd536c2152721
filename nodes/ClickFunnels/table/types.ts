import type { IDataObject, IHttpRequestMethods, INodePropertyOptions } from 'n8n-workflow';

import type { Fields } from './field';

/** A path segment of a route: the contract's parameter name, and whose id it takes. */
export interface RouteParameter {
	/** As in the contract, for example `workspace_id`. */
	name: string;
	/** Key in the entity table. */
	entity: string;
	/** Name of the node's property that holds the id. */
	property: string;
	/** What the property is called, where kinds of records share one; else what the kind is called. */
	label?: string;
}

/** How an answer becomes items. */
export type Output =
	/** A page of rows; walked with `after` unless `paged` is false. */
	| 'list'
	| 'record'
	/** 204: `{ deleted: true, id }`. */
	| 'deleted'
	/** 200 or 204 without a body: `{ redacted: true, id }`. */
	| 'redacted'
	/** 204 of an action: `{ success: true, id }`. */
	| 'done';

/** What the status of a success says, as one more key of the record. */
export interface StatusResult {
	/** For example `upsert_result`. */
	key: string;
	/** For example `{ 201: 'created', 200: 'updated' }`. */
	values: Record<number, string>;
}

/** The body of an operation. */
export interface Body {
	/** The root key; none for flat bodies. */
	root?: string;
	/** Shown as properties of their own, always sent. */
	required: Fields;
	/** Shown in the collection of the resource's fields, sent when the user set them. */
	optional: Fields;
	/** Name of that collection. */
	collection: string;
	/** What the collection is called. */
	title: string;
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

/** One route of the API as the node offers it. */
export interface Operation {
	/** n8n's value: `create get getAll update delete upsert`, else the verb. */
	value: string;
	name: string;
	/** Sentence case, with the resource and without articles. */
	action: string;
	description: string;
	/** Exactly as in the contract, for example `GET /workspaces/{workspace_id}/contacts`. */
	route: string;
	method: IHttpRequestMethods;
	/** The route's template, for example `/contacts/{id}`. */
	path: string;
	parameters: RouteParameter[];
	output: Output;
	/** What tells apart several successes. */
	result?: StatusResult;
	/** False for lists that come whole. */
	paged: boolean;
	/** Cursor to start at, for a list that comes whole without one. */
	firstCursor?: string;
	/** The key that holds the rows or the record, where the answer is wrapped in an object. */
	wrappedIn?: string;
	/** Values of `sort_property`; empty where the list can't be sorted. */
	sort: string[];
	/** Whether it may be sent again when it is unknown if it was processed. */
	repeatable: boolean;
	/** Values of `expand[]`. */
	expand: INodePropertyOptions[];
	/** Query parameters that are no filters of a list. */
	options: Fields;
	body?: Body;
	filters?: Filters;
	simplify?: Simplify;
}

/** At most ten keys of a simplified record; each value is where to find it, `a.b` for nested ones. */
export type Simplify = Record<string, string>;

/** A resource as users see it. */
export interface Resource {
	name: string;
	value: string;
	description: string;
	operations: Operation[];
}

/** What the pickers know of a kind of record. */
export interface Entity {
	/** Singular in Title Case, for example "Contact Tag". */
	name: string;
	/** Where its records are listed, as in the contract; none for kinds that can only be entered. */
	list?: string;
	/** Which key of a record a picker takes for its id; `id` unless said otherwise. */
	idKey?: string;
	/** What a person recognises a record by. */
	label: (record: IDataObject) => string;
	/** Filter key of the list that finds a record by what the user typed. */
	searchFilter?: string;
	/** Last path segment before the id in the ClickFunnels app's URLs, for example `contacts`. */
	appPath?: string;
	/** Whether ids may be other than integers and public ids, for example event type ids. */
	idPattern?: RegExp;
	/** What an id looks like, where that is not `12345`. */
	idExample?: string;
	/** The list comes whole. */
	unpaged?: boolean;
	/** The key that holds the rows, where the list is wrapped in an object. */
	wrappedIn?: string;
}

/** All that the node offers: what the tables in resources/ say. */
export interface Catalog {
	resources: Resource[];
	entities: Record<string, Entity>;
}
