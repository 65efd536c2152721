import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { usePolling } from './use-polling.mts';

const p = usePolling();

test.each<[INodeParameters, RegExp]>([
	[{ workspaceId: byId('={{ undefined }}') }, /^Workspace: the expression gives no value, which would mean/],
	[{ workspaceId: byId('no id!') }, /^Workspace: "no id!" is not an ID/],
	[{ record: 'customer' }, /^Record: "customer" is not one of its values/],
	[{ record: 'courseEnrollment' }, /^Course: a value is needed/],
	[{ triggerOn: '' }, /^Trigger On: a value is needed/],
	[{ startFrom: 'date' }, /^Start Date: a value is needed/],
	[{ startFrom: 'date', startDate: '2026-02-30' }, /^Start Date: "2026-02-30" is not a date and time/],
	[{ output: 'all' }, /^Output: "all" is not one of its values/],
	[{ options: { mostPerPoll: 0 } }, /^Most per Poll: "0" is not a whole number of at least 1/],
	[{ options: { mostPerPoll: '={{ "many" }}' } }, /^Most per Poll: "many" is not a whole number/],
	[
		{ onlyWhen: { contact_tag_ids: '={{ "" }}' } },
		/^Only When > Contact Tag.*: the expression gives no value/,
	],
	[{ options: { connection: byId('={{ undefined }}') } }, /^Connection: the expression gives no value/],
])('%j is refused when the workflow is activated, without a request', async (parameters, message) => {
	const workflow = p.workflow(parameters);
	await expect(workflow.activate()).rejects.toThrow(message);
	expect(p.sandbox.requests()).toEqual([]);
	expect(workflow.saved).toBe('{}');
});

test.each([
	['a wrong key', { apiKey: 'nobody' }, {}, /key/i],
	['a workspace that is not there', {}, { workspaceId: byId(999) }, /workspace/i],
])('%s: the activation says so', async (_, more, parameters, message) => {
	const workflow = p.workflow(parameters, more);
	await expect(workflow.activate()).rejects.toThrow(message);
});

test('the connection that is chosen under Options is gone by at the activation and at each poll', async () => {
	// That of the key, which a credential without a Connection ID would not name.
	const own = '5a9d0b1e-0000-4000-8000-000000000001';
	const workflow = p.workflow({ options: { connection: byId(own) } });
	await workflow.activate();
	const { id } = await p.create();
	expect(await workflow.poll()).toMatchObject([{ id }]);
	const used = new Set(p.sandbox.requests().map(({ headers }) => headers['maton-connection']));
	expect(used).toEqual(new Set([own]));
});

test('what passes by itself is tried again in the same poll', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id } = await p.create();
	p.sandbox.setFaults([{ kind: '502', times: 2 }]);
	expect(await workflow.poll()).toMatchObject([{ id }]);
});

describe('a workspace that is left empty', () => {
	const NONE = { workspaceId: byId('') };

	test('is the only one, which is looked up once an activation', async () => {
		p.sandbox.setReadings({ workspaces: 'one' });
		const workflow = p.workflow(NONE);
		await workflow.activate();
		const { id } = await p.create();
		p.sandbox.clearRequests();
		expect(await workflow.poll()).toMatchObject([{ id }]);
		const asked = new Set(p.sandbox.requests().map(({ path }) => path));
		expect([...asked]).toEqual([`/clickfunnels/api/v2/workspaces/${p.workspaceIds[0]}/contacts`]);
	});

	test('is refused where there are several', async () => {
		await expect(p.workflow(NONE).activate()).rejects.toThrow(
			/^Workspace: the connection covers several, so that one must be chosen: /,
		);
	});

	test('is the default of the credential', async () => {
		const credential = { defaultWorkspace: String(p.workspaceIds[0]) };
		const workflow = p.workflow(NONE, { credential });
		await workflow.activate();
		const { id } = await p.create();
		expect(await workflow.poll()).toMatchObject([{ id }]);
	});

	test('is not asked for where the list is of something else', async () => {
		const [course] = await p.company.in('courses');
		const workflow = p.workflow({ ...NONE, record: 'courseEnrollment', courseId: byId(course.id) });
		await workflow.activate();
		expect(p.sandbox.requests().map(({ path }) => path)).not.toContain('/clickfunnels/api/v2/teams');
	});
});
