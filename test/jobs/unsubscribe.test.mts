import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, type NodeRunOptions } from '../support/engine.mts';
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
let contact: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	const contacts = await inUse.company.in('contacts');
	contact = contacts.find(({ unsubscribed_at }) => unsubscribed_at === null) as Rec;
	inUse.sandbox.clearRequests();
});

const unsubscribe = async (chosen: INodeParameters, more: Partial<NodeRunOptions> = {}) =>
	await inUse.run(
		{ resource: 'contact', operation: 'unsubscribe', workspaceId, contact: chosen, output: 'raw' },
		{ url: gateway.url, ...more },
	);

const stored = async () => await inUse.company.get(`/contacts/${contact.id}`);
const methods = () => inUse.sandbox.requests().map(({ method }) => method);

test.each([false, true])('unsubscribes one contact, by either door (as a tool: %s)', async (asTool) => {
	const { items, problem } = await unsubscribe(byEmail(contact.email_address), { asTool });
	expect(problem?.message).toBeUndefined();
	const now = await stored();
	expect(now.unsubscribed_at).not.toBeNull();
	expect(items.map(({ json }) => json)).toEqual([{ ...now, unsubscribe_result: 'unsubscribed' }]);
	// The contact, the action, and the contact again: no list of actions, no reading of the action.
	expect(methods()).toEqual(['GET', 'POST', 'GET']);
	expect(inUse.sandbox.requests()[1]).toMatchObject({
		path: expect.stringMatching(/\/workspaces\/\d+\/contacts\/unsubscribe_actions$/) as string,
		body: { contacts_unsubscribe_action: { target_ids: [contact.public_id] } },
	});
});

test('no other contact is touched', async () => {
	const others = async () => (await inUse.company.in('contacts')).filter(({ id }) => id !== contact.id);
	const before = await others();
	await unsubscribe(byId(contact.id));
	expect(await others()).toEqual(before);
});

test('one that is unsubscribed is left alone, and the result says so', async () => {
	await unsubscribe(byId(contact.id));
	const before = await stored();
	inUse.sandbox.clearRequests();
	const { items } = await unsubscribe(byId(contact.id));
	expect(items.map(({ json }) => json)).toEqual([{ ...before, unsubscribe_result: 'already_unsubscribed' }]);
	expect(methods()).toEqual(['GET']);
});

test('the work in the background is waited for', async () => {
	let reads = 0;
	gateway.alter = ({ method }, { status, body }) =>
		method === 'GET' && !Array.isArray(body) && ++reads <= 3
			? { status, body: { ...(body as Rec), unsubscribed_at: null } }
			: undefined;
	const { items } = await unsubscribe(byEmail(contact.email_address));
	expect(items.map(({ json }) => json)).toEqual([
		{ ...(await stored()), unsubscribe_result: 'unsubscribed' },
	]);
	expect(methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET', 'GET']);
});

test('where ClickFunnels is not done within a minute, it is said that it was asked for', async () => {
	gateway.alter = ({ method }, { status, body }) =>
		method === 'GET' && !Array.isArray(body)
			? { status, body: { ...(body as Rec), unsubscribed_at: null } }
			: undefined;
	const { items, problem } = await unsubscribe(byId(contact.id));
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json.unsubscribe_result)).toEqual(['requested']);
	expect(methods().filter((method) => method === 'POST')).toHaveLength(1);
});

test('a time of one’s own is waited for', async () => {
	gateway.alter = ({ method }, { status, body }) =>
		method === 'GET' && !Array.isArray(body)
			? { status, body: { ...(body as Rec), unsubscribed_at: null } }
			: undefined;
	const { items } = await inUse.run(
		{
			resource: 'contact',
			operation: 'unsubscribe',
			workspaceId,
			contact: byId(contact.id),
			additionalFields: { max_wait: 0 },
		},
		{ url: gateway.url },
	);
	expect(items.map(({ json }) => json.unsubscribe_result)).toEqual(['requested']);
	expect(methods()).toEqual(['GET', 'POST', 'GET']);
});

test.each([
	['nobody has the address', () => byEmail('nobody@example.com'), { email_address: 'nobody@example.com' }],
	['nobody has the ID', () => byId(999999999), { id: '999999999' }],
])('where %s, the result says so', async (_, chosen, shown) => {
	const { items } = await unsubscribe(chosen());
	expect(items.map(({ json }) => json)).toEqual([{ ...shown, unsubscribe_result: 'no_contact' }]);
	expect(methods()).not.toContain('POST');
});

test('one that was deleted counts as none', async () => {
	const enrolled = await inUse.company.in('contacts');
	for (const { id } of enrolled) {
		const { status } = await inUse.company.send('DELETE', `/contacts/${id}`);
		if (status !== 204) continue;
		inUse.sandbox.clearRequests();
		const { items } = await unsubscribe(byId(id));
		expect(items.map(({ json }) => json.unsubscribe_result)).toEqual(['no_contact']);
		expect(methods()).toEqual(['GET']);
		return;
	}
	throw new Error('No contact can be deleted');
});
