import {
	boolean,
	dateTime,
	number,
	reference,
	references,
	stringList,
	text,
	type Fields,
} from '../../nodes/ClickFunnels/table/field';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import { create, get, getMany } from '../../nodes/ClickFunnels/table/lines';
import { readValues } from '../../nodes/ClickFunnels/input/values';
import {
	contact,
	contactTag,
	eventType,
	inputContext,
	lineOf,
	locator,
	node,
	orderLine,
	reader,
	refusalOf,
} from './input.mts';

const filters: Fields = {
	id: stringList('IDs'),
	contact_id: reference('Contact', contact, { as: 'string', several: true }),
	tag_ids: references('Tag', contactTag, { as: 'string' }),
	is_active: boolean('Is Active', 'Whether it is active'),
	age: number('Age'),
	name: text('Name'),
};

const contacts = lineOf(
	getMany({
		expand: ['email_engagement', 'visits'],
		filters,
		query: {
			stable_id: text('Stable ID'),
			stored_filter_id: reference('Saved Filter', orderLine, { as: 'string' }),
		},
	}),
);
const oneContact = lineOf(get('GET /contacts/{id}', { options: { since: dateTime('Since') } }));
const stats = lineOf(
	get('GET /contacts/{id}', {
		needs: { resource: text('Stats Of', { property: 'statsOf' }) },
		options: { 'sum[property]': number('Sum', { property: 'sum' }) },
		filters: { 'sum[by]': text('By', { property: 'by' }) },
	}),
);
const body = { root: 'contact', fields: { first_name: text('First Name') } };
const newContact = lineOf(create('POST /workspaces/{workspace_id}/contacts', body));
const oneType = lineOf(get('GET /webhooks/event_types/{id}'), eventType);

const context = { ...inputContext('UTC'), kinds: [] };

const valuesOf = (line: typeof contacts, parameters: object) =>
	readValues(line, reader({ ...parameters }), context);

/** What is read of a list beside its workspace. */
function readOfList(parameters: object): unknown {
	const { workspace_id, ...others } = valuesOf(contacts, { workspaceId: locator('id', '9'), ...parameters });
	expect(workspace_id).toBe('9');
	return others;
}

test.each([
	['nothing set', {}, {}],
	['several values of one filter', { id: '1, 2,3' }, { id: ['1', '2', '3'] }],
	['one value of a filter', { id: '1' }, { id: ['1'] }],
	['several records by id', { contact_id: locator('id', '1, PjvAAJ') }, { contact_id: ['1', 'PjvAAJ'] }],
	['one record from the list', { contact_id: locator('list', 7) }, { contact_id: ['7'] }],
	['several records of a multi-select', { tag_ids: [7, 8] }, { tag_ids: ['7', '8'] }],
	['false', { is_active: false }, { is_active: false }],
	['true', { is_active: true }, { is_active: true }],
	['zero', { age: 0 }, { age: 0 }],
	[
		'several filters',
		{ id: '1', tag_ids: [7], name: 'Ann & Bob' },
		{ id: ['1'], tag_ids: ['7'], name: 'Ann & Bob' },
	],
	['filters without value', { id: '', tag_ids: [], name: '', contact_id: locator('id', '') }, {}],
	['a key that is no filter', { unknown: 'x', 'id]=1&filter[x': 'y' }, {}],
	[
		'parameters beside the filters',
		{ stable_id: 'abc%3D', stored_filter_id: locator('id', 5) },
		{ stable_id: 'abc%3D', stored_filter_id: '5' },
	],
])('filters: %s', (_, entered, values) => {
	expect(readOfList({ filters: entered })).toEqual(values);
});

test.each([
	[['email_engagement'], { expand: ['email_engagement'] }],
	[['email_engagement', 'visits'], { expand: ['email_engagement', 'visits'] }],
	['email_engagement', { expand: ['email_engagement'] }],
	['email_engagement, visits', { expand: ['email_engagement', 'visits'] }],
	[[], {}],
	[undefined, {}],
	['', {}],
])('expand %j', (expand, values) => {
	expect(readOfList({ options: { expand } })).toEqual(values);
});

