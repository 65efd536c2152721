import type { INodeProperties } from 'n8n-workflow';

import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import type { Rec } from '../support/company.mts';
import { byEmail, byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnelsApi');

let contact: Rec;
let address: string;
beforeEach(async () => {
	[contact] = await inUse.company.in('contacts');
	address = contact.email_address as string;
	inUse.sandbox.clearRequests();
});

/** What the node sent last, apart from what it looked up. */
const last = () => inUse.sandbox.requests().at(-1);

test('every locator of contacts in the node with every route has By Email, behind its list', () => {
	const locators: INodeProperties[] = [];
	const properties = JSON.stringify(new ClickFunnelsApi().description.properties);
	JSON.parse(properties, (_, value: INodeProperties | null) => {
		const method = value?.modes?.[0].typeOptions?.searchListMethod;
		if (value && /^searchContact(PublicIds)?$/.test(method ?? '')) locators.push(value);
		return value;
	});
	expect(locators.length).toBeGreaterThan(5);
	for (const { modes } of locators) {
		const ways = modes?.map(({ displayName }) => displayName);
		expect(ways).toEqual(['From List', 'By Email', 'By ID', 'By URL']);
	}
});

test('an address is taken for the contact that is read', async () => {
	const { items, problem } = await inUse.run({
		resource: 'contact',
		operation: 'get',
		contact: byEmail(address),
	});
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.id).toBe(contact.id);
});

test('for the one that something is made for', async () => {
	const course = (await inUse.company.in('courses'))[0];
	const { problem } = await inUse.run({
		resource: 'courseEnrollment',
		operation: 'create',
		courseId: byId(course.id),
		contactId: byEmail(address),
	});
	// Who is enrolled already is refused by name.
	expect(problem?.message ?? '').not.toMatch(/^Contact/);
	expect(last()?.body).toMatchObject({ courses_enrollment: { contact_id: contact.id } });
});

test('and in a filter', async () => {
	const { problem } = await inUse.run({
		resource: 'opportunity',
		operation: 'getAll',
		workspaceId: byId(await inUse.company.workspaceId()),
		filters: { primary_contact_id: byEmail(address) },
	});
	const asked = last();
	expect(problem?.message).toBeUndefined();
	expect(asked?.path).toMatch(/opportunities$/);
	expect(JSON.stringify(asked?.query)).toContain(String(contact.id));
});

test('what is no address is refused by name', async () => {
	const { problem } = await inUse.run({ resource: 'contact', operation: 'get', contact: byEmail('ann') });
	expect(problem?.message).toBe('Contact: "ann" is not an e-mail address');
});
