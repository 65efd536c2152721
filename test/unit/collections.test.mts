import type { INodeProperties } from 'n8n-workflow';

import {
	dateTime,
	keyValues,
	list,
	number,
	options,
	stringList,
	text,
} from '../../nodes/ClickFunnels/table/field';
import { properties } from '../../nodes/ClickFunnels/description/properties';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import { create, get, getMany, update } from '../../nodes/ClickFunnels/table/lines';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import { contact as contactKind, everywhere, workspace } from './input.mts';

const id = stringList('IDs');
const name = text('Name');

const contact = resource({
	kind: contactKind,
	description: '',
	operations: [
		getMany({
			filters: { id, name },
			expand: ['visits'],
			sort: ['id', 'updated_at'],
		}),
		get('GET /contacts/{id}', { options: { since: dateTime('Since') } }),
	],
});

const dealKind = kind('Deal', {
	within: workspace,
	label: String,
	list: 'GET /workspaces/{workspace_id}/deals',
});

const deal = resource({
	kind: dealKind,
	description: '',
	fields: { name, stage: options('Stage', ['open', 'won']) },
	operations: [
		getMany({ filters: { id }, sort: ['id', 'sort_order'] }),
		create('POST /workspaces/{workspace_id}/deals', { required: ['name'] }),
		update('PUT /deals/{id}', {}),
		update('PUT /deals/notes/{id}', { fields: { text: text('Text') } }, { value: 'updateNote' }),
	],
});

const made = properties({ resources: [contact, deal] }, everywhere);

const shown = (property: string) =>
	made
		.filter((one) => one.name === property)
		.map(({ displayOptions, options: inside }) => ({
			at: displayOptions,
			inside: (inside as INodeProperties[]).map((one) => [one.name, one.displayOptions]),
		}));

test('all lists share one collection of filters; each offers only its own', () => {
	expect(shown('filters')).toEqual([
		{
			at: { show: { operation: ['getAll'] } },
			inside: [
				['changed_since', { hide: { '/resource': ['deal'] } }],
				['id', undefined],
				['name', { hide: { '/resource': ['deal'] } }],
			],
		},
	]);
});

test('all operations share one collection of options, in which the ways to try again are shown everywhere', () => {
	expect(shown('options')).toEqual([
		{
			at: {},
			inside: [
				['batch_cursor', { show: { '/operation': ['getAll'] } }],
				['connection', undefined],
				// Of the four, only that of contacts which lists them.
				['expand', { hide: { '/resource': ['deal'], '/operation': ['get'] } }],
				['maxSeconds', undefined],
				['maxTries', undefined],
				['preview', undefined],
				['since', { show: { '/operation': ['get'] } }],
				// Each list by what it can be sorted by.
				['sort', { hide: { '/resource': ['deal'], '/operation': ['get'] } }],
				['sort', { show: { '/resource': ['deal'], '/operation': ['getAll'] } }],
			],
		},
	]);
});

test('where collections stand apart, each operation has what it takes, without conditions inside, and nothing of trying again', () => {
	const apart = properties({ resources: [contact, deal] }, { ...everywhere, layout: 'apart' });
	const of = (name: string) =>
		apart
			.filter((one) => one.name === name)
			.map(({ displayOptions, options: inside }) => [
				displayOptions,
				(inside as INodeProperties[]).map((one) => [one.name, one.displayOptions]),
			]);
	const unconditional = (names: string[]) => names.map((one) => [one, undefined]);
	expect(of('options')).toEqual([
		[{ show: { operation: ['get'] } }, unconditional(['since'])],
		[
			{ show: { resource: ['contact'], operation: ['getAll'] } },
			unconditional(['batch_cursor', 'expand', 'sort']),
		],
		[{ show: { operation: ['getAll'], resource: ['deal'] } }, unconditional(['batch_cursor', 'sort'])],
	]);
});

test.each([
	['shared', 'resourceLocator'],
	['apart', 'string'],
] as const)('keys of custom attributes, where collections are %s, are a %s', (layout, type) => {
	const person = resource({
		kind: contactKind,
		description: '',
		fields: { custom_attributes: keyValues('Custom Attributes', { ofContact: true }) },
		operations: [update('PUT /contacts/{id}', {})],
	});
	const all = properties({ resources: [person] }, { ...everywhere, layout });
	const [{ options: inside }] = all.filter((one) => one.name === 'additionalFields');
	expect(inside).toMatchObject([
		{ name: 'custom_attributes', options: [{ values: [{ name: 'key', type }, { name: 'value' }] }, {}] },
		{ name: 'onlyExistingAttributes' },
	]);
	// Those that exist are offered there, too.
	expect(all.map((one) => one.name)).toContain('mappedAttributes');
});

