import { pass } from '../support/clock.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { startAlteringGateway, type AlteringGateway } from './altering-gateway.mts';
import { anotherProcess } from './another-process.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const MINUTE = 60_000;
const LOG = '/webhooks/outgoing/events';

let gateway: AlteringGateway;
beforeAll(async () => (gateway = await startAlteringGateway(() => t.sandbox.url)));
afterEach(() => (gateway.alter = () => undefined));
afterAll(async () => await gateway.close());

const ran = ({ items }: TriggerWorkflow) => items.map(({ event_id: id }) => id);

/** ClickFunnels logs an event and can't deliver it. */
function miss(eventId: string, more: Record<string, unknown> = {}): void {
	const event = t.sandbox.api.sampleEvent('contact.created', t.workspaceIds[0]);
	t.sandbox.api.logEvent({ ...event, eventId, createdAt: new Date(Date.now()).toISOString(), ...more });
}

/** The log goes on with what nobody here asked for, so that what was read of it lies behind. */
async function goOn(): Promise<void> {
	for (let index = 0; index < 60; index++) {
		miss(`other ${index}`, { eventType: 'contact.updated' });
		await pass(2 * MINUTE);
	}
}

test('runs that n8n could not store are started again, also if the log can’t be read at the first try', async () => {
	await t.workflow({ events: ['contact.updated'] }).activate();
	const workflow = t.workflow();
	await workflow.activate();
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	await pass(MINUTE);
	miss('unlucky');
	await goOn();
	await pass(11 * MINUTE);
	workflow.stores = false;
	await workflow.tick();
	workflow.stores = true;
	await pass(11 * MINUTE);
	t.sandbox.setFaults([{ kind: '500', path: LOG }]);
	await workflow.tick();
	await pass(2 * MINUTE);
	t.sandbox.setFaults([]);
	await workflow.tick();
	expect(ran(workflow).slice(1)).toEqual(['unlucky']);
});

test('runs that n8n could not store are started again after a restart, also if the log could not be read before', async () => {
	await t.workflow({ events: ['contact.updated'] }).activate();
	const workflow = t.workflow();
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const deliver = async (id: string) =>
		await workflow.deliver(signed(secret, { event_id: id, event_type: 'contact.created' }));
	await deliver('first');
	await pass(MINUTE);
	miss('unlucky');
	await goOn();
	await pass(11 * MINUTE);
	workflow.stores = false;
	await workflow.tick();
	workflow.stores = true;
	await pass(11 * MINUTE);
	t.sandbox.setFaults([{ kind: '500', path: LOG }]);
	await workflow.tick();
	await pass(2 * MINUTE);
	await deliver('second');
	await pass(MINUTE);
	await workflow.stop();
	workflow.settings.nodeType = await anotherProcess();
	t.sandbox.setFaults([]);
	await workflow.activate();
	await pass(11_000);
	expect(ran(workflow)).toEqual(['first', 'second', 'unlucky']);
});

test('a workflow that changes to another workspace does not catch up what happened there before', async () => {
	const other = t.workflow({ workspaceId: { __rl: true, mode: 'id', value: String(t.workspaceIds[1]) } });
	await other.activate();
	const workflow = t.workflow();
	await workflow.activate();
	await pass(MINUTE);
	miss('of before', { workspaceId: t.workspaceIds[1] });
	await pass(30 * MINUTE);
	await workflow.deactivate();
	workflow.settings.parameters.workspaceId = other.settings.parameters.workspaceId;
	await workflow.activate();
	await pass(11 * MINUTE);
	for (const one of [workflow, other]) await one.tick();
	expect(ran(workflow)).toEqual([]);
	expect(ran(other)).toEqual(['of before']);
});

test('a copy that has the static data of its original does not catch up what happened before it was activated', async () => {
	const original = t.workflow();
	await original.activate();
	const copy = t.workflow();
	copy.saved = original.saved;
	await pass(MINUTE);
	miss('of before');
	await pass(30 * MINUTE);
	await copy.activate();
	await pass(11 * MINUTE);
	await copy.tick();
	expect(ran(copy)).toEqual([]);
});

