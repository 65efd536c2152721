import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { eventTypes } from '../support/webhook-contract.mts';
import { byId, runNode } from '../support/engine.mts';
import { startRecorder } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
/** The 203 contacts of the workspace, by ascending id. */
let contacts: Rec[];
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	inUse.sandbox.api.addContacts(workspaceId, 203 - (await inUse.company.in('contacts')).length);
	contacts = await inUse.company.in('contacts');
	expect(contacts).toHaveLength(203);
});

const ids = (rows: Array<{ id: number }>) => rows.map(({ id }) => id);

/** The ids that a list of contacts gives, and the requests that it took. */
async function listed(parameters: INodeParameters) {
	return await listedOf({
		resource: 'contact',
		operation: 'getAll',
		workspaceId: byId(workspaceId),
		...parameters,
	});
}

async function listedOf(parameters: INodeParameters) {
	inUse.sandbox.clearRequests();
	const { items, problem } = await inUse.run(parameters);
	expect(problem?.message).toBeUndefined();
	return { ids: items.map(({ json }) => json.id as number), requests: inUse.sandbox.requests() };
}

describe('Limit', () => {
	test.each([
		[1, 1],
		[5, 1],
		[20, 1],
		[21, 2],
		[50, 3],
		[60, 3],
	])('%i rows take %i requests', async (limit, requests) => {
		const result = await listed({ limit });
		expect(result.ids).toEqual(ids(contacts).slice(0, limit));
		expect(result.requests).toHaveLength(requests);
	});

	test('50 without being told', async () => {
		const result = await listed({});
		expect(result.ids).toEqual(ids(contacts).slice(0, 50));
		expect(result.requests).toHaveLength(3);
	});

	test('more than there are gives all', async () => {
		expect((await listed({ limit: 1000 })).ids).toEqual(ids(contacts));
	});

	test('each page starts behind the last row of the page before', async () => {
		const { requests } = await listed({ limit: 50 });
		const cursors = requests.map(({ query }) => new URLSearchParams(query).get('after'));
		expect(cursors).toEqual([null, String(contacts[19].id), String(contacts[39].id)]);
	});

	test('counts from the end in descending order', async () => {
		const { ids: found, requests } = await listed({ limit: 50, options: { sort: 'id:desc' } });
		expect(found).toEqual(ids(contacts).reverse().slice(0, 50));
		expect(requests).toHaveLength(3);
	});

	test.each([0, -1, 2.5, 'many', ''])('%p is refused before anything is sent', async (limit) => {
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run({
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			limit,
		});
		expect(problem?.message).toMatch(/^Limit: /);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('text that comes from an expression counts as the number that it says', async () => {
		expect((await listed({ limit: '={{ "5" }}' })).ids).toEqual(ids(contacts).slice(0, 5));
	});
});

describe('Return All', () => {
	test('gives each row once, by ascending id', async () => {
		expect((await listed({ returnAll: true })).ids).toEqual(ids(contacts));
	});

	test('gives each row once, by descending id', async () => {
		const { ids: found } = await listed({
			returnAll: true,
			options: { sort: 'id:desc' },
		});
		expect(found).toEqual(ids(contacts).reverse());
	});

	test.each(['asc', 'desc'])('gives each row once, by the time of the last change, %s', async (order) => {
		const byChange = [...contacts].sort(
			(a, b) => Date.parse(String(a.updated_at)) - Date.parse(String(b.updated_at)) || a.id - b.id,
		);
		const wanted = ids(order === 'asc' ? byChange : byChange.reverse());
		const { ids: found } = await listed({
			returnAll: true,
			options: { sort: `updated_at:${order}` },
		});
		expect(found).toEqual(wanted);
	});

	test('goes over all pages of a filtered list', async () => {
		const wanted = ids(contacts.filter(({ is_active }) => is_active === true));
		expect(wanted.length).toBeGreaterThan(40);
		const { ids: found, requests } = await listed({ returnAll: true, filters: { is_active: true } });
		expect(found).toEqual(wanted);
		const filters = requests.map(({ query }) => new URLSearchParams(query).get('filter[is_active]'));
		expect(new Set(filters)).toEqual(new Set(['true']));
	});

	// Behind a full page that announces no other one, there is a look, unless the limit is reached.
	test.each([
		[0, 1],
		[20, 2],
		[40, 2],
	])('ends right with exactly %i rows; up to 40 of them take %i requests', async (rows, requests) => {
		const form = await inUse.company.createIn('forms', { form: { name: `${rows} entries` } });
		const wanted: number[] = [];
		for (let number = 0; number < rows; number++) {
			const entry = await inUse.company.create(`/forms/${form.id}/submissions`, {
				forms_submission: { contact_id: contacts[number].id },
			});
			wanted.push(entry.id);
		}
		const parameters = { resource: 'formEntry', operation: 'getAll', formId: byId(form.id) };
		expect((await listedOf({ ...parameters, returnAll: true })).ids).toEqual(wanted);
		expect((await listedOf({ ...parameters, limit: 40 })).requests).toHaveLength(requests);
	});

	test('ends at an empty page, in case the API announces one', async () => {
		const recorder = await startRecorder(({ query }) =>
			query.get('after') === '2'
				? { body: [] }
				: { body: [{ id: 1 }, { id: 2 }], headers: { 'Pagination-Next': '2' } },
		);
		const { items, problem } = await runNode(
			{ resource: 'form', operation: 'getAll', workspaceId: byId(1), returnAll: true },
			{ url: recorder.url },
		);
		await recorder.close();
		expect(problem).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual([1, 2]);
	});

	test('does not stop at ten thousand rows', async () => {
		const [team] = await inUse.company.list('/teams');
		const [, second] = await inUse.company.list(`/teams/${team.id}/workspaces`);
		const existing = (await inUse.company.list(`/workspaces/${second.id}/contacts`)).length;
		inUse.sandbox.api.addContacts(second.id, 10_100 - existing);
		const { ids: found } = await listed({ workspaceId: byId(second.id), returnAll: true });
		expect(found).toHaveLength(10_100);
		expect(new Set(found).size).toBe(10_100);
		expect(found).toEqual([...found].sort((a, b) => a - b));
	});
});

test('a list that is not paged comes whole, with one request', async () => {
	expect(eventTypes.length).toBeGreaterThan(20);
	const { ids: found, requests } = await listedOf({ resource: 'webhookEvent', operation: 'getTypes' });
	expect(found).toEqual(eventTypes);
	expect(requests).toHaveLength(1);
});
