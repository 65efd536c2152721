import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { contactFields } from '../support/contact-fields.mts';
import { byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let workspaceId: INodeParameters;
let contact: Rec;
let email: string;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	workspaceId = byId(await inUse.company.workspaceId());
	const contacts = await inUse.company.in('contacts');
	contact = contacts.find(({ tags }) => (tags as Rec[]).length > 1) as Rec;
	email = String(contact.email_address);
	inUse.sandbox.clearRequests();
});

const upsert = async (emailAddress: string, fields: INodeParameters, more: Partial<NodeRunOptions> = {}) =>
	await inUse.run(
		{
			resource: 'contact',
			operation: 'upsert',
			workspaceId,
			emailAddress,
			...contactFields(fields),
			output: 'raw',
		},
		more,
	);

const stored = async () => await inUse.company.get(`/contacts/${contact.id}`);
const tagNames = ({ tags }: Rec) => (tags as Rec[]).map(({ name }) => name as string);
const sent = () => inUse.sandbox.requests().map(({ method, path, body }) => [method, pathEnd(path), body]);
const pathEnd = (path: string) => path.split('/api/v2')[1].replace(/\d+/g, '0');

const UPSERT = '/workspaces/0/contacts/upsert';
const TAGS = '/workspaces/0/contacts/tags';
const APPLIED = '/contacts/0/applied_tags';

test.each([false, true])('without tags it is one request, by either door (as a tool: %s)', async (asTool) => {
	const fields = {
		first_name: 'Ada',
		last_name: 'New',
		phone_number: '+18472555555',
		time_zone: 'Berlin',
		custom_attributes: { entries: [{ key: 'favorite_food', value: 'Pizza' }] },
	};
	const { items, problem } = await upsert('ada.new@example.com', fields, { asTool });
	expect(problem?.message).toBeUndefined();
	const values = { ...fields, custom_attributes: { favorite_food: 'Pizza' } };
	expect(sent()).toEqual([
		['POST', UPSERT, { contact: { email_address: 'ada.new@example.com', ...values } }],
	]);
	expect(items.map(({ json }) => json)).toMatchObject([{ ...values, tags: [], upsert_result: 'created' }]);
	expect(items[0].json).not.toHaveProperty('tag_results');
});

test('adds tags by name and keeps the others: a look and a write for each that is missing', async () => {
	const before = tagNames(contact);
	const { items } = await upsert(email, { tags: byName('Fresh A, Fresh B') });
	expect(sent().map(([method, path]) => [method, path])).toEqual([
		['POST', UPSERT],
		['GET', TAGS],
		['GET', TAGS],
		['POST', TAGS],
		['POST', APPLIED],
		['GET', TAGS],
		['POST', TAGS],
		['POST', APPLIED],
	]);
	expect(tagNames(await stored())).toEqual([...before, 'Fresh A', 'Fresh B']);
	expect(items[0].json).toMatchObject({
		id: contact.id,
		upsert_result: 'updated',
		tag_results: [
			{ tag: 'Fresh A', result: 'added' },
			{ tag: 'Fresh B', result: 'added' },
		],
	});
});

test('the tags that it gives are those that ClickFunnels then shows', async () => {
	const { items } = await upsert(email, { tags: byName('Fresh A') });
	expect(items[0].json.tags).toEqual((await stored()).tags);
});

test('where the tags are there already, in whatever case, nothing but the upsert is sent', async () => {
	const [first, second] = tagNames(contact);
	const { items } = await upsert(email, { tags: byName(`${first.toUpperCase()}, ${second}`) });
	expect(sent()).toEqual([['POST', UPSERT, { contact: { email_address: email } }]]);
	expect(items[0].json.tag_results).toEqual([
		{ tag: first, result: 'already_there' },
		{ tag: second, result: 'already_there' },
	]);
	expect((await stored()).tags).toEqual(contact.tags);
});

test('equal items: the tag is put on once', async () => {
	const { items } = await upsert(email, { tags: byName('Fresh') }, { input: [{ json: {} }, { json: {} }] });
	const results = items.map(({ json }) => (json.tag_results as Rec[]).map(({ result }) => result));
	expect(results).toEqual([['added'], ['already_there']]);
	expect(sent().filter(([, path]) => path === APPLIED)).toHaveLength(1);
});

test('a tag that somebody else puts on meanwhile is no error', async () => {
	const gateway = await startAlteringGateway(() => inUse.sandbox.url);
	gateway.alter = ({ path }) =>
		path.endsWith('/applied_tags')
			? { status: 422, body: { error: 'Request unprocessable: Tag has already been taken' } }
			: undefined;
	const { items, problem } = await upsert(email, { tags: byName('Brand New') }, { url: gateway.url });
	await gateway.close();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({
		upsert_result: 'updated',
		tag_results: [{ tag: 'Brand New', result: 'already_there' }],
	});
});
