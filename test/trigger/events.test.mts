import type { WebhookDelivery } from '../../sandbox/types.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { deliveredEvents, deliveredTypes, webhookContract } from '../support/webhook-contract.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

const FIELDS = ['event_id', 'event_type', 'subject_type', 'subject_id', 'created_at', 'workspace_id'];

/** The delivery of an event to a workflow; the company has an endpoint of its own, which wants some of them too. */
async function emitted(workflow: TriggerWorkflow, id: string): Promise<WebhookDelivery> {
	const deliveries = t.sandbox.emit({ event_type: id, workspace_id: t.workspaceIds[0] });
	await t.settled();
	const own = deliveries.filter(({ url }) => url === workflow.url);
	expect(own).toHaveLength(1);
	return own[0];
}

test('all events come from the sandbox to an item, each with its fields', async () => {
	const workflow = t.workflow({ events: deliveredTypes });
	await workflow.activate();
	const [workspaceId] = t.workspaceIds;
	for (const { id, subject_type: subjectType } of deliveredEvents) {
		const delivery = await emitted(workflow, id);
		expect(delivery.attempts.map(({ status }) => status)).toEqual([200]);
		const item = workflow.items.at(-1);
		expect(item).toEqual(delivery.event);
		expect(item).toMatchObject({
			event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			event_type: id,
			subject_type: subjectType,
			subject_id: delivery.event.data.id,
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			workspace_id: workspaceId,
		});
	}
	expect(workflow.items.map(({ event_type: type }) => type)).toEqual(deliveredTypes);
});

test('all events as the record only, with the event beside it', async () => {
	const workflow = t.workflow({ events: deliveredTypes, options: { output: 'record' } });
	await workflow.activate();
	for (const id of deliveredTypes) {
		const { event } = await emitted(workflow, id);
		const about = Object.fromEntries(
			[...FIELDS, 'page_id', 'funnel_id'].map((key) => [key, event[key as never]]),
		);
		expect(workflow.items.at(-1)).toEqual({ ...event.data, _event: about });
	}
	expect(workflow.items).toHaveLength(deliveredTypes.length);
});

/** The item that a delivery gives. */
async function itemOf(event: Record<string, unknown>, output: 'event' | 'record' = 'event') {
	const workflow = t.workflow({ events: [String(event.event_type)], options: { output } });
	await workflow.activate();
	const answer = await workflow.deliver(signed(t.endpointOf(workflow).secret, event));
	expect(answer.status).toBe(200);
	expect(workflow.items).toHaveLength(1);
	return workflow.items[0];
}

describe('the sample delivery of the contract', () => {
	test('whole', async () => {
		expect(await itemOf(webhookContract.sampleDelivery)).toEqual(webhookContract.sampleDelivery);
	});

	test('the record only', async () => {
		const item = await itemOf(webhookContract.sampleDelivery, 'record');
		expect(item).toEqual({
			...webhookContract.sampleDelivery.data,
			_event: {
				event_id: '123b4741-3f2d-431a-90d1-ddca0f4d6721',
				event_type: 'contact.identified',
				subject_type: 'Contact',
				subject_id: 236296209,
				created_at: '2026-04-04T19:16:31.000Z',
				workspace_id: 42,
				page_id: null,
				funnel_id: null,
			},
		});
	});
});

describe('page and funnel in whichever form they come', () => {
	const bare = { ...webhookContract.sampleDelivery };
	delete bare.page_id;
	delete bare.funnel_id;
	const page = { id: 7, public_id: 'PjvAAJ', name: 'Landing' };
	const funnel = { id: 9, public_id: 'QkwBBK', name: 'Launch' };

	test.each([
		['ids', { page_id: 7, funnel_id: 9 }, 7, 9],
		['objects', { page, funnel }, 7, 9],
		['one of each', { page_id: 7, funnel }, 7, 9],
		['both forms', { page_id: 7, page, funnel_id: null, funnel }, 7, 9],
		['null', { page_id: null, funnel: null }, null, null],
		['nothing', {}, null, null],
		['text', { page: 'Landing', funnel: '' }, null, null],
	])('%s', async (_, places, pageId, funnelId) => {
		const event = { ...bare, ...places };
		const whole = await itemOf(event);
		expect(whole).toEqual({ ...event, page_id: pageId, funnel_id: funnelId });
		const { _event: about } = await itemOf(event, 'record');
		expect(about).toMatchObject({ page_id: pageId, funnel_id: funnelId });
	});
});

test.each([undefined, null, [], 'text'])('a record that is %p still gives an item', async (data) => {
	const item = await itemOf({ ...webhookContract.sampleDelivery, data }, 'record');
	expect(item._event).toMatchObject({ event_type: 'contact.identified', subject_id: 236296209 });
});

test('fields that the event has beyond the known ones are kept', async () => {
	const item = await itemOf({ ...webhookContract.sampleDelivery, something_new: { a: 1 } });
	expect(item).toMatchObject({ something_new: { a: 1 }, api_version: 2 });
});

test('a record can not pass itself off as the event about it', async () => {
	const data = { id: 1, _event: { event_type: 'order.completed' } };
	const item = await itemOf({ ...webhookContract.sampleDelivery, data }, 'record');
	expect(item._event).toMatchObject({ event_type: 'contact.identified' });
});
