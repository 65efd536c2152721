import type { IDataObject } from 'n8n-workflow';

import { usePolling } from './use-polling.mts';

const p = usePolling();

const ids = (items: IDataObject[]) => items.map(({ id }) => id);

test('what is there when the workflow is activated starts nothing; each new contact does, once', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	expect(workflow.runs).toEqual([]);
	p.later(60);
	const [first, second] = [await p.create(), await p.create()];
	expect(ids(await workflow.poll())).toEqual([first.id, second.id]);
	p.later(60);
	expect(await workflow.poll()).toEqual([]);
	const third = await p.create();
	expect(ids(await workflow.poll())).toEqual([third.id]);
	expect(workflow.runs).toHaveLength(2);
});

test('a contact that was changed before the first look is new; changed later, it is not new again', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id } = await p.create();
	p.later(10);
	await p.change(id);
	expect(ids(await workflow.poll())).toEqual([id]);
	p.later(10);
	await p.change(id);
	expect(await workflow.poll()).toEqual([]);
});

test('what came while n8n was off comes after its start, and what came before does not come again', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const before = await p.create();
	expect(ids(await workflow.poll())).toEqual([before.id]);
	const meanwhile = await p.create();
	await workflow.restart();
	expect(ids(workflow.runs[1])).toEqual([meanwhile.id]);
	await workflow.restart();
	expect(workflow.runs).toHaveLength(2);
});

test('a week without it: it goes on where it was', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	workflow.deactivate();
	const first = await p.create();
	p.later(7 * 86_400);
	const second = await p.create();
	await workflow.activate();
	expect(ids(workflow.runs.flat())).toEqual([first.id, second.id]);
});

test('more than Most per Poll wait for the next polls, the oldest come first', async () => {
	const workflow = p.workflow({ options: { mostPerPoll: 20 } });
	await workflow.activate();
	const { length: there } = await p.company.in('contacts');
	p.sandbox.api.addContacts(p.workspaceIds[0], 50);
	const made = (await p.company.in('contacts')).slice(there).map(({ id }) => id);
	expect(made).toHaveLength(50);
	const polls = [await workflow.poll(), await workflow.poll(), await workflow.poll(), await workflow.poll()];
	expect(polls.map(ids)).toEqual([made.slice(0, 20), made.slice(20, 40), made.slice(40), []]);
});

test('Start From All gives all that is there at once, the oldest first', async () => {
	const workflow = p.workflow({ startFrom: 'all' });
	const there = (await p.company.in('contacts')).map(({ id }) => id);
	await workflow.activate();
	expect(ids(workflow.runs[0])).toEqual(there);
	expect(await workflow.poll()).toEqual([]);
});

test('Start From a date gives what was made since then, whatever its ID', async () => {
	const all = await p.company.in('contacts');
	const times = all.map(({ created_at }) => String(created_at)).sort();
	const workflow = p.workflow({ startFrom: 'date', startDate: times[150] });
	await workflow.activate();
	const wanted = all.filter(({ created_at }) => String(created_at) >= times[150]);
	expect(wanted).toHaveLength(50);
	expect(ids(workflow.runs[0])).toEqual(wanted.map(({ id }) => id));
	expect(await workflow.poll()).toEqual([]);
});

test.each([
	['opportunity', 1],
	['contact', 2],
])('a poll for a new %s that finds nothing takes %i requests', async (record, requests) => {
	const workflow = p.workflow({ record });
	await workflow.activate();
	p.sandbox.clearRequests();
	expect(await workflow.poll()).toEqual([]);
	expect(p.sandbox.requests()).toHaveLength(requests);
});