test('a resource has one collection of fields for all that it writes', () => {
	expect(shown('additionalFields')).toEqual([
		{
			at: { hide: { operation: ['get', 'getAll'] } },
			inside: [
				['name', { show: { '/operation': ['update'] } }],
				['stage', { hide: { '/operation': ['updateNote'] } }],
				['text', { show: { '/operation': ['updateNote'] } }],
			],
		},
	]);
});

test('a field that create and update take differently is there for each as it takes it', () => {
	const label = text('Label');
	const note = resource({
		kind: kind('Note', { label: String }),
		description: '',
		operations: [
			create('POST /notes', {
				fields: { label, lines: list('Lines', { entry: 'Line', fields: { text: text('Text') } }) },
			}),
			update('PUT /notes/{id}', {
				fields: { label, lines: list('Lines', { entry: 'Line', fields: { id: number('ID') } }) },
			}),
		],
	});
	const all = properties({ resources: [note] }, everywhere);
	const [fields] = all.filter((one) => one.name === 'additionalFields');
	expect(fields.options).toMatchObject([
		{ name: 'label' },
		{
			name: 'lines',
			options: [{ values: [{ name: 'text' }] }, { name: 'json' }],
			displayOptions: { show: { '/operation': ['create'] } },
		},
		{
			name: 'lines',
			options: [{ values: [{ name: 'id' }] }, { name: 'json' }],
			displayOptions: { show: { '/operation': ['update'] } },
		},
	]);
});

test('operations of a resource that call their fields differently have a box each', () => {
	const note = resource({
		kind: kind('Note', { label: String }),
		description: '',
		fields: { name },
		operations: [create('POST /notes', {}), update('PUT /notes/{id}', {})],
	});
	const operations = note.operations.map((one) =>
		one.body?.clears ? { ...one, body: { ...one.body, label: 'Update Fields' } } : one,
	);
	const all = properties({ resources: [{ ...note, operations }] }, everywhere);
	expect(all.filter((one) => one.name === 'additionalFields')).toMatchObject([
		{ displayName: 'Additional Fields', displayOptions: { show: { operation: ['create'] } } },
		{ displayName: 'Update Fields', displayOptions: { show: { operation: ['update'] } } },
	]);
});

test('a collection whose create takes none of its fields is for update alone', () => {
	const lead = resource({
		kind: dealKind,
		description: '',
		fields: { name, stage: options('Stage', ['open', 'won']) },
		operations: [
			create('POST /workspaces/{workspace_id}/deals', { required: ['name'], except: ['stage'] }),
			update('PUT /deals/{id}', {}),
		],
	});
	const fields = properties({ resources: [lead] }, everywhere).filter(
		(one) => one.name === 'additionalFields',
	);
	expect(fields).toMatchObject([
		{
			displayName: 'Additional Fields',
			displayOptions: { show: { operation: ['update'] } },
			options: [{ name: 'name' }, { name: 'stage' }],
		},
	]);
});

test('fields of small resources stand in one collection, the same one once', () => {
	const [blue, red] = ['Blue Tag', 'Red Tag'].map((title) =>
		resource({
			kind: kind(title, { label: String, sharedAs: 'Tag' }),
			description: '',
			fields: { name },
			operations: [update('PUT /tags/{id}', {})],
		}),
	);
	const all = properties({ resources: [blue, red] }, everywhere);
	for (const shared of ['tag', 'additionalFields'])
		expect(all.filter((one) => one.name === shared)).toHaveLength(1);
});

test('fields that begin in another way stand in a collection of their own: n8n 1 begins all of a name as the first', () => {
	const [sized, worded] = ['Sized', 'Worded'].map((title) =>
		resource({
			kind: kind(title, {}),
			description: '',
			fields: { length: title === 'Sized' ? number('Length') : text('Length') },
			operations: [update(`PUT /${title}/{id}`, {})],
		}),
	);
	const parts = properties({ resources: [sized, worded] }, everywhere).filter(
		({ name }) => name === 'additionalFields',
	);
	expect(parts).toMatchObject([
		{ displayOptions: { show: { resource: ['sized'] } }, options: [{ default: 0 }] },
		{ displayOptions: { hide: { resource: ['sized'] } }, options: [{ default: '' }] },
	]);
});

test('resources share a collection of at most twenty fields, so that AI builders have little to read for each operation', () => {
	const [first, second, third] = ['First', 'Second', 'Third'].map((title) =>
		resource({
			kind: kind(title, {}),
			description: '',
			fields: Object.fromEntries(
				Array.from({ length: 9 }, (_, at) => [`${title.toLowerCase()}_${at}`, text(`Text ${at}`)]),
			),
			operations: [update(`PUT /${title}/{id}`, {})],
		}),
	);
	const parts = properties({ resources: [first, second, third] }, everywhere).filter(
		({ name: called }) => called === 'additionalFields',
	);
	expect(parts.map(({ displayOptions }) => displayOptions)).toEqual([
		{ hide: { resource: ['third'] } },
		{ show: { resource: ['third'] } },
	]);
});
