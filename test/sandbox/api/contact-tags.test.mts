import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let contact: number;
let tag: Json;

const apply = (tagId: unknown) =>
	company.send('POST', `/contacts/${contact}/applied_tags`, { contacts_applied_tag: { tag_id: tagId } });

beforeEach(async () => {
	company = await startCompany();
	contact = (await company.createIn('contacts', { contact: { email_address: 'ada@example.com' } }))
		.id as number;
	tag = await company.createIn('contacts/tags', { contacts_tag: { name: 'Reader', color: '#123456' } });
	company.events.length = 0;
});

describe('tags', () => {
	test('have a name of their own in the workspace', async () => {
		const path = `/workspaces/${company.workspace}/contacts/tags`;
		const again = await company.send('POST', path, { contacts_tag: { name: 'Reader' } });
		expect(again.status).toBe(422);
		expect(errorOf(again)).toBe('Request unprocessable: Name has already been taken');
		const other = `/workspaces/${company.otherWorkspace}/contacts/tags`;
		expect((await company.send('POST', other, { contacts_tag: { name: 'Reader' } })).status).toBe(201);
	});

	test('may keep their name on update', async () => {
		const sent = { contacts_tag: { name: 'Reader', color: '#654321' } };
		expect((await company.send('PUT', `/contacts/tags/${tag.id}`, sent)).body).toMatchObject({
			color: '#654321',
		});
	});

	test('are found by name', async () => {
		const path = `/workspaces/${company.workspace}/contacts/tags`;
		expect(await company.ids(path, 'filter[name]=Reader')).toEqual([tag.id]);
	});

	test('leave the contacts that carry them when they are deleted', async () => {
		await apply(tag.id);
		expect(await company.send('DELETE', `/contacts/tags/${tag.id}`)).toEqual({ status: 204 });
		expect((await company.ask(`/contacts/${contact}`)).body).toMatchObject({ tags: [] });
		expect(await company.ids(`/contacts/${contact}/applied_tags`)).toEqual([]);
	});
});

describe('applied tags', () => {
	test('show the tag and the contact, and appear on the contact', async () => {
		const { status, body } = await apply(tag.id);
		expect(status).toBe(201);
		expect(body).toMatchObject({
			contact_id: contact,
			tag_id: tag.id,
			tag: { name: 'Reader', color: '#123456', public_id: tag.public_id },
			contact: { id: contact, email_address: 'ada@example.com' },
		});
		expect((await company.ask(`/contacts/${contact}`)).body).toMatchObject({
			tags: [{ id: tag.id, name: 'Reader', applied_at: (body as Json).created_at }],
		});
	});

	test('applied twice are the same record', async () => {
		const first = await apply(tag.id);
		expect(await apply(tag.id)).toEqual(first);
		expect(await company.ids(`/contacts/${contact}/applied_tags`)).toHaveLength(1);
		expect(company.events.map(({ eventType }) => eventType)).toEqual(['contacts/applied_tag.created']);
	});

	test('are filtered by tag', async () => {
		const [other] = await company.ids(`/workspaces/${company.workspace}/contacts/tags`);
		const { body } = await apply(tag.id);
		await apply(other);
		const path = `/contacts/${contact}/applied_tags`;
		expect(await company.ids(path, `filter[tag_id]=${tag.id}`)).toEqual([(body as Json).id]);
		expect(await company.ids(path)).toHaveLength(2);
	});

	test('go by delete, once, and tell so', async () => {
		const { id } = (await apply(tag.id)).body as Json;
		expect(await company.send('DELETE', `/contacts/applied_tags/${id}`)).toEqual({ status: 204 });
		expect((await company.send('DELETE', `/contacts/applied_tags/${id}`)).status).toBe(404);
		expect(company.events.at(-1)).toMatchObject({ eventType: 'contacts/applied_tag.deleted', subjectId: id });
	});

	test('of an unknown tag are refused', async () => {
		expect((await apply(1)).status).toBe(422);
		expect((await apply('x')).status).toBe(422);
	});
});
