import { email, number, options, reference, text } from '../../nodes/ClickFunnels/table/field';
import { appUrlPattern } from '../../nodes/ClickFunnels/table/formats';
import { camelCase, pascalCase, parameterName } from '../../nodes/ClickFunnels/table/words';
import {
	action,
	create,
	get,
	getMany,
	remove,
	resource,
	update,
	upsert,
} from '../../nodes/ClickFunnels/table/resource';
import type { Operation } from '../../nodes/ClickFunnels/table/types';

const fields = { name: text('Name'), age: number('Age'), email_address: email('Email') };

/** The operations of a resource with every usual line, by their values. */
function operationsOf(name: string, plural?: string): Record<string, Operation> {
	const made = resource({
		name,
		plural,
		description: 'Something',
		fields,
		simplify: { id: 'id' },
		operations: [
			getMany('GET /workspaces/{workspace_id}/things', { filters: { id: text('ID') } }),
			get('GET /things/{id}', { expand: ['last_visit'] }),
			create('POST /workspaces/{workspace_id}/things', { root: 'thing', required: ['name'] }),
			upsert('POST /workspaces/{workspace_id}/things/upsert', { root: 'thing', except: ['age'] }),
			update('PUT /things/{id}', { root: 'thing' }),
			remove('DELETE /things/{id}'),
			action('cancel', 'Cancel', 'Cancel thing', 'Stop a thing', 'POST /things/{id}/cancel', {
				body: { optional: ['age'] },
			}),
		],
	});
	return Object.fromEntries(made.operations.map((operation) => [operation.value, operation]));
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
		update: [`Update ${noun}`, expect.stringMatching(`^Change fields of ${one};`)],
		delete: [`Delete ${noun}`, `Delete ${one} permanently`],
		cancel: ['Cancel thing', 'Stop a thing'],
	});
});

const thing = operationsOf('Contact Tag');

test('a resource goes by its name, its operations in alphabetical order', () => {
	const made = resource({
		name: 'Contact Tag',
		description: 'A label',
		operations: [update('PUT /t/{id}', {}), getMany('GET /t'), create('POST /t', {})],
	});
	expect([made.name, made.value, made.description]).toEqual(['Contact Tag', 'contactTag', 'A label']);
	expect(made.operations.map(({ name }) => name)).toEqual(['Create', 'Get Many', 'Update']);
});

test.each([
	['getAll', 'GET', '/workspaces/{workspace_id}/things', ['workspace']],
	['get', 'GET', '/things/{id}', ['contactTag']],
	['create', 'POST', '/workspaces/{workspace_id}/things', ['workspace']],
	['update', 'PUT', '/things/{id}', ['contactTag']],
	['delete', 'DELETE', '/things/{id}', ['contactTag']],
])('%s is %s %s, with the ids of %j', (value, method, path, parameters) => {
	const operation = thing[value];
	expect([operation.method, operation.path]).toEqual([method, path]);
	expect(operation.route).toBe(`${method} ${path}`);
	expect(operation.parameters.map(({ entity }) => entity)).toEqual(parameters);
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
	const own = resource({ name: 'X', description: '', operations: [getMany('GET /x', { sort: [] })] });
	expect(own.operations[0].sort).toEqual([]);
});

test.each([
	['create', ['name'], ['age', 'email_address'], 'contactTagFields', false, false],
	['upsert', [], ['name', 'email_address'], 'contactTagFields', false, false],
	['update', [], ['name', 'age', 'email_address'], 'contactTagFields', true, false],
	['cancel', [], ['age'], 'contactTagFields', false, false],
])('the body of %s', (value, required, optional, collection, clears, mayBeAbsent) => {
	const body = thing[value].body;
	expect(Object.keys(body?.required ?? {})).toEqual(required);
	expect(Object.keys(body?.optional ?? {})).toEqual(optional);
	expect(body).toMatchObject({ collection, clears, mayBeAbsent });
	expect(body?.root).toBe(value === 'cancel' ? undefined : 'thing');
});

