import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import {
	boolean,
	clearable,
	email,
	list,
	number,
	options,
	reference,
	references,
	text,
} from '../../nodes/ClickFunnels/table/field';
import { properties } from '../../nodes/ClickFunnels/description/properties';
import { action, create, get, getMany, remove, update } from '../../nodes/ClickFunnels/table/lines';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import {
	contact as contactKind,
	contactTag,
	everywhere,
	orderLine,
	workspace as workspaceKind,
} from './input.mts';

const contact = resource({
	kind: contactKind,
	description: 'A person',
	fields: {
		...clearable({ first_name: text('First Name'), tag_ids: references('Tag', contactTag) }),
		email_address: email('Email', { description: 'To write to' }),
		agreed: boolean('Agreed', 'Whether the contact agreed', { initial: true }),
		mood: options('Mood', ['angry', 'calm'], { initial: 'calm' }),
		lines: list('Lines', {
			entry: 'Line',
			fields: { quantity: number('Quantity', { min: 1 }) },
			required: ['quantity'],
		}),
	},
	simplify: 'id',
	operations: [
		getMany({
			filters: { owner_id: reference('Owner', contactKind, { as: 'string', several: true }) },
			expand: ['email_engagement'],
		}),
		get('GET /contacts/{id}'),
		create('POST /workspaces/{workspace_id}/contacts', { root: 'contact', required: ['email_address'] }),
		update('PUT /contacts/{id}', { root: 'contact', except: ['agreed'] }),
		remove('DELETE /contacts/{id}'),
	],
});

const workspace = resource({
	kind: workspaceKind,
	description: 'A company',
	fields: { name: text('Name') },
	operations: [
		get('GET /workspaces/{id}'),
		update('PUT /workspaces/{id}', { root: 'workspace' }),
		action('POST /workspaces/{id}/close', {
			value: 'close',
			name: 'Close',
			action: 'Close workspace',
			description: 'Close a workspace',
		}),
	],
});

const resources = [contact, workspace];
const made = properties({ resources }, everywhere);

const named = (name: string) => made.filter((property) => property.name === name);
const inside = (property: INodeProperties) => property.options as INodeProperties[];
const field = (collection: string, name: string) =>
	inside(named(collection)[0]).find((property) => property.name === name) as INodeProperties;

test('the resource comes first, with all that runs', () => {
	const { routing } = everywhere;
	expect(made[0]).toMatchObject({ name: 'resource', type: 'options', noDataExpression: true, routing });
	expect(made[0].options).toEqual([
		{ name: 'Contact', value: 'contact', description: 'A person' },
		{ name: 'Workspace', value: 'workspace', description: 'A company' },
	]);
	expect(made.slice(1).every((property) => property.routing === undefined)).toBe(true);
});

test('each resource has its operations, with their routes', () => {
	const [ofContact, ofWorkspace] = named('operation');
	expect(ofContact.displayOptions).toEqual({ show: { resource: ['contact'] } });
	expect(ofContact.default).toBe('getAll');
	expect(ofWorkspace.default).toBe('close');
	const option = (ofContact.options as INodePropertyOptions[]).find(({ value }) => value === 'delete');
	expect(option).toEqual({
		name: 'Delete',
		value: 'delete',
		action: 'Delete contact',
		description: 'Delete a contact permanently',
		routing: { request: { method: 'DELETE', url: '/contacts/{id}' } },
	});
});

test('properties are there for what the operations need, and for nothing else', () => {
	const names = made.map(({ name }) => name).filter((name) => name !== 'operation');
	expect(new Set(names)).toEqual(
		new Set([
			'resource',
			'workspace',
			'workspaceId',
			'contact',
			'finalNotice',
			'emailAddress',
			'returnAll',
			'limit',
			'output',
			'outputFields',
			'additionalFields',
			'additionalFields',
			'filters',
			'options',
		]),
	);
	expect(named('additionalFields')).toHaveLength(1);
	expect(named('output')).toHaveLength(1);
	expect(named('outputFields')).toHaveLength(1);
});

/** The operations that n8n shows a property for, whatever else is chosen. */
function shownFor(name: string): string[] {
	return resources.flatMap(({ value, operations }) =>
		operations
			.map(({ value: operation }) => ({ resource: value, operation, returnAll: false, output: 'fields' }))
			.filter((parameters) =>
				named(name).some((property) => NodeHelpers.displayParameter(parameters, property, null, null)),
			)
			.map(({ resource: shownAt, operation }) => `${shownAt}.${operation}`),
	);
}

const ofContact = ['contact.create', 'contact.get', 'contact.getAll', 'contact.update'];

test.each([
	['workspaceId', ['contact.create', 'contact.getAll']],
	['workspace', ['workspace.close', 'workspace.get', 'workspace.update']],
	['contact', ['contact.delete', 'contact.get', 'contact.update']],
	['emailAddress', ['contact.create']],
	['returnAll', ['contact.getAll']],
	['limit', ['contact.getAll']],
	['output', [...ofContact, 'workspace.close', 'workspace.get', 'workspace.update']],
	['outputFields', [...ofContact, 'workspace.close', 'workspace.get', 'workspace.update']],
	['additionalFields', ['contact.create', 'contact.update', 'workspace.update']],
	['filters', ['contact.getAll']],
])('%s is shown for %j', (name, places) => {
	expect(shownFor(name).sort()).toEqual(places);
});

