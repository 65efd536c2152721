import type { Answer } from '../support/receiver.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { anotherProcess } from './another-process.mts';
import { signed, useTrigger } from './use-trigger.mts';

// Retries come a thousand times faster than at ClickFunnels.
const t = useTrigger({ webhookSpeed: 1000 });

const REPEATED = { status: 200, body: { ignored: 'delivered before' } };

const isRepeat = ({ body }: Answer) => (body as { ignored?: string }).ignored === 'delivered before';

async function active(options: Record<string, unknown> = {}) {
	const workflow = t.workflow({ options: options as never });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const deliver = (id: string) =>
		workflow.deliver(signed(secret, { event_id: id, event_type: 'contact.created' }));
	return { workflow, deliver };
}

/** How many events the static data hold. */
const remembered = ({ state }: TriggerWorkflow) => String(state.recent).split(' ').length;

async function deliverAll(deliver: (id: string) => Promise<Answer>, ids: string[]): Promise<Answer[]> {
	const answers: Answer[] = [];
	for (const id of ids) answers.push(await deliver(id));
	return answers;
}

const ids = (prefix: string, from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);

test('a second delivery of an event is answered 200 and starts nothing', async () => {
	const { workflow, deliver } = await active();
	expect((await deliver('a')).status).toBe(200);
	expect(await deliver('a')).toEqual(REPEATED);
	expect((await deliver('b')).status).toBe(200);
	expect(await deliver('a')).toEqual(REPEATED);
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['a', 'b']);
});

test('two at the very same time start the workflow once', async () => {
	const { workflow, deliver } = await active();
	const answers = await Promise.all([deliver('a'), deliver('a')]);
	expect(answers).toContainEqual(REPEATED);
	expect(workflow.items).toHaveLength(1);
});

test('many at the same time: each event once, and all are remembered', async () => {
	const { workflow, deliver } = await active();
	const all = ids('many-', 1, 20);
	await Promise.all([...all, ...all].map(deliver));
	expect(workflow.items.map(({ event_id: id }) => id).sort()).toEqual([...all].sort());
	expect(remembered(workflow)).toBe(20);
});

test('the same event for two workflows starts both', async () => {
	const one = await active();
	const two = await active();
	const deliveries = t.sandbox.emit({ event_type: 'contact.created', event_id: 'both' });
	await t.settled();
	expect(deliveries).toHaveLength(2);
	expect(one.workflow.items).toHaveLength(1);
	expect(two.workflow.items).toHaveLength(1);
});

test('a retry of ClickFunnels, whose first answer got lost, does not start it twice', async () => {
	const { workflow } = await active();
	t.receiver.instead.push(500);
	const [delivery] = t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(delivery.attempts.map(({ status }) => status)).toEqual([500, 200]);
	expect(workflow.items).toHaveLength(1);
});

test('an event sent twice by hand starts it once', async () => {
	const { workflow } = await active();
	for (let round = 0; round < 2; round++) {
		t.sandbox.emit({ event_type: 'contact.created', event_id: 'by-hand' });
		await t.settled();
	}
	expect(t.receiver.answers.map(({ status }) => status)).toEqual([200, 200]);
	expect(workflow.items).toHaveLength(1);
});

test.each([true, undefined, null, ''])(
	'Ignore Repeated Deliveries stays on for %p',
	async (ignoreRepeated) => {
		const { deliver } = await active({ ignoreRepeated });
		await deliver('a');
		expect(await deliver('a')).toEqual(REPEATED);
	},
);

test.each([false, 'false', 'no'])('Ignore Repeated Deliveries %p passes them', async (ignoreRepeated) => {
	const { workflow, deliver } = await active({ ignoreRepeated });
	await deliver('a');
	await deliver('a');
	expect(workflow.items).toHaveLength(2);
});

test('an event that was refused or not asked for is not remembered', async () => {
	const { workflow, deliver } = await active();
	workflow.settings.parameters.events = ['order.created'];
	expect((await deliver('a')).body).toEqual({ ignored: 'event not asked for' });
	workflow.settings.parameters.events = ['contact.created'];
	await deliver('a');
	expect(workflow.items).toHaveLength(1);
});

test('what several processes take in turn is remembered by each', async () => {
	const { workflow, deliver } = await active();
	const here = workflow.settings;
	const there = { ...here, nodeType: await anotherProcess() };
	await deliverAll(deliver, ids('p', 1, 20));
	workflow.settings = there;
	await deliverAll(deliver, ids('q', 1, 20));
	workflow.settings = here;
	await deliver('r1');
	const all = [...ids('p', 1, 20), ...ids('q', 1, 20), 'r1'];
	for (const settings of [here, there]) {
		workflow.settings = settings;
		const answers = await deliverAll(deliver, all);
		expect(all.filter((_, index) => !isRepeat(answers[index]))).toEqual([]);
	}
	expect(workflow.items).toHaveLength(41);
});

describe('several n8n processes, as with webhook processors', () => {
	test('another process verifies a delivery with the secret of the static data', async () => {
		const { workflow, deliver } = await active();
		workflow.settings.nodeType = await anotherProcess();
		expect((await deliver('a')).status).toBe(200);
		workflow.saved = '{}';
		workflow.settings.nodeType = await anotherProcess();
		expect((await deliver('b')).status).toBe(401);
		expect(workflow.items).toHaveLength(1);
	});

	test('another process knows what was delivered to this one', async () => {
		const { workflow, deliver } = await active();
		await deliver('a');
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver('a')).toEqual(REPEATED);
		await deliver('b');
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver('b')).toEqual(REPEATED);
		expect(workflow.items).toHaveLength(2);
	});

	test('another process deactivates what this one activated', async () => {
		const { workflow } = await active();
		workflow.settings.nodeType = await anotherProcess();
		await workflow.activate();
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});
