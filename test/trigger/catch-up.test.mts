import { pass } from '../support/clock.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { anotherProcess } from './another-process.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const MINUTE = 60_000;
const LOG = '/webhooks/outgoing/events';

const ran = ({ items }: TriggerWorkflow) => items.map(({ event_id: id }) => id);

/** ClickFunnels logs an event and can't deliver it. */
function miss(eventId: string, more: Record<string, unknown> = {}): void {
	const event = t.sandbox.api.sampleEvent('contact.created', t.workspaceIds[0]);
	t.sandbox.api.logEvent({ ...event, eventId, createdAt: new Date(Date.now()).toISOString(), ...more });
}

/** An active workflow, for long enough that its beginning is past. */
async function active(parameters: Parameters<typeof t.workflow>[0] = {}, generation: 1 | 2 = 2) {
	const workflow = t.workflow(parameters, { generation });
	await workflow.activate();
	await pass(MINUTE);
	return workflow;
}

/** n8n starts again after a crash. */
async function restart(workflow: TriggerWorkflow): Promise<void> {
	await workflow.stop();
	workflow.settings.nodeType = await anotherProcess();
	await workflow.activate();
	await pass(11_000);
}

describe.each([1, 2] as const)('n8n %i', (generation) => {
	test('what was missed while n8n was down comes after the start, oldest first, marked, and once', async () => {
		const workflow = await active({}, generation);
		await workflow.stop();
		const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
		for (let index = 0; index < 45; index++) {
			miss(id(index));
			await pass(MINUTE);
		}
		await pass(10 * MINUTE);
		await restart(workflow);
		expect(ran(workflow)).toEqual(Array.from({ length: 45 }, (_, index) => id(index)));
		expect(workflow.items[0]).toMatchObject({ _caught_up: true, event_type: 'contact.created' });
		for (let again = 0; again < 2; again++) await restart(workflow);
		expect(workflow.items).toHaveLength(45);
	});

	test('an event that is younger than ten minutes is left to ClickFunnels’ own tries', async () => {
		const workflow = await active({}, generation);
		await pass(MINUTE);
		miss('young');
		await workflow.tick();
		expect(ran(workflow)).toEqual([]);
		await pass(10 * MINUTE);
		await workflow.tick();
		expect(ran(workflow)).toEqual(['young']);
	});

	test('a run that n8n could not store is started again', async () => {
		const workflow = await active({}, generation);
		t.sandbox.emit({ event_type: 'contact.created' });
		await t.settled();
		miss('unlucky');
		await pass(11 * MINUTE);
		// n8n says nothing of an execution that it can't store.
		workflow.stores = false;
		await workflow.tick();
		workflow.stores = true;
		await pass(5 * MINUTE);
		await workflow.tick();
		expect(ran(workflow)).not.toContain('unlucky');
		await pass(6 * MINUTE);
		await workflow.tick();
		await workflow.tick();
		expect(ran(workflow).filter((id) => id === 'unlucky')).toHaveLength(1);
	});
});

test('the first run of a workflow that n8n could not store is started again, too, where runs of others were seen', async () => {
	const workflow = await active();
	const other = await active({ events: ['contact.updated'] });
	t.sandbox.emit({ event_type: 'contact.updated' });
	await t.settled();
	expect(other.items).toHaveLength(1);
	miss('unlucky');
	await pass(11 * MINUTE);
	workflow.stores = false;
	await workflow.tick();
	workflow.stores = true;
	await pass(11 * MINUTE);
	await workflow.tick();
	await workflow.tick();
	expect(ran(workflow)).toEqual(['unlucky']);
});

test.each(['same', 'hex', 'other'] as const)(
	'an event that was delivered is not caught up, and one that was caught up is not started by a late delivery (ids: %s)',
	async (eventIds) => {
		t.sandbox.setReadings({ eventIds });
		const workflow = await active();
		const eventId = '0f2c6f0e-7b7e-4a51-9d51-6f0f5f5c9d11';
		const late = { event_type: 'contact.created', event_id: eventId, created_at: new Date().toISOString() };
		miss(eventId, { createdAt: late.created_at });
		t.sandbox.emit({ event_type: 'contact.created' });
		await t.settled();
		expect(workflow.items).toHaveLength(1);
		await pass(11 * MINUTE);
		await workflow.tick();
		expect(workflow.items).toHaveLength(2);
		t.sandbox.emit(late);
		await t.settled();
		expect(workflow.items).toHaveLength(2);
		expect(t.receiver.answers.at(-1)?.body).toEqual({ ignored: 'delivered before' });
	},
);

