import { kind } from '../../nodes/ClickFunnels/table/kind';
import type { Line, Operation } from '../../nodes/ClickFunnels/table/line';
import { action, get, getMany } from '../../nodes/ClickFunnels/table/lines';
import { linesOf, type Draft } from '../../nodes/ClickFunnels/table/resource';
import { everyday } from '../../nodes/ClickFunnels/everyday';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { asLine, itemSchema, type ItemSchema } from '../../scripts/schemas/item.mts';
import { contractOperations } from '../support/contract.mts';
import { lineOf, workspace } from './input.mts';

function operationOf(resourceValue: string, value: string): Line {
	const lines = linesOf(catalog.resources.filter((one) => one.value === resourceValue));
	return lines.find((one) => one.value === value) as Line;
}

const propertiesOf = (resourceValue: string, value: string, more: Partial<Line> = {}) =>
	itemSchema({ ...operationOf(resourceValue, value), ...more }, contractOperations).properties;

const funnel = kind('Funnel', { within: workspace, label: String });
const price = kind('Price', { within: funnel, label: String });
const thing = kind('Thing', { within: price, label: String });

/** What an operation of a table of its own gives. */
function itemOf(line: Draft): ItemSchema {
	return itemSchema(lineOf(line, thing), contractOperations);
}

const [string, integer, boolean] = ['string', 'integer', 'boolean'].map((type) => ({ type }));

const UTM = {
	type: 'object',
	properties: Object.fromEntries(
		['source', 'medium', 'campaign', 'term', 'content'].map((name) => [`utm_${name}`, string]),
	),
};

const CONTACT = {
	id: integer,
	email_address: string,
	first_name: string,
	last_name: string,
	phone_number: string,
	tags: { type: 'array', items: string },
	custom_attributes: { type: 'object', properties: {} },
	utm: UTM,
	is_active: boolean,
	created_at: string,
};

describe('an item', () => {
	test('of a record: the keys that Simplified leaves, in their order, lists of names as lists', () => {
		expect(itemSchema(operationOf('contact', 'get'), contractOperations)).toEqual({
			type: 'object',
			properties: CONTACT,
		});
		expect(Object.keys(propertiesOf('contact', 'get') ?? {})).toEqual(Object.keys(CONTACT));
	});

	test('of several calls: the record of the one that it names, and what came of it', () => {
		const jobOf = (value: string) =>
			everyday.resources
				.flatMap(({ operations }) => operations)
				.find((one) => one.value === value) as Operation;
		const shown = (value: string) =>
			itemSchema(asLine(jobOf(value), everyday.lines), contractOperations).properties;
		expect(shown('addTags')).toEqual({ ...CONTACT, tag_result: string });
		expect(shown('find')).toEqual({ ...CONTACT, found: boolean });
		expect(shown('getBySegment')).toEqual({ ...CONTACT, filter: { type: 'object' } });
		expect(shown('getEverything')).toMatchObject({
			id: integer,
			custom_attributes: { type: 'object' },
			first_visit: { type: 'object' },
			orders: { type: 'array' },
			missing: { type: 'array' },
			found: boolean,
		});
	});

	test('of a list: one row, with what lies inside other records', () => {
		expect(propertiesOf('order', 'getAll')).toEqual({
			id: integer,
			order_number: string,
			contact_name: string,
			contact_email: string,
			products: { type: 'array', items: string },
			total_amount: string,
			currency: string,
			billing_status: string,
			utm: UTM,
			created_at: string,
		});
	});

	test('of a list that can not be simplified: the whole row', () => {
		expect(propertiesOf('webhookEvent', 'getTypes')).toEqual({ id: string, topic: string });
	});

	test('of a list that is wrapped in an object: one row', () => {
		const wrapped = getMany({
			route: 'GET /workspaces/{workspace_id}/refine_filters',
			wrappedIn: 'refine_filters',
		});
		expect(itemOf(wrapped).properties).toMatchObject({ name: string, conjunction: string });
		expect(itemOf(wrapped).properties).not.toHaveProperty('refine_filters');
	});

	test('of a record that is wrapped in an object: the record', () => {
		const options = get('GET /products/prices/{price_id}/change_options', {
			wrappedIn: 'products_prices_change_options',
		});
		expect(Object.keys(itemOf(options).properties ?? {})).toEqual(['upgrade', 'downgrade']);
	});

	test('of an upsert: the record and what became of it', () => {
		expect(propertiesOf('contact', 'upsert')).toEqual({ ...CONTACT, upsert_result: string });
	});

	test('of a call without an answer: that it was done, and to what', () => {
		expect(propertiesOf('contact', 'delete')).toEqual({ deleted: boolean, id: integer });
		expect(propertiesOf('contact', 'redact')).toEqual({ redacted: boolean, id: integer });
		const words = { value: 'setDefault', name: '', action: '', description: '' };
		const done = action('POST /themes/{id}/set_default', { ...words, output: 'success' });
		expect(itemOf(done).properties).toEqual({ success: boolean, id: integer });
		for (const output of ['archived', 'canceled'] as const) {
			const line = action('POST /themes/{id}/set_default', { ...words, output });
			expect(itemOf(line).properties).toEqual({ [output]: boolean, id: integer });
		}
	});

	test('of a webhook endpoint: its secret where it is created, and nowhere else', () => {
		expect(propertiesOf('webhookEndpoint', 'create')).toHaveProperty('webhook_secret', string);
		for (const value of ['get', 'getAll', 'update']) {
			expect(propertiesOf('webhookEndpoint', value)).not.toHaveProperty('webhook_secret');
			expect(propertiesOf('webhookEndpoint', value)).toHaveProperty('name', string);
		}
	});
});

