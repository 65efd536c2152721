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

/** The ids that would start the workflow a second time. Asked of a copy, so that asking changes nothing. */
async function forgottenOf(workflow: TriggerWorkflow, all: string[]): Promise<string[]> {
	const { saved, settings } = workflow;
	const secret = String(workflow.state.secret);
	const forgotten: string[] = [];
	for (const id of all) {
		workflow.settings = { ...settings, nodeType: await anotherProcess() };
		const answer = await workflow.deliver(signed(secret, { event_id: id, event_type: 'contact.created' }));
		if (!isRepeat(answer)) forgotten.push(id);
		workflow.saved = saved;
	}
	workflow.settings = settings;
	return forgotten;
}

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

describe('the last 2,000', () => {
	test('are remembered across a restart, the one before them is forgotten', async () => {
		const { workflow, deliver } = await active();
		await deliverAll(deliver, ids('e', 1, 2001));
		expect(workflow.items).toHaveLength(2001);
		expect(await forgottenOf(workflow, ['e1', 'e2', 'e3', 'e500', 'e2000', 'e2001'])).toEqual(['e1']);
	});

	test('count in this process too: nothing grows without end', async () => {
		const { workflow, deliver } = await active();
		await deliverAll(deliver, ids('f', 1, 2001));
		await deliver('f1');
		expect(workflow.items).toHaveLength(2002);
	});

	test('of several processes that take deliveries in turn are remembered by each', async () => {
		const { workflow, deliver } = await active();
		const here = workflow.settings;
		const there = { ...here, nodeType: await anotherProcess() };
		await deliverAll(deliver, ids('p', 1, 2000));
		workflow.settings = there;
		await deliverAll(deliver, ids('q', 1, 500));
		workflow.settings = here;
		await deliver('r1');
		// The last 2,000: 1,499 of the first, 500 of the second, and the one after them.
		const lasting = [...ids('p', 502, 2000), ...ids('q', 1, 500), 'r1'];
		for (const settings of [here, there]) {
			workflow.settings = settings;
			const answers = await deliverAll(deliver, lasting);
			expect(lasting.filter((_, index) => !isRepeat(answers[index]))).toEqual([]);
		}
		expect(workflow.items).toHaveLength(2501);
	});

	test('take a bounded space, however long the ids are', async () => {
		const { workflow, deliver } = await active();
		await deliverAll(
			deliver,
			ids('g', 1, 2100).map((id) => id + 'x'.repeat(1_000)),
		);
		expect(remembered(workflow)).toBe(2000);
		// Two thousand entries of a few characters each.
		expect(workflow.saved.length).toBeLessThan(70_000);
		expect(await deliver(`g2100${'x'.repeat(1_000)}`)).toEqual(REPEATED);
	});
});

describe('several n8n processes, as with webhook processors', () => {
	test('another process verifies a delivery with the secret of the static data', async () => {
		const { workflow, deliver } = await active();
		workflow.settings.nodeType = await anotherProcess();
		expect((await deliver('a')).status).toBe(200);
		workflow.saved = '{}';
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
