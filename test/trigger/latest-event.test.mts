import { pass } from '../support/clock.mts';
import { until } from '../support/until.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const options = { latestEvent: true, output: 'event' };

/** None of these has happened yet. */
const UNSEEN = 'subscription.churned';

/** An event that some endpoint listens for, so that the log has it. */
async function logged(event: Parameters<typeof t.sandbox.emit>[0]): Promise<void> {
	t.sandbox.emit({ workspace_id: t.workspaceIds[0], ...event });
	await t.settled();
}

/** A workflow that listens for all that is tested here, so that it is logged. */
async function listener(): Promise<void> {
	const events = ['contact.created', 'contact.updated', 'order.completed'];
	const workflow = t.workflow({ events, options: { catchUp: false } });
	await workflow.activate();
}

/** What a test run of a workflow has given in the end. */
async function tried(workflow: TriggerWorkflow): Promise<void> {
	await workflow.listen();
	await pass(10_000);
}

test('a test run takes the newest event of the log that was asked for, as it was delivered', async () => {
	await listener();
	await logged({ event_type: 'contact.created', event_id: 'older' });
	await logged({ event_type: 'contact.created', event_id: 'newest' });
	await logged({ event_type: 'order.completed', event_id: 'not asked for' });
	const workflow = t.workflow({ options });
	await tried(workflow);
	const delivered = t.sandbox.deliveries().find(({ event }) => event.event_id === 'newest')?.event;
	expect(workflow.items).toEqual([delivered]);
	// The listening ends with it, and nothing is left behind.
	expect(t.endpointsOf(workflow)).toEqual({ production: [], test: [] });
});

test('it looks through several pages, and leaves other funnels out', async () => {
	await listener();
	const [one, other] = (await t.company.in('funnels')).map(({ id }) => Number(id));
	await logged({ event_type: 'contact.created', event_id: 'of the funnel', funnel_id: one });
	for (let count = 0; count < 25; count++) await logged({ event_type: 'contact.updated' });
	await logged({ event_type: 'contact.created', event_id: 'of another', funnel_id: other });
	const workflow = t.workflow({ options, filters: { funnel_ids: [one] } });
	await tried(workflow);
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['of the funnel']);
});

test('without any in the log it waits for a real one', async () => {
	const workflow = t.workflow({ events: [UNSEEN], options });
	await tried(workflow);
	expect(workflow.items).toEqual([]);
	expect(t.endpointsOf(workflow).test).toHaveLength(1);
	t.sandbox.emit({ event_type: UNSEEN, event_id: 'real' });
	await t.settled();
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['real']);
});

test('a log that can not be read does not keep the test run from waiting', async () => {
	await listener();
	await logged({ event_type: 'contact.created' });
	t.sandbox.setFaults([{ kind: '500', path: '/webhooks/outgoing/events' }]);
	const workflow = t.workflow({ options });
	await tried(workflow);
	expect(t.endpointsOf(workflow).test).toHaveLength(1);
	expect(workflow.items).toEqual([]);
});

test('a listening that is stopped meanwhile takes nothing', async () => {
	await listener();
	await logged({ event_type: 'contact.created' });
	const workflow = t.workflow({ options });
	await workflow.listen();
	await workflow.stopListening();
	await pass(10_000);
	expect(workflow.items).toEqual([]);
});

test('production and test runs without the option read no log', async () => {
	await listener();
	await logged({ event_type: 'contact.created' });
	const active = t.workflow({ options: { ...options, catchUp: false } });
	const plain = t.workflow();
	t.sandbox.clearRequests();
	await active.activate();
	await plain.listen();
	await pass(10_000);
	expect(t.sandbox.requests().filter(({ path }) => path.endsWith('/outgoing/events'))).toEqual([]);
	expect([...active.items, ...plain.items]).toEqual([]);
});

test.each(['={{ "perhaps" }}', '={{ 2 }}'])('%s for the switch is refused by name', async (latestEvent) => {
	await expect(t.workflow({ options: { latestEvent } }).listen()).rejects.toThrow(/^Latest Event: /);
});

test('each test run takes it again', async () => {
	await listener();
	await logged({ event_type: 'contact.created', event_id: 'newest' });
	const workflow = t.workflow({ options });
	for (let round = 1; round <= 2; round++) {
		await tried(workflow);
		await until('its run', () => workflow.items.length === round);
	}
});

test('also where an earlier listening has left an endpoint whose secret is shown', async () => {
	t.sandbox.setReadings({ endpointSecrets: 'always' });
	await listener();
	await logged({ event_type: 'contact.created', event_id: 'newest' });
	const workflow = t.workflow({ options });
	workflow.settings.parameters.options = {};
	await workflow.listen();
	workflow.savedTest = undefined;
	workflow.settings.parameters.options = options;
	await tried(workflow);
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['newest']);
});
