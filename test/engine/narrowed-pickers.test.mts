import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import type { Rec } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';
import { shownInside, shownProperties } from '../support/fill.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const options = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

type Row = Rec & { name: string; email_address: string };
const listed = async (path: string) => (await inUse.company.list(path)) as Row[];

/** What a look-up finds, and how many requests it took. */
async function search(method: string, parameters: INodeParameters, filter?: string) {
	inUse.sandbox.clearRequests();
	const { results } = await searchList(method, parameters, options(), filter);
	return { results, requests: inUse.sandbox.requests().length };
}

/** A contact of the first workspace that has tags, and these. */
async function tagged(): Promise<{ contact: Row; applied: Array<Row & { tag: Row }> }> {
	const [workspace] = await inUse.company.workspaceIds();
	for (const contact of await listed(`/workspaces/${workspace}/contacts`)) {
		const applied = (await listed(`/contacts/${contact.id}/applied_tags`)) as Array<Row & { tag: Row }>;
		if (applied.length > 0) return { contact, applied };
	}
	throw new Error('No contact has a tag');
}

describe('taking a tag off a contact', () => {
	const operation = { resource: 'contact', operation: 'removeTag' };

	test('asks for the contact, which need not be given, and then offers its tags in one request', async () => {
		const shown = shownProperties('contact', 'removeTag').map(({ name, required }) => [name, required]);
		expect(shown.slice(0, 2)).toEqual([
			['contact', undefined],
			['carriedTagId', true],
		]);
		const { contact, applied } = await tagged();
		const { results, requests } = await search('searchChosenCarriedTag', {
			...operation,
			contact: byId(contact.id),
		});
		expect(results.map(({ name }) => name).sort()).toEqual(applied.map(({ tag }) => tag.name).sort());
		expect(requests).toBe(1);
	});

	test('offers the tags of a contact by its address, in the field or typed into the list', async () => {
		const { contact, applied } = await tagged();
		const wanted = applied.map(({ id }) => `carriedTag:${id}`).sort();
		const given = { ...operation, contact: byId(contact.email_address) };
		const found = [
			await search('searchChosenCarriedTag', given),
			await search('searchChosenCarriedTag', operation, contact.email_address),
		];
		for (const { results, requests } of found) {
			expect(results.map(({ value }) => value).sort()).toEqual(wanted);
			// Teams, their workspaces, the contacts of each with the address, the tags.
			expect(requests).toBeLessThanOrEqual(7);
		}
	});

	test('sends no contact', async () => {
		const { contact, applied } = await tagged();
		inUse.sandbox.clearRequests();
		await runNode({ ...operation, contact: byId(contact.id), carriedTagId: byId(applied[0].id) }, options());
		expect(inUse.sandbox.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
			`DELETE /clickfunnels/api/v2/contacts/applied_tags/${applied[0].id}`,
		]);
		inUse.sandbox.reset();
	});
});

test('taking a tag off an order offers the tags of the chosen order, by their names', async () => {
	const [workspace] = await inUse.company.workspaceIds();
	const [order] = await listed(`/workspaces/${workspace}/orders`);
	const [tag] = await listed(`/workspaces/${workspace}/orders/tags`);
	const added = await runNode(
		{ resource: 'order', operation: 'addTag', order: byId(order.id), orderTagId: byId(tag.id) },
		options(),
	);
	const { results, requests } = await search('searchChosenCarriedTag', {
		resource: 'order',
		operation: 'removeTag',
		order: byId(order.id),
	});
	expect(results).toContainEqual({
		name: tag.name,
		value: `carriedOrderTag:${String(added.items[0].json.id)}`,
	});
	// The order for its workspace, the tags there, and those of the order.
	expect(requests).toBe(3);
	inUse.sandbox.reset();
});

test('a refund offers the transactions of the chosen order in one request', async () => {
	const [workspace] = await inUse.company.workspaceIds();
	const orders = await listed(`/workspaces/${workspace}/orders`);
	const { id } = orders[orders.length - 1];
	const wanted = (await listed(`/orders/${id}/transactions`)).map((one) => one.id);
	expect(wanted.length).toBeGreaterThan(0);
	const { results, requests } = await search('searchTransaction', {
		resource: 'transaction',
		operation: 'refund',
		orderId: byId(id),
	});
	expect(results.map(({ value }) => value).sort()).toEqual(wanted.sort());
	expect(requests).toBe(1);
});

