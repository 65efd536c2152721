import type { TriggerWorkflow } from '../support/trigger.mts';
import { pass } from '../support/clock.mts';
import { anotherProcess } from './another-process.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const REPEATED = { status: 200, body: { ignored: 'delivered before' } };
const STARTED = { status: 200, body: { message: 'Workflow was started' } };

describe.each([1, 2] as const)('n8n %i', (generation) => {
	async function active() {
		const workflow = t.workflow({}, { generation });
		await workflow.activate();
		const { secret } = t.endpointOf(workflow);
		const deliver = async (id: string) =>
			await workflow.deliver(signed(secret, { event_id: id, event_type: 'contact.created' }));
		return { workflow, deliver };
	}

	const ran = ({ items }: TriggerWorkflow) => items.map(({ event_id: id }) => id);

	test('an event whose run could not be stored is started by the next delivery', async () => {
		const { workflow, deliver } = await active();
		workflow.stores = false;
		expect((await deliver('a')).status).toBe(500);
		workflow.stores = true;
		expect(await deliver('a')).toEqual(STARTED);
		expect(await deliver('a')).toEqual(REPEATED);
		expect(ran(workflow)).toEqual(['a']);
	});

	test('ClickFunnels tries again until the run can be stored', async () => {
		const { workflow } = await active();
		workflow.stores = false;
		const [delivery] = t.sandbox.emit({ event_type: 'contact.created' });
		await pass(40);
		workflow.stores = true;
		await t.settled();
		expect(delivery.status).toBe('delivered');
		expect(workflow.items).toHaveLength(1);
	});

	test('a copy that comes while the first is being started waits, and starts it if the first fails', async () => {
		const { workflow, deliver } = await active();
		workflow.stores = false;
		const first = deliver('a');
		const second = deliver('a');
		void first.then(() => (workflow.stores = true));
		expect((await first).status).toBe(500);
		expect(await second).toEqual(STARTED);
		expect(ran(workflow)).toEqual(['a']);
	});

	test('events that ran are known after a restart, also where the clock was set back meanwhile', async () => {
		const { workflow, deliver } = await active();
		await deliver('a');
		await pass(1_000);
		jest.setSystemTime(Date.now() - 3_600_000);
		for (const id of ['b', 'c']) expect(await deliver(id)).toEqual(STARTED);
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		for (const id of ['a', 'b', 'c']) expect(await deliver(id)).toEqual(REPEATED);
	});

	test('an event that ran is known after a restart', async () => {
		const { workflow, deliver } = await active();
		await deliver('a');
		// The run tells the own address.
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver('a')).toEqual(REPEATED);
		expect(ran(workflow)).toEqual(['a']);
	});

	test('the crash of n8n before the run is stored loses nothing', async () => {
		const { workflow, deliver } = await active();
		workflow.stores = false;
		await deliver('a');
		workflow.stores = true;
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver('a')).toEqual(STARTED);
		expect(ran(workflow)).toEqual(['a']);
	});

	test('deliveries at once are all known after a restart', async () => {
		const { workflow, deliver } = await active();
		const all = ['a', 'b', 'c', 'd', 'e'];
		await Promise.all(all.map(deliver));
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		for (const id of all) expect(await deliver(id)).toEqual(REPEATED);
	});
});

test('n8n 2 knows an event after a restart also where its own address is out of reach', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const event = signed(secret, { event_id: 'a', event_type: 'contact.created' });
	await workflow.deliver(event);
	workflow.settings.nodeType = await anotherProcess();
	expect(await workflow.deliver(event)).toEqual(REPEATED);
});

test('a note to the own address that nobody signed is refused', async () => {
	const workflow = t.workflow({ options: { verifySignature: false } });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const body = { _note: { since: 9e12 } };
	expect((await workflow.deliver(signed('0'.repeat(64), body))).status).toBe(401);
	expect((await workflow.deliver(signed(secret, body))).status).toBe(200);
	expect(workflow.items).toEqual([]);
});

test('a note that is signed and can’t be read changes nothing', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const { since } = workflow.state;
	for (const note of [[], { recent: 5, taken: {}, since: 'x', readTo: null, changed: [], once: 1 }]) {
		expect((await workflow.deliver(signed(secret, { _note: note }))).status).toBe(200);
	}
	expect(workflow.state).toMatchObject({ since, recent: '' });
	await workflow.deliver(signed(secret, { event_id: 'a', event_type: 'contact.created' }));
	expect(workflow.items).toHaveLength(1);
});
