import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../sandbox/types.mts';
import { byId } from '../support/engine.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: INodeParameters;
beforeAll(async () => {
	workspaceId = byId(await inUse.company.workspaceId());
});

/** What the node gives when a fault is played, and the statuses of what it sent; 0 where there was no answer. */
async function runWith(fault: Fault, parameters: INodeParameters) {
	inUse.sandbox.setFaults([fault]);
	inUse.sandbox.clearRequests();
	const run = await inUse.run(parameters);
	inUse.sandbox.setFaults([]);
	return { ...run, statuses: inUse.sandbox.requests().map(({ status }) => status) };
}

const createForm = (name: string): INodeParameters => ({
	resource: 'form',
	operation: 'create',
	workspaceId,
	name,
});
const upsert = (emailAddress: string): INodeParameters => ({
	resource: 'contact',
	operation: 'upsert',
	workspaceId,
	emailAddress,
});

/** How many forms of that name there are. */
async function forms(name: string): Promise<number> {
	return (await inUse.company.in('forms')).filter((form) => form.name === name).length;
}

describe('a request that may not be repeated is sent once', () => {
	test.each([
		['processed, then 502', { kind: '502', processed: true }, [502], 1],
		['not processed, 503', { kind: '503' }, [503], 0],
		['processed, then 504', { kind: '504', processed: true }, [504], 1],
		['processed, then reset', { kind: 'reset-after' }, [0], 1],
		['not processed, reset', { kind: 'reset-before' }, [0], 0],
		['not processed, 500', { kind: '500' }, [500], 0],
	] as Array<[string, Fault, number[], number]>)('%s', async (name, fault, statuses, made) => {
		const run = await runWith({ ...fault, method: 'POST' }, createForm(name));
		expect(run.statuses).toEqual(statuses);
		expect(problemOf(run).description).toMatch(/look for the form before you run this again/);
		expect(await forms(name)).toBe(made);
	});

	test('but 429 is no harm: it was not processed', async () => {
		const run = await runWith({ kind: '429', times: 2, retryAfter: 0 }, createForm('Refused twice'));
		expect(run.problem).toBeUndefined();
		expect(run.statuses).toEqual([429, 429, 201]);
		expect(await forms('Refused twice')).toBe(1);
	});
});

describe('a request that may be repeated is sent again', () => {
	test.each([
		['502', [502, 200]],
		['503', [503, 200]],
		['504', [504, 200]],
		['reset-before', [0, 200]],
		['reset-after', [0, 200]],
	] as Array<[Fault['kind'], number[]]>)('reading, after %s', async (kind, statuses) => {
		const [{ id }] = await inUse.company.in('forms');
		const getForm = { resource: 'form', operation: 'get', form: byId(id) };
		const run = await runWith({ kind, times: 1 }, getForm);
		expect(run.problem).toBeUndefined();
		expect(run.items.map(({ json }) => json.id)).toEqual([id]);
		expect(run.statuses).toEqual(statuses);
	});

	test('a page in the middle of a list', async () => {
		const contacts = await inUse.company.in('contacts');
		const fault: Fault = { kind: '502', times: 2, method: 'GET' };
		const getAll = { resource: 'contact', operation: 'getAll', workspaceId, limit: 45 };
		const run = await runWith(fault, getAll);
		expect(run.items.map(({ json }) => json.id)).toEqual(contacts.slice(0, 45).map(({ id }) => id));
		expect(run.statuses.filter((status) => status === 200)).toHaveLength(3);
	});

	test('an update', async () => {
		const { id } = await inUse.company.createIn('forms', { form: { name: 'Before' } });
		const update = {
			resource: 'form',
			operation: 'update',
			form: byId(id),
			additionalFields: { name: 'After' },
		};
		const run = await runWith({ kind: 'reset-after', times: 1 }, update);
		expect(run.items.map(({ json }) => json)).toMatchObject([{ id, name: 'After' }]);
		expect(run.statuses).toEqual([0, 200]);
	});

	test('a delete that did not get through', async () => {
		const { id } = await inUse.company.createIn('forms', { form: { name: 'Unwanted' } });
		const run = await runWith(
			{ kind: '502', times: 1 },
			{ resource: 'form', operation: 'delete', form: byId(id) },
		);
		expect(run.items.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
		expect(run.statuses).toEqual([502, 204]);
	});

	test('an upsert; it finds what the first one made', async () => {
		const run = await runWith({ kind: 'reset-after', times: 1 }, upsert('again@example.com'));
		expect(run.statuses).toEqual([0, 200]);
		expect(run.items.map(({ json }) => json)).toMatchObject([
			{ email_address: 'again@example.com', upsert_result: 'updated' },
		]);
		const found = (await inUse.company.in('contacts')).filter(
			({ email_address }) => email_address === 'again@example.com',
		);
		expect(found).toHaveLength(1);
	});

	test('500 is sent again, and where it stays, the message says what it may mean', async () => {
		const [{ id }] = await inUse.company.in('forms');
		const getForm = { resource: 'form', operation: 'get', form: byId(id) };
		const once = await runWith({ kind: '500', times: 1 }, getForm);
		expect(once.statuses).toEqual([500, 200]);
		expect(once.items.map(({ json }) => json)).toMatchObject([{ id }]);
		const always = await runWith({ kind: '500' }, getForm);
		expect(always.statuses).toEqual([500, 500, 500, 500, 500]);
		expect(problemOf(always).message).toMatch(/^Maton could not use/);
	});
});
