import type { INodeParameters } from 'n8n-workflow';

import { byId, byEmail } from '../support/engine.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let inWorkspace: { resource: string; workspaceId: INodeParameters };
beforeAll(async () => {
	inWorkspace = { resource: 'contact', workspaceId: byId(await inUse.company.workspaceId()) };
});

/** What n8n shows of a refusal, in either node: the message alone and the field. */
async function shown(parameters: INodeParameters, node?: 'clickFunnels') {
	const { shown: message, context } = problemOf(await inUse.run(parameters, { node }));
	return [message, context?.field];
}

test('a value that ClickFunnels refuses is named as the panel names it', async () => {
	const create = { ...inWorkspace, operation: 'create', emailAddress: 'bad mail' };
	expect(await shown(create)).toEqual(['Email: "bad mail" is not a valid address', 'Email']);
	const upsert = { ...inWorkspace, operation: 'upsert', emailAddress: 'bad mail' };
	expect(await shown(upsert)).toEqual(['Email: "bad mail" is not a valid address', 'Email']);
});

test('an address that is taken: the message says what to use', async () => {
	const [{ email_address: email }] = await inUse.company.in('contacts');
	const create = { ...inWorkspace, operation: 'create', emailAddress: email as string };
	expect(await shown(create)).toEqual([
		`Email: a contact already has the address "${String(email)}". Use Create or Update.`,
		'Email',
	]);
});

test('a contact that is enrolled already', async () => {
	const [{ id: courseId }] = await inUse.company.in('courses');
	const [{ contact_id }] = await inUse.company.list(`/courses/${courseId}/enrollments`);
	const enroll = {
		resource: 'courseEnrollment',
		operation: 'create',
		courseId: byId(courseId),
		contactId: byId(contact_id as number),
	};
	expect(await shown(enroll)).toEqual([
		'The contact is already enrolled in this course. Get Many with the filter Contact gives the enrollment.',
		'Contact',
	]);
});

test.each([
	['one that is put on', 'addTags', (tags: INodeParameters) => ({ tags }), 'Tags'],
	[
		'one that replaces all',
		'update',
		(tag_ids: INodeParameters) => ({ additionalFields: { tag_ids } }),
		'Replace All Tags With',
	],
])('a picked tag of another workspace, %s', async (_which, operation, choose, field) => {
	const [first, second] = await inUse.company.workspaceIds();
	const [contact] = await inUse.company.list(`/workspaces/${first}/contacts`);
	const [{ id: elsewhere }] = await inUse.company.list(`/workspaces/${second}/contacts/tags`);
	const picked = { ...byId(elsewhere), mode: 'list', cachedResultName: 'Fan Club' };
	const parameters = { ...inWorkspace, operation, contact: byId(contact.id), ...choose(picked) };
	expect(await shown(parameters, 'clickFunnels')).toEqual([
		`${field}: "Fan Club" (${elsewhere}) was not found: it is gone, or of another workspace. Choose it again from the list.`,
		field,
	]);
});

test('what our own check of a job refuses is not shown as the word of ClickFunnels', async () => {
	const addTags = {
		...inWorkspace,
		operation: 'addTags',
		contact: byEmail('nobody@example.com'),
		tags: 'VIP',
	};
	const problem = problemOf(await inUse.run(addTags, { node: 'clickFunnels' }));
	expect(problem.name).toBe('NodeOperationError');
	expect([problem.message, problem.context?.field]).toEqual([
		'Contact: no contact has the address nobody@example.com',
		'Contact',
	]);
});
