import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
let contacts: Rec[];
let tags: Rec[];
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	contacts = await inUse.company.in('contacts');
	tags = await inUse.company.in('contacts/tags');
});

const ids = (rows: Rec[]) => rows.map(({ id }) => id);
const tagIds = (contact: Rec) => (contact.tags as Rec[]).map(({ id }) => id);

/** The ids that a list gives with filters. */
async function found(resource: string, collection: string, filters: INodeParameters, more = {}) {
	const { items, problem } = await inUse.run({
		resource,
		operation: 'getAll',
		workspaceId: byId(workspaceId),
		returnAll: true,
		[collection]: filters,
		...more,
	});
	expect(problem?.message).toBeUndefined();
	return items.map(({ json }) => json.id);
}

const contactsWith = async (filters: INodeParameters) => await found('contact', 'filters', filters);

describe('several values in one filter mean any of them', () => {
	test('text with commas, with or without spaces', async () => {
		const [first, second, third] = contacts.map(({ email_address }) => String(email_address));
		const wanted = ids(contacts.slice(0, 3));
		expect(await contactsWith({ email_address: `${first},${second}, ${third}` })).toEqual(wanted);
	});

	test('an array from an expression', async () => {
		const wanted = ids([contacts[4], contacts[7]]);
		expect(await contactsWith({ id: `={{ [${wanted.join()}] }}` })).toEqual(wanted);
	});

	test('a multi-select', async () => {
		const [, , vip, webinar] = tags;
		const wanted = contacts.filter((one) => tagIds(one).some((id) => id === vip.id || id === webinar.id));
		expect(wanted.length).toBeGreaterThan(2);
		expect(await contactsWith({ tag_ids: [vip.id, webinar.id] })).toEqual(ids(wanted));
	});

	test('public ids', async () => {
		const [, second, third] = contacts;
		expect(await contactsWith({ id: `${second.public_id}, ${third.public_id}` })).toEqual(
			ids([second, third]),
		);
	});

	test('several ids in a locator', async () => {
		const orders = await inUse.company.in('orders');
		const [first, second] = [...new Set(orders.map(({ contact_id }) => contact_id))];
		const wanted = orders.filter(({ contact_id }) => contact_id === first || contact_id === second);
		const filters = { contact_id: byId(`${first}, ${second}`) };
		expect(await found('order', 'filters', filters)).toEqual(ids(wanted));
	});

	test('names of tags', async () => {
		const filters = { name: 'VIP,Newsletter' };
		const wanted = ids(tags.filter(({ name }) => name === 'VIP' || name === 'Newsletter'));
		expect(await found('contactTag', 'filters', filters)).toEqual(wanted);
	});
});

describe('several filters mean all of them', () => {
	test('a tag and whether contacts are active', async () => {
		const [newsletter, customer] = tags;
		for (const is_active of [true, false]) {
			const wanted = contacts.filter(
				(one) =>
					one.is_active === is_active && tagIds(one).some((id) => id === newsletter.id || id === customer.id),
			);
			expect(wanted.length).toBeGreaterThan(0);
			expect(await contactsWith({ is_active, tag_ids: [newsletter.id, customer.id] })).toEqual(ids(wanted));
		}
	});

	test('nothing passes two that exclude each other', async () => {
		const [first, second] = contacts;
		const filters = { id: String(first.id), email_address: String(second.email_address) };
		expect(await contactsWith(filters)).toEqual([]);
	});

	test('orders by type and mode', async () => {
		const orders = await inUse.company.in('orders');
		const wanted = orders.filter(
			({ order_type, live_mode }) => order_type === 'subscription-order' && live_mode === true,
		);
		const filters = { order_type: 'subscription-order', live_mode: true };
		expect(await found('order', 'filters', filters)).toEqual(ids(wanted));
		expect(await found('order', 'filters', { ...filters, live_mode: false })).toEqual([]);
	});
});

test('false is a value: contacts that are not active', async () => {
	const wanted = contacts.filter(({ is_active }) => is_active === false);
	expect(wanted.length).toBeGreaterThan(2);
	expect(await contactsWith({ is_active: false })).toEqual(ids(wanted));
});

