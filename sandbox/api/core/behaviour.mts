import type { ApiRequest, ApiResponse } from '../../types.mts';
import type { Operation } from './operations.mts';
import type { Query } from './query.mts';
import type { Data, Row, Scope } from './store.mts';
import type { World } from './world.mts';

/** Where a change happens: the parents of the record and, on an update, the record as it was. */
export interface ChangeContext {
	world: World;
	scope: Scope;
	row?: Row;
}

/**
 * What is special about the records of one kind. Everything is optional: without it, plain create, read,
 * update, delete.
 */
export interface Behaviour {
	/** Fields that are worked out when a record is shown; they win over stored ones. */
	show?(row: Row, world: World): Data;
	/** Values that filter keys compare with, where it is not the stored field. */
	filters?: Readonly<Record<string, (row: Row, world: World) => unknown>>;
	/** Values of a new record that the request did not send. */
	defaults?(input: Data, context: ChangeContext): Data;
	/** Checks and completes what a create or an update sent. Throws ApiError. */
	prepare?(input: Data, context: ChangeContext): Data;
	/** Consequences of a create, before its event. `input` is what prepare answered. */
	created?(row: Row, input: Data, world: World): void;
	/** Consequences of an update, before its event. */
	updated?(row: Row, input: Data, world: World): void;
	/** Events beyond the plain one; comes after it. `before` is missing for a new record. */
	announced?(row: Row, before: Data | undefined, world: World): void;
	/** Work that the API does behind its answer to a create. */
	settle?(row: Row, world: World): void;
	/** Refuses a delete by throwing ApiError. */
	removing?(row: Row, world: World): void;
	/** What goes before a deleted record goes itself. */
	detach?(row: Row, world: World): void;
	/** Consequences of a delete. */
	removed?(row: Row, world: World): void;
	/** Deleted records leave the lists but stay readable by id. */
	softDelete?: boolean;
}

/** One request, its route and records found, its body checked. */
export interface Call {
	world: World;
	request: ApiRequest;
	operation: Operation;
	/** Decoded path parameters. */
	params: Readonly<Record<string, string>>;
	/** The innermost record of the path that is not the subject itself. */
	parent?: Row;
	/** The record that the path ends at, or acts on. */
	row?: Row;
	query: Query;
	/** What the body holds below its root key. */
	input: Data;
	/** The body as it came. */
	body: unknown;
}

/** Answers one operation. Throws ApiError. */
export type Handler = (call: Call) => ApiResponse;

/** What one group of the API adds to plain records. */
export interface Group {
	/** By kind, which is the contract's tag. */
	behaviours?: Readonly<Record<string, Behaviour>>;
	/** By operation id. */
	handlers?: Readonly<Record<string, Handler>>;
}

/** The record of a call whose path ends in an id. */
export function subject(call: Call): Row {
	if (call.row === undefined) throw new Error(`${call.operation.id} has no record in its path`);
	return call.row;
}

/** The innermost parent of a call. */
export function parentOf(call: Call): Row {
	if (call.parent === undefined) throw new Error(`${call.operation.id} has no parent in its path`);
	return call.parent;
}
