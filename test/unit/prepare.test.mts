import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

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
import { create, get, getMany, resource } from '../../nodes/ClickFunnels/table/resource';
import type { Catalog } from '../../nodes/ClickFunnels/table/types';
import { prepare } from '../../nodes/ClickFunnels/run/prepare';
import { entities, locator, node } from './input.mts';

const filters: Fields = {
	id: stringList('IDs'),
	contact_id: reference('Contact', 'contact', 'string', { several: true }),
	tag_ids: references('Tag', 'contactTag', 'string'),
	is_active: boolean('Is Active', 'Whether it is active'),
	age: number('Age'),
	name: text('Name'),
};

const catalog: Catalog = {
	resources: [
		resource({
			name: 'Contact',
			description: 'A person',
			fields: { first_name: text('First Name') },
			operations: [
				getMany('GET /workspaces/{workspace_id}/contacts', {
					expand: ['email_engagement', 'visits'],
					filters,
					query: {
						stable_id: text('Stable ID'),
						stored_filter_id: reference('Saved Filter', 'orderLine', 'string'),
					},
				}),
				get('GET /contacts/{id}', { options: { since: dateTime('Since') } }),
				create('POST /workspaces/{workspace_id}/contacts', { root: 'contact' }),
			],
		}),
		resource({
			name: 'Event Type',
			description: 'A kind of event',
			operations: [get('GET /webhooks/event_types/{id}')],
		}),
	],
	entities,
};

/** What n8n gives to a hook, as far as it is used. */
function hookContext(parameters: IDataObject): IExecuteSingleFunctions {
	const context: Partial<IExecuteSingleFunctions> = {
		getNode: () => node,
		getItemIndex: () => 3,
		getTimezone: () => 'UTC',
	};
	return {
		...context,
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
	} as unknown as IExecuteSingleFunctions;
}

async function prepared(parameters: IDataObject): Promise<IHttpRequestOptions> {
	const hook = prepare(catalog);
	const request = { url: '', method: 'GET', headers: { Accept: 'application/json' } } as const;
	return await hook.call(hookContext({ resource: 'contact', ...parameters }), request);
}

async function queryOf(parameters: IDataObject): Promise<unknown> {
	const all = { operation: 'getAll', workspaceId: locator('id', '9'), ...parameters };
	return (await prepared(all)).qs;
}

test.each([
	['nothing set', {}, {}],
	['several values of one filter', { id: '1, 2,3' }, { 'filter[id]': '1,2,3' }],
	['one value of a filter', { id: '1' }, { 'filter[id]': '1' }],
	['several records by id', { contact_id: locator('id', '1, PjvAAJ') }, { 'filter[contact_id]': '1,PjvAAJ' }],
	['one record from the list', { contact_id: locator('list', 7) }, { 'filter[contact_id]': '7' }],
	['several records of a multi-select', { tag_ids: [7, 8] }, { 'filter[tag_ids]': '7,8' }],
	['false', { is_active: false }, { 'filter[is_active]': 'false' }],
	['true', { is_active: true }, { 'filter[is_active]': 'true' }],
	['zero', { age: 0 }, { 'filter[age]': '0' }],
	[
		'several filters',
		{ id: '1', tag_ids: [7], name: 'Ann & Bob' },
		{ 'filter[id]': '1', 'filter[tag_ids]': '7', 'filter[name]': 'Ann & Bob' },
	],
	['filters without value', { id: '', tag_ids: [], name: '', contact_id: locator('id', '') }, {}],
	['a key that is no filter', { unknown: 'x', 'id]=1&filter[x': 'y' }, {}],
	[
		'parameters beside the filters',
		{ stable_id: 'abc%3D', stored_filter_id: locator('id', 5) },
		{ stable_id: 'abc%3D', stored_filter_id: '5' },
	],
])('filters: %s', async (_, filters, query) => {
	expect(await queryOf({ filters })).toEqual(query);
});