describe('what the contract notes of keys', () => {
	test('the secret of an endpoint for external purchases is in the answer to create alone', () => {
		expect(propertiesOf('externalPurchase', 'createEndpoint')).toHaveProperty('webhook_secret', string);
		for (const value of ['getEndpoint', 'getEndpoints', 'updateEndpoint']) {
			expect(propertiesOf('externalPurchase', value)).not.toHaveProperty('webhook_secret');
			expect(propertiesOf('externalPurchase', value)).toHaveProperty('webhook_secret_last_four', string);
		}
	});

	test('a list may lack what the record has', () => {
		expect(propertiesOf('externalPurchase', 'getEvents')).not.toHaveProperty('payload');
		expect(propertiesOf('externalPurchase', 'getEvent')).toHaveProperty('payload');
	});

	test('what comes beyond a limit alone is left out', () => {
		expect(Object.keys(propertiesOf('workspace', 'getStats') ?? {})).toEqual([
			'count',
			'count_by',
			'created_at_range',
			'sum',
		]);
	});
});

describe('a whole record', () => {
	const contact = propertiesOf('contact', 'get', { simplify: undefined });

	test('has keys inside keys, of nullable ones as well', () => {
		expect(contact?.tags).toEqual({
			type: 'array',
			items: {
				type: 'object',
				properties: { id: integer, public_id: string, name: string, color: string, applied_at: string },
			},
		});
		expect(contact?.visits.properties?.last_visit).toMatchObject({
			type: 'object',
			properties: { landing_page: string },
		});
		expect(contact?.custom_attributes).toEqual({ type: 'object', properties: {} });
	});

	test('ends at the fourth object inside each other', () => {
		const invoice = itemOf(get('GET /orders/invoices/{id}')).properties;
		const contactOfOrder = invoice?.order.properties?.contact;
		expect(contactOfOrder?.properties?.visits.properties?.first_visit).toEqual({ type: 'object' });
	});
});

describe('what must be asked for by expand[]', () => {
	test('is left out', () => {
		expect(propertiesOf('contact', 'get', { simplify: undefined })).not.toHaveProperty('email_engagement');
		expect(itemOf(get('GET /workspaces/{workspace_id}/site')).properties).not.toHaveProperty('head_code');
		const simplify = { id: 'id', opened: 'email_engagement.last_email_opened_at' };
		expect(propertiesOf('contact', 'get', { simplify })).toEqual({ id: integer });
	});

	test('is left out of a list where only lists must be asked', () => {
		const rows = getMany({
			route: 'GET /funnels/{funnel_id}/conditional_split_steps',
			wrappedIn: 'conditional_split_steps',
		});
		const step = get('GET /funnels/{funnel_id}/conditional_split_steps/{id}');
		expect(itemOf(rows).properties?.condition.properties).toEqual({ filter_id: string, is_setup: boolean });
		expect(itemOf(step).properties?.condition.properties).toHaveProperty('filter.properties.name', string);
	});

	test('does not take other keys with it', () => {
		const stats = itemOf(get('GET /funnels/{funnel_id}/stats')).properties;
		expect(stats).not.toHaveProperty('steps');
		expect(stats?.page_public_ids).toEqual({ type: 'array', items: string });
	});
});

describe('a table that the contract does not bear out', () => {
	test.each([
		['a route that is not there', get('GET /contact/{id}'), 'The contract has no GET /contact/{id}'],
		[
			'a record where a list comes',
			get('GET /workspaces/{workspace_id}/contacts'),
			'By the contract, GET /workspaces/{workspace_id}/contacts answers with no record',
		],
		[
			'a list where a record comes',
			getMany({ route: 'GET /contacts/{id}' }),
			'By the contract, GET /contacts/{id} answers with no list',
		],
		[
			'nothing where a record comes',
			get('GET /contacts/{id}', { output: 'success' }),
			'By the contract, GET /contacts/{id} answers with a record',
		],
		[
			'a simplified key that records lack',
			get('GET /contacts/{id}', { simplify: { tags: 'tags.title' } }),
			'By the contract, records of GET /contacts/{id} have no tags.title',
		],
	])('%s', (_, line, message) => {
		expect(() => itemOf(line)).toThrow(message);
	});
});
