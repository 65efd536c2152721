import { boolean, number, object, reference, stringList, text } from '../../nodes/ClickFunnels/table/field';
import { create, get, getMany, update } from '../../nodes/ClickFunnels/table/lines';
import { place } from '../../nodes/ClickFunnels/run/place';
import { contact, eventType, lineOf } from './input.mts';

const contacts = lineOf(
	getMany({
		expand: ['email_engagement', 'visits'],
		filters: {
			id: stringList('IDs'),
			is_active: boolean('Is Active', 'Whether it is active'),
			age: number('Age'),
			name: text('Name'),
		},
		query: { stable_id: text('Stable ID'), owner_ids: reference('Owner', contact, { several: true }) },
	}),
);
const oneContact = lineOf(get('GET /contacts/{id}', { options: { since: text('Since') } }));
const stats = lineOf(
	get('GET /contacts/{id}', {
		needs: { resource: text('Stats Of', { property: 'statsOf' }) },
		options: { 'sum[property]': text('Sum', { property: 'sum' }) },
	}),
);
const oneType = lineOf(get('GET /webhooks/event_types/{id}'), eventType);
const inWorkspace = lineOf(get('GET /workspaces/{workspace_id}/contacts/{id}'));

const fields = {
	first_name: text('First Name', { clearable: true }),
	tag_ids: stringList('Tags', { clearable: true }),
	homepage: text('Homepage', { clearable: true, emptied: '' }),
	address: object('Address', { fields: { city: text('City') } }),
};
const created = lineOf(
	create('POST /workspaces/{workspace_id}/contacts', { root: 'contact', fields, required: ['first_name'] }),
);
const changed = lineOf(update('PUT /contacts/{id}', { root: 'contact', fields }));
const flat = lineOf(update('PUT /contacts/{id}', { fields }));
const optional = lineOf(update('PUT /contacts/{id}', { root: 'contact', fields, mayBeAbsent: true }));

test.each([
	[{ workspace_id: '9' }, 'GET', '/workspaces/9/contacts', contacts],
	[{ id: 'PjvAAJ' }, 'GET', '/contacts/PjvAAJ', oneContact],
	[{ id: 7 }, 'GET', '/contacts/7', oneContact],
	[{ workspace_id: 9, id: 7 }, 'GET', '/workspaces/9/contacts/7', inWorkspace],
	[{ workspace_id: '9' }, 'POST', '/workspaces/9/contacts', created],
	// None of these may lead out of its segment, nor stand for another part of the path.
	[{ id: 'contact/../created' }, 'GET', '/webhooks/event_types/contact%2F..%2Fcreated', oneType],
	[{ id: 'a b?c#d' }, 'GET', '/webhooks/event_types/a%20b%3Fc%23d', oneType],
	[{ id: 'a%2Fb' }, 'GET', '/webhooks/event_types/a%252Fb', oneType],
	[{ id: '$&' }, 'GET', '/webhooks/event_types/%24%26', oneType],
	[{ workspace_id: '{id}', id: 7 }, 'GET', '/workspaces/%7Bid%7D/contacts/7', inWorkspace],
])('%j goes to %s %s', (values, method, url, line) => {
	expect(place(line, values)).toMatchObject({ method, url });
});

test.each([
	['nothing', {}, {}],
	['several values of one filter', { id: ['1', '2', '3'] }, { 'filter[id]': '1,2,3' }],
	['one value of a filter', { id: ['1'] }, { 'filter[id]': '1' }],
	['text in a filter', { name: 'Ann & Bob' }, { 'filter[name]': 'Ann & Bob' }],
	['false in a filter', { is_active: false }, { 'filter[is_active]': 'false' }],
	['true in a filter', { is_active: true }, { 'filter[is_active]': 'true' }],
	['zero in a filter', { age: 0 }, { 'filter[age]': '0' }],
	['a filter that is not set', { name: undefined }, {}],
	['a parameter of its own name', { stable_id: 'abc%3D' }, { stable_id: 'abc%3D' }],
	['several values of such a parameter', { owner_ids: ['1', '2'] }, { owner_ids: ['1', '2'] }],
	['one further part', { expand: ['visits'] }, { 'expand[]': ['visits'] }],
	[
		'several further parts',
		{ expand: ['email_engagement', 'visits'] },
		{ 'expand[]': ['email_engagement', 'visits'] },
	],
	[
		'an order',
		{ sort_property: 'updated_at', sort_order: 'desc' },
		{ sort_property: 'updated_at', sort_order: 'desc' },
	],
	[
		'all at once',
		{ is_active: false, expand: ['visits'], sort_order: 'desc', stable_id: 'a' },
		{ 'filter[is_active]': 'false', 'expand[]': ['visits'], sort_order: 'desc', stable_id: 'a' },
	],
	['a name that the list does not have', { unknown: 'x', 'id]=1&filter[x': 'y', first_name: 'Ann' }, {}],
])('the query of %s', (_, values, query) => {
	expect(place(contacts, { workspace_id: '9', ...values }).qs).toEqual(query);
});

