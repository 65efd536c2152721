import { compareDocuments } from '../../scripts/contract/compare-documents.mts';
import { operationsOf } from '../../scripts/contract/document.mts';
import type { Schema } from '../../scripts/contract/schema.mts';

const LIST = 'GET /workspaces/{workspace_id}/contacts';
const GET = 'GET /contacts/{id}';
const UPDATE = 'PUT /contacts/{id}';

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const query = (name: string, schema: Schema) => ({ name, in: 'query', schema });

/** A small API: a list, a record, an update. */
function small() {
	const answer: Schema = {
		type: 'object',
		properties: {
			id: { type: 'integer' },
			status: { type: 'string', enum: ['new', 'known'] },
			tags: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
		},
	};
	const fields: Schema = {
		type: 'object',
		required: ['email'],
		properties: {
			email: { type: 'string' },
			status: { type: 'string', enum: ['new', 'known'] },
			notes: { type: ['string', 'null'] },
			addresses: {
				type: 'array',
				items: { type: 'object', properties: { city: { type: 'string' }, country: { type: 'string' } } },
			},
		},
	};
	const filter: Schema = {
		type: 'object',
		properties: { id: { type: 'string' }, email: { type: 'string' } },
	};
	const list = {
		parameters: [query('after', { type: 'string' }), query('filter', filter)],
		responses: { 200: json({ type: 'array', items: answer }) },
	};
	const get = {
		parameters: [query('expand[]', { type: 'array', items: { type: 'string', enum: ['visits'] } })],
		responses: { 200: json(answer) },
	};
	const update = {
		requestBody: { required: true, ...json({ type: 'object', properties: { contact: fields } }) } as
			| { required: boolean }
			| undefined,
		responses: { 200: json(answer) },
	};
	const paths: Record<string, Record<string, object>> = {
		'/workspaces/{workspace_id}/contacts': { get: list },
		'/contacts/{id}': { get, put: update },
	};
	return { openapi: '3.1.0', paths, answer, fields, filter, list, get, update };
}

type Small = ReturnType<typeof small>;

/** What is found when the small API is changed in one way. */
function changes(edit: (api: Small) => unknown) {
	const changed = small();
	edit(changed);
	const found = compareDocuments(operationsOf(small()), operationsOf(changed));
	return found.map(({ part, route, text }) => `${part}, ${route}: ${text}`);
}

const inner = (schema: Schema, name: string) => schema.properties?.[name] as Schema;
const row = (schema: Schema, name: string) => inner(schema, name).items as Schema;

test('nothing changed', () => {
	expect(changes(() => {})).toEqual([]);
});

