import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { useJob } from './use-job.mts';

const job = useJob('workflow', 'runForContact');

/**
 * The workflow "After purchase" is live, and "Win back" a draft. The first three contacts have runs in each: active,
 * completed and paused; the fourth has none.
 */
let contacts: Rec[];
let workflow: Rec;
beforeEach(async () => {
	contacts = await job.company.page(`/workspaces/${await job.company.workspaceId()}/contacts`);
	workflow = (await job.company.in('workflows')).find(({ name }) => name === 'After purchase') as Rec;
	job.sandbox.clearRequests();
});

const start = async (contact: unknown, more: INodeParameters = {}, options: Partial<NodeRunOptions> = {}) =>
	await job.run(
		{
			workspaceId: job.workspaceId,
			contactId: byEmail(contact),
			workflow: byName('after purchase'),
			...more,
		},
		options,
	);

const runs = async () => await job.company.list(`/workflows/${workflow.id}/runs`);

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, the contact of an address goes through a workflow by its name', async (_, asTool) => {
	const { items, problem } = await start(
		contacts[3].email_address,
		{ additionalFields: { skip_communication: true } },
		{ asTool },
	);
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([
		{
			workflow_id: workflow.id,
			contact_id: contacts[3].id,
			status: 'active',
			skip_communication: true,
			run_result: 'started',
		},
	]);
	expect(job.writes()).toHaveLength(1);
});

test.each([
	[0, 'active', 'already_running'],
	[1, 'completed', 'already_completed'],
	[2, 'paused', 'already_running'],
])('contact %d, whose run is %s, is left alone', async (index, status, run_result) => {
	const { items } = await start(contacts[index].email_address);
	expect(items[0].json).toMatchObject({ contact_id: contacts[index].id, status, run_result });
	expect(job.writes()).toEqual([]);
});

test('one who was through it goes again where that is wanted, and not while it is in it', async () => {
	const again = { additionalFields: { run_again: true } };
	const { items } = await start(contacts[1].email_address, again);
	expect(items[0].json).toMatchObject({ status: 'active', run_result: 'started' });
	expect((await start(contacts[1].email_address, again)).items[0].json.run_result).toBe('already_running');
	expect(job.writes()).toHaveLength(1);
});

test('one whose run was canceled may go through it', async () => {
	await job.company.send('POST', `/workflows/${workflow.id}/disable`);
	await job.company.send('POST', `/workflows/${workflow.id}/enable`);
	const { items } = await start(contacts[0].email_address);
	expect(items[0].json.run_result).toBe('started');
});

test('a contact that there is none of is made only where that is wanted', async () => {
	const { problem } = await start('new.client@example.com');
	expect(problem?.message).toBe('Contact: no contact has the address new.client@example.com');
	expect(job.writes()).toEqual([]);
	const { items } = await start('new.client@example.com', {
		additionalFields: { create_missing_contact: true },
	});
	expect(items[0].json.run_result).toBe('started');
});

test('a workflow that is no more than a draft is refused before a contact is made', async () => {
	const { problem } = await start('new.client@example.com', {
		workflow: byName('Win back'),
		additionalFields: { create_missing_contact: true },
	});
	expect(problem?.message).toBe('Workflow: "Win back" is not live but draft');
	expect(job.writes()).toEqual([]);
});

test('the workspace may be chosen by its public ID', async () => {
	const { public_id } = await job.company.get(`/workspaces/${await job.company.workspaceId()}`);
	const { items, problem } = await start(contacts[3].email_address, { workspaceId: byId(public_id) });
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.run_result).toBe('started');
});

test('a workflow of another workspace is refused before a contact is made', async () => {
	const [, other] = await job.company.workspaceIds();
	const { id, name } = (await job.company.list(`/workspaces/${other}/workflows`))[0];
	const { problem } = await start('new.client@example.com', {
		workflow: byId(id),
		additionalFields: { create_missing_contact: true },
	});
	expect(problem?.message).toBe(`Workflow: "${String(name)}" is in another workspace than the contact`);
	expect(job.writes()).toEqual([]);
});

test('a run whose answer is lost is found, and not started again', async () => {
	job.lose('/runs');
	const before = await runs();
	const { items, problem } = await start(contacts[1].email_address, {
		additionalFields: { run_again: true },
	});
	expect(problem?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ status: 'active', run_result: 'started' });
	expect(await runs()).toHaveLength(before.length + 1);
});

test('an expression that gives nothing for Skip Communication does not mean that messages go out', async () => {
	const { problem } = await start(contacts[3].email_address, {
		additionalFields: { skip_communication: '={{ $json.quiet }}' },
	});
	expect(problem?.message).toMatch(/^Skip Communication: the expression gives no value/);
	expect(job.writes()).toEqual([]);
});