test('the limit is shown only when not all results are wanted, and names of fields only when they are', () => {
	expect(named('limit')[0].displayOptions?.show?.returnAll).toEqual([false]);
	expect(named('outputFields')[0].displayOptions?.show?.output).toEqual(['fields']);
});

test('parents come first, then required fields, the list, fields, filters, options and output', () => {
	const order = made.map(({ name }) => name);
	const wanted = [
		'workspaceId',
		'contact',
		'emailAddress',
		'returnAll',
		'limit',
		'additionalFields',
		'filters',
		'options',
		'output',
		'outputFields',
	];
	expect(order.filter((name) => wanted.includes(name))).toEqual(wanted);
});

describe('the collection of fields that resources share', () => {
	test('has every field once, in alphabetical order', () => {
		expect(inside(named('additionalFields')[0]).map(({ displayName }) => displayName)).toEqual([
			'Agreed',
			'Email',
			'Fields to Clear: Names or IDs',
			'First Name',
			'Lines',
			'Mood',
			'Name',
			'Tag Names or IDs',
		]);
		expect(named('additionalFields')[0]).toMatchObject({
			displayName: 'Additional Fields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
		});
	});

	test.each([
		// Create has a property of its own for it.
		['email_address', ['contact'], ['update']],
		['agreed', undefined, ['create']],
		['fieldsToClear', ['contact'], ['update']],
		['first_name', ['contact'], undefined],
	])('%s only for %j and %j', (name, resource, operation) => {
		expect(field('additionalFields', name).displayOptions).toEqual({
			show: { ...(resource && { '/resource': resource }), ...(operation && { '/operation': operation }) },
		});
	});

	test('name for all but contacts, which is the shorter way to say it', () => {
		expect(field('additionalFields', 'name').displayOptions).toEqual({ hide: { '/resource': ['contact'] } });
	});
});

test('a record is chosen from the list, by ID or by URL', () => {
	const [{ type, default: initial, modes, required, displayName }] = named('contact');
	expect([type, displayName, required]).toEqual(['resourceLocator', 'Contact', true]);
	expect(initial).toEqual({ mode: 'list', value: '' });
	expect(modes?.map(({ displayName: title, name }) => [title, name])).toEqual([
		['From List', 'list'],
		['By ID', 'id'],
		['By URL', 'url'],
	]);
	expect(modes?.[0].typeOptions).toEqual({ searchListMethod: 'searchContact', searchable: true });
});

test('a kind without list and URLs is entered as an ID', () => {
	const line = resource({
		kind: orderLine,
		description: '',
		operations: [get('GET /lines/{id}')],
	});
	const [locator] = properties({ resources: [line] }, everywhere).filter(({ name }) => name === 'orderLine');
	expect(locator).toMatchObject({
		displayName: 'Order Line ID',
		type: 'string',
		placeholder: 'e.g. 12345',
		default: '',
		required: true,
	});
});

test('fields look as their kind asks', () => {
	expect(field('additionalFields', 'tag_ids')).toMatchObject({
		displayName: 'Tag Names or IDs',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getContactTagOptions' },
		description: expect.stringContaining('specify IDs using an <a href='),
	});
	expect(named('emailAddress')[0]).toMatchObject({
		displayName: 'Email',
		type: 'string',
		required: true,
		default: '',
		description: 'To write to',
		placeholder: 'e.g. name@example.com',
	});
	expect(field('additionalFields', 'agreed')).toMatchObject({ type: 'boolean', default: true });
	expect(field('additionalFields', 'mood')).toMatchObject({ type: 'options', default: 'calm' });
	expect(field('additionalFields', 'lines')).toMatchObject({
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Line',
		options: [
			{
				displayName: 'Line',
				name: 'entries',
				values: [
					{
						name: 'quantity',
						type: 'number',
						default: 1,
						typeOptions: { minValue: 1 },
						required: true,
					},
				],
			},
			{ name: 'json', values: [{ displayName: 'JSON List', type: 'json', hint: 'With quantity' }] },
		],
	});
	expect(field('filters', 'owner_id').modes?.find(({ name }) => name === 'id')?.placeholder).toBe(
		'e.g. 12345, 12346',
	);
});

test('the options for trying again are there for every operation, and show first what is usual', () => {
	const shown = named('options').flatMap(inside);
	const places = resources.flatMap((one) => one.operations.map(({ value }) => `${one.value}.${value}`));
	expect(shownFor('options').sort()).toEqual(places.sort());
	expect(shown.find(({ name }) => name === 'maxSeconds')).toMatchObject({ default: 120 });
	expect(shown.find(({ name }) => name === 'maxTries')).toMatchObject({ default: 5 });
});

test('nothing inside a collection is sent by n8n itself', () => {
	expect(JSON.stringify(made.slice(3))).not.toContain('"routing"');
});