test('of two events of a record in one second, the one that was missed comes, also while the other is younger than ten minutes', async () => {
	const workflow = await active();
	const second = Math.ceil(Date.now() / 1_000) * 1_000;
	await pass(second + 500 - Date.now());
	const at = (ms: number) => new Date(second + ms).toISOString();
	miss('missed', { createdAt: at(100) });
	t.sandbox.emit({ event_type: 'contact.created', event_id: 'delivered', created_at: at(400) });
	await t.settled();
	expect(ran(workflow)).toEqual(['delivered']);
	await pass(second + 10 * MINUTE + 250 - Date.now());
	await workflow.tick();
	expect(ran(workflow)).toEqual(['delivered', 'missed']);
});

test.each(['before', 'after a restart'] as const)(
	'an event is delivered beside another of its record in one second that was caught up, where deliveries have the ids of the log (seen: %s)',
	async (seen) => {
		const workflow = await active();
		t.sandbox.emit({ event_type: 'contact.created', event_id: 'in both' });
		await t.settled();
		await workflow.tick();
		const createdAt = new Date(Date.now()).toISOString();
		miss('missed', { createdAt });
		await pass(11 * MINUTE);
		await workflow.tick();
		if (seen === 'after a restart') await restart(workflow);
		t.sandbox.emit({ event_type: 'contact.created', event_id: 'late', created_at: createdAt });
		await t.settled();
		expect(ran(workflow)).toEqual(['in both', 'missed', 'late']);
	},
);

test('only what the node asks for is caught up', async () => {
	const workflow = await active({ events: ['contact.created'] });
	const other = t.workflow({ events: ['contact.updated'] });
	await other.activate();
	miss('of another type', { eventType: 'contact.updated' });
	miss('asked for');
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toEqual(['asked for']);
});

test('what happened before the workflow was activated is not caught up', async () => {
	const other = t.workflow();
	await other.activate();
	miss('before');
	await pass(20 * MINUTE);
	const workflow = await active();
	await pass(20 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toEqual([]);
});

test('a workflow that is off for a minute misses nothing; what happens while it is off for longer is not caught up', async () => {
	// Somebody else listens, so that events are logged.
	await t.workflow().activate();
	const workflow = await active();
	await workflow.deactivate();
	miss('while it was published again');
	await pass(MINUTE);
	await workflow.activate();
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toEqual(['while it was published again']);
	await workflow.deactivate();
	await pass(MINUTE);
	miss('while it was off');
	await pass(3 * MINUTE);
	await workflow.activate();
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toHaveLength(1);
});

test('events that are asked for anew are not caught up from before', async () => {
	await t.workflow({ events: ['contact.updated'] }).activate();
	const workflow = await active();
	miss('before', { eventType: 'contact.updated' });
	await pass(MINUTE);
	workflow.settings.parameters.events = ['contact.created', 'contact.updated'];
	await workflow.activate();
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toEqual([]);
});

test('a look costs one request where nothing is new', async () => {
	const workflow = await active();
	await workflow.tick();
	t.sandbox.clearRequests();
	await workflow.tick();
	expect(t.sandbox.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
		`GET /clickfunnels/api/v2/workspaces/${t.workspaceIds[0]}${LOG}`,
	]);
});

test('nothing is looked for in the first seconds, in which n8n 2 may still make the endpoint', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	t.sandbox.clearRequests();
	await workflow.tick();
	expect(t.sandbox.requests()).toEqual([]);
	await pass(10_000);
	expect(t.sandbox.requests().some(({ path }) => path.endsWith(LOG))).toBe(true);
});

test('nothing is looked for where Catch Up Missed Events is off', async () => {
	const workflow = await active({ options: { catchUp: false } });
	miss('missed');
	await pass(11 * MINUTE);
	t.sandbox.clearRequests();
	await workflow.tick();
	expect(t.sandbox.requests()).toEqual([]);
	expect(ran(workflow)).toEqual([]);
	// Turned on again, it begins then.
	await workflow.stop();
	workflow.settings.parameters.options = { output: 'event' };
	await workflow.activate();
	await pass(MINUTE);
	miss('missed afterwards');
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(ran(workflow)).toEqual(['missed afterwards']);
});

test('a log that can’t be read is said once in n8n’s log, and stops nothing', async () => {
	const workflow = await active();
	miss('missed');
	await pass(11 * MINUTE);
	t.sandbox.setFaults([{ kind: '500', path: LOG }]);
	await workflow.tick();
	await pass(2 * MINUTE);
	await workflow.tick();
	await pass(2 * MINUTE);
	expect(workflow.warnings).toEqual([expect.stringContaining("the event log can't be read")]);
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(workflow.items).toHaveLength(1);
	t.sandbox.setFaults([]);
	await workflow.tick();
	expect(ran(workflow)).toContain('missed');
});
