import { kind } from '../../nodes/ClickFunnels/table/kind';
import { compareNode, extent } from '../../scripts/contract/compare-node.mts';
import { settle } from '../../scripts/contract/deliberate.mts';
import type { Difference } from '../../scripts/contract/difference.mts';
import { operationsOf } from '../../scripts/contract/document.mts';
import type { Schema } from '../../scripts/contract/schema.mts';
import { body, box, CREATE, LIST, query, sides, small, type Small } from './boxes.mts';

/** What is found when the contract is changed in one way. */
function differences(edit: (api: Small) => unknown): Difference[] {
	const changed = small();
	edit(changed);
	return compareNode(sides({ contract: operationsOf(changed) }));
}

const parameter = ({ list: { parameters } }: Small, wanted: string) =>
	parameters.find(({ name }) => name === wanted)?.schema as Schema;
const without = ({ list }: Small, wanted: string) =>
	(list.parameters = list.parameters.filter(({ name }) => name !== wanted));
const field = (schema: Schema, name: string) => schema.properties?.[name] as Schema;

test('nothing differs', () => {
	expect(compareNode(sides())).toEqual([]);
});

test('what was compared is counted', () => {
	// Fields: name, size, labels with color, contents with what and count; tape. Enumerations: size, color, order, sort, archived,
	// filter by size, expand.
	expect(extent(sides())).toBe(
		'4 operations, 8 body fields, 2 filters, 5 other query parameters, 7 enumerations, 2 events',
	);
});

test.each<[string, (api: Small) => unknown, Difference]>([
	[
		'a route that the node lacks',
		({ paths }) => (paths['/boxes'] = { get: {} }),
		{ kind: 'missingRoutes', route: 'GET /boxes', name: '' },
	],
	[
		'a route that only the node has',
		({ paths }) => delete paths['/boxes/{id}'],
		{ kind: 'unknownRoutes', route: 'GET /boxes/{id}', name: '' },
	],
	[
		'another root key',
		({ root, fields }) => (root.properties = { crate: fields }),
		{ kind: 'rootKeys', route: CREATE, name: 'crate, in the node box' },
	],
	[
		'no root key',
		({ create, fields }) => (create.requestBody = body(fields)),
		{ kind: 'rootKeys', route: CREATE, name: 'none, in the node box' },
	],
	[
		'a field that the node lacks',
		({ fields }) => Object.assign(fields.properties as object, { weight: { type: 'integer' } }),
		{ kind: 'missingFields', route: CREATE, name: 'weight' },
	],
	[
		'an object that the node lacks: named once',
		({ fields, thing }) => Object.assign(fields.properties as object, { lid: thing }),
		{ kind: 'missingFields', route: CREATE, name: 'lid' },
	],
	[
		'a nested field that the node lacks',
		({ thing }) => Object.assign(thing.properties as object, { weight: { type: 'integer' } }),
		{ kind: 'missingFields', route: CREATE, name: 'contents[].weight' },
	],
	[
		'a field that only the node has',
		({ fields }) => delete fields.properties?.contents,
		{ kind: 'unknownFields', route: CREATE, name: 'contents' },
	],
	[
		'a nested field that only the node has',
		({ thing }) => delete thing.properties?.count,
		{ kind: 'unknownFields', route: CREATE, name: 'contents[].count' },
	],
	[
		'a required field that the node does not ask for',
		({ fields }) => fields.required?.push('size'),
		{ kind: 'notRequired', route: CREATE, name: 'size' },
	],
	[
		'a nested required field that the node does not ask for',
		({ thing }) => thing.required?.push('count'),
		{ kind: 'notRequired', route: CREATE, name: 'contents[].count' },
	],
	[
		'a field that only the node asks for',
		({ fields }) => fields.required?.pop(),
		{ kind: 'alsoRequired', route: CREATE, name: 'name' },
	],
	[
		'a nested field that only the node asks for',
		({ thing }) => thing.required?.pop(),
		{ kind: 'alsoRequired', route: CREATE, name: 'contents[].what' },
	],
	[
		'a required body that the node may leave out',
		({ close }) => (close.requestBody.required = true),
		{ kind: 'notRequired', route: 'POST /boxes/{id}/close', name: '(whole)' },
	],
	[
		'a query parameter that must be sent, and the node does not ask for',
		({ list: { parameters } }) => Object.assign(parameters[3], { required: true }),
		{ kind: 'notRequired', route: LIST, name: 'archived' },
	],
	[
		'a filter that the node lacks',
		({ filter }) => Object.assign(filter.properties as object, { name: { type: 'string' } }),
		{ kind: 'missingFilters', route: LIST, name: 'filter[name]' },
	],
	[
		'a filter that only the node has',
		({ filter }) => delete filter.properties?.id,
		{ kind: 'unknownFilters', route: LIST, name: 'filter[id]' },
	],
	[
		'a query parameter that the node lacks',
		({ list: { parameters } }) => parameters.push(query('stable_id', { type: 'string' })),
		{ kind: 'missingParameters', route: LIST, name: 'stable_id' },
	],
	[
		'a query parameter that only the node has',
		(api) => without(api, 'archived'),
		{ kind: 'unknownParameters', route: LIST, name: 'archived' },
	],
	[
		'a cursor that only the node knows',
		(api) => without(api, 'after'),
		{ kind: 'unknownParameters', route: LIST, name: 'after' },
	],
	[
		'a sort value that the node lacks',
		(api) => parameter(api, 'sort_property').enum?.push('name'),
		{ kind: 'missingValues', route: LIST, name: 'sort_property: name' },
	],
	[
		'a sort value that only the node has',
		(api) => parameter(api, 'sort_property').enum?.pop(),
		{ kind: 'unknownValues', route: LIST, name: 'sort_property: updated_at' },
	],
	[
		'a list that can no longer be expanded',
		(api) => without(api, 'expand[]'),
		{ kind: 'unknownParameters', route: LIST, name: 'expand' },
	],
	[
		'an expand value that the node lacks',
		(api) => parameter(api, 'expand[]').items?.enum?.push('lid'),
		{ kind: 'missingValues', route: LIST, name: 'expand: lid' },
	],
	[
		'a value that the node lacks',
		({ fields }) => field(fields, 'size').enum?.push('huge'),
		{ kind: 'missingValues', route: CREATE, name: 'size: huge' },
	],
	[
		'a value that only the node has',
		({ fields }) => field(fields, 'size').enum?.shift(),
		{ kind: 'unknownValues', route: CREATE, name: 'size: small' },
	],
	[
		'a value of a filter that only the node has',
		({ filter }) => field(filter, 'size').enum?.shift(),
		{ kind: 'unknownValues', route: LIST, name: 'filter[size]: large' },
	],
	[
		'values that the node takes as text',
		({ fields }) => (field(fields, 'name').enum = ['cube', 'sphere']),
		{ kind: 'onlyContractLists', route: CREATE, name: 'name' },
	],
	[
		'values that only the node lists',
		({ fields }) => delete field(fields, 'size').enum,
		{ kind: 'onlyNodeLists', route: CREATE, name: 'size' },
	],
	[
		'a boolean of which the contract takes one value',
		({ tape }) => (field(tape, 'tape').enum = [true]),
		{ kind: 'unknownValues', route: 'POST /boxes/{id}/close', name: 'tape: false' },
	],
])('%s', (_, edit, expected) => {
	expect(differences(edit)).toEqual([expected]);
});

