import type { INodeParameters } from 'n8n-workflow';

import { useTrigger } from '../trigger/use-trigger.mts';

const t = useTrigger();

/** Why an activation fails, before what to do; nothing is sent. */
async function refusal(parameters: unknown): Promise<string> {
	t.sandbox.clearRequests();
	const workflow = t.workflow(parameters as INodeParameters);
	const reason = await workflow.activate({ killed: true }).then(
		() => 'It was activated',
		({ message }: Error) => message,
	);
	expect(t.sandbox.requests()).toEqual([]);
	expect(t.endpointsOf(workflow).production).toEqual([]);
	return reason.split('. ')[0];
}

test.each([
	[{ funnel_ids: '={{ undefined }}' }, 'Funnel Names or IDs', 'all funnels'],
	[{ funnel_ids: '={{ [] }}' }, 'Funnel Names or IDs', 'all funnels'],
	[{ page_ids: '={{ null }}' }, 'Page Names or IDs', 'all pages'],
])('a filter %j whose expression gives nothing is refused', async (filters, label, without) => {
	expect(await refusal({ filters })).toBe(
		`${label}: the expression gives no value, which would mean ${without}`,
	);
});

test('filters that were added and left empty are not set', async () => {
	const workflow = t.workflow({ filters: { funnel_ids: [], page_ids: [] } });
	await workflow.activate();
	expect(await t.shown(t.endpointOf(workflow))).toMatchObject({ funnel_ids: [], page_ids: [] });
});

test.each([
	['a JSON list as text', '={{ \'["contact.created", "order.completed"]\' }}'],
	['separated by blanks', 'contact.created  order.completed'],
])('events %s are taken, and delivered', async (_, events) => {
	const workflow = t.workflow({ events });
	await workflow.activate();
	expect(t.endpointOf(workflow).eventTypeIds).toEqual(['contact.created', 'order.completed']);
	t.sandbox.emit({ event_type: 'order.completed', workspace_id: t.workspaceIds[0] });
	await t.settled();
	expect(workflow.items.map(({ event_type: type }) => type)).toEqual(['order.completed']);
});

test.each([
	[{ events: '={{ undefined }}' }, 'Trigger On: a value is needed'],
	[{ events: ['undefined'] }, 'Trigger On: "undefined" is not an ID'],
	[{ events: '={{ ({ a: 1 }) }}' }, 'Trigger On: "{"a":1}" is not an ID'],
	[{ filters: { page_ids: '={{ NaN }}' } }, 'Page Names or IDs: "NaN" is not an ID'],
	[{ options: { verifySignature: 'never' } }, 'Verify Signature: "never" is neither true nor false'],
	[{ options: { ignoreRepeated: {} } }, 'Ignore Repeated Deliveries: "{}" is neither true nor false'],
	[{ options: { output: 'records' } }, 'Output: "records" is not one of its values'],
	[
		{ options: { signatureTolerance: '0x10' } },
		'Signature Tolerance (Seconds): "0x10" is not a number of at least 1',
	],
])('%j is refused by name', async (parameters, message) => {
	expect(await refusal(parameters)).toBe(message);
});

test('the output may be named as the editor shows it', async () => {
	const workflow = t.workflow({ options: { output: 'record only' } });
	await workflow.activate();
	t.sandbox.emit({ event_type: 'contact.created', workspace_id: t.workspaceIds[0] });
	await t.settled();
	expect(workflow.items[0]).toHaveProperty('_event.event_type', 'contact.created');
});
