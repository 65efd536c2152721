import { compareDocuments } from '../../scripts/contract/compare-documents.mts';
import { operationsOf } from '../../scripts/contract/document.mts';
import { answerFacts, factsOf } from '../../scripts/contract/facts.mts';
import { UnusableInput } from '../../scripts/contract/unusable-input.mts';
import { typeText, type Schema } from '../../scripts/contract/schema.mts';

const PLAIN = {
	openapi: '3.1.0',
	paths: {
		'/contacts/{id}': {
			put: {
				tags: ['Contact'],
				parameters: [
					{ name: 'id', in: 'path', required: true, schema: { type: 'string' } },
					{ name: 'filter', in: 'query', schema: { type: 'object', properties: { id: { type: 'string' } } } },
					{
						name: 'expand[]',
						in: 'query',
						schema: { type: 'array', items: { enum: ['tags'], type: 'string' } },
					},
				],
				requestBody: {
					required: true,
					content: {
						'application/json': {
							schema: {
								type: 'object',
								required: ['contact'],
								properties: {
									contact: {
										type: 'object',
										required: ['email'],
										properties: {
											email: { type: ['string', 'null'] },
											kind: { type: 'string', enum: ['lead', 'customer'] },
										},
									},
								},
							},
						},
					},
				},
				responses: {
					200: {
						content: {
							'application/json': {
								schema: {
									type: 'object',
									properties: {
										id: { type: 'integer' },
										image: { type: ['object', 'null'], properties: { url: { type: 'string' } } },
									},
								},
							},
						},
					},
				},
			},
		},
	},
};

/** The same facts as another hand would write them: OpenAPI 3.0, shared parts, prose, another order. */
const ELABORATE = {
	openapi: '3.0.3',
	info: { title: 'Contacts', description: 'All about contacts.' },
	servers: [{ url: 'https://example.com' }],
	components: {
		parameters: {
			'contact/id': {
				name: 'contact_id',
				in: 'path',
				required: true,
				description: 'Which one.',
				schema: { type: 'string' },
			},
			expand: { in: 'query', name: 'expand', schema: { items: { $ref: '#/components/schemas/Part' } } },
		},
		requestBodies: {
			Contact: {
				description: 'What to change.',
				required: true,
				content: {
					'application/json; charset=utf-8': {
						schema: {
							type: 'object',
							properties: { contact: { $ref: '#/components/schemas/ContactInput' } },
							required: ['contact'],
						},
					},
				},
			},
		},
		responses: {
			Contact: {
				description: 'The contact.',
				content: {
					'text/csv': { schema: { type: 'string' } },
					'application/vnd.api+json': { schema: { $ref: '#/components/schemas/Contact' } },
				},
			},
		},
		schemas: {
			Part: { const: 'tags' },
			Email: { type: 'string', format: 'email' },
			Kind: {
				oneOf: [
					{ enum: ['customer'], type: 'string' },
					{ enum: ['lead'], type: 'string' },
				],
			},
			Image: { type: 'object', properties: { url: { type: 'string', example: 'https://example.com' } } },
			ContactInput: {
				allOf: [
					{
						type: 'object',
						properties: { kind: { $ref: '#/components/schemas/Kind', description: 'What kind.' } },
					},
					{
						properties: { email: { $ref: '#/components/schemas/Email', nullable: true } },
						required: ['email'],
					},
				],
			},
			Contact: {
				required: ['id'],
				properties: {
					image: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Image' }] },
					id: { type: 'integer', description: 'A number.' },
				},
			},
		},
	},
	paths: {
		'/api/v2/contacts/{contact_id}/': {
			summary: 'One contact',
			parameters: [
				{ $ref: '#/components/parameters/contact~1id' },
				{ name: 'filter[id]', in: 'query', schema: { type: 'string' } },
				{ name: 'expand', in: 'query', schema: { type: 'integer' } },
				{ name: 'X-Trace', in: 'header', schema: { type: 'string' } },
			],
			put: {
				summary: 'Change a contact',
				parameters: [{ $ref: '#/components/parameters/expand' }],
				requestBody: { $ref: '#/components/requestBodies/Contact' },
				responses: { 200: { $ref: '#/components/responses/Contact' }, 404: { description: 'None.' } },
			},
		},
	},
};

test('the same facts in another hand are no change', () => {
	expect(compareDocuments(operationsOf(PLAIN), operationsOf(ELABORATE))).toEqual([]);
});

