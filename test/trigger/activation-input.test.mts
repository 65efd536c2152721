import type { INodeParameters } from 'n8n-workflow';

import { unreachable } from '../../nodes/ClickFunnels/trigger/webhookUrl';
import { byId } from '../support/engine.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

interface Reason {
	message: string;
	description?: string;
}

/** Why an activation fails, with the requests that it sent. */
async function failing(parameters: INodeParameters): Promise<Reason> {
	t.sandbox.clearRequests();
	try {
		await t.workflow(parameters).activate();
	} catch (error) {
		// n8n's own clean-up after it sends nothing either.
		expect(t.sandbox.requests()).toEqual([]);
		return error as Reason;
	}
	throw new Error('The activation did not fail');
}

describe('a parameter that is missing or wrong is named, and nothing is sent', () => {
	test.each<[string, INodeParameters, string]>([
		[
			'a workspace that leads elsewhere',
			{ workspaceId: byId('../teams') },
			'Workspace: "../teams" is not an ID',
		],
		['dots', { workspaceId: byId('..') }, 'Workspace: ".." is not an ID'],
		['a workspace with a query', { workspaceId: byId('5?x=1') }, 'Workspace: "5?x=1" is not an ID'],
		['an encoded path', { workspaceId: byId('1%2F..%2F2') }, 'Workspace: "1%2F..%2F2" is not an ID'],
		['a line break', { workspaceId: byId('1\r\nX: y') }, 'Workspace: "1\r\nX: y" is not an ID'],
		['an object', { workspaceId: byId({ id: 5 }) }, 'Workspace: "{"id":5}" is not an ID'],
		['no events', { events: [] }, 'Trigger On: an event is needed'],
		['empty events', { events: '' }, 'Trigger On: an event is needed'],
		['no events in either list', { events: [], moreEvents: [] }, 'Trigger On: an event is needed'],
		['events that come of nothing', { events: '={{ undefined }}' }, 'Trigger On: a value is needed'],
		[
			'more events that come of nothing',
			{ moreEvents: '={{ [] }}' },
			'More Event Names or IDs: a value is needed',
		],
		['an event that is none', { events: ['<script>'] }, 'Trigger On: "<script>" is not an ID'],
		['one more that is none', { moreEvents: '{}' }, 'More Event Names or IDs: "{}" is not an ID'],
		[
			'a funnel that is none',
			{ filters: { funnel_ids: ['../x'] } },
			'Funnel Names or IDs: "../x" is not an ID',
		],
		[
			'a page by its public ID',
			{ filters: { page_ids: ['PjvAAJ'] } },
			'Page Names or IDs: "PjvAAJ" is a public ID',
		],
	])('%s', async (_, parameters, start) => {
		const { message, description } = await failing(parameters);
		expect(message.startsWith(start)).toBe(true);
		expect(message).toMatch(/\. (Enter|Choose|If an expression is to give it, check) /);
		expect(description).toBe(message);
	});
});

test('a workspace can be chosen by its address in the app', async () => {
	const workspaceId = { __rl: true, mode: 'url', value: '' } as unknown as INodeParameters;
	const id = t.workspaceIds[1];
	workspaceId.value = `https://example.myclickfunnels.com/account/workspaces/${id}/contacts`;
	const workflow = t.workflow({ workspaceId });
	await workflow.activate();
	expect(t.endpointOf(workflow).workspaceId).toBe(id);
});

test('events can come from an expression, as a list or separated by commas', async () => {
	for (const events of [
		'={{ ["contact.created", "order.completed"] }}',
		'contact.created , order.completed',
	]) {
		const workflow = t.workflow({ events });
		await workflow.activate();
		expect(t.endpointOf(workflow).eventTypeIds).toEqual(['contact.created', 'order.completed']);
		t.sandbox.emit({ event_type: 'order.completed', workspace_id: t.workspaceIds[0] });
		await t.settled();
		expect(workflow.items.map(({ event_type: type }) => type)).toEqual(['order.completed']);
		await workflow.deactivate();
	}
});

test('an event that was not asked for is not taken for one whose name begins the same', async () => {
	const workflow = t.workflow({ events: 'one-time-order.invoice.paid' });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	workflow.settings.parameters.options = { verifySignature: false };
	const rawBody = Buffer.from(JSON.stringify({ event_id: secret, event_type: 'invoice.paid' }));
	expect((await workflow.deliver({ headers: {}, rawBody })).body).toEqual({ ignored: 'event not asked for' });
});

test('an address of n8n that ClickFunnels can not reach is told before anything is sent', async () => {
	const workflow = t.workflow(
		{},
		{ gatewayUrl: 'https://gateway.invalid', address: 'http://localhost:5678' },
	);
	// n8n's own clean-up would only look for the gateway.
	const reason = await workflow.activate({ killed: true }).catch((error: Reason) => error);
	// The message alone is shown where an activation is refused.
	expect(reason).toMatchObject({ message: unreachable(workflow.url, 'https://gateway.invalid') });
});

test('a gateway URL that is unusable is named', async () => {
	const workflow = t.workflow({}, { gatewayUrl: 'http://gateway.example.com' });
	await expect(workflow.activate()).rejects.toThrow(/^Gateway URL: .*unencrypted/);
});
