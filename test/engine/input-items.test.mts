import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RequestLogEntry } from '../../sandbox/types.mts';
import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
let contacts: Rec[];
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	contacts = await inUse.company.in('contacts');
});

const asItems = (rows: Json[]) => rows.map((json) => ({ json: json as IDataObject }));

/** What the node sends for input items; items are sent at once, so in no certain order. */
async function sentFor(rows: Json[], parameters: INodeParameters): Promise<RequestLogEntry[]> {
	const requests = await inUse.sent(parameters, { input: asItems(rows) });
	expect(requests).toHaveLength(rows.length);
	return requests;
}

const API = '/clickfunnels/api/v2';
const locator = (mode: string, value: string) => ({ __rl: true, mode, value }) as unknown as INodeParameters;

describe('expressions in locators', () => {
	const wanted = () => [0, 1, 2].map((at) => `${API}/contacts/${contacts[at].id}`).sort();

	test.each([
		['By ID', 'id', '={{ $json.id }}'],
		[
			'By ID, with text around',
			'id',
			'={{ $json.id.toString().slice(0, 4) }}{{ $json.id.toString().slice(4) }}',
		],
		['From List', 'list', '={{ $json.id }}'],
		['By URL', 'url', '=https://brightpath.myclickfunnels.com/account/contacts/{{ $json.id }}'],
	])('%s', async (_name, mode, value) => {
		const rows = [0, 1, 2].map((at) => ({ id: contacts[at].id }));
		const requests = await sentFor(rows, {
			resource: 'contact',
			operation: 'get',
			contact: locator(mode, value),
		});
		expect(requests.map(({ path }) => path).sort()).toEqual(wanted());
	});

	test('two locators of one operation', async () => {
		const [first, second] = await inUse.company.in('contacts/tags');
		const rows = [
			{ contact: contacts[3].id, tag: first.id },
			{ contact: contacts[4].id, tag: second.id },
			{ contact: contacts[5].id, tag: first.id },
		];
		const requests = await sentFor(rows, {
			resource: 'contact',
			operation: 'addTag',
			contact: byId('={{ $json.contact }}'),
			contactTagId: byId('={{ $json.tag }}'),
		});
		const sent = requests.map(({ path, body }) => [path, body]);
		expect(sent).toHaveLength(3);
		for (const { contact, tag } of rows) {
			const wantedBody = { contacts_applied_tag: { tag_id: tag } };
			expect(sent).toContainEqual([`${API}/contacts/${contact}/applied_tags`, wantedBody]);
		}
	});
});

test('expressions in every field of a collection, in required fields and in key-value pairs', async () => {
	const [first, second, third] = await inUse.company.in('contacts/tags');
	const rows = [
		{ email: 'a@example.com', name: 'Ada', tags: [first.id], key: 'lead_source', value: 'podcast' },
		{ email: 'b@example.com', name: 'Bea', tags: [second.id, third.id], key: 'plan', value: 'gold' },
		{ email: 'c@example.com', name: 'Cleo', tags: [third.id], key: 'plan', value: 'blue' },
	];
	const requests = await sentFor(rows, {
		resource: 'contact',
		operation: 'upsert',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.email }}',
		firstName: '={{ $json.name }}',
		lastName: '=of {{ $json.name }}',
		additionalFields: {
			tag_ids: '={{ $json.tags }}',
			custom_attributes: { entries: [{ key: '={{ $json.key }}', value: '={{ $json.value }}' }] },
		},
	});
	const bodies = requests.map(({ body }) => body);
	for (const { email, name, tags, key, value } of rows) {
		expect(bodies).toContainEqual({
			contact: {
				email_address: email,
				first_name: name,
				last_name: `of ${name}`,
				tag_ids: tags,
				custom_attributes: { [key]: value },
			},
		});
	}
});

test('a list of ids from an expression that gives text', async () => {
	const [first, second] = await inUse.company.in('contacts/tags');
	const rows = [
		{ email: 'd@example.com', tags: `${first.id}, ${second.id}` },
		{ email: 'e@example.com', tags: `${second.id}` },
	];
	const requests = await sentFor(rows, {
		resource: 'contact',
		operation: 'create',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.email }}',
		additionalFields: { tag_ids: '={{ $json.tags }}' },
	});
	const bodies = requests.map(({ body }) => body);
	expect(bodies).toContainEqual({
		contact: { email_address: 'd@example.com', tag_ids: [first.id, second.id] },
	});
	expect(bodies).toContainEqual({ contact: { email_address: 'e@example.com', tag_ids: [second.id] } });
});

