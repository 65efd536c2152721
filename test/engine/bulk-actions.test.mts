import type { INodeParameters } from 'n8n-workflow';

import { catalog } from '../../nodes/ClickFunnels/resources';
import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let where: INodeParameters;
let contacts: Rec[];
beforeAll(async () => {
	where = { workspaceId: byId(await inUse.company.workspaceId()) };
	contacts = await inUse.company.in('contacts');
});

/** Unsubscribes the contacts of a target: the answer, and the problem if there was one. */
async function unsubscribe(target: INodeParameters, additionalFields: INodeParameters = {}) {
	const { items, problem } = await inUse.run({
		resource: 'bulkJob',
		operation: 'unsubscribeContacts',
		...where,
		...target,
		additionalFields,
	});
	return { started: items[0]?.json as Rec | undefined, problem };
}

const read = async (id: number) => await inUse.company.get(`/contacts/unsubscribe_actions/${id}`);

test('a saved filter is a target: all that it finds, and no one else', async () => {
	const [, , contact] = contacts;
	const wanted = contacts.filter(({ first_name }) => first_name === contact.first_name);
	const filter = await inUse.company.createIn('refine_filters', {
		refine_filter: { criteria: [{ attribute: 'first_name', clause: 'eq', value: contact.first_name }] },
	});
	const { started } = await unsubscribe({ targetFilter: byId(filter.public_id) });
	expect(await read(Number(started?.id))).toMatchObject({
		filter_id: filter.id,
		performed_count: wanted.length,
	});
});

test('the Stable ID of a generated filter is a target', async () => {
	const { items } = await inUse.run({
		resource: 'savedFilter',
		operation: 'generate',
		...where,
		text: `everyone called ${String(contacts[3].first_name)}`,
	});
	expect(items[0].json).toMatchObject({ id: null, name: null });
	const { started } = await unsubscribe({ stableId: String(items[0].json.stable_id) });
	const { performed_count } = await read(Number(started?.id));
	expect(performed_count).toBeGreaterThanOrEqual(1);
	expect(performed_count).toBeLessThan(contacts.length);
});

test('all contacts are a target', async () => {
	const { started } = await unsubscribe({ targetAll: true });
	expect(await read(Number(started?.id))).toMatchObject({ performed_count: contacts.length });
});

test('a scheduled action waits, and can be canceled until it starts', async () => {
	const target = { targetContactIds: String(contacts[0].id) };
	const { started } = await unsubscribe(target, { scheduled_for: '2033-05-01T10:00:00Z' });
	const action = await read(Number(started?.id));
	expect(action).toMatchObject({ scheduled_for: '2033-05-01T10:00:00.000Z', started_at: null });
	const { items } = await inUse.run({
		resource: 'bulkJob',
		operation: 'cancelUnsubscribeJob',
		jobId: byId(action.id),
	});
	expect(items[0].json).toEqual({ canceled: true, id: action.id });
});

test('an action that has run can not be canceled', async () => {
	const { started } = await unsubscribe({ targetContactIds: String(contacts[0].id) });
	await read(Number(started?.id));
	const { problem } = await inUse.run({
		resource: 'bulkJob',
		operation: 'cancelUnsubscribeJob',
		jobId: byId(Number(started?.id)),
	});
	expect(problem?.message).toMatch(/^ClickFunnels found no such unsubscribe job/);
	expect(problem?.description).toMatch(/^It may have begun or ended already/);
});

test('without a target it is said in the words of the panel what to choose, and nothing is sent', async () => {
	inUse.sandbox.clearRequests();
	const { problem } = await unsubscribe({}, { scheduled_for: '2033-05-01T10:00:00Z' });
	expect(problem?.message).toBe('Target: it is not said for which contacts');
	expect(problem?.description).toMatch(/a filter token or all: exactly one of them\.$/);
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('every bulk job that takes targets asks for some', () => {
	const jobs = catalog.resources
		.flatMap(({ operations }) => operations)
		.filter(({ body }) => body && 'target_all' in body.optional);
	// Of contacts, of the members and bans of communities, and the publishing of sections.
	expect(jobs.map(({ action }) => action)).toHaveLength(5 + 6 + 1);
	for (const { settle } of jobs) {
		const refuse = (label: string, what: string) => new Error(`${label}: ${what}`);
		expect(() => settle?.({ target_all: false }, refuse)).toThrow(/^Target: it is not said for which /);
	}
});

test('of two targets the message of ClickFunnels says what to give', async () => {
	const { problem } = await unsubscribe({ targetContactIds: String(contacts[0].id), targetAll: true });
	expect(problem?.message).toContain('exactly one of target_ids, stored_filter_id, stable_id or target_all');
});

test('saved filters come all in one request, or as many as wanted', async () => {
	for (let number = 0; number < 25; number++) {
		await inUse.company.createIn('refine_filters', {
			refine_filter: {
				name: `Filter ${number}`,
				criteria: [{ attribute: 'first_name', clause: 'eq', value: 'Ann' }],
			},
		});
	}
	const listed = async (parameters: INodeParameters) => {
		inUse.sandbox.clearRequests();
		const { items } = await inUse.run({
			resource: 'savedFilter',
			operation: 'getAll',
			...where,
			...parameters,
		});
		return { ids: items.map(({ json }) => json.id), requests: inUse.sandbox.requests().length };
	};
	const all = await listed({ returnAll: true });
	expect(all.ids.length).toBeGreaterThanOrEqual(25);
	expect(new Set(all.ids).size).toBe(all.ids.length);
	expect(all.requests).toBe(1);
	expect(await listed({ limit: 23 })).toEqual({ ids: all.ids.slice(0, 23), requests: 2 });
	expect(await listed({ limit: 5 })).toEqual({ ids: all.ids.slice(0, 5), requests: 1 });
});

test('contacts are enrolled in something', async () => {
	const parameters = { resource: 'bulkJob', operation: 'enrollContacts', ...where, targetAll: true };
	const { problem } = await inUse.run(parameters);
	expect([problem?.message, problem?.description]).toEqual([
		'Course Names or IDs: it is not said in which',
		'Choose courses, sections or both.',
	]);
});