describe('a tag of another workspace is not offered for a contact', () => {
	const place = async () => {
		const workspaces = await inUse.company.workspaceIds();
		const second = workspaces[1];
		const [contact] = await listed(`/workspaces/${second}/contacts`);
		const tags = (await listed(`/workspaces/${second}/contacts/tags`)).map(({ id }) => id).sort();
		return { contact: byId(contact.id), tags };
	};

	test('when one is added', async () => {
		const { contact, tags } = await place();
		const where = { resource: 'contact', operation: 'addTag', contact };
		const { results, requests } = await search('searchContactTag', where);
		expect(results.map(({ value }) => value).sort()).toEqual(tags);
		expect(requests).toBe(2);
	});

	test('when all are replaced', async () => {
		const { contact, tags } = await place();
		const where = { resource: 'contact', operation: 'update', contact };
		const offered = await loadOptions('getContactTagOptions', where, options());
		expect(offered.map(({ value }) => value).sort()).toEqual(tags);
	});

	test('nor does that narrow the contacts', async () => {
		const { contact } = await place();
		const free = await search('searchContact', { resource: 'contact', operation: 'update' });
		const chosen = await search('searchContact', { resource: 'contact', operation: 'update', contact });
		expect(chosen.results).toEqual(free.results);
	});
});

test('a message names the tag that was picked, not its number alone, and what to do where the workspace has changed since', async () => {
	const [first, second] = await inUse.company.workspaceIds();
	const [contact] = await listed(`/workspaces/${first}/contacts`);
	const [elsewhere] = await listed(`/workspaces/${second}/contacts/tags`);
	const contactTagId = { ...byId(elsewhere.id), mode: 'list', cachedResultName: 'Fan Club' };
	const add = { resource: 'contact', operation: 'addTag', contact: byId(contact.id) };
	const { problem } = await runNode({ ...add, contactTagId } as INodeParameters, options());
	const missing = `"Fan Club" (${elsewhere.id}) was not found: it is gone, or of another workspace`;
	expect([problem?.message, problem?.description]).toEqual([
		`Contact Tag: ${missing}`,
		'Choose it again from the list.',
	]);
	const unnamed = await runNode({ ...add, contactTagId: byId(elsewhere.id) }, options());
	expect(unnamed.problem?.message).toBe(`Contact Tag: '${elsewhere.id}' was not found`);
});

describe('a multi-select is loaded anew', () => {
	/** The parameters whose change has the editor load a field's list again. */
	const loadedFor = (resource: string, operation: string, name: string) => {
		const shown = shownProperties(resource, operation);
		const inside = shown.flatMap((one): INodeProperties[] =>
			one.type === 'collection' ? shownInside(one, { resource, operation }) : [one],
		);
		return inside.find((one) => one.name === name)?.typeOptions?.loadOptionsDependsOn;
	};

	test.each([
		['contact', 'create', 'tag_ids', 'workspaceId.value'],
		['contact', 'update', 'tag_ids', 'contact.value'],
		['order', 'cancel', 'voidable_invoices', 'order.value'],
		['product', 'update', 'variant_ids', 'product.value'],
		['bulkJob', 'enrollContacts', 'courseIds', 'workspaceId.value'],
	])('in %s: %s, %s is, for another %s', (resource, operation, name, parameter) => {
		expect(loadedFor(resource, operation, name)).toContain(parameter);
	});

	test('wherever it stands, for something that the node has', () => {
		const { properties } = new ClickFunnelsApi().description;
		// Fields to Clear depends on the operation alone.
		const names = new Set(['resource', 'operation', ...properties.map(({ name }) => `${name}.value`)]);
		const lists: Array<string[] | undefined> = [];
		JSON.stringify(
			properties,
			(key, value: { loadOptionsMethod?: string; loadOptionsDependsOn?: string[] }) => {
				const isList = key === 'typeOptions' && value.loadOptionsMethod !== undefined;
				if (isList && value.loadOptionsMethod !== 'getWebhookEventTypeOptions')
					lists.push(value.loadOptionsDependsOn);
				return value;
			},
		);
		expect(lists.length).toBeGreaterThan(40);
		expect(lists.filter((one) => !one?.length || one.some((name) => !names.has(name)))).toEqual([]);
	});
});
