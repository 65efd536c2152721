import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
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

describe('Remove Tags', () => {
	const removeTags = async (tags: unknown, more: Partial<NodeRunOptions> = {}) =>
		await inUse.run(
			{
				resource: 'contact',
				operation: 'removeTags',
				workspaceId,
				contact: byEmail(email),
				tags: byName(tags),
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

	test('of a contact that there is none of it is said, and nothing else is asked for', async () => {
		email = 'nobody@example.com';
		const { items } = await removeTags('VIP');
		expect(items.map(({ json }) => json)).toEqual([
			{ email_address: 'nobody@example.com', tag_result: 'no_contact', tag_results: [] },
		]);
		// The address as it is, which is in small letters.
		expect(methods()).toEqual(['GET']);
	});

	test('says of each tag what came of it', async () => {
		await wear('Red', 'Green');
		const { items } = await removeTags('red, Nowhere');
		expect(items[0].json.tag_results).toEqual([
			{ tag: 'Red', result: 'removed' },
			{ tag: 'Nowhere', result: 'not_there' },
		]);
	});

	test('takes a contact by its ID and a tag from the list', async () => {
		await wear('Red', 'Green');
		const tag = (await inUse.company.in('contacts/tags')).find(({ name }) => name === 'Red') as Rec;
		const { items } = await inUse.run({
			resource: 'contact',
			operation: 'removeTags',
			contact: byId(contact.id),
			workspaceId,
			tags: { ...byId(tag.id), mode: 'list' },
		});
		expect(items[0].json).toMatchObject({ id: contact.id, tags: ['Green'], tag_result: 'removed' });
	});
});

describe('Find', () => {
	const find = async (address: string, fields: INodeParameters = {}) =>
		await inUse.run({
			resource: 'contact',
			operation: 'find',
			workspaceId,
			contact: byEmail(address),
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
		expect(problem?.message).toBe('Contact: no contact has the address nobody@example.com');
	});
});

test.each(['find', 'getEverything', 'addTags', 'removeTags'])(
	'%s: one that was deleted counts as none, as by its e-mail address',
	async (operation) => {
		const { id } = await inUse.company.createIn('contacts', {
			contact: { email_address: 'gone@example.com' },
		});
		await inUse.company.send('DELETE', `/contacts/${id}`);
		const run = async (whose: INodeParameters) =>
			await inUse.run({ resource: 'contact', operation, workspaceId, contact: whose, tags: byName('VIP') });
		const { items, problem } = await run(byId(id));
		const byAddress = await run(byEmail('gone@example.com'));
		const outcomes = (of: typeof items) => of.map(({ json }) => [json.found, json.tag_result]);
		expect(outcomes(items)).toEqual(outcomes(byAddress.items));
		expect(problem?.message).toBe(
			operation === 'addTags' ? `Contact: no contact has the ID ${id}` : undefined,
		);
		expect(items.map(({ json }) => json.found ?? json.tag_result)).not.toContain(true);
	},
);