test.each([-5, 5])(
	'n8n’s clock may be wrong while a workflow is published again (%i minutes)',
	async (minutes) => {
		gateway.alter = ({ path }, { status, body }) => {
			const shown = body as { created_at?: string } | null;
			if (!path.endsWith('/webhooks/outgoing/endpoints') || !shown?.created_at) return undefined;
			return {
				status,
				body: { ...shown, created_at: new Date(Date.now() - minutes * MINUTE).toISOString() },
			};
		};
		const theirNow = () => new Date(Date.now() - minutes * MINUTE).toISOString();
		await t.workflow().activate();
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		await workflow.activate();
		await pass(20 * MINUTE);
		await workflow.deactivate();
		miss('meanwhile', { createdAt: theirNow() });
		await pass(MINUTE);
		await workflow.activate();
		await pass(20 * MINUTE);
		await workflow.tick();
		expect(ran(workflow)).toEqual(['meanwhile']);
	},
);

test('of more events in a few minutes than are remembered none runs twice, also after a restart', async () => {
	const workflow = t.workflow({ options: { verifySignature: false } });
	await workflow.activate();
	await pass(MINUTE);
	const start = Math.ceil(Date.now() / 1000) * 1000;
	const eventOf = (index: number) => ({
		event_id: `event-${index}`,
		event_type: 'contact.created',
		subject_type: 'Contact',
		subject_id: index,
		created_at: new Date(start + index * 50 + 7).toISOString(),
	});
	const deliver = async (index: number) => {
		const event = eventOf(index);
		miss(event.event_id, { createdAt: event.created_at, subjectId: index });
		await workflow.deliver({ headers: {}, rawBody: Buffer.from(JSON.stringify(event)) });
	};
	for (let index = 0; index < 2_000; index++) await deliver(index);
	await pass(1_000);
	await workflow.stop();
	workflow.settings.nodeType = await anotherProcess();
	await workflow.activate();
	for (let index = 2_000; index < 2_011; index++) await deliver(index);
	await pass(15 * MINUTE);
	await workflow.tick();
	await pass(MINUTE);
	expect(workflow.items.filter((item) => item._caught_up).map(({ event_id: id }) => id)).toEqual([]);
	expect(workflow.items).toHaveLength(2_011);
});

test.each(['contact/applied_tag.deleted', 'contacts/applied_tag.deleted'])(
	'an event that ClickFunnels spells in several ways runs once where its ids differ, too (%s)',
	async (eventType) => {
		t.sandbox.setReadings({ eventIds: 'other' });
		const workflow = t.workflow({ events: [], moreEvents: [eventType] });
		await workflow.activate();
		await pass(MINUTE);
		t.sandbox.emit({ event_type: 'contacts/applied_tag.deleted', created_at: new Date().toISOString() });
		await t.settled();
		miss('missed', { eventType: 'contacts/applied_tag.deleted', subjectType: 'Contacts::AppliedTag' });
		await pass(11 * MINUTE);
		await workflow.tick();
		expect(workflow.items.map(({ event_type: type }) => type)).toEqual([eventType, eventType]);
	},
);

test('broken rows of what is remembered are left out', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const saved = JSON.parse(workflow.saved) as Record<string, Record<string, unknown>>;
	saved['node:ClickFunnels Trigger'].recent = 'AAAAAAAA/BBBBBBBB/d/?? //d/ / a/b/c/d/e';
	workflow.saved = JSON.stringify(saved);
	await workflow.deliver(signed(secret, { event_id: 'a', event_type: 'contact.created' }));
	await pass(1_000);
	expect(String(workflow.state.recent).split(' ')).toHaveLength(1);
	expect(ran(workflow)).toEqual(['a']);
});

test('a log that fails in the middle, among many events of others, starts each event once', async () => {
	await t.workflow({ events: ['contact.updated'] }).activate();
	const workflow = t.workflow({}, { gatewayUrl: gateway.url });
	await workflow.activate();
	await pass(MINUTE);
	const start = Date.now();
	for (let index = 0; index < 300; index++) {
		const eventType = index % 10 === 0 ? 'contact.created' : 'contact.updated';
		miss(`event-${index}`, { eventType, createdAt: new Date(start + index * 100).toISOString() });
	}
	await pass(15 * MINUTE);
	let pages = 0;
	gateway.alter = ({ path }) =>
		path.includes('after=') && ++pages > 7 ? { status: 500, body: {} } : undefined;
	await workflow.tick();
	await pass(4 * MINUTE);
	expect(workflow.items).toEqual([]);
	gateway.alter = () => undefined;
	for (let look = 0; look < 2; look++) await workflow.tick();
	expect(ran(workflow)).toEqual(Array.from({ length: 30 }, (_, index) => `event-${index * 10}`));
	await pass(20 * MINUTE);
	t.sandbox.clearRequests();
	await workflow.tick();
	expect(t.sandbox.requests().length).toBeLessThan(20);
});