test.each([
	[['email_engagement'], { 'expand[]': ['email_engagement'] }],
	[['email_engagement', 'visits'], { 'expand[]': ['email_engagement', 'visits'] }],
	['email_engagement', { 'expand[]': ['email_engagement'] }],
	[[], {}],
	[undefined, {}],
])('expand %j', async (expand, query) => {
	expect(await queryOf({ options: { expand } })).toEqual(query);
});

test('several values of expand[] are sent one by one', async () => {
	const request = await prepared({
		operation: 'getAll',
		workspaceId: '9',
		options: { expand: ['email_engagement', 'visits'] },
	});
	expect(request.arrayFormat).toBe('repeat');
});

test.each([
	[
		{ sort_property: 'updated_at', sort_order: 'desc' },
		{ sort_property: 'updated_at', sort_order: 'desc' },
	],
	[{ sort_order: 'desc' }, { sort_order: 'desc' }],
	[{ sort_property: 'updated_at' }, { sort_property: 'updated_at' }],
	[{}, {}],
	[{ sort_property: '', sort_order: '' }, {}],
])('sort %j', async (sort, query) => {
	expect(await queryOf({ sort })).toEqual(query);
});

test('options of a record that is no list are query parameters of their own', async () => {
	const options = { since: '2026-06-30T15:56:18' };
	const { qs } = await prepared({ operation: 'get', contact: '7', options });
	expect(qs).toEqual({ since: '2026-06-30T15:56:18.000Z' });
	expect((await prepared({ operation: 'get', contact: '7', options: {} })).qs).toEqual({});
});

test('filters, expand and sort go together', async () => {
	const query = await queryOf({
		filters: { is_active: false },
		options: { expand: ['visits'] },
		sort: { sort_order: 'desc' },
	});
	expect(query).toEqual({ 'filter[is_active]': 'false', 'expand[]': ['visits'], sort_order: 'desc' });
});

test.each([
	[{ operation: 'getAll', workspaceId: 9 }, '/workspaces/9/contacts'],
	[{ operation: 'get', contact: locator('id', 'PjvAAJ') }, '/contacts/PjvAAJ'],
	[{ operation: 'create', workspaceId: '9' }, '/workspaces/9/contacts'],
	[
		{ resource: 'eventType', operation: 'get', eventType: 'contact/../created' },
		'/webhooks/event_types/contact%2F..%2Fcreated',
	],
])('%j goes to %s', async (parameters, url) => {
	expect((await prepared(parameters)).url).toBe(url);
});

test('what n8n put in the request stays', async () => {
	const { headers, method } = await prepared({ operation: 'get', contact: '7' });
	expect({ headers, method }).toEqual({ headers: { Accept: 'application/json' }, method: 'GET' });
});

test('a body is there only where the operation takes one', async () => {
	const contactFields = { first_name: 'Ann' };
	const created = await prepared({ operation: 'create', workspaceId: '9', contactFields });
	const got = await prepared({ operation: 'get', contact: '7', contactFields });
	expect(created.body).toEqual({ contact: contactFields });
	expect(got.body).toBeUndefined();
});

test.each([
	['no id', { operation: 'get', contact: locator('list', '') }, 'Contact: a value is needed'],
	['no id at all', { operation: 'getAll' }, 'Workspace: a value is needed'],
	['a path as id', { operation: 'get', contact: '../x' }, 'Contact: "../x" is not an ID'],
	[
		'dots as id',
		{ resource: 'eventType', operation: 'get', eventType: '..' },
		'Event Type: ".." is not an ID',
	],
	[
		'a path in a filter',
		{ operation: 'getAll', workspaceId: '9', filters: { contact_id: locator('id', '1,../x') } },
		'Contact: "../x" is not an ID',
	],
	[
		'an operation of another version',
		{ operation: 'merge', contact: '7' },
		'Operation: there is no "merge" for the resource "contact"',
	],
	[
		'a resource of another version',
		{ resource: 'funnel', operation: 'get' },
		'Operation: there is no "get" for the resource "funnel"',
	],
])('%s is refused for the item', async (_, parameters, message) => {
	await expect(prepared(parameters)).rejects.toMatchObject({ message, context: { itemIndex: 3 } });
});
