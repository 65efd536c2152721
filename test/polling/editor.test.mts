import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import { ClickFunnelsPollingTrigger } from '../../nodes/ClickFunnels/ClickFunnelsPollingTrigger.node';
import { RECORDS } from '../../nodes/ClickFunnels/polling/records';
import { byId } from '../support/engine.mts';
import { nodeOf } from '../support/nodes.mts';
import { usePolling } from './use-polling.mts';

const p = usePolling();

const { description } = new ClickFunnelsPollingTrigger();

test('n8n shows Poll Times, and asks for no webhook', () => {
	expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'] });
	expect(description.webhooks).toBeUndefined();
});

test('Output stands last, as in the other nodes', () => {
	expect(description.properties.at(-1)?.displayName).toBe('Output');
});

test('the description says in a line which trigger to take', () => {
	expect(description.description).toMatch(/no public address.*ClickFunnels Trigger/);
});

test('the panel says that a test event is a real record, and what comes by itself', () => {
	const { executionsHelp } = description.triggerPanel as { executionsHelp: Record<string, string> };
	expect(executionsHelp.inactive).toMatch(/newest real record.*activate the workflow: at the poll times/);
	expect(executionsHelp.active).toMatch(/newest real record.*The workflow is active/);
});

test('Fetch Test Event gives the newest record at once, also one that came before, and changes nothing', async () => {
	const workflow = p.workflow();
	await workflow.activate();
	const { id, email_address } = await p.create();
	expect(await workflow.fetchTestEvent()).toMatchObject([{ id, email_address }]);
	expect(await workflow.poll()).toMatchObject([{ id }]);
	expect(await workflow.fetchTestEvent()).toMatchObject([{ id }]);
	const [old] = await p.company.in('contacts');
	await p.change(old.id);
	workflow.settings.parameters = { ...workflow.settings.parameters, triggerOn: 'changed' };
	expect(await workflow.fetchTestEvent()).toMatchObject([{ id: old.id }]);
});

test('where there is none, Fetch Test Event says what to do', async () => {
	const { id } = await p.company.createIn('courses', { course: { title: 'Without students' } });
	const workflow = p.workflow({ record: 'courseEnrollment', courseId: byId(id) });
	await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
		message: 'No data with the current filter could be found: course enrollment',
		description: expect.stringMatching(/^Create or change one in ClickFunnels/),
	});
});

test('simplified records have the useful keys and when they were made and changed; raw ones are whole', async () => {
	const workflow = p.workflow();
	const contact = await p.create();
	const [simple] = (await workflow.fetchTestEvent()) ?? [];
	expect(Object.keys(simple)).toEqual(
		expect.arrayContaining(['id', 'email_address', 'tags', 'created_at', 'updated_at']),
	);
	expect(simple).not.toHaveProperty('public_id');
	workflow.settings.parameters = { ...workflow.settings.parameters, output: 'raw' };
	const [raw] = (await workflow.fetchTestEvent()) ?? [];
	expect(raw).toMatchObject({ id: contact.id, public_id: contact.public_id });
});

test('what a list is within is chosen from a list', async () => {
	const [course] = await p.company.in('courses');
	const { results } = await p.workflow({ record: 'courseEnrollment' }).search('searchCourse');
	expect(results).toContainEqual(expect.objectContaining({ value: course.id }));
});

const onlyWhen = description.properties.find(({ name }) => name === 'onlyWhen');

test.each([
	['contact', ['Contact Tag']],
	['order', ['Amount at Least', 'Contact Tag', 'Live Mode', 'Order Tag', 'Order Type', 'Page', 'Product']],
	['pageSubmission', ['Form', 'Page']],
	['opportunity', ['Amount at Least', 'Contact Tag', 'Pipeline Stage']],
	['courseEnrollment', ['Course']],
])('the conditions that n8n offers for %s', (record, names) => {
	const node = nodeOf('Trigger', description.name, {});
	const offered = (onlyWhen?.options as INodeProperties[])
		.filter((one) => NodeHelpers.displayParameter({}, one, node, description, { record }))
		.map(({ displayName }) => displayName.replace(' Names or IDs', ''));
	expect(offered).toEqual(names);
});

test('every list to choose from has its method', () => {
	const asked = (onlyWhen?.options as INodeProperties[]).flatMap(
		(one) => one.typeOptions?.loadOptionsMethod ?? [],
	);
	expect(asked.length).toBeGreaterThan(0);
	const { loadOptions } = new ClickFunnelsPollingTrigger().methods;
	expect(Object.keys(loadOptions)).toEqual(expect.arrayContaining(asked));
});

test('where there are none, n8n does not show Only When', () => {
	const node = nodeOf('Trigger', description.name, {});
	const shows = (record: string) =>
		NodeHelpers.displayParameter({ record }, onlyWhen as INodeProperties, node, description);
	expect(['order', 'fulfillment', 'funnel'].map(shows)).toEqual([true, false, false]);
});

test.each(RECORDS.map((record) => [record.name, record] as const))(
	'%s: its list sorts by what was changed, and ClickFunnels answers it',
	async (_, record) => {
		const { kind, property } = record.parent;
		const { results } = record.parent.implied
			? { results: [{ value: p.workspaceIds[0] }] }
			: await p
					.workflow({ record: record.value })
					.search(`search${kind.value[0].toUpperCase()}${kind.value.slice(1)}`);
		const parent = { [property]: byId(String(results[0].value)) };
		const workflow = p.workflow({ record: record.value, triggerOn: 'either', startFrom: 'all', ...parent });
		await workflow.activate();
		for (const { id, created_at, updated_at } of workflow.runs.flat()) {
			expect([typeof id, typeof created_at, typeof updated_at]).toEqual(['number', 'string', 'string']);
		}
		const [last] = p.sandbox.requests().slice(-1);
		expect(last.query).toMatch(/sort_property=updated_at/);
	},
);