test('a table that names a field which is not there is refused', () => {
	const build = () =>
		resource({ name: 'X', description: '', fields, operations: [create('POST /x', { required: ['nmae'] })] });
	expect(build).toThrow('nmae');
});

test('records of another kind are not simplified by the table of the resource', () => {
	const [operation] = resource({
		name: 'Contact',
		description: '',
		simplify: { id: 'id' },
		operations: [get('GET /contacts/applied_tags/{id}', { entity: 'appliedTag' })],
	}).operations;
	expect(operation.simplify).toBeUndefined();
	expect(operation.parameters).toEqual([{ name: 'id', entity: 'appliedTag', property: 'appliedTagId' }]);
});

test('the record of the resource has its bare noun for a property, others have their id', () => {
	const [addPrice, getVariant] = resource({
		name: 'Product Variant',
		description: '',
		operations: [
			get('GET /variants/{id}'),
			create('POST /pages/{page_id}/variants/{variant_id}/prices/{price_id}', {}, { name: 'Add Price' }),
		],
	}).operations.map(({ parameters }) => parameters.map(({ entity, property }) => [entity, property]));
	expect(getVariant).toEqual([['productVariant', 'productVariant']]);
	expect(addPrice).toEqual([
		['page', 'pageId'],
		['productVariant', 'productVariant'],
		['productPrice', 'productPriceId'],
	]);
});

test('resources and operations that share a locator call it what the table says', () => {
	const [getNote, getTag] = resource({
		name: 'Contact Tag',
		description: '',
		locator: 'Tag',
		operations: [
			get('GET /contacts/tags/{id}'),
			get('GET /contacts/{contact_id}/notes/{id}', {
				entity: 'contactNote',
				locator: 'Note',
				name: 'A Note',
			}),
		],
	}).operations.map(({ parameters }) => parameters.map(({ property, label }) => [property, label]));
	expect(getTag).toEqual([['tag', 'Tag']]);
	expect(getNote).toEqual([
		['contactId', undefined],
		['noteId', 'Note'],
	]);
});

test('what the status of an upsert says is a key of the record', () => {
	expect(thing.upsert.result).toEqual({ key: 'upsert_result', values: { 200: 'updated', 201: 'created' } });
	expect(thing.create.result).toBeUndefined();
});

test.each([
	['Contact Tag', 'contactTag', 'ContactTag'],
	['contact_tag', 'contactTag', 'ContactTag'],
	['contactTag', 'contactTag', 'ContactTag'],
	['Order', 'order', 'Order'],
])('%s in code', (words, camel, pascal) => {
	expect([camelCase(words), pascalCase(words)]).toEqual([camel, pascal]);
});

test('a required field has a property of its own name, a record the locator of its kind', () => {
	expect(parameterName('email_address', email('Email'))).toBe('emailAddress');
	expect(parameterName('tag_id', reference('Tag', 'contactTag', 'integer'))).toBe('contactTagId');
});

test('options are named in Title Case or as given, and sorted from five on', () => {
	const few = options('State', ['live', 'draft-copy', 'id'], { names: { live: 'On Air' } });
	expect(few.options.map(({ name }) => name)).toEqual(['On Air', 'Draft Copy', 'ID']);
	const many = options('Unit', ['weeks', 'days', 'years', 'months', 'quarters']);
	expect(many.options.map(({ value }) => value)).toEqual(['days', 'months', 'quarters', 'weeks', 'years']);
});

test('the pattern of app addresses finds the id behind the last path of the kind', () => {
	const pattern = new RegExp(appUrlPattern('contacts'));
	expect(pattern.exec('https://acme.myclickfunnels.com/account/workspaces/7/contacts/PjvAAJ')?.[1]).toBe(
		'PjvAAJ',
	);
	expect(pattern.exec('https://acme.myclickfunnels.com/account/workspaces/7')).toBeNull();
});
