import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, type NodeRunOptions } from '../support/engine.mts';
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
			emailAddress: email,
			tags: tags as string,
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
				emailAddress: '={{ $json.email }}',
				tags: 'Made By One',
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
		expect(runs.map(({ items }) => items.at(0)?.json.tag_result)).toContain('added');
		for (const { problem } of runs) expect(problem?.message ?? '').not.toMatch(/already been taken/);
		const names = (await inUse.company.in('contacts/tags')).map(({ name }) => name);
		expect(names.filter((name) => name === 'At Once')).toHaveLength(1);
	});

	test('an address of nobody is named with what helps', async () => {
		const { problem } = await addTags('VIP', { emailAddress: 'nobody@example.com' });
		expect(problem?.message).toBe('Email: no contact of this workspace has the address nobody@example.com');
		expect(problem?.description).toMatch(/Contact: Create or Update/);
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
						emailAddress: '={{ $json.email }}',
						tags: 'Another New One',
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

describe('Remove Tags', () => {
	const removeTags = async (tags: unknown, more: Partial<NodeRunOptions> = {}) =>
		await inUse.run(
			{
				resource: 'contact',
				operation: 'removeTags',
				workspaceId,
				emailAddress: email,
				tags: tags as string,
			},
			more,
		);
	const methods = () => inUse.sandbox.requests().map(({ method }) => method);

	/** Puts tags on the contact. */
	const wear = async (...names: string[]) => {
		for (const name of names) {
			const { id } = await inUse.company.createIn('contacts/tags', { contacts_tag: { name } });
			await inUse.company.create(`/contacts/${contact.id}/applied_tags`, {
				contacts_applied_tag: { tag_id: id },
			});
		}
	};

	test('takes tags off by their names and keeps the others', async () => {
		await wear('Red', 'Green', 'Blue');
		const before = await tagNames();
		const { items } = await removeTags('Red, Blue');
		expect(await tagNames()).toEqual(before.filter((name) => name !== 'Red' && name !== 'Blue'));
		expect(items.map(({ json }) => [json.id, json.tag_result])).toEqual([[contact.id, 'removed']]);
		expect(items[0].json.tags).toEqual(await tagNames());
		expect(methods()).toEqual(['GET', 'GET', 'DELETE', 'DELETE']);
	});

	test('a name in another case, twice or with blanks is one tag', async () => {
		await wear('Gold Member', 'Gold');
		const { items } = await removeTags('={{ [" gold member", "GOLD MEMBER", "Gold Member "] }}');
		expect(items[0].json.tag_result).toBe('removed');
		expect(await tagNames()).toEqual(['Gold']);
		expect(methods()).toEqual(['GET', 'GET', 'DELETE']);
	});

	test('tags that it does not have, and such as nobody has, are passed over', async () => {
		await wear('Red');
		const { items } = await removeTags('Red, Nowhere At All');
		expect(items[0].json.tag_result).toBe('removed');
		expect(await tagNames()).toEqual([]);
	});

	test('where none of them is there, it is said by one request', async () => {
		await wear('Red');
		const { items, problem } = await removeTags('Nowhere At All');
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ id: contact.id, tags: ['Red'], tag_result: 'not_there' });
		expect(methods()).toEqual(['GET']);
	});

	test('finds a tag behind the first page of many', async () => {
		const names = Array.from({ length: 25 }, (_, i) => `Tag ${i}`);
		await wear(...names);
		await removeTags('Tag 24');
		expect((await tagNames()).sort()).toEqual(names.slice(0, 24).sort());
	});

	test('two equal items take it off once', async () => {
		await wear('Red');
		const { items } = await removeTags('Red', { input: [{ json: {} }, { json: {} }] });
		expect(items.map(({ json }) => json.tag_result)).toEqual(['removed', 'not_there']);
		expect(methods().filter((method) => method === 'DELETE')).toHaveLength(1);
	});

	test('takes the address with blanks around and in any case', async () => {
		await wear('Red');
		email = ` ${email.toUpperCase()} `;
		const { items } = await removeTags('red');
		expect(items[0].json).toMatchObject({ id: contact.id, tag_result: 'removed' });
	});

	test('an address of nobody is named with what helps', async () => {
		email = 'nobody@example.com';
		const { problem } = await removeTags('VIP');
		expect(problem?.message).toBe('Email: no contact of this workspace has the address nobody@example.com');
		expect(problem?.description).toMatch(/Contact: Find/);
	});
});

describe('Find', () => {
	const find = async (emailAddress: string, fields: INodeParameters = {}) =>
		await inUse.run({
			resource: 'contact',
			operation: 'find',
			workspaceId,
			emailAddress,
			additionalFields: fields,
		});

	test('gives the contact, whatever the case of the address and the blanks around it', async () => {
		for (const address of [email, email.toUpperCase(), ` ${email}\n`]) {
			const { items } = await find(address);
			expect(items.map(({ json }) => [json.id, json.email_address, json.found])).toEqual([
				[contact.id, contact.email_address, true],
			]);
		}
	});

	test('says that there is none, unless told otherwise', async () => {
		const { items } = await find('nobody@example.com');
		expect(items.map(({ json }) => json)).toEqual([{ email_address: 'nobody@example.com', found: false }]);
	});

	test('gives nothing where that is wanted', async () => {
		const { items, problem } = await find('nobody@example.com', { when_not_found: 'nothing' });
		expect(problem).toBeUndefined();
		expect(items).toEqual([]);
	});

	test('stops where that is wanted', async () => {
		const { problem } = await find('nobody@example.com', { when_not_found: 'error' });
		expect(problem?.message).toBe('Email: no contact of this workspace has the address nobody@example.com');
	});
});
