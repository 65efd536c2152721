import type { AnyApi } from '../../nodes/ClickFunnels/table/api';
import { email, number, text } from '../../nodes/ClickFunnels/table/field';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import type { Line } from '../../nodes/ClickFunnels/table/line';
import { action, create, get, getMany, remove, update, upsert } from '../../nodes/ClickFunnels/table/lines';
import { linesOf, resource } from '../../nodes/ClickFunnels/table/resource';
import { contact, contactTag, lineOf, workspace } from './input.mts';

const fields = { name: text('Name'), age: number('Age'), email_address: email('Email') };

const CANCEL = { value: 'cancel', name: 'Cancel', action: 'Cancel thing', description: 'Stop a thing' };

/** The operations of a resource with every usual line, by their values. */
function operationsOf(name: string, plural?: string): Record<string, Line> {
	const made = resource({
		kind: kind(name, { within: workspace, label: String }),
		plural,
		description: 'Something',
		fields,
		simplify: 'id',
		operations: [
			getMany({ route: 'GET /workspaces/{workspace_id}/things', filters: { id: text('ID') } }),
			get('GET /things/{id}', { expand: ['last_visit'] }),
			create('POST /workspaces/{workspace_id}/things', { root: 'thing', required: ['name'] }),
			upsert('POST /workspaces/{workspace_id}/things/upsert', { root: 'thing', except: ['age'] }),
			update('PUT /things/{id}', { root: 'thing' }),
			remove('DELETE /things/{id}'),
			action('POST /things/{id}/cancel', { ...CANCEL, body: { optional: ['age'] } }),
		],
	});
	return Object.fromEntries(linesOf([made]).map((line) => [line.value, line]));
}

test.each([
	['Order', undefined, 'order', 'orders', 'an order'],
	['User', undefined, 'user', 'users', 'a user'],
	['Image', undefined, 'image', 'images', 'an image'],
	['Contact Tag', undefined, 'contact tag', 'contact tags', 'a contact tag'],
	['Form Entry', 'form entries', 'form entry', 'form entries', 'a form entry'],
])('%s is called by its words', (name, plural, noun, many, one) => {
	const operations = operationsOf(name, plural);
	const words = Object.fromEntries(
		Object.values(operations).map(({ value, action: text, description }) => [value, [text, description]]),
	);
	expect(words).toEqual({
		getAll: [`Get many ${many}`, `Retrieve a list of ${many}`],
		get: [`Get ${noun}`, `Retrieve ${one} by ID`],
		create: [`Create ${noun}`, `Create ${one}`],
		upsert: [
			`Create or update ${noun}`,
			'Create a new record, or update the current one if it already exists (upsert)',
		],
		update: [`Update ${noun}`, expect.stringMatching(`^Change ${one};`)],
		delete: [`Delete ${noun}`, `Delete ${one} permanently`],
		cancel: ['Cancel thing', 'Stop a thing'],
	});
});

const thing = operationsOf('Contact Tag');

test.each([
	['getAll', 'GET', '/workspaces/{workspace_id}/things', ['workspace']],
	['get', 'GET', '/things/{id}', ['contactTag']],
	['create', 'POST', '/workspaces/{workspace_id}/things', ['workspace']],
	['update', 'PUT', '/things/{id}', ['contactTag']],
	['delete', 'DELETE', '/things/{id}', ['contactTag']],
])('%s is %s %s, with the ids of %j', (value, method, path, kinds) => {
	const operation = thing[value];
	expect([operation.method, operation.path]).toEqual([method, path]);
	expect(operation.route).toBe(`${method} ${path}`);
	expect(operation.parameters.map(({ kind: { value: one } }) => one)).toEqual(kinds);
});

test.each([
	['getAll', 'list', true, true, true],
	['get', 'record', false, true, true],
	['create', 'record', false, false, true],
	['upsert', 'record', false, true, true],
	['update', 'record', false, true, true],
	['delete', 'deleted', false, true, false],
	['cancel', 'record', false, false, true],
])('%s gives %s; paged %p, repeatable %p, simplified %p', (value, output, paged, repeatable, simplified) => {
	const operation = thing[value];
	expect([operation.output, operation.paged, operation.repeatable]).toEqual([output, paged, repeatable]);
	expect(operation.simplify).toEqual(simplified ? { id: 'id' } : undefined);
});

test('lists are sorted as most lists of the API, unless the table says otherwise', () => {
	expect(thing.getAll.sort).toEqual(['id', 'updated_at']);
	expect(thing.get.sort).toEqual([]);
	expect(lineOf(getMany({ sort: [] })).sort).toEqual([]);
});

test.each([
	['create', ['name'], ['age', 'email_address'], false, false],
	['upsert', [], ['name', 'email_address'], false, false],
	['update', [], ['name', 'age', 'email_address'], true, false],
	['cancel', [], ['age'], false, false],
])('the body of %s', (value, required, optional, clears, mayBeAbsent) => {
	const body = thing[value].body;
	expect(Object.keys(body?.required ?? {})).toEqual(required);
	expect(Object.keys(body?.optional ?? {})).toEqual(optional);
	expect(body).toMatchObject({ clears, mayBeAbsent });
	expect(body?.root).toBe(value === 'cancel' ? undefined : 'thing');
});