test('a change in another hand is named by our route', () => {
	const changed = structuredClone(ELABORATE);
	changed.components.schemas.Part.const = 'visits';
	expect(compareDocuments(operationsOf(PLAIN), operationsOf(changed))).toEqual([
		{ part: 'Query parameters', route: 'PUT /contacts/{id}', text: '~ expand: values +visits -tags' },
	]);
});

test('a schema that holds itself is followed once', () => {
	const [operation] = operationsOf({
		openapi: '3.1.0',
		components: {
			schemas: {
				Comment: {
					type: 'object',
					properties: {
						text: { type: 'string' },
						replies: { type: 'array', items: { $ref: '#/components/schemas/Comment' } },
					},
				},
			},
		},
		paths: {
			'/comments/{id}': {
				get: {
					responses: {
						200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Comment' } } } },
					},
				},
			},
		},
	});
	const types = [...answerFacts(operation)].map(([path, { type }]) => `${path}: ${type}`);
	expect(types).toEqual(['(whole): object', 'text: string', 'replies: object[]']);
});

test.each<[string, Schema, string]>([
	['nothing said', {}, 'any'],
	[
		'null comes last',
		{ type: ['null', 'integer', 'array'], items: { type: 'string' } },
		'string[] | integer | null',
	],
	['a list of anything', { type: 'array' }, 'any[]'],
	['a list of several', { type: 'array', items: { type: ['string', 'integer'] } }, '(integer | string)[]'],
	[
		'alternatives',
		{ anyOf: [{ type: 'string' }, { type: 'object' }, { type: 'null' }] },
		'object | string | null',
	],
	['an enumeration without a type', { enum: [1, 2] }, 'number'],
])('type in words: %s', (_, schema, words) => {
	expect(typeText(schema)).toBe(words);
});

test('of alternatives, every field and value may be there, and only a field of all is required', () => {
	const either: Schema = {
		oneOf: [
			{
				type: 'object',
				required: ['kind', 'size'],
				properties: { kind: { const: 'box' }, size: { type: 'integer' } },
			},
			{
				type: 'object',
				required: ['kind'],
				properties: { kind: { const: 'bag' }, color: { type: 'string' } },
			},
		],
	};
	expect([...factsOf(either)]).toEqual([
		['kind', { type: 'string', values: ['box', 'bag'], required: true }],
		['size', { type: 'integer', values: undefined, required: false }],
		['color', { type: 'string', values: undefined, required: false }],
	]);
});

test('what may be other than an object is one field', () => {
	const inside: Schema = { type: 'object', properties: { days: { type: 'integer' } } };
	const facts = factsOf({ properties: { value: { anyOf: [{ type: 'string' }, inside] } } });
	expect([...facts.keys()]).toEqual(['value']);
});

test('lists and combinations that hold themselves come to an end', () => {
	const list: Schema = { type: 'array' };
	list.items = list;
	expect(typeText(list)).toBe('any[]');
	const circle: Schema = { type: 'object' };
	circle.allOf = [{ allOf: [circle], properties: { name: { type: 'string' } } }];
	expect([...factsOf(circle).keys()]).toEqual(['name']);
});

test.each<[string, unknown, string]>([
	['Swagger 2', { swagger: '2.0', paths: {} }, 'openapi: Required'],
	['OpenAPI 4', { openapi: '4.0.0', paths: {} }, 'openapi: only OpenAPI 3 is understood'],
	['no paths', { openapi: '3.1.0' }, 'paths: Required'],
	['a list', [], 'Expected object, received array'],
	[
		'a parameter without a name',
		{ openapi: '3.1.0', paths: { '/me': { get: { parameters: [{ in: 'query' }] } } } },
		'paths: /me: get: parameters: 0: name: Required',
	],
	[
		'a reference to nothing',
		{ openapi: '3.1.0', paths: { '/me': { $ref: '#/components/pathItems/Me' } } },
		'it refers to #/components/pathItems/Me, which it does not have',
	],
	[
		'a reference to another file',
		{ openapi: '3.1.0', paths: { '/me': { $ref: 'me.json' } } },
		'it refers to me.json outside itself; bundle it into one file first',
	],
])('is refused, with what is wrong: %s', (_, document, message) => {
	expect(() => operationsOf(document)).toThrow(new UnusableInput(message));
});
