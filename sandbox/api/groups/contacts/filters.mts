import type { ApiResponse } from '../../../types.mts';
import type { Behaviour, Call, Group, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { answerPage, pageOf, scopeBelow } from '../../core/crud.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { unique } from '../../core/checks.mts';
import type { World } from '../../core/world.mts';
import { resultsOf } from './filter-results.mts';
import { checkCriteria, kept, passes } from './filter-criteria.mts';
import type { Criterion } from './filter-criteria.mts';

interface Decoded {
	conjunction: string;
	criteria: Criterion[];
}

// Opaque to clients; here it simply carries the criteria.
function encode(filter: Decoded): string {
	return Buffer.from(JSON.stringify(filter)).toString('base64url');
}

function decode(token: string): Decoded | undefined {
	try {
		const filter = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Decoded;
		return Array.isArray(filter.criteria) ? filter : undefined;
	} catch {
		return undefined;
	}
}

function contactsThatPass(world: World, scope: Scope, filter: Decoded): Row[] {
	return world
		.table('Contact')
		.list('workspace_id', scope.workspace_id)
		.filter((row) => passes(world, row, filter.conjunction, filter.criteria));
}

function criteriaOf(row: Row): Decoded {
	return { conjunction: String(row.data.conjunction), criteria: row.data.criteria as Criterion[] };
}

/** The contacts that a stable id selects. Throws 422 for a token that is none. */
export function contactsOfToken(world: World, scope: Scope, token: string): Row[] {
	const filter = decode(token);
	if (filter === undefined) throw unprocessable('stable_id is not a valid filter');
	return contactsThatPass(world, scope, filter);
}

/** The contacts that a saved filter selects. */
export function contactsOfFilter(world: World, filter: Row): Row[] {
	return contactsThatPass(world, filter.scope, criteriaOf(filter));
}

/**
 * A test for the list selectors `stable_id` (which wins) and `stored_filter_id`; undefined without any.
 * Throws 400 or 422 (ClickFunnels behaviour: lists).
 */
export function selectorTest(
	call: Parameters<Handler>[0],
	filterClass: string,
): ((row: Row) => boolean) | undefined {
	const { world, query } = call;
	const { scope, id } = parentOf(call);
	const own = { ...scope, workspace_id: id };
	const misnamed = query.misnamedFilters.find((name) => name === 'stored_filter_id' || name === 'stable_id');
	if (misnamed !== undefined) {
		throw badRequest(`${misnamed} must be a top-level parameter, not nested under filters[]`);
	}
	const { stable_id: token, stored_filter_id: stored } = query.plain;
	if (token !== undefined && filterClass === 'ContactsFilter') {
		const passed = new Set(contactsOfToken(world, own, token));
		return (row) => passed.has(row);
	}
	if (token !== undefined) throw unprocessable('stable_id is not a valid filter');
	if (stored === undefined) return undefined;
	const filter = reachable(world.table('RefineFilter'), stored, own);
	if (filter?.data.filter_class !== filterClass)
		throw unprocessable('stored_filter_id was not found in this workspace');
	if (filterClass !== 'ContactsFilter') return () => true;
	const passed = new Set(contactsOfFilter(world, filter));
	return (row) => passed.has(row);
}

function selectable(filterClass: string): Handler {
	return (call) => answerPage(call, pageOf(call, selectorTest(call, filterClass)));
}

const uniqueName = unique('RefineFilter', 'name');

const refineFilter: Behaviour = {
	defaults: () => ({ filter_class: 'ContactsFilter', conjunction: 'and' }),
	prepare(input, context) {
		const { world, scope, row } = context;
		if (row !== undefined && row.data.filter_class !== 'ContactsFilter') {
			throw unprocessable('Only contact filters can be updated');
		}
		checkCriteria(input, world, scope);
		uniqueName(input, context);
		return Array.isArray(input.criteria)
			? { ...input, criteria: kept(input.criteria as Criterion[]) }
			: input;
	},
};

function shown(world: World, row: Row): Data {
	return {
		...world.show('RefineFilter', row),
		stable_id: encode(criteriaOf(row)),
		filter: { conjunction: row.data.conjunction, criteria: row.data.criteria },
	};
}

// Order filters are made in the app alone; here they find every order.
function found(world: World, filter: Row): readonly Row[] {
	if (filter.data.filter_class === 'ContactsFilter') return contactsOfFilter(world, filter);
	return world.table('Order').list('workspace_id', filter.scope.workspace_id);
}

function savedResults(call: Call, row: Row): { results?: Data } {
	return resultsOf(call, row.data.filter_class, () => found(call.world, row));
}

function savedAnswer(call: Call, row: Row, status: number): ApiResponse {
	const { world } = call;
	return { status, body: { ...world.show('RefineFilter', row), ...savedResults(call, row) } };
}

const getSaved: Handler = (call) => savedAnswer(call, subject(call), 200);

const createSaved: Handler = (call) => {
	const row = call.world.create('RefineFilter', scopeBelow(call.operation, parentOf(call)), call.input);
	return savedAnswer(call, row, 201);
};

const updateSaved: Handler = (call) => {
	const row = subject(call);
	call.world.update('RefineFilter', row, call.input);
	return savedAnswer(call, row, 200);
};

// No language model here: the text becomes a filter on the first name. Only a saved filter has an identity.
const generate: Handler = (call) => {
	const { world, input } = call;
	const workspace = parentOf(call);
	const word = String(input.text).split(/\s+/).at(-1) ?? '';
	const filter = { conjunction: 'and', criteria: [{ attribute: 'first_name', clause: 'sw', value: word }] };
	const scope = { ...workspace.scope, workspace_id: workspace.id };
	const results = resultsOf(call, 'ContactsFilter', () => contactsThatPass(world, scope, filter));
	if (input.save === true) {
		const name = input.name === undefined ? {} : { name: input.name };
		const row = world.create('RefineFilter', scope, { ...name, ...filter });
		return { status: 201, body: { ...shown(world, row), ...results } };
	}
	const unsaved = { id: null, public_id: null, workspace_id: null, name: null };
	return { status: 201, body: { ...unsaved, stable_id: encode(filter), filter, ...results } };
};

const getGenerated: Handler = (call) => {
	const row = subject(call);
	return { status: 200, body: { ...shown(call.world, row), ...savedResults(call, row) } };
};

// Everything in one payload without a cursor; with one (also 0) pages of 20. A cursor that is no row ends the
// list.
const list: Handler = (call) => {
	const { after } = call.query.plain;
	const unpaged = after === undefined || after === '';
	// 0 is no place in the list: it starts the pages, in either order.
	const query = after === '0' ? { ...call.query, plain: { ...call.query.plain, after: '' } } : call.query;
	const page = pageOf({ ...call, query, operation: { ...call.operation, paged: !unpaged } });
	const rows = call.world.table('RefineFilter').list();
	const known =
		unpaged || after === '0' || rows.some(({ id }) => String(id) === after || publicId(id) === after);
	if (!known) return { status: 200, body: { refine_filters: [] } };
	return answerPage(call, page);
};

/** Saved contact filters and the list selectors that use them (ClickFunnels behaviour: filters). */
export const contactFilters: Group = {
	behaviours: { RefineFilter: refineFilter },
	handlers: {
		listContacts: selectable('ContactsFilter'),
		listOrders: selectable('OrdersFilter'),
		generateContactFilter: generate,
		getContactFilter: getGenerated,
		listWorkspaceRefineFilters: list,
		getRefineFilter: getSaved,
		createWorkspaceRefineFilter: createSaved,
		updateRefineFilter: updateSaved,
	},
};