test('characters that mean something in a query reach the API as they are', async () => {
	const address = 'ada+news&sales=1%20@example.com';
	const { id } = await inUse.company.createIn('contacts', { contact: { email_address: address } });
	expect(await contactsWith({ email_address: address })).toEqual([id]);
});

describe('a saved filter', () => {
	/** A saved filter for addresses that begin with a letter. */
	const saved = async (letter: string): Promise<Rec> => {
		const { id } = await inUse.company.createIn('refine_filters', {
			refine_filter: {
				name: `Begins with ${letter}`,
				criteria: [{ attribute: 'email_address', clause: 'sw', value: letter }],
			},
		});
		return await inUse.company.get(`/contacts/filters/${id}`);
	};
	const beginsWith = (letter: string) => (one: Rec) => String(one.email_address).startsWith(letter);

	test('narrows together with the other filters', async () => {
		const { id } = await saved('e');
		const wanted = contacts.filter((one) => beginsWith('e')(one) && one.is_active === true);
		expect(wanted.length).toBeGreaterThan(1);
		expect(await contactsWith({ stored_filter_id: byId(id), is_active: true })).toEqual(ids(wanted));
	});

	test('gives way to a stable id', async () => {
		const [{ id }, { stable_id }] = [await saved('n'), await saved('m')];
		const wanted = contacts.filter(beginsWith('m'));
		expect(wanted.length).toBeGreaterThan(1);
		const filters = { stored_filter_id: byId(id), stable_id: String(stable_id) };
		expect(await contactsWith(filters)).toEqual(ids(wanted));
	});
});

describe('what is sent', () => {
	const query = async (filters: Json) => {
		const [{ query: text }] = await inUse.sent({
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			limit: 1,
			filters: filters as INodeParameters,
		});
		return Object.fromEntries(new URLSearchParams(text));
	};

	test('nothing for filters that were added and left empty', async () => {
		expect(
			await query({ id: '', email_address: '', tag_ids: [], stored_filter_id: byId(''), stable_id: '' }),
		).toEqual({});
	});

	test('nothing for keys that the API does not know: it would refuse them', async () => {
		const response = await inUse.company.send(
			'GET',
			`/workspaces/${workspaceId}/contacts`,
			undefined,
			'filter[shoe_size]=44',
		);
		expect(response.status).toBe(400);
		expect(await query({ shoe_size: '44', is_active: true })).toEqual({ 'filter[is_active]': 'true' });
	});

	test('several values in one parameter', async () => {
		expect(await query({ id: '3, 5 ,8', tag_ids: [1, 2] })).toEqual({
			'filter[id]': '3,5,8',
			'filter[tag_ids]': '1,2',
		});
	});
});

describe('a filter whose expression gives nothing is refused, since the whole list was not meant', () => {
	test.each([
		['a missing value', { email_address: '={{ $json.nobody }}' }, 'Email'],
		['an empty text', { email_address: '={{ "" }}' }, 'Email'],
		['no ids', { id: '={{ [] }}' }, 'IDs'],
		['a missing tag', { tag_ids: '={{ $json.tags }}' }, 'Tag Names or IDs'],
		['a missing saved filter', { stored_filter_id: byId('={{ $json.filter }}') }, 'Saved Filter'],
	] as Array<[string, INodeParameters, string]>)('%s', async (_, filters, label) => {
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run({
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			filters,
		});
		expect(problem?.message).toBe(`${label}: the expression gives no value to filter by`);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('one that was added and left empty is not set', async () => {
		const all = await inUse.company.in('contacts');
		expect(await contactsWith({ email_address: '', id: '' })).toEqual(ids(all));
	});

	test('an expression that gives false is a value', async () => {
		const { items } = await inUse.run({
			resource: 'emailTopic',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			filters: { include_archived: '={{ false }}' },
		});
		expect(items.length).toBeGreaterThan(0);
	});
});

test('invoices that were given up, or paid in part, can be asked for', async () => {
	const { id } = (await inUse.company.in('orders'))[0];
	const [{ query }] = await inUse.sent({
		resource: 'invoice',
		operation: 'getAll',
		orderId: byId(id),
		filters: { status: ['abandoned', 'partially-paid'] },
	});
	expect(new URLSearchParams(query).get('filter[status]')).toBe('abandoned,partially-paid');
});
