import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { answerPage, pageOf } from '../../core/crud.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { unique } from '../../core/checks.mts';
import type { World } from '../../core/world.mts';
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

// No language model here: the text becomes a filter on the first name. Only a saved filter has an identity.
const generate: Handler = (call) => {
	const { world, input } = call;
	const workspace = parentOf(call);
	const word = String(input.text).split(/\s+/).at(-1) ?? '';
	const filter = { conjunction: 'and', criteria: [{ attribute: 'first_name', clause: 'sw', value: word }] };
	if (input.save === true) {
		const scope = { ...workspace.scope, workspace_id: workspace.id };
		const name = input.name === undefined ? {} : { name: input.name };
		return { status: 201, body: shown(world, world.create('RefineFilter', scope, { ...name, ...filter })) };
	}
	const unsaved = { id: null, public_id: null, workspace_id: null, name: null };
	return { status: 201, body: { ...unsaved, stable_id: encode(filter), filter } };
};

const getGenerated: Handler = (call) => ({ status: 200, body: shown(call.world, subject(call)) });

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
	},
};
