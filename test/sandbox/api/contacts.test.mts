import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let contacts: string;
let tags: number[];

beforeEach(async () => {
	company = await startCompany();
	contacts = `/workspaces/${company.workspace}/contacts`;
	tags = await company.ids(`${contacts}/tags`);
});

const create = (contact: Json): Promise<Json> => company.createIn('contacts', { contact });
const update = async (id: unknown, contact: Json): Promise<Json> =>
	(await company.send('PATCH', `/contacts/${id}`, { contact })).body as Json;
const tagIds = (contact: Json): number[] => (contact.tags as { id: number }[]).map(({ id }) => id);

describe('create', () => {
	test('keeps what was sent and fills in the rest', async () => {
		const contact = await create({
			email_address: 'Ada@Example.com',
			first_name: 'Ada',
			tag_ids: [tags[0], tags[1]],
			custom_attributes: { 'Favourite Colour': 'green' },
		});
		expect(contact).toMatchObject({
			workspace_id: company.workspace,
			email_address: 'Ada@Example.com',
			first_name: 'Ada',
			last_name: null,
			is_active: true,
			deleted_at: null,
			custom_attributes: { favourite_colour: 'green' },
		});
		expect(tagIds(contact)).toEqual([tags[0], tags[1]]);
		expect((await company.ask(`/contacts/${contact.id}`)).body).toEqual(contact);
	});

	test('refuses an address that another contact has, in any case', async () => {
		await create({ email_address: 'ada@example.com' });
		const again = await company.send('POST', contacts, { contact: { email_address: 'ADA@example.com' } });
		expect(again.status).toBe(422);
		expect(errorOf(again)).toBe('Request unprocessable: Email address has already been taken');
	});

	test('refuses an unknown tag, an empty attribute name and a contact field as attribute', async () => {
		const status = async (contact: Json) => (await company.send('POST', contacts, { contact })).status;
		expect(await status({ tag_ids: [1] })).toBe(422);
		expect(await status({ custom_attributes: { ' ': 'x' } })).toBe(400);
		expect(await status({ custom_attributes: { first_name: 'x' } })).toBe(422);
	});

	test('without an address the contact is not active', async () => {
		expect(await create({ first_name: 'Nobody' })).toMatchObject({ is_active: false, email_address: null });
	});
});

describe('update', () => {
	test('applies nulls and keeps what was not sent', async () => {
		const { id } = await create({ email_address: 'ada@example.com', first_name: 'Ada', last_name: 'Byron' });
		expect(await update(id, { first_name: null })).toMatchObject({ first_name: null, last_name: 'Byron' });
	});

	test('moves updated_at on', async () => {
		const { id, updated_at: before } = await create({ first_name: 'Ada' });
		const { updated_at: after } = await update(id, { first_name: 'Ida' });
		expect(String(after) > String(before)).toBe(true);
	});

	test('replaces the whole set of tags, by any array', async () => {
		const { id } = await create({ first_name: 'Ada', tag_ids: [tags[0], tags[1]] });
		expect(tagIds(await update(id, { tag_ids: [tags[2], tags[1]] })).sort()).toEqual(
			[tags[1], tags[2]].sort(),
		);
		expect(tagIds(await update(id, { last_name: 'Byron' }))).toHaveLength(2);
		expect(tagIds(await update(id, { tag_ids: [] }))).toEqual([]);
	});

	test('merges custom attributes by key', async () => {
		const { id } = await create({ first_name: 'Ada', custom_attributes: { a: '1', b: '2' } });
		expect(await update(id, { custom_attributes: { b: '3', c: '4' } })).toMatchObject({
			custom_attributes: { a: '1', b: '3', c: '4' },
		});
	});

	test('may send its own address, not one of another contact', async () => {
		const { id } = await create({ email_address: 'ada@example.com' });
		await create({ email_address: 'ida@example.com' });
		expect(await update(id, { email_address: 'ADA@example.com' })).toMatchObject({
			email_address: 'ADA@example.com',
		});
		const taken = await company.send('PUT', `/contacts/${id}`, {
			contact: { email_address: 'ida@example.com' },
		});
		expect(taken.status).toBe(422);
	});
});

describe('upsert', () => {
	const upsert = (contact: Json) => company.send('POST', `${contacts}/upsert`, { contact });

	test('creates with 201, then updates with 200, in any case of the address', async () => {
		const first = await upsert({ email_address: 'ada@example.com', first_name: 'Ada' });
		const second = await upsert({ email_address: 'ADA@EXAMPLE.COM', last_name: 'Byron' });
		expect([first.status, second.status]).toEqual([201, 200]);
		expect(second.body).toMatchObject({ id: (first.body as Json).id, first_name: 'Ada', last_name: 'Byron' });
	});

	test('ignores null, empty texts and empty lists', async () => {
		const sent = { email_address: 'ada@example.com', first_name: 'Ada', tag_ids: [tags[0]] };
		await upsert({ ...sent, custom_attributes: { a: '1' } });
		const empty = { first_name: '', last_name: null, tag_ids: [], custom_attributes: { a: null, b: '' } };
		const { status, body } = await upsert({ email_address: 'ada@example.com', ...empty });
		expect(status).toBe(200);
		expect(body).toMatchObject({ first_name: 'Ada', custom_attributes: { a: '1' } });
		expect(tagIds(body as Json)).toEqual([tags[0]]);
		expect((await upsert({ email_address: 'ada@example.com', tag_ids: null })).status).toBe(200);
	});
});

