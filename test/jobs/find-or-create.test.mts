import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { contactFields } from '../support/contact-fields.mts';
import { byId, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let workspaceId: INodeParameters;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	inUse.sandbox.clearRequests();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
});

const NEW = 'ada.new@example.com';

const findOrCreate = async (
	emailAddress: string,
	fields: INodeParameters = {},
	more: Partial<NodeRunOptions> = {},
) =>
	await inUse.run(
		{
			resource: 'contact',
			operation: 'findOrCreate',
			workspaceId,
			emailAddress,
			...contactFields(fields),
			output: 'raw',
		},
		{ url: gateway.url, ...more },
	);

const contactsOf = async (email: string) =>
	(await inUse.company.in('contacts')).filter(({ email_address }) => email_address === email);

const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');

test('one that is found, in whatever case and with blanks around, is left as it is', async () => {
	const [contact] = await inUse.company.in('contacts');
	const email = String(contact.email_address);
	for (const address of [email, ` ${email.toUpperCase()} `]) {
		const { items } = await findOrCreate(address, { first_name: 'Other', tags: 'Never Made' });
		expect(items.map(({ json }) => json)).toEqual([{ ...contact, find_result: 'found' }]);
	}
	expect(writes()).toEqual([]);
	expect(await inUse.company.get(`/contacts/${contact.id}`)).toEqual(contact);
});

test('where there is none it is created with what was given, tags by their names', async () => {
	const tag = await inUse.company.createIn('contacts/tags', { contacts_tag: { name: 'Gold Member' } });
	const { items, problem } = await findOrCreate(` ${NEW} `, {
		first_name: 'Ada',
		last_name: 'New',
		phone_number: '+18472555555',
		tags: 'gold member, Fresh, FRESH',
	});
	expect(problem?.message).toBeUndefined();
	const [contact] = await contactsOf(NEW);
	expect(contact).toMatchObject({ first_name: 'Ada', last_name: 'New', phone_number: '+18472555555' });
	expect((contact.tags as Rec[]).map(({ name }) => name)).toEqual([tag.name, 'FRESH']);
	expect(items.map(({ json }) => json)).toEqual([{ ...contact, find_result: 'created' }]);
});

test('custom attributes are those of any contact: sent as they are stored, or refused where they are new', async () => {
	const json = (attributes: Record<string, string>) => [{ json: JSON.stringify(attributes) }];
	const strict = { onlyExistingAttributes: true };
	const { problem } = await findOrCreate(NEW, {
		custom_attributes: { json: json({ shoe: '41' }) },
		...strict,
	});
	expect(problem?.message).toBe('Custom Attributes: "shoe" is not among those found');
	expect(writes()).toEqual([]);
	await findOrCreate(NEW, { custom_attributes: { json: json({ 'Lead Source': 'ad' }) }, ...strict });
	const [contact] = await contactsOf(NEW);
	expect(contact.custom_attributes).toEqual({ lead_source: 'ad' });
	expect(writes()).toHaveLength(1);
});

test('two equal items: one contact, created and then found', async () => {
	const { items } = await findOrCreate(NEW, { first_name: 'Ada' }, { input: [{ json: {} }, { json: {} }] });
	expect(items.map(({ json }) => json.find_result)).toEqual(['created', 'found']);
	expect(await contactsOf(NEW)).toHaveLength(1);
	expect(writes()).toHaveLength(1);
});

describe('when every answer to the creation is lost', () => {
	const lose = () => {
		gateway.alter = ({ method }) =>
			method === 'GET' ? undefined : { status: 502, body: '<html>Bad Gateway</html>' };
	};

	test('one that is there is given as created', async () => {
		lose();
		const { items, problem } = await findOrCreate(NEW);
		expect(problem?.message).toBeUndefined();
		const found = await contactsOf(NEW);
		expect(items.map(({ json }) => json)).toEqual(found.map((one) => ({ ...one, find_result: 'created' })));
	});

	test('where it can’t be looked for either, what went wrong first is said', async () => {
		lose();
		const alterWrite = gateway.alter;
		gateway.alter = (request, answer) =>
			writes().length > 0 && request.method === 'GET'
				? { status: 403, body: { error: 'No reading' } }
				: alterWrite(request, answer);
		const { problem } = await findOrCreate(NEW);
		expect(problem?.httpCode).toBe('502');
	});
});

test('a refusal is said at once', async () => {
	gateway.alter = ({ method }) =>
		method === 'GET' ? undefined : { status: 422, body: { error: 'Phone number is invalid' } };
	const { problem } = await findOrCreate(NEW);
	expect(problem?.message).toBe('Phone Number: is invalid');
	expect(inUse.sandbox.requests().map(({ method }) => method)).toEqual(['GET', 'POST']);
});