test.each<[string, (api: Small) => unknown, string[]]>([
	['a new route', ({ paths, get }) => (paths['/me'] = { get }), ['Routes, GET /me: +']],
	['a route less', ({ paths }) => delete paths['/contacts/{id}'].get, [`Routes, ${GET}: -`]],
	[
		'another method',
		({ paths, update }) => (paths['/contacts/{id}'] = { patch: update, get: paths['/contacts/{id}'].get }),
		['Routes, PATCH /contacts/{id}: +', `Routes, ${UPDATE}: -`],
	],
	[
		'a new query parameter',
		({ list }) => list.parameters.push(query('deleted', { type: 'boolean' })),
		[`Query parameters, ${LIST}: + deleted (boolean)`],
	],
	['a query parameter less', ({ list }) => list.parameters.shift(), [`Query parameters, ${LIST}: - after`]],
	[
		'a new filter',
		({ filter }) =>
			Object.assign(filter.properties as object, { name: { type: 'string', enum: ['a', 'b'] } }),
		[`Query parameters, ${LIST}: + filter[name] (string, a | b)`],
	],
	[
		'a filter less',
		({ filter }) => delete filter.properties?.email,
		[`Query parameters, ${LIST}: - filter[email]`],
	],
	[
		'a query parameter that has become required',
		({ list }) => Object.assign(list.parameters[0], { required: true }),
		[`Query parameters, ${LIST}: ~ after: now required`],
	],
	[
		'a new value of expand',
		({ get }) => get.parameters[0].schema.items?.enum?.push('orders'),
		[`Query parameters, ${GET}: ~ expand: values +orders`],
	],
	[
		'a new body field',
		({ fields }) => Object.assign(fields.properties as object, { phone: { type: ['string', 'null'] } }),
		[`Body fields, ${UPDATE}: + contact.phone (string | null)`],
	],
	[
		'a new body field that is required',
		({ fields }) => {
			Object.assign(fields.properties as object, { phone: { type: 'string' } });
			fields.required?.push('phone');
		},
		[`Body fields, ${UPDATE}: + contact.phone (string, required)`],
	],
	[
		'a new body field in an entry of a list',
		({ fields }) =>
			Object.assign(row(fields, 'addresses').properties as object, { zip: { type: 'integer' } }),
		[`Body fields, ${UPDATE}: + contact.addresses[].zip (integer)`],
	],
	[
		'a list of objects less: one line',
		({ fields }) => delete fields.properties?.addresses,
		[`Body fields, ${UPDATE}: - contact.addresses`],
	],
	[
		'another root key: a line for each',
		({ update, fields }) =>
			(update.requestBody = { required: true, ...json({ type: 'object', properties: { person: fields } }) }),
		[`Body fields, ${UPDATE}: + person (object)`, `Body fields, ${UPDATE}: - contact`],
	],
	[
		'a body field that has become required',
		({ fields }) => fields.required?.push('notes'),
		[`Body fields, ${UPDATE}: ~ contact.notes: now required`],
	],
	[
		'a body field that is no longer required',
		({ fields }) => fields.required?.pop(),
		[`Body fields, ${UPDATE}: ~ contact.email: no longer required`],
	],
	[
		'another type',
		({ fields }) => (inner(fields, 'email').type = 'integer'),
		[`Body fields, ${UPDATE}: ~ contact.email: string → integer`],
	],
	[
		'a field that no longer takes null',
		({ fields }) => (inner(fields, 'notes').type = 'string'),
		[`Body fields, ${UPDATE}: ~ contact.notes: string | null → string`],
	],
	[
		'a list of something else',
		({ fields }) => (inner(fields, 'addresses').items = { type: 'string' }),
		[
			`Body fields, ${UPDATE}: - contact.addresses[].city`,
			`Body fields, ${UPDATE}: - contact.addresses[].country`,
			`Body fields, ${UPDATE}: ~ contact.addresses: object[] → string[]`,
		],
	],
	[
		'other values',
		({ fields }) => (inner(fields, 'status').enum = ['known', 'gone', null]),
		[`Body fields, ${UPDATE}: ~ contact.status: values +gone -new`],
	],
	[
		'values where any were allowed',
		({ fields }) => (inner(fields, 'email').enum = ['a', 'b']),
		[`Body fields, ${UPDATE}: ~ contact.email: now only a, b`],
	],
	[
		'any value where some were listed',
		({ fields }) => delete inner(fields, 'status').enum,
		[`Body fields, ${UPDATE}: ~ contact.status: now any value`],
	],
	[
		'a body that may be left out',
		({ update }) => Object.assign(update.requestBody as object, { required: false }),
		[`Body fields, ${UPDATE}: ~ (whole): no longer required`],
	],
	['no body', ({ update }) => delete update.requestBody, [`Body fields, ${UPDATE}: - (whole)`]],
	[
		'no answer',
		({ get }) => Object.assign(get.responses, { 200: { description: 'Nothing' } }),
		[`Answer fields, ${GET}: - (whole)`],
	],
	[
		'another shape of the answer',
		({ list, answer }) => (list.responses[200] = json(answer)),
		[`Answer fields, ${LIST}: ~ (whole): object[] → object`],
	],
])('%s', (_, edit, expected) => {
	expect(changes(edit)).toEqual(expected);
});

test.each<[string, (api: Small) => unknown, string]>([
	[
		'a new field',
		({ answer }) => Object.assign(answer.properties as object, { name: { type: 'string' } }),
		'+ name (string)',
	],
	['a field less', ({ answer }) => delete answer.properties?.status, '- status'],
	[
		'a field less inside a list',
		({ answer }) => delete row(answer, 'tags').properties?.name,
		'- tags[].name',
	],
	['another type', ({ answer }) => (inner(answer, 'id').type = 'string'), '~ id: integer → string'],
	['a new value', ({ answer }) => inner(answer, 'status').enum?.push('old'), '~ status: values +old'],
])('%s in an answer, wherever that answer is given', (_, edit, text) => {
	const routes = [LIST, GET, UPDATE];
	expect(changes(edit)).toEqual(routes.map((route) => `Answer fields, ${route}: ${text}`));
});

test('what is required of an answer does not count', () => {
	expect(changes(({ answer }) => (answer.required = ['id']))).toEqual([]);
});
