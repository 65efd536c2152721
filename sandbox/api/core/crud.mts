import type { ApiResponse } from '../../types.mts';
import type { Call, Handler } from './behaviour.mts';
import { covers } from './access.mts';
import { parentOf, subject } from './behaviour.mts';
import { filterTest, knownFilters, pageHeaders, readPage } from './listing.mts';
import type { FilterValue, Page, RowTest } from './listing.mts';
import type { Operation } from './operations.mts';
import type { ParentKey, Row, Scope } from './store.mts';
import type { World } from './world.mts';

/** The parents of a new record below a parent: its own and the parent itself. */
export function scopeBelow(operation: Operation, parent: Row): Scope {
	const inner = operation.parameters.filter(({ name }) => name !== 'id').at(-1);
	return inner === undefined ? parent.scope : { ...parent.scope, [inner.name]: parent.id };
}

/** Answers with a record in the operation's own success status. */
export function answer(call: Call, row: Row, status = call.operation.success.status): ApiResponse {
	const { world, operation, query } = call;
	return { status, body: world.show(operation.kind, row, query.expand) };
}

/** Reads what the filter keys of a kind compare with. */
export function filterValues(world: World, kind: string): FilterValue {
	const { filters } = world.behaviour(kind);
	return (row, key) => {
		const read = filters?.[key];
		return read === undefined ? row.data[key] : read(row, world);
	};
}

/** The page that a list call asks for; `also` narrows it further. */
export function pageOf(call: Call, also?: RowTest): Page {
	const { world, operation, query, only } = call;
	const inner = operation.parameters.at(-1);
	const parent: ParentKey = inner === undefined ? [] : [inner.name, parentOf(call).id];
	const filterKeys = knownFilters(operation, world.readings);
	const test = filterTest({ filterKeys }, query, filterValues(world, operation.kind));
	const both: RowTest = (row) =>
		covers(only, operation.kind, row) && test(row) && (also === undefined || also(row));
	return readPage(world.table(operation.kind), parent, operation, query, both);
}

/** A list body: a bare array, or wrapped in its key where the contract says so. */
export function listBody(call: Call, page: Page): unknown {
	const { world, operation, query } = call;
	const records = page.rows.map((row) => world.show(operation.kind, row, query.expand));
	return operation.wrapper === undefined ? records : { [operation.wrapper]: records };
}

/** Answers a list with one page of it, and says where the next begins. */
export function answerPage(call: Call, page: Page): ApiResponse {
	return { status: 200, headers: pageHeaders(call.request, page), body: listBody(call, page) };
}

const list: Handler = (call) => answerPage(call, pageOf(call));

const get: Handler = (call) => answer(call, subject(call));

const create: Handler = (call) => {
	const { world, operation, input } = call;
	const row = world.create(operation.kind, scopeBelow(operation, parentOf(call)), input);
	const response = answer(call, row);
	world.behaviour(operation.kind).settle?.(row, world);
	return response;
};

const update: Handler = (call) => {
	const row = subject(call);
	call.world.update(call.operation.kind, row, call.input);
	return answer(call, row, 200);
};

const remove: Handler = (call) => {
	call.world.remove(call.operation.kind, subject(call));
	return { status: 204 };
};

/** What an operation does unless its group says otherwise; actions have no plain form. */
export const plainHandlers: Readonly<Partial<Record<Operation['verb'], Handler>>> = {
	list,
	get,
	create,
	update,
	delete: remove,
};