test('several values of one parameter are sent one by one', () => {
	expect(place(contacts, { workspace_id: '9' }).arrayFormat).toBe('repeat');
});

test('options of a record are query parameters of their own name', () => {
	expect(place(oneContact, { id: '7', since: '2026' })).toEqual({
		method: 'GET',
		url: '/contacts/7',
		qs: { since: '2026' },
		arrayFormat: 'repeat',
		body: undefined,
	});
});

test('a query parameter that must be sent goes by its own name, and so does one with brackets', () => {
	const values = { id: '7', resource: 'order', 'sum[property]': 'total', statsOf: 'x', sum: 'y' };
	expect(place(stats, values).qs).toEqual({ resource: 'order', 'sum[property]': 'total' });
});

test('an object in the query is written key by key, its lists in brackets, as Rails reads them', () => {
	const results = object('Results', { fields: { fields: stringList('Fields'), count: number('Count') } });
	const line = lineOf(get('GET /contacts/{id}', { options: { results } }));
	expect(place(line, { id: '7', results: { fields: ['id', 'uuid'], count: 2 } }).qs).toEqual({
		'results[fields][]': ['id', 'uuid'],
		'results[count]': 2,
	});
	expect(place(line, { id: '7', results: true }).qs).toEqual({ results: true });
});

test('what says how to answer stands beside the root', () => {
	const beside = { results: object('Results', { fields: { count: number('Count') } }) };
	const line = lineOf(update('PUT /contacts/{id}', { root: 'contact', fields, beside }));
	expect(place(line, { id: '7', first_name: 'Ann', results: { count: 2 } }).body).toEqual({
		contact: { first_name: 'Ann' },
		results: { count: 2 },
	});
	expect(place(line, { id: '7', first_name: 'Ann' }).body).toEqual({ contact: { first_name: 'Ann' } });
});

test('an order and filters go only where the list takes them', () => {
	const values = { id: '7', sort_property: 'id', sort_order: 'desc', name: 'Ann' };
	expect(place(oneContact, values).qs).toEqual({});
	const unsorted = lineOf(getMany({ sort: [] }));
	expect(place(unsorted, { workspace_id: '9', ...values }).qs).toEqual({});
});

test.each([
	['under its root', changed, { first_name: 'Ann' }, { contact: { first_name: 'Ann' } }],
	['flat where it has none', flat, { first_name: 'Ann' }, { first_name: 'Ann' }],
	[
		'of required and other fields',
		created,
		{ first_name: 'Ann', tag_ids: ['1'] },
		{ contact: { first_name: 'Ann', tag_ids: ['1'] } },
	],
	[
		'with objects as they are',
		changed,
		{ address: { city: 'Bonn' } },
		{ contact: { address: { city: 'Bonn' } } },
	],
	[
		'of cleared fields',
		changed,
		{ first_name: null, tag_ids: [], homepage: '' },
		{ contact: { first_name: null, tag_ids: [], homepage: '' } },
	],
	['with nothing set', changed, {}, { contact: {} }],
	['with nothing set, flat', flat, {}, {}],
	['that may be absent, with nothing set', optional, {}, undefined],
	[
		'that may be absent, with something set',
		optional,
		{ first_name: 'Ann' },
		{ contact: { first_name: 'Ann' } },
	],
	[
		'that may be absent, with a cleared field',
		optional,
		{ first_name: null },
		{ contact: { first_name: null } },
	],
	[
		'without names that it does not have',
		changed,
		{ first_name: 'Ann', name: 'x' },
		{ contact: { first_name: 'Ann' } },
	],
	['of an operation that takes none', oneContact, { first_name: 'Ann' }, undefined],
])('a body %s', (_, line, values, body) => {
	expect(place(line, { id: '7', workspace_id: '9', ...values }).body).toEqual(body);
});
