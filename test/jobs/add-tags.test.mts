import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

let workspaceId: INodeParameters;
let contact: Rec;
let email: string;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	inUse.sandbox.clearRequests();
	workspaceId = byId(await inUse.company.workspaceId());
	[contact] = await inUse.company.in('contacts');
	email = String(contact.email_address);
});

const tagNames = async (id = contact.id) =>
	((await inUse.company.get(`/contacts/${id}`)).tags as Rec[]).map(({ name }) => name as string);

describe('Add Tags', () => {
	const addTags = async (tags: unknown, more: INodeParameters = {}) =>
		await inUse.run({
			resource: 'contact',
			operation: 'addTags',
			workspaceId,
			contact: byEmail(email),
			tags: byName(tags),
			...more,
		});

	test('puts tags on by their names, makes those that are missing, and keeps the others', async () => {
		const before = await tagNames();
		const { items } = await addTags('VIP 2026, Webinar');
		expect(items.map(({ json }) => [json.id, json.tag_result])).toEqual([[contact.id, 'added']]);
		expect((await tagNames()).sort()).toEqual([...before, 'VIP 2026', 'Webinar'].sort());
		expect(items[0].json.tags).toEqual(await tagNames());
	});

	test('a name in another case or twice is one tag, and no new one', async () => {
		const tag = await inUse.company.createIn('contacts/tags', { contacts_tag: { name: 'Gold Member' } });
		await addTags('gold member,GOLD MEMBER, Gold Member ');
		const names = (await inUse.company.in('contacts/tags')).map(({ name }) => String(name).toLowerCase());
		expect(names.filter((name) => name === 'gold member')).toHaveLength(1);
		expect((await tagNames()).filter((name) => name === tag.name)).toEqual(['Gold Member']);
	});

	test('tags that are there already are left alone, and said so', async () => {
		await addTags('VIP 2026');
		inUse.sandbox.clearRequests();
		const { items } = await addTags('vip 2026');
		expect(items[0].json).toMatchObject({ id: contact.id, tag_result: 'already_there' });
		expect(inUse.sandbox.requests().map(({ method }) => method)).toEqual(['GET']);
	});

	test('says of each tag what came of it, by the name that it has', async () => {
		await addTags('VIP 2026');
		const { items } = await addTags('vip 2026, Webinar');
		expect(items[0].json).toMatchObject({
			tag_result: 'added',
			tag_results: [
				{ tag: 'VIP 2026', result: 'already_there' },
				{ tag: 'Webinar', result: 'added' },
			],
		});
	});

	test('takes a contact by its ID and a tag from the list', async () => {
		const { id, name } = await inUse.company.createIn('contacts/tags', { contacts_tag: { name: 'Gold' } });
		inUse.sandbox.clearRequests();
		const { items, problem } = await addTags('', {
			contact: byId(contact.id),
			tags: { ...byId(id), mode: 'list' },
		});
		expect(problem?.message).toBeUndefined();
		expect(items[0].json.tags).toEqual(await tagNames());
		expect(await tagNames()).toContain(name);
		expect(items[0].json.tag_results).toEqual([{ tag: 'Gold', result: 'added' }]);
		// The contact, its new tag, and the contact again: a tag that was picked is not looked for.
		expect(
			inUse.sandbox
				.requests()
				.slice(0, 3)
				.map(({ method }) => method),
		).toEqual(['GET', 'POST', 'GET']);
	});

	test('makes the contact first where that is wanted', async () => {
		const { items, problem } = await addTags('VIP 2026', {
			contact: byEmail('New.One@example.com'),
			additionalFields: { create_missing_contact: true },
		});
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ email_address: 'New.One@example.com', tags: ['VIP 2026'] });
	});

	test.each(['not an address', 'a@b@example.com', '@example.com'])(
		'%s is no address, of which a contact could be made',
		async (address) => {
			const { problem } = await addTags('VIP', {
				contact: byEmail(address),
				additionalFields: { create_missing_contact: true },
			});
			expect(problem?.message).toBe(`Contact: "${address}" is not an e-mail address`);
			expect(inUse.sandbox.requests()).toEqual([]);
		},
	);

	test('an ID of nobody is no address to make a contact with', async () => {
		const { problem } = await addTags('VIP', {
			contact: byId('999999999'),
			additionalFields: { create_missing_contact: true },
		});
		expect(problem?.message).toBe('Contact: no contact has the ID 999999999');
	});

	test('takes a list from the item', async () => {
		await addTags('={{ ["One A", "Two B"] }}');
		expect(await tagNames()).toEqual(expect.arrayContaining(['One A', 'Two B']));
	});

	test('a tag that may not be made is named, and nothing is changed', async () => {
		const before = await tagNames();
		await inUse.company.createIn('contacts/tags', { contacts_tag: { name: 'There' } });
		const { problem } = await addTags('There, Nowhere', { additionalFields: { create_missing_tags: false } });
		expect(problem?.message).toBe('Tags: this workspace has no tag "Nowhere"');
		expect(problem?.description).toBe('Correct the name, or turn on Create Missing Tags.');
		expect(await tagNames()).toEqual(before);
	});

	test('an item that may make a tag does so, whatever another item may', async () => {
		const [first, second] = await inUse.company.in('contacts');
		const { items } = await inUse.run(
			{
				resource: 'contact',
				operation: 'addTags',
				workspaceId,
				contact: byEmail('={{ $json.email }}'),
				tags: byName('Made By One'),
				additionalFields: { create_missing_tags: '={{ $json.may }}' },
			},
			{
				input: [
					{ json: { email: first.email_address as string, may: false } },
					{ json: { email: second.email_address as string, may: true } },
				],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => [json.tag_result, typeof json.error])).toEqual([
			[undefined, 'string'],
			['added', 'undefined'],
		]);
	});

	test('a tag that an item has made is there for those after it, also where they may make none', async () => {
		const [first, second] = await inUse.company.in('contacts');
		const batching = { batch: { batchSize: 1, batchInterval: 1000 } };
		const { items } = await inUse.run(
			{
				resource: 'contact',
				operation: 'addTags',
				workspaceId,
				contact: byId('={{ $json.id }}'),
				tags: byName('Made Before'),
				additionalFields: { create_missing_tags: '={{ $json.may }}' },
				requestOptions: { batching },
			},
			{ input: [{ json: { id: first.id, may: true } }, { json: { id: second.id, may: false } }] },
		);
		expect(items.map(({ json }) => json.tag_result)).toEqual(['added', 'added']);
	});

	test('several workflows put a new tag with a comma in its name on other contacts at the same moment', async () => {
		const others = (await inUse.company.in('contacts')).slice(0, 3);
		const runs = await Promise.all(
			others.map(async ({ email_address }) =>
				addTags('={{ ["Smith, John"] }}', { contact: byEmail(email_address) }),
			),
		);
		expect(runs.map(({ problem }) => problem?.message)).toEqual([undefined, undefined, undefined]);
		for (const { id } of others) expect(await tagNames(id)).toContain('Smith, John');
	});

	test('many new tags: the list of tags is read once', async () => {
		const names = Array.from({ length: 20 }, (_, i) => `Fresh ${i}`);
		const pages = Math.ceil((await inUse.company.in('contacts/tags')).length / 20) + 1;
		inUse.sandbox.clearRequests();
		const { items } = await addTags(names.join(', '));
		expect(items[0].json.tag_result).toBe('added');
		// The contact before and after; for each name a look, a tag and its place on the contact.
		expect(inUse.sandbox.requests().length).toBeLessThanOrEqual(2 + 3 * names.length + pages);
	});

	test('a tag that another run makes at the same moment is taken', async () => {
		const runs = await Promise.all([addTags('At Once'), addTags('At Once')]);
		expect(runs.map(({ problem }) => problem?.message)).toEqual([undefined, undefined]);
		expect(runs.map(({ items }) => items.at(0)?.json.tag_result)).toContain('added');
		const names = (await inUse.company.in('contacts/tags')).map(({ name }) => name);
		expect(names.filter((name) => name === 'At Once')).toHaveLength(1);
	});

	test('an address of nobody is named with what helps', async () => {
		const { problem } = await addTags('VIP', { contact: byEmail('nobody@example.com') });
		expect(problem?.message).toBe('Contact: no contact has the address nobody@example.com');
		expect(problem?.description).toMatch(/Create Missing Contact/);
		expect(inUse.sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test.each([
		['in a run', false],
		['by calls of a tool at once', true],
	])('many contacts and one new tag, %s: it is looked up and made once', async (_, asTool) => {
		const contacts = (await inUse.company.in('contacts')).slice(0, 8);
		const { items, problem } = await addTags('Brand New', {}).then(
			async () =>
				await inUse.run(
					{
						resource: 'contact',
						operation: 'addTags',
						workspaceId,
						contact: byEmail('={{ $json.email }}'),
						tags: byName('Another New One'),
					},
					{
						input: contacts.map(({ email_address }) => ({ json: { email: email_address as string } })),
						asTool,
					},
				),
		);
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json.tag_result)).toEqual(contacts.map(() => 'added'));
		const made = inUse.sandbox
			.requests()
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/contacts/tags'));
		expect(made.map(({ body }) => (body as { contacts_tag: { name: string } }).contacts_tag.name)).toEqual([
			'Brand New',
			'Another New One',
		]);
	});
});