test('a list that can no longer be sorted', () => {
	const names = differences((api) => {
		without(api, 'sort_property');
		without(api, 'sort_order');
	});
	expect(names).toEqual(
		['sort_property', 'sort_order'].map((name) => ({ kind: 'unknownParameters', route: LIST, name })),
	);
});

test('a body that only one side has: every field of it', () => {
	expect(differences(({ close }) => delete (close as Partial<typeof close>).requestBody)).toEqual([
		{ kind: 'unknownFields', route: 'POST /boxes/{id}/close', name: 'tape' },
	]);
	expect(differences(({ paths, create }) => (paths['/boxes/{id}'].get = create))).toEqual(
		['name', 'size', 'labels', 'contents'].map((name) => ({
			kind: 'missingFields',
			route: 'GET /boxes/{id}',
			name,
		})),
	);
});

test('keys inside an object of which the contract lists none can be offered', () => {
	expect(differences(({ fields }) => (field(fields, 'contents').items = { type: 'object' }))).toEqual([]);
});

test.each([
	['the same values', ['small', 'large'], []],
	[
		'other values',
		['small', 'large', 'huge'],
		[{ kind: 'onlyNodeLists', route: LIST, name: 'filter[size]' }],
	],
])('values that only the records of the contract list: %s', (_, values, expected) => {
	const found = differences(({ filter, list }) => {
		delete field(filter, 'size').enum;
		const record: Schema = { type: 'object', properties: { size: { type: 'string', enum: values } } };
		Object.assign(list, { responses: { 200: body({ type: 'array', items: record }) } });
	});
	expect(found).toEqual(expected);
});

test('a field that takes any JSON offers every value', () => {
	const colors: Schema = { type: 'array', items: { type: 'string', enum: ['red', 'blue'] } };
	expect(differences(({ fields }) => Object.assign(fields.properties as object, { labels: colors }))).toEqual(
		[],
	);
});

test('a route that is offered twice', () => {
	const again = { ...box, operations: box.operations.filter(({ value }) => value === 'get') };
	expect(compareNode(sides({ catalog: { resources: [box, again], kinds: [] } }))).toEqual([
		{ kind: 'repeatedRoutes', route: 'GET /boxes/{id}', name: '' },
	]);
});

test('events that only one side has', () => {
	expect(compareNode(sides({ events: ['box.opened', 'box.torn'] }))).toEqual([
		{ kind: 'missingEvents', route: '', name: 'box.torn' },
		{ kind: 'unknownEvents', route: '', name: 'box.closed' },
	]);
});

test('a picker that loads or searches what the contract does not have', () => {
	const kinds = [
		kind('Typed', { label: String }),
		kind('Found', { label: String, list: LIST, searchFilters: ['id'] }),
		kind('Gone', { label: String, list: 'GET /crates' }),
		kind('Lost', { label: String, list: LIST, searchFilters: ['email_address', 'id'] }),
	];
	expect(compareNode(sides({ catalog: { resources: [box], kinds } }))).toEqual([
		{ kind: 'unknownRoutes', route: 'GET /crates', name: '' },
		{ kind: 'unknownFilters', route: LIST, name: 'filter[email_address]' },
	]);
});

test('meant differences are taken out; a meant one that is none is stale', () => {
	const weight: Difference = { kind: 'missingFields', route: CREATE, name: 'weight' };
	const lid: Difference = { kind: 'missingFields', route: CREATE, name: 'lid' };
	const elsewhere: Difference = { ...lid, route: LIST };
	expect(settle([weight, lid], [lid, elsewhere])).toEqual({ open: [weight], stale: [elsewhere] });
});