test.each([
	['updated_at:desc', { sort_property: 'updated_at', sort_order: 'desc' }],
	['id:asc', { sort_property: 'id', sort_order: 'asc' }],
	['Newest First', { sort_property: 'id', sort_order: 'desc' }],
	['oldest first', { sort_property: 'id', sort_order: 'asc' }],
	['Last Changed First', { sort_property: 'updated_at', sort_order: 'desc' }],
	['Longest Unchanged First', { sort_property: 'updated_at', sort_order: 'asc' }],
	['', {}],
	[null, {}],
	[undefined, {}],
])('sort %j', (sort, values) => {
	expect(readOfList({ options: { sort } })).toEqual(values);
});

test.each([
	['Name A to Z', { sort_property: 'name', sort_order: 'asc' }],
	['Name Z to A', { sort_property: 'name', sort_order: 'desc' }],
	['As Arranged', { sort_property: 'sort_order', sort_order: 'asc' }],
	['As Arranged, Backwards', { sort_property: 'sort_order', sort_order: 'desc' }],
])('a list that has it is sorted %s', (sort, values) => {
	const list = lineOf(getMany({ sort: ['name', 'sort_order'] }));
	expect(valuesOf(list, { workspaceId: 9, options: { sort } })).toEqual({ workspace_id: '9', ...values });
});

test('options of a record that is no list', () => {
	const options = { since: '2026-06-30T15:56:18' };
	const since = '2026-06-30T15:56:18.000Z';
	expect(valuesOf(oneContact, { contact: '7', options })).toEqual({ id: '7', since });
	expect(valuesOf(oneContact, { contact: '7', options: {} })).toEqual({ id: '7' });
});

describe('fields that go by another name in the node', () => {
	const given = { contact: '7', statsOf: 'order', options: { sum: 5 }, filters: { by: 'day' } };

	test('are read by that, and go by the name that the API has', () => {
		expect(valuesOf(stats, given)).toEqual({
			id: '7',
			resource: 'order',
			'sum[property]': 5,
			'sum[by]': 'day',
		});
	});

	test('are known by the other name alone', () => {
		const options = { 'sum[property]': 5 };
		expect(valuesOf(stats, { ...given, options, filters: {} })).toEqual({ id: '7', resource: 'order' });
	});

	test('must be there where the API needs them', () => {
		expect(refusalOf(() => valuesOf(stats, { ...given, statsOf: '' })).message).toBe(
			'Stats Of: a value is needed',
		);
	});

	test('are called by their labels where n8n can not read them', () => {
		const read = (name: string) => {
			if (name.startsWith('options')) throw new Error('$json is not there');
			return reader(given)(name);
		};
		const parameters = { options: { sum: '={{ $json.a.b }}' } };
		const at = { ...context, node: { ...node, parameters } };
		expect(refusalOf(() => readValues(stats, read, at)).message).toMatch(/^Sum: /);
	});

	test('are filters that may not come out empty', () => {
		const parameters = { filters: { by: '={{ $json.day }}' } };
		const at = { ...context, node: { ...node, parameters } };
		const { message } = refusalOf(() => readValues(stats, reader({ ...given, filters: { by: '' } }), at));
		expect(message).toBe('By: the expression gives no value to filter by');
	});
});

test('filters, expand and sort go together', () => {
	const values = readOfList({
		filters: { is_active: false },
		options: { expand: ['visits'], sort: 'id:desc' },
	});
	const sort = { sort_property: 'id', sort_order: 'desc' };
	expect(values).toEqual({ is_active: false, expand: ['visits'], ...sort });
});

test('filters, options and fields are read only where the operation takes them', () => {
	const parameters = {
		contact: '7',
		filters: { id: '1' },
		options: { expand: ['visits'], sort: 'id:desc' },
		additionalFields: { first_name: 'Ann' },
	};
	expect(valuesOf(lineOf(get('GET /contacts/{id}')), parameters)).toEqual({ id: '7' });
	expect(valuesOf(newContact, { ...parameters, workspaceId: 9 })).toEqual({
		workspace_id: '9',
		first_name: 'Ann',
	});
});

