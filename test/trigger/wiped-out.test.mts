import { pass } from '../support/clock.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const MINUTE = 60_000;

/** A workflow that was activated twice, and what n8n had saved in between. */
async function activatedTwice(generation: 1 | 2) {
	const workflow = t.workflow({}, { generation });
	await workflow.activate();
	const between = workflow.saved;
	await workflow.deactivate();
	await workflow.activate();
	return { workflow, between };
}

const deliver = async (event_id: string) => {
	t.sandbox.emit({ event_type: 'contact.created', event_id });
	await t.settled();
};

// n8n saves static data as a whole: what a slow request saves can be from before an activation.
describe.each([1, 2] as const)(
	'what an activation has saved, wiped out by what was before it, in n8n %i',
	(generation) => {
		test('loses no delivery, and the next one puts it right', async () => {
			const { workflow, between } = await activatedTwice(generation);
			const { secret } = t.endpointOf(workflow);
			workflow.saved = between;
			await deliver('first');
			expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['first']);
			expect(workflow.saved).toContain(secret);
		});

		test('is put right by a look into the event log, too, where nothing is delivered', async () => {
			const { workflow, between } = await activatedTwice(generation);
			const { secret } = t.endpointOf(workflow);
			workflow.saved = between;
			await pass(5 * MINUTE);
			await workflow.tick();
			expect(workflow.saved).toContain(secret);
		});

		test('leaves no endpoint behind at a deactivation, and what missed events need is known after it', async () => {
			const { workflow, between } = await activatedTwice(generation);
			workflow.saved = between;
			await workflow.deactivate();
			expect(t.endpointsOf(workflow).production).toEqual([]);
			await workflow.activate();
			await deliver('after');
			expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['after']);
		});
	},
);

test('an endpoint counts as the last one also where the clock was set back before its activation', async () => {
	const workflow = t.workflow();
	const before = workflow.saved;
	await workflow.activate();
	workflow.saved = before;
	jest.setSystemTime(Date.now() - 60 * MINUTE);
	await workflow.activate();
	await deliver('after');
	expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['after']);
});

test('the secret that was wiped in opens nothing', async () => {
	const { workflow, between } = await activatedTwice(2);
	workflow.saved = between;
	const { secret } = workflow.state;
	expect(secret).not.toBe(t.endpointOf(workflow).secret);
	const forged = signed(String(secret), { event_id: 'forged', event_type: 'contact.created' });
	expect((await workflow.deliver(forged)).status).toBe(401);
	expect(workflow.items).toEqual([]);
});
