import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { contactFields } from '../support/contact-fields.mts';
import { byId, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let contact: Rec;
let order: Rec;
beforeAll(async () => {
	contact = await inUse.company.createIn('contacts', {
		contact: { email_address: 'ada@example.com', first_name: 'Ada', phone_number: '+12085550111' },
	});
	const orders = await inUse.company.in('orders');
	order = orders.find(
		({ order_type, payment_processor }) =>
			order_type === 'subscription-order' && payment_processor === 'external',
	) as Rec;
});

const update = (fields: Json): INodeParameters => ({
	resource: 'contact',
	operation: 'update',
	contact: byId(contact.id),
	...contactFields(fields),
});

/** The fields that an update of a contact sends. */
async function contactSent(fields: Json): Promise<unknown> {
	const [{ body }] = await inUse.sent(update(fields));
	return (body as { contact: unknown }).contact;
}

/** The message for input that can't be sent, when nothing was sent. */
async function refusal(parameters: INodeParameters): Promise<string> {
	inUse.sandbox.clearRequests();
	const { problem } = await inUse.run(parameters);
	expect(inUse.sandbox.requests()).toEqual([]);
	expect(problem?.description).toEqual(expect.stringMatching(/./));
	return problem?.message ?? '';
}

describe('bodies', () => {
	test('hold what the user set, under the root key, and nothing else', async () => {
		expect(await inUse.sent(update({ first_name: 'Ada' }))).toMatchObject([
			{ method: 'PUT', body: { contact: { first_name: 'Ada' } } },
		]);
	});

	test('leave out fields that were added and left empty', async () => {
		const empty = { last_name: '', phone_number: null, tag_ids: [], custom_attributes: {} };
		expect(await contactSent({ first_name: 'Ada', ...empty })).toEqual({ first_name: 'Ada' });
	});

	test('are flat where the API has no root key', async () => {
		const course = await inUse.company.createIn('courses', { course: { title: 'Flat' } });
		const [{ body }] = await inUse.sent({
			resource: 'course',
			operation: 'publish',
			course: byId(course.id),
			additionalFields: { publish_sections_and_lessons: false },
		});
		expect(body).toEqual({ publish_sections_and_lessons: false });
	});

	test.each(['archive', 'unarchive'])('are absent for %s', async (operation) => {
		const product = await inUse.company.createIn('products', { product: { name: 'Bare' } });
		if (operation === 'unarchive') await inUse.company.send('POST', `/products/${product.id}/archive`);
		const [request] = await inUse.sent({ resource: 'product', operation, product: byId(product.id) });
		expect(request.body).toBeUndefined();
	});
});

describe('types', () => {
	test('booleans, false too', async () => {
		const { id } = await inUse.company.createIn('products', { product: { name: 'Seen' } });
		const additionalFields = {
			visible_in_store: false,
			visible_in_customer_center: true,
			commissionable: 'false',
		};
		const [{ body }] = await inUse.sent({
			resource: 'product',
			operation: 'update',
			product: byId(id),
			additionalFields,
		});
		expect(body).toEqual({
			product: { visible_in_store: false, visible_in_customer_center: true, commissionable: false },
		});
	});

	test('numbers, also from text', async () => {
		const { id } = await inUse.company.createIn('products', { product: { name: 'Sized' } });
		const entries = [
			{ id: '31', name: 'Size' },
			{ id: 32, name: 'Color' },
		];
		const [{ body }] = await inUse.sent({
			resource: 'product',
			operation: 'update',
			product: byId(id),
			additionalFields: { variant_properties: { entries } },
		});
		const variant_properties = [
			{ id: 31, name: 'Size' },
			{ id: 32, name: 'Color' },
		];
		expect(body).toEqual({ product: { variant_properties } });
	});

	test('text, also from numbers', async () => {
		expect(await contactSent({ first_name: 42 })).toEqual({ first_name: '42' });
	});

	test('lists of ids, also from text', async () => {
		const [first, second] = await inUse.company.in('contacts/tags');
		const tag_ids = [first.id, second.id];
		expect(await contactSent({ tag_ids })).toEqual({ tag_ids });
		expect(await contactSent({ tag_ids: tag_ids.map(String) })).toEqual({ tag_ids });
		expect(await contactSent({ tag_ids: tag_ids.join(', ') })).toEqual({ tag_ids });
	});

	test('custom attributes: keys with text, merged by the API', async () => {
		const entries = [
			{ key: 'lead_source', value: 'podcast' },
			{ key: 'seats', value: 3 },
			{ key: 'note', value: '' },
		];
		const custom_attributes = { lead_source: 'podcast', seats: '3', note: '' };
		expect(await contactSent({ custom_attributes: { entries } })).toEqual({ custom_attributes });
		await contactSent({ custom_attributes: { entries: [{ key: 'seats', value: '4' }] } });
		expect(await inUse.company.get(`/contacts/${contact.id}`)).toMatchObject({
			custom_attributes: { lead_source: 'podcast', seats: '4' },
		});
	});

	test('characters of any script', async () => {
		const first_name = 'Zoë "the 🦊" O’Hara\n<b>&amp;</b>';
		expect(await contactSent({ first_name })).toEqual({ first_name });
		expect(await inUse.company.get(`/contacts/${contact.id}`)).toMatchObject({ first_name });
	});
});

describe('times', () => {
	/** What is sent for a time, in a time zone of the workflow. */
	async function sentTime(value: unknown, timezone?: NodeRunOptions['timezone']): Promise<unknown> {
		const additionalFields = { activated_at: value as string };
		const parameters = { resource: 'order', operation: 'update', order: byId(order.id), additionalFields };
		const [{ body }] = await inUse.sent(parameters, { timezone });
		return (body as { order: Json }).order.activated_at;
	}

	test.each([
		['2026-07-01T10:00:00', 'America/New_York', '2026-07-01T14:00:00.000Z'],
		['2026-01-15 10:00', 'America/New_York', '2026-01-15T15:00:00.000Z'],
		['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
		['2026-07-01T10:00:00', 'UTC', '2026-07-01T10:00:00.000Z'],
		['2026-03-29T01:30:00', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
		['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
	])('%s means the clock of the workflow: %s', async (value, timezone, wanted) => {
		expect(await sentTime(value, timezone)).toBe(wanted);
	});

	test.each([
		['2026-07-01T10:00:00+02:00', '2026-07-01T08:00:00.000Z'],
		['2026-07-01T10:00:00.250Z', '2026-07-01T10:00:00.250Z'],
		["={{ DateTime.fromISO('2026-07-01T10:00:00', { zone: 'Asia/Tokyo' }) }}", '2026-07-01T01:00:00.000Z'],
		['={{ new Date(Date.UTC(2026, 6, 1, 10)) }}', '2026-07-01T10:00:00.000Z'],
		['={{ 1782900000000 }}', '2026-07-01T10:00:00.000Z'],
	])('%s is a moment whatever the clock of the workflow', async (value, wanted) => {
		expect(await sentTime(value, 'America/New_York')).toBe(wanted);
	});
});

describe('Fields to Clear', () => {
	test('sends null, and an empty list for lists; the record has nothing there then', async () => {
		const [tag] = await inUse.company.in('contacts/tags');
		await contactSent({ last_name: 'Lovelace', phone_number: '+12085550111', tag_ids: [tag.id] });
		const fieldsToClear = 'Last Name, phone_number, Tag Names or IDs';
		expect(await contactSent({ fieldsToClear })).toEqual({
			last_name: null,
			phone_number: null,
			tag_ids: [],
		});
		expect(await inUse.company.get(`/contacts/${contact.id}`)).toMatchObject({
			last_name: null,
			phone_number: null,
			tags: [],
		});
	});

	test('takes names in any case, or a list from an expression', async () => {
		expect(await contactSent({ fieldsToClear: 'FIRST NAME' })).toEqual({ first_name: null });
		expect(await contactSent({ fieldsToClear: '={{ ["Tag", "time_zone"] }}' })).toEqual({
			tag_ids: [],
			time_zone: null,
		});
	});

	test('a value that is set too wins', async () => {
		expect(await contactSent({ first_name: 'Ada', fieldsToClear: 'First Name' })).toEqual({
			first_name: 'Ada',
		});
	});

	test('names what can be cleared where something else was named', async () => {
		expect(await refusal(update({ fieldsToClear: 'Custom Attributes' }))).toBe(
			'Fields to Clear: "Custom Attributes" can\'t be emptied',
		);
		expect(await refusal(update({ fieldsToClear: 'Shoe Size' }))).toMatch(/^Fields to Clear: "Shoe Size"/);
	});
});

describe('input that can not be sent', () => {
	const additionalFields = (fields: Json): INodeParameters => ({
		resource: 'order',
		operation: 'update',
		order: byId(order.id),
		additionalFields: fields as INodeParameters,
	});
	const product = (fields: Json): INodeParameters => ({
		resource: 'product',
		operation: 'update',
		product: byId(1),
		additionalFields: fields as INodeParameters,
	});

	test.each([
		[
			'a time',
			() => additionalFields({ activated_at: 'tomorrow' }),
			/^Activated At: "tomorrow" is not a date/,
		],
		['a switch', () => product({ commissionable: 'maybe' }), /^Commissionable: "maybe" is neither/],
		['text', () => update({ first_name: { a: 1 } }), /^First Name: .* is not text/],
		[
			'a public id for a number',
			() => update({ tag_ids: ['PjvAAJ'] }),
			/^Replace All Tags With Names or IDs: "PjvAAJ" is a public ID/,
		],
		[
			'a number in a list',
			() => product({ variant_properties: { entries: [{ id: 1 }, { id: 'x' }] } }),
			/^Variant Properties, Property 2, ID: "x" is a public ID/,
		],
		[
			'an attribute without a key',
			() => update({ custom_attributes: { entries: [{ key: '', value: 'x' }] } }),
			/^More Custom Attributes: an entry has no key/,
		],
	])('%s: a message that names the field', async (_name, parameters, message) => {
		expect(await refusal(parameters())).toMatch(message);
	});

	test('a line item without its price', async () => {
		const message = await refusal({
			resource: 'order',
			operation: 'create',
			workspaceId: byId(1),
			orderType: 'one-time-order',
			liveMode: true,
			lineItemsAttributes: {
				entries: [{ variant_id: byId(1), products_price_id: byId('={{ $json.price }}'), quantity: 1 }],
			},
		});
		expect(message).toBe('Line Items, Line Item 1, Product Price: a value is needed');
	});
});
