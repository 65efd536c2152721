import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { byId } from '../support/engine.mts';
import { choices } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';

const inUse = useSandbox();
const { run } = inUse;

const workspace = async () => ({ workspaceId: byId(await inUse.company.workspaceId()) });

let contactsMade = 0;

/** Three new contacts, as input items that hold their ids. */
async function threeContacts(): Promise<Array<{ json: { id: number; email: string } }>> {
	const created: Array<{ json: { id: number; email: string } }> = [];
	for (const name of ['one', 'two', 'three']) {
		const email = `${name}.${++contactsMade}@example.com`;
		const { id } = await inUse.company.createIn('contacts', { contact: { email_address: email } });
		created.push({ json: { id, email } });
	}
	return created;
}

describe('pairedItem', () => {
	const paired = [{ item: 0 }, { item: 1 }, { item: 2 }];

	test.each([
		['get', { contact: byId('={{ $json.id }}') }],
		['update', { contact: byId('={{ $json.id }}'), firstName: 'Ada' }],
		['delete', { contact: byId('={{ $json.id }}') }],
		['redact', { contact: byId('={{ $json.id }}') }],
	] as Array<[string, INodeParameters]>)('contact %s', async (operation, parameters) => {
		const input = await threeContacts();
		const { items, problem } = await run({ resource: 'contact', operation, ...parameters }, { input });
		expect(problem).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(paired);
		expect(items.map(({ json }) => json.id)).toEqual(input.map(({ json }) => json.id));
	});

	test('contact create and upsert', async () => {
		const emailAddress = '={{ $json.email }}';
		for (const operation of ['create', 'upsert']) {
			const input = ['a', 'b', 'c'].map((name) => ({ json: { email: `${name}.${operation}@example.com` } }));
			const { items } = await run(
				{ resource: 'contact', operation, ...(await workspace()), emailAddress },
				{ input },
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(paired);
			expect(items.map(({ json }) => json.email_address)).toEqual(input.map(({ json }) => json.email));
		}
	});

	test('each row of a list is paired with the item that asked for it', async () => {
		const forms = await inUse.company.in('forms');
		const input = forms.slice(0, 3).map(({ id }) => ({ json: { id } }));
		const { items } = await run(
			{ resource: 'formEntry', operation: 'getAll', formId: byId('={{ $json.id }}'), returnAll: true },
			{ input },
		);
		const wanted: Json[] = [];
		for (const [item, { json }] of input.entries()) {
			const entries = await inUse.company.list(`/forms/${json.id}/submissions`);
			wanted.push(...entries.map(({ id }) => ({ id, pairedItem: { item } })));
		}
		expect(wanted.length).toBeGreaterThan(3);
		expect(items.map(({ json, pairedItem }) => ({ id: json.id, pairedItem }))).toEqual(wanted);
	});
});

describe('answers without a record', () => {
	test('delete gives deleted and the id as a number', async () => {
		const [{ json }] = await threeContacts();
		const { items } = await run({
			resource: 'contact',
			operation: 'delete',
			contact: byId(String(json.id)),
		});
		expect(items.map((one) => one.json)).toEqual([{ deleted: true, id: json.id }]);
	});

	test('delete by public id gives that id', async () => {
		const form = await inUse.company.createIn('forms', { form: { name: 'Short-lived' } });
		const { items } = await run({ resource: 'form', operation: 'delete', form: byId(form.public_id) });
		expect(items.map((one) => one.json)).toEqual([{ deleted: true, id: form.public_id }]);
	});

	test('redact gives redacted and the id', async () => {
		const [{ json }] = await threeContacts();
		const { items } = await run({ resource: 'contact', operation: 'redact', contact: byId(json.id) });
		expect(items.map((one) => one.json)).toEqual([{ redacted: true, id: json.id }]);
	});
});

test('upsert says whether it created or updated, however it is shown', async () => {
	for (const output of ['simple', 'raw', 'fields']) {
		const emailAddress = `twice.${output}@example.com`;
		const parameters = {
			resource: 'contact',
			operation: 'upsert',
			...(await workspace()),
			emailAddress,
			output,
			outputFields: 'email_address',
		};
		const first = await run(parameters);
		const second = await run(parameters);
		const results = [first, second].map(({ items }) => items[0].json);
		expect(results).toMatchObject([
			{ email_address: emailAddress, upsert_result: 'created' },
			{ email_address: emailAddress, upsert_result: 'updated' },
		]);
		expect(results[1].id).toBe(results[0].id);
	}
});

describe('Simplified', () => {
	const simplified = new Set(
		catalog.resources.flatMap(({ value, operations }) =>
			operations.filter(({ simplify }) => simplify).map((operation) => `${value}.${operation.value}`),
		),
	);
	const simplifying = choices.filter(({ resource, operation }) => simplified.has(`${resource}.${operation}`));
	/** Keys with a structure inside, with the reason. */
	const structured = [
		'data' /* what an event is about */,
		'step_type_settings' /* what a step does */,
		'custom_attributes' /* by the names that users gave them */,
		'utm' /* the five of a visit */,
	];
	const isFlat = (value: unknown): boolean =>
		Array.isArray(value)
			? value.every((entry) => typeof entry !== 'object')
			: typeof value !== 'object' || value === null;

	test.each(simplifying)('$resource, $operation: at most ten keys, flat', async ({ resource, operation }) => {
		const { parameters } = await cases[`${resource}.${operation}`](inUse.company);
		// Simplified is what comes where the user does not touch it.
		delete parameters.output;
		const { expand: expanded = [] } = (parameters.options ?? {}) as { expand?: string[] };
		const { items, problem } = await run({ resource, operation, ...parameters });
		expect(problem?.message).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		for (const { json } of items) {
			const own = Object.keys(json).filter(
				(key) => !expanded.includes(key) && !key.endsWith('_result') && key !== 'found',
			);
			expect(own.length).toBeLessThanOrEqual(10);
			expect(json.id).toEqual(expect.any(Number));
			const deep = own.filter((key) => !isFlat(json[key]) && !structured.includes(key));
			expect(deep).toEqual([]);
		}
	});

	test('a contact: tags by name, custom attributes, where it came from; raw: the record as it is', async () => {
		const contacts = await inUse.company.in('contacts');
		const contact = contacts.find(
			({ tags, visits }) => (tags as Rec[]).length > 1 && (visits as Json).first_visit,
		) as Rec;
		const parameters = { resource: 'contact', operation: 'get', contact: byId(contact.id) };
		const simple = await run({ ...parameters, output: 'simple' });
		const { id, email_address, first_name, last_name, phone_number } = contact;
		const { custom_attributes, is_active, created_at, visits } = contact;
		// Where a contact has come but once, that is its first visit, and there is no last one.
		const { first_visit, last_visit_with_utm } = visits as Json;
		expect(last_visit_with_utm).toBeNull();
		const { utm_source, utm_medium, utm_campaign, utm_term, utm_content } = first_visit as Json;
		expect([utm_medium, utm_campaign]).toEqual(['cpc', 'autumn']);
		expect(simple.items[0].json).toEqual({
			...{ id, email_address, first_name, last_name, phone_number },
			...{ custom_attributes, is_active, created_at },
			tags: (contact.tags as Rec[]).map(({ name }) => name),
			utm: { utm_source, utm_medium, utm_campaign, utm_term, utm_content },
		});
		const raw = await run({ ...parameters, output: 'raw' });
		expect(raw.items[0].json).toEqual(contact);
	});

	test('an order: whose it is, the products by name, the amount with its currency', async () => {
		const [order] = await inUse.company.in('orders');
		const { items } = await run({ resource: 'order', operation: 'get', order: byId(order.id) });
		const products = (order.line_items as Json[]).map(
			({ original_product }) => (original_product as Rec).name,
		);
		expect(products.length).toBeGreaterThan(0);
		const { first_name, last_name, email_address } = order.contact as Rec;
		expect(items[0].json).toMatchObject({
			id: order.id,
			order_number: order.order_number,
			contact_name: `${String(first_name)} ${String(last_name)}`,
			contact_email: email_address,
			products,
			total_amount: order.total_amount,
			currency: order.currency,
		});
		expect(items[0].json).not.toHaveProperty('contact');
	});

	test('an order of a contact whose visits are known: where it came from', async () => {
		const orders = await inUse.company.in('orders');
		const visitsOf = (order: Rec) => (order.contact as Json).visits as Record<string, Json | null>;
		const order = orders.find((one) => visitsOf(one).first_visit) as Rec;
		const { items } = await run({ resource: 'order', operation: 'get', order: byId(order.id) });
		expect(items[0].json.utm).toEqual({
			utm_source: visitsOf(order).first_visit?.utm_source,
			...{ utm_medium: 'cpc', utm_campaign: 'autumn', utm_term: null, utm_content: null },
		});
	});

	test('an appointment: what it is about', async () => {
		const [{ id }] = await inUse.company.in('appointments/scheduled_events');
		const parameters = { resource: 'appointment', operation: 'getAll', ...(await workspace()), limit: 1 };
		const { items } = await run(parameters);
		expect(items[0].json).toMatchObject({ id, event_name: 'Discovery call', status: 'scheduled' });
	});
});

describe('Expand', () => {
	test.each(['simple', 'raw'])('email engagement is there only when asked for (%s)', async (output) => {
		const [, contact] = await inUse.company.in('contacts');
		const parameters = { resource: 'contact', operation: 'get', contact: byId(contact.id), output };
		const without = await run(parameters);
		expect(without.items[0].json).not.toHaveProperty('email_engagement');
		const asked = await run({ ...parameters, options: { expand: ['email_engagement'] } });
		const path = `/contacts/${contact.id}`;
		const { body } = await inUse.company.send('GET', path, undefined, 'expand[]=email_engagement');
		const { email_engagement } = body as Json;
		expect(email_engagement).toHaveProperty('last_email_opened_at');
		expect(asked.items[0].json.email_engagement).toEqual(email_engagement);
	});
});
