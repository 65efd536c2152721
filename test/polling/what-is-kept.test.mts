import type { IDataObject } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { PollingWorkflow } from '../support/polling.mts';
import { usePolling } from './use-polling.mts';

const p = usePolling();

const ids = (items: IDataObject[]) => items.map(({ id }) => id);

test('a poll that fails gives nothing and moves nothing: the next one finds the same', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id } = await p.create();
	const { state } = workflow;
	p.sandbox.setFaults([{ kind: '503' }]);
	await expect(workflow.poll()).rejects.toThrow(/ClickFunnels/);
	p.sandbox.setFaults([]);
	expect(workflow.state).toEqual(state);
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('another record in the node: what is there of it starts nothing, and it is found from then on', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	workflow.settings.parameters = { ...workflow.settings.parameters, record: 'contactTag' };
	await workflow.restart();
	expect(workflow.runs).toEqual([]);
	const { id } = await p.company.createIn('contacts/tags', { contacts_tag: { name: 'Polled' } });
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('another workspace in the node: what is there starts nothing', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	workflow.settings.parameters = { workspaceId: byId(p.workspaceIds[1]) };
	await workflow.restart();
	await p.create();
	expect(await workflow.poll()).toEqual([]);
});

test('another Start From counts at once', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	workflow.settings.parameters = { ...workflow.settings.parameters, startFrom: 'all' };
	await workflow.restart();
	expect(workflow.runs[0]).toHaveLength((await p.company.in('contacts')).length);
});

test('another way to give the records, another number of them and other conditions change nothing of what is known', async () => {
	const workflow = p.workflow({ startFrom: 'all' });
	await workflow.activate();
	const onlyWhen = { contact_tag_ids: 'nobody has it' };
	const more = { output: 'raw', options: { mostPerPoll: 10 }, onlyWhen };
	workflow.settings.parameters = { ...workflow.settings.parameters, ...more };
	await workflow.restart();
	expect(workflow.runs).toHaveLength(1);
});

const of = (workflow: PollingWorkflow) => String(workflow.state.of);

test.each<[string, (of: string) => unknown]>([
	['nothing', () => ({})],
	['another thing', (own) => ({ of: own, known: 5 })],
	['a floor that is none', (own) => ({ of: own, known: { floor: ['1', 2], seen: {} } })],
	['a floor without ID', (own) => ({ of: own, known: { floor: [1], seen: {} } })],
	['nothing seen', (own) => ({ of: own, known: { floor: [1, 1] } })],
	['a date that is none', (own) => ({ of: own, since: 'x', known: { seen: {} } })],
	['members that are none', (own) => ({ of: own, known: { seen: {} }, members: { ids: 5 } })],
	['no members', (own) => ({ of: own, known: { seen: {} } })],
])('what is kept is %s: it starts anew', async (_, broken) => {
	const workflow = p.workflow();
	await workflow.activate();
	workflow.saved = JSON.stringify({ 'node:ClickFunnels Polling Trigger': broken(of(workflow)) });
	await workflow.restart();
	const { id } = await p.create();
	expect(ids(await workflow.poll())).toEqual([id]);
	expect(workflow.runs).toHaveLength(1);
	expect(Object.keys(workflow.state).sort()).toEqual(['known', 'members', 'of']);
});

test.each([[null], ['text'], [[]]])(
	'where %j stands in its place, it starts anew and is kept again',
	async (kept) => {
		const workflow = p.workflow();
		workflow.saved = JSON.stringify({ 'node:ClickFunnels Polling Trigger': kept });
		await workflow.activate();
		const { id } = await p.create();
		expect(ids(await workflow.poll())).toEqual([id]);
		await workflow.restart();
		expect(workflow.runs).toHaveLength(1);
		expect(Object.keys(workflow.state).sort()).toEqual(['known', 'members', 'of']);
	},
);

test('a first look that n8n does not save counts all the same in that n8n', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	// As with durable cursors, where the poll of an activation gives nothing.
	workflow.saved = '{}';
	const { id } = await p.create();
	await workflow.restart();
	expect(workflow.runs.map(ids)).toEqual([[id]]);
	await workflow.restart();
	expect(workflow.runs).toHaveLength(1);
});

test('a copy of a workflow starts anew, one that was taken along with what is kept goes on', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id } = await p.create();
	const copy = p.workflow();
	await copy.activate();
	const moved = p.workflow();
	moved.saved = workflow.saved;
	await moved.activate();
	expect([copy.runs, moved.runs.map(ids)]).toEqual([[], [[id]]]);
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('two triggers in one workflow know nothing of each other', async () => {
	const [old] = (await p.company.in('contacts')).map(({ id }) => id);
	const second = { workspaceId: byId(p.workspaceIds[0]), triggerOn: 'changed' };
	const workflow = p.workflow({}, { second });
	await workflow.activate();
	const { id } = await p.create();
	await p.change(old);
	await workflow.poll();
	expect(workflow.runs.map(ids)).toEqual([[id], [old]]);
	await workflow.poll();
	expect(workflow.runs).toHaveLength(2);
});

test('a poll that begins while another is under way gives nothing, so that no record comes twice', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id } = await p.create();
	const both = await Promise.all([workflow.poll(), workflow.poll()]);
	expect(both.flat().map((item) => item.id)).toContain(id);
	expect(workflow.runs.map(ids)).toEqual([[id]]);
});

test('an expression for the start, such as yesterday, counts once, not each day', async () => {
	const yesterday = '={{ $now.minus({ days: 1 }).toISO() }}';
	const workflow = p.workflow({ triggerOn: 'either', startFrom: 'date', startDate: yesterday });
	const { id } = await p.create();
	await workflow.activate();
	expect(workflow.runs.map(ids)).toEqual([[id]]);
	p.later(3 * 86_400);
	expect(await workflow.poll()).toEqual([]);
	await workflow.restart();
	expect(workflow.runs).toHaveLength(1);
});