test.each([
	[{ workspaceId: 9 }, { workspace_id: '9' }, contacts],
	[{ contact: locator('id', 'PjvAAJ') }, { id: 'PjvAAJ' }, oneContact],
	[{ eventType: 'contact/../created' }, { id: 'contact/../created' }, oneType],
])('%j gives the ids %j', (parameters, values, line) => {
	expect(valuesOf(line, parameters)).toEqual(values);
});

const tag = kind('Contact Tag', { list: 'GET /tags', sharedAs: 'Tag' });
const groupAction = kind('Add to Group Action', { sharedAs: 'Tag' });
const oneTag = lineOf(get('GET /contacts/tags/{id}'), tag);
const kinds = [contact, tag, groupAction];

const tagOf = (chosen: unknown) =>
	readValues(oneTag, reader({ tag: locator('list', chosen) }), { ...context, kinds });

test.each(['contactTag:5', 'contactTag:5\n', '5', 5])(
	'%j, chosen by what kinds share, is the id 5',
	(chosen) => {
		expect(tagOf(chosen)).toEqual({ id: '5' });
	},
);

test('a choice of another kind that shares the property is refused', () => {
	const { message } = refusalOf(() => tagOf('addToGroupAction:5'));
	expect(message).toBe('Tag: what is chosen is of the kind Add to Group Action, but Contact Tag is needed');
});

test.each([
	'https://acme.example/contacts/77',
	'foo:5',
	'contact:5',
	'toString:5',
	'contactTag:7:8',
	'contactTag:',
])('%j is no choice of a kind, and no id', (chosen) => {
	expect(refusalOf(() => tagOf(chosen)).message).toMatch(/^Tag: ("\S*" is not an ID|a value is needed)$/);
});

test.each([
	['no id', oneContact, { contact: locator('list', '') }, 'Contact: a value is needed'],
	['no id at all', contacts, {}, 'Workspace: a value is needed'],
	['no id of a shared property', oneTag, {}, 'Tag: a value is needed'],
	['a path as id', oneContact, { contact: '../x' }, 'Contact: "../x" is not an ID'],
	['dots as id', oneType, { eventType: '..' }, 'Event Type: ".." is not an ID'],
	[
		'a path in a filter',
		contacts,
		{ workspaceId: '9', filters: { contact_id: locator('id', '1,../x') } },
		'Contact: "../x" is not an ID',
	],
])('%s is refused for the item', (_, line, parameters, message) => {
	expect(refusalOf(() => valuesOf(line, parameters))).toMatchObject({ message, context: { itemIndex: 3 } });
});

describe('a filter whose expression gives nothing', () => {
	/** Reads a list whose filters hold expressions as the node keeps them. */
	const read = (kept: object, given: object) =>
		readValues(contacts, reader({ workspaceId: 9, filters: given }), {
			...context,
			node: { ...node, parameters: { filters: { ...kept } } },
		});

	test.each([
		['a text', { name: '={{ $json.name }}' }, { name: '' }, 'Name'],
		[
			'a record',
			{ contact_id: locator('id', '={{ $json.id }}') },
			{ contact_id: locator('id', '') },
			'Contact',
		],
		['records', { tag_ids: '={{ $json.tags }}' }, { tag_ids: [] }, 'Tag Names or IDs'],
		['a parameter beside the filters', { stable_id: '={{ $json.id }}' }, { stable_id: null }, 'Stable ID'],
	])('is refused: %s', (_, kept, given, label) => {
		const { message, description, context: where } = refusalOf(() => read(kept, given));
		expect(message).toBe(`${label}: the expression gives no value to filter by`);
		expect(description).toBe('Give the expression a value to fall back to, or remove the filter.');
		expect(where.itemIndex).toBe(3);
	});

	test('is taken where it gives a value, and left out where it is none', () => {
		expect(read({ name: '={{ $json.name }}' }, { name: 'Ann' })).toEqual({ workspace_id: '9', name: 'Ann' });
		expect(read({ name: '' }, { name: '' })).toEqual({ workspace_id: '9' });
	});
});