test('expressions in line items, drop-downs, switches and times', async () => {
	const orders = await inUse.company.in('orders');
	const sold = (type: string) => {
		const order = orders.find((one) => one.order_type === type) as Rec;
		const [{ products_variant, products_price }] = order.line_items as Array<Record<string, Rec>>;
		return { type, variant: products_variant.id, price: products_price.id };
	};
	const rows = [
		{ ...sold('one-time-order'), live: true, quantity: 2, paid: 'paid', at: '2026-05-01T10:00:00Z' },
		{ ...sold('subscription-order'), live: false, quantity: 3, paid: 'unpaid', at: '2026-06-01T10:00:00Z' },
		{ ...sold('one-time-order'), live: 'false', quantity: '4', paid: 'refunded', at: '2026-07-01T10:00:00Z' },
	];
	const requests = await sentFor(rows, {
		resource: 'order',
		operation: 'create',
		workspaceId: byId(workspaceId),
		orderType: '={{ $json.type }}',
		liveMode: '={{ $json.live }}',
		lineItemsAttributes: {
			entries: [
				{
					variant_id: byId('={{ $json.variant }}'),
					products_price_id: byId('={{ $json.price }}'),
					quantity: '={{ $json.quantity }}',
				},
			],
		},
		additionalFields: {
			contact_attributes: { entries: { email_address: String(contacts[1].email_address) } },
			billing_status: '={{ $json.paid }}',
			activated_at: '={{ $json.at }}',
		},
	});
	const bodies = requests.map(({ body }) => body);
	for (const { type, variant, price, live, quantity, paid, at } of rows) {
		expect(bodies).toContainEqual({
			order: {
				order_type: type,
				live_mode: live === true,
				line_items_attributes: [
					{ variant_id: variant, products_price_id: price, quantity: Number(quantity) },
				],
				contact_attributes: { email_address: contacts[1].email_address },
				billing_status: paid,
				activated_at: at.replace('Z', '.000Z'),
			},
		});
	}
});

test('expressions in Return All, Limit, Sort, Filters, Output and Options: each item has its own list', async () => {
	const rows = [
		{ all: false, limit: 2, order: 'id:asc', ids: `${contacts[0].id},${contacts[1].id}`, raw: true },
		{ all: false, limit: 1, order: 'id:desc', ids: `${contacts[2].id},${contacts[3].id}`, raw: false },
		{ all: true, limit: 1, order: 'id:asc', ids: `${contacts[4].id},${contacts[5].id}`, raw: false },
	];
	const { items, problem } = await inUse.run(
		{
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			returnAll: '={{ $json.all }}',
			limit: '={{ $json.limit }}',
			output: '={{ $json.raw ? "raw" : "simple" }}',
			filters: { id: '={{ $json.ids }}' },
			options: {
				sort: '={{ $json.order }}',
				expand: '={{ $json.raw ? ["email_engagement"] : [] }}',
			},
		},
		{ input: asItems(rows) },
	);
	expect(problem?.message).toBeUndefined();
	const seen = items.map(({ json, pairedItem }) => ({
		id: json.id,
		pairedItem,
		raw: 'uuid' in json,
		expanded: 'email_engagement' in json,
	}));
	const plain = { raw: false, expanded: false };
	expect(seen).toEqual([
		{ id: contacts[0].id, pairedItem: { item: 0 }, raw: true, expanded: true },
		{ id: contacts[1].id, pairedItem: { item: 0 }, raw: true, expanded: true },
		{ id: contacts[3].id, pairedItem: { item: 1 }, ...plain },
		{ id: contacts[4].id, pairedItem: { item: 2 }, ...plain },
		{ id: contacts[5].id, pairedItem: { item: 2 }, ...plain },
	]);
});

test('an expression that gives nothing leaves an optional field out and names a required one', async () => {
	const [request] = await sentFor([{ email: 'f@example.com' }], {
		resource: 'contact',
		operation: 'create',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.email }}',
		firstName: '={{ $json.missing }}',
	});
	expect(request.body).toEqual({ contact: { email_address: 'f@example.com' } });

	inUse.sandbox.clearRequests();
	const { problem } = await inUse.run({
		resource: 'contact',
		operation: 'upsert',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.missing }}',
	});
	expect(problem?.message).toBe('Email: a value is needed');
	expect(problem?.context?.itemIndex).toBe(0);
	expect(inUse.sandbox.requests()).toEqual([]);
});