test.each([
	['a field', create('POST /x', { fields, required: ['nmae'] }), 'The table names no field nmae'],
	[
		'the record of another kind',
		get('GET /courses/{course_id}/contacts/{id}'),
		'The path /courses/{course_id}/contacts/{id} names course_id, and its record is within no such kind',
	],
])('a table that names %s which is not there is refused', (_, line, message) => {
	expect(() => lineOf(line)).toThrow(message);
});

describe('a list', () => {
	test('has the route of its kind, and comes page by page', () => {
		expect(lineOf(getMany())).toMatchObject({
			route: 'GET /workspaces/{workspace_id}/contacts',
			paged: true,
			sort: ['id', 'updated_at'],
		});
	});

	test('of another kind has the route of that', () => {
		const { route, parameters, noun } = lineOf(getMany({ of: contactTag }));
		expect(route).toBe('GET /workspaces/{workspace_id}/contacts/tags');
		expect(parameters.map(({ kind: { name } }) => name)).toEqual(['Workspace']);
		expect(noun).toBe('contact');
	});

	test('that comes whole is neither paged nor sorted, and unwrapped as its kind says', () => {
		const filter = kind('Saved Filter', {
			label: String,
			list: 'GET /filters',
			whole: true,
			wrappedIn: 'all',
		});
		expect(lineOf(getMany(), filter)).toMatchObject({ paged: false, sort: [], wrappedIn: 'all' });
		// One that comes whole without a cursor is paged from a first cursor on.
		expect(lineOf(getMany({ firstCursor: '0' }), filter)).toMatchObject({ paged: true, firstCursor: '0' });
	});

	test('without a route is refused', () => {
		const line = kind('Line', { label: String });
		expect(() => lineOf(getMany(), line)).toThrow('The list of lines has no route');
	});
});

test('records of another kind are not simplified by the table of the resource', () => {
	const applied = kind('Applied Tag', { label: String });
	const [operation] = resource({
		kind: contact,
		description: '',
		simplify: 'id',
		operations: [get('GET /contacts/applied_tags/{id}', { of: applied })],
	}).operations;
	expect(operation.simplify).toBeUndefined();
	expect(operation.parameters).toEqual([{ name: 'id', kind: applied, property: 'appliedTagId' }]);
});

test('the record of the resource has its bare noun for a property, others have their id', () => {
	const page = kind('Page', { label: String });
	const variant = kind('Product Variant', { label: String, within: page, parameter: 'variant_id' });
	const price = kind('Product Price', { label: String, within: variant, parameter: 'price_id' });
	const [addPrice, getVariant] = resource({
		kind: variant,
		description: '',
		operations: [
			get('GET /variants/{id}'),
			create(
				'POST /pages/{page_id}/variants/{variant_id}/prices/{price_id}',
				{},
				{ name: 'Add Price', of: price },
			),
		],
	}).operations.map(({ parameters }) => parameters.map((one) => [one.kind, one.property]));
	expect(getVariant).toEqual([[variant, 'productVariant']]);
	expect(addPrice).toEqual([
		[page, 'pageId'],
		[variant, 'productVariant'],
		[price, 'productPriceId'],
	]);
});

test('kinds that share a property call it what they share', () => {
	const tag = kind('Contact Tag', { label: String, within: workspace, sharedAs: 'Tag' });
	const note = kind('Contact Note', { label: String, within: contact, sharedAs: 'Note' });
	const [getNote, getTag] = resource({
		kind: tag,
		description: '',
		operations: [
			get('GET /contacts/tags/{id}'),
			get('GET /contacts/{contact_id}/notes/{id}', { of: note, name: 'A Note' }),
		],
	}).operations.map(({ parameters }) => parameters.map(({ property, shared }) => [property, shared]));
	expect(getTag).toEqual([['tag', 'Tag']]);
	expect(getNote).toEqual([
		['contactId', undefined],
		['noteId', 'Note'],
	]);
});

test('a line calls its own route with what the user set', async () => {
	const called: unknown[] = [];
	const answering = (verb: string, given: unknown) => (route: string, values: unknown) => {
		called.push([verb, route, values]);
		return given;
	};
	const rows = { all: async () => [] };
	const api = {
		call: answering('call', { id: 7 }),
		rows: answering('rows', rows),
	} as Partial<AnyApi> as AnyApi;
	expect(thing.getAll.run(api, { workspace_id: '9' })).toBe(rows);
	expect(await thing.cancel.run(api, { id: '7', age: 5 })).toEqual({ id: 7 });
	expect(called).toEqual([
		['rows', 'GET /workspaces/{workspace_id}/things', { workspace_id: '9' }],
		['call', 'POST /things/{id}/cancel', { id: '7', age: 5 }],
	]);
});

test('what the status of an upsert says is a key of the record', () => {
	expect(thing.upsert.result).toEqual({ key: 'upsert_result', values: { 200: 'updated', 201: 'created' } });
	expect(thing.create.result).toBeUndefined();
});