describe('delete', () => {
	test('takes the contact out of every list; reading it by id still works', async () => {
		const contact = await create({ email_address: 'ada@example.com', tag_ids: [tags[0]] });
		expect(await company.send('DELETE', `/contacts/${contact.id}`)).toEqual({ status: 204 });
		const { status, body } = await company.ask(`/contacts/${contact.id}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ email_address: 'ada@example.com', is_active: false });
		expect(String((body as Json).deleted_at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(await company.ids(contacts, `filter[id]=${contact.id}`)).toEqual([]);
		expect(await company.ids(contacts, 'sort_order=desc')).not.toContain(contact.id);
	});

	test('works once; after that only reading does', async () => {
		const { id } = await create({ email_address: 'ada@example.com' });
		await company.send('DELETE', `/contacts/${id}`);
		const unknown = { status: 404, body: { error: 'Not found' } };
		expect(await company.send('DELETE', `/contacts/${id}`)).toEqual(unknown);
		expect(await company.send('PUT', `/contacts/${id}`, { contact: { first_name: 'A' } })).toEqual(unknown);
		expect(await company.ask(`/contacts/${id}/applied_tags`)).toEqual(unknown);
	});

	test('frees the address', async () => {
		const { id } = await create({ email_address: 'ada@example.com' });
		await company.send('DELETE', `/contacts/${id}`);
		expect((await create({ email_address: 'ada@example.com' })).id).not.toBe(id);
	});

	test('is refused for the default contact, and with an active subscription or an enrollment', async () => {
		const [standard] = await company.ids(contacts);
		const orders = await company.page(`/workspaces/${company.workspace}/orders`);
		const subscription = orders.find(
			(order) => order.order_type === 'subscription-order' && order.service_status === 'active',
		);
		const [course] = await company.ids(`/workspaces/${company.workspace}/courses`);
		const [enrollment] = await company.page(`/courses/${course}/enrollments`);
		for (const id of [standard, subscription?.contact_id, enrollment.contact_id]) {
			const answer = await company.send('DELETE', `/contacts/${id}`);
			expect(answer.status).toBe(422);
			expect(errorOf(answer)).toMatch(/^Request unprocessable: Contact cannot be deleted because /);
			expect((await company.ask(`/contacts/${id}`)).body).toMatchObject({ deleted_at: null });
		}
	});
});

test('redaction keeps the record, its tags and attributes, not the person', async () => {
	const { id } = await create({
		email_address: 'ada@example.com',
		first_name: 'Ada',
		phone_number: '+14155550100',
		tag_ids: [tags[0]],
		custom_attributes: { a: '1' },
	});
	expect(await company.send('DELETE', `/contacts/${id}/gdpr_destroy`)).toEqual({ status: 204 });
	const { body } = await company.ask(`/contacts/${id}`);
	expect(body).toMatchObject({
		email_address: expect.stringMatching(/^redacted-[0-9a-f]+@example\.com$/),
		first_name: 'REDACTED',
		last_name: 'REDACTED',
		phone_number: null,
		custom_attributes: { a: '1' },
	});
	expect(tagIds(body as Json)).toEqual([tags[0]]);
});

describe('bulk actions', () => {
	test('count nothing in their answer and are done at the next read', async () => {
		const { id } = await create({ email_address: 'ada@example.com' });
		const { public_id: tag } = (await company.ask(`/contacts/tags/${tags[0]}`)).body as Json;
		const { public_id: contact } = (await company.ask(`/contacts/${id}`)).body as Json;
		const action = await company.createIn('contacts/tag_actions', {
			contacts_tag_action: { tag_ids: [tag], target_ids: [contact] },
		});
		expect(action).toMatchObject({ target_count: null, performed_count: 0, completed_at: null });
		expect((await company.ask(`/contacts/tag_actions/${action.id}`)).body).toMatchObject({
			target_count: 1,
			performed_count: 1,
			completed_at: expect.any(String),
		});
		expect(tagIds((await company.ask(`/contacts/${id}`)).body as Json)).toEqual([tags[0]]);
	});

	test('need exactly one way to choose contacts', async () => {
		const path = `${contacts}/unsubscribe_actions`;
		for (const selector of [
			{},
			{ target_all: true, target_ids: ['1'] },
			{ scheduled_for: '2033-01-01T00:00:00Z' },
		]) {
			const body = { contacts_unsubscribe_action: { ...selector, x: 1 } };
			expect((await company.send('POST', path, body)).status).toBe(422);
		}
	});
});
