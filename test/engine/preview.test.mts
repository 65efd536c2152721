import type { INodeParameters } from 'n8n-workflow';

import { byEmail, byId, byName } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

beforeEach(() => {
	inUse.sandbox.api.reset();
	inUse.sandbox.clearRequests();
});

const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');

async function addTags(parameters: INodeParameters, settings: INodeParameters = { preview: true }) {
	const workspaceId = byId(await inUse.company.workspaceId());
	return await inUse.run({
		resource: 'contact',
		operation: 'addTags',
		workspaceId,
		...settings,
		...parameters,
	});
}

describe('a job of several requests', () => {
	test('shows each; what would be made has a text in place of its ID', async () => {
		const { items } = await addTags({
			contact: byEmail('nobody.yet@example.com'),
			tags: byName('Brand New'),
			additionalFields: { create_missing_contact: true },
		});
		const workspace = await inUse.company.workspaceId();
		const api = `${inUse.sandbox.url}/clickfunnels/api/v2`;
		const shown = items.map(({ json }) => [json.step, json.method, json.url, json.body]);
		expect(shown).toEqual([
			[1, 'POST', `${api}/workspaces/${workspace}/contacts/tags`, { contacts_tag: { name: 'Brand New' } }],
			[
				2,
				'POST',
				`${api}/workspaces/${workspace}/contacts/upsert`,
				{ contact: { email_address: 'nobody.yet@example.com' } },
			],
			[
				3,
				'POST',
				`${api}/contacts/(ID of the contact of step 2)/applied_tags`,
				{ contacts_applied_tag: { tag_id: '(ID of the contact tag of step 1)' } },
			],
		]);
		expect(writes()).toEqual([]);
	});

	test('says so where there is nothing to do', async () => {
		const contact = (await inUse.company.in('contacts')).find(({ tags }) => (tags as unknown[]).length > 0);
		const [{ name }] = contact?.tags as Array<{ name: string }>;
		const { items } = await addTags({ contact: byEmail(contact?.email_address), tags: byName(name) });
		expect(items.map(({ json }) => json)).toEqual([
			{ _preview: true, step: 0, note: 'Nothing would be written' },
		]);
	});

	test('what can’t be done is refused as it would be', async () => {
		const { problem } = await addTags({ contact: byEmail('nobody.yet@example.com'), tags: byName('VIP') });
		expect(problem?.message).toMatch(/^Contact: /);
	});
});

test('turned off it is sent; an expression that gives nothing is refused, since it would be sent', async () => {
	const contact = byEmail('nobody.yet@example.com');
	const all = { contact, tags: byName('Brand New'), additionalFields: { create_missing_contact: true } };
	const { problem } = await addTags(all, { preview: '={{ undefined }}' });
	expect(problem?.message).toBe(
		'Preview: the expression gives no value, which would mean that they are sent',
	);
	expect(writes()).toEqual([]);
	await addTags(all, { preview: false });
	expect(writes()).toHaveLength(3);
});

test.each<[string, string, INodeParameters, string[]]>([
	['contact', 'delete', {}, ['DELETE']],
	['contact', 'update', { firstName: 'Ada' }, ['PUT']],
	['contact', 'get', {}, []],
])('%s, %s, a route by itself: nothing is written', async (resource, operation, more, methods) => {
	const [{ id }] = await inUse.company.in('contacts');
	inUse.sandbox.clearRequests();
	const { items } = await inUse.run({ resource, operation, contact: byId(id), preview: 'true', ...more });
	const shown = items.map(({ json }) => json.method).filter((method) => method !== 'GET');
	expect(shown).toEqual(methods);
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('a list of the node for everyday work shows its request, and nothing is sent', async () => {
	const workspace = await inUse.company.workspaceId();
	inUse.sandbox.clearRequests();
	const list = { resource: 'order', operation: 'getAll', workspaceId: byId(workspace), preview: true };
	const { items } = await inUse.run(list);
	expect(items.map(({ json }) => [json.method, json.url])).toEqual([
		['GET', `${inUse.sandbox.url}/clickfunnels/api/v2/workspaces/${workspace}/orders`],
	]);
	expect(inUse.sandbox.requests()).toEqual([]);
});

describe('of an operation that only reads, in the node with every route', () => {
	const preview = async (parameters: INodeParameters) =>
		(await inUse.run({ options: { preview: true }, ...parameters }, { node: 'clickFunnelsApi' })).items;

	test.each([
		['team', 'getAll', {}, '/clickfunnels/api/v2/teams'],
		['team', 'get', { team: byId(5) }, '/clickfunnels/api/v2/teams/5'],
		['matonConnection', 'getAll', {}, '/connections'],
		['matonConnection', 'get', { connectionId: byId('abc-1') }, '/connections/abc-1'],
	])('%s, %s: the request comes out, and is not sent', async (resource, operation, more, path) => {
		const items = await preview({ resource, operation, ...more });
		expect(items.map(({ json }) => [json.method, json.url])).toEqual([
			['GET', `${inUse.sandbox.url}${path}`],
		]);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test.each<[INodeParameters, object]>([
		[{ filters: { changed_since: '2026-01-02' } }, { sort_property: 'updated_at', sort_order: 'desc' }],
		[{ options: { preview: true, batch_cursor: '77' } }, { after: '77' }],
	])('%j: also what it asks a list by', async (more, query) => {
		const workspaceId = byId(await inUse.company.workspaceId());
		const [{ json }] = await preview({ resource: 'contact', operation: 'getAll', workspaceId, ...more });
		expect(json.query).toEqual(query);
	});
});
