import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

test('production and test run have an endpoint each; the test one is gone after its first event', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const production = t.endpointOf(workflow);
	const { saved } = workflow;

	await workflow.listen();
	const { test: listening } = t.endpointsOf(workflow);
	expect(listening).toHaveLength(1);
	expect(listening[0]).toMatchObject({ url: workflow.testUrl, eventTypeIds: ['contact.created'] });
	expect(t.endpointOf(workflow)).toEqual(production);
	expect(workflow.saved).toBe(saved);

	// One event for both: the production workflow and the test run start once each.
	const deliveries = t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(deliveries.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
	expect(workflow.items).toHaveLength(2);
	expect(t.endpointsOf(workflow)).toEqual({ production: [production], test: [] });

	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(workflow.items).toHaveLength(3);
});

test('listening in vain and stopping leaves nothing behind and production as it was', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const before = t.sandbox.api.webhookEndpoints();
	await workflow.listen();
	await workflow.stopListening();
	expect(t.sandbox.api.webhookEndpoints()).toEqual(before);
	expect(workflow.state).toMatchObject({ secret: t.endpointOf(workflow).secret });
});

test('a workflow that was never active can listen', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(workflow.items).toHaveLength(1);
	expect(t.endpointsOf(workflow)).toEqual({ production: [], test: [] });
	expect(workflow.saved).toBe('{}');
});

test('what was left by a listening that n8n did not survive is replaced by the next', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	const [left] = t.endpointsOf(workflow).test;
	workflow.savedTest = undefined;
	await workflow.listen();
	const { test: listening } = t.endpointsOf(workflow);
	expect(listening).toHaveLength(1);
	expect(listening[0].id).not.toBe(left.id);
	await workflow.stopListening();
	expect(t.endpointsOf(workflow).test).toEqual([]);
});

test('production that starts and stops during a test run does not disturb it', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	const before = t.endpointsOf(workflow).test;
	await workflow.activate();
	await workflow.deactivate();
	expect(t.endpointsOf(workflow)).toEqual({ production: [], test: before });
	await workflow.stopListening();
});

test('a listening that can not start says why and leaves nothing behind', async () => {
	const workflow = t.workflow({ events: ['contact.vanished'] });
	await workflow.activate().catch(() => undefined);
	await expect(workflow.listen()).rejects.toThrow('is not a valid event type');
	expect(t.endpointsOf(workflow)).toEqual({ production: [], test: [] });
});

test('the same event can be tried again in the next listening', async () => {
	const workflow = t.workflow();
	for (let round = 1; round <= 2; round++) {
		await workflow.listen();
		t.sandbox.emit({ event_type: 'contact.created', event_id: 'sent-again-by-hand' });
		await t.settled();
		expect(workflow.items).toHaveLength(round);
	}
});

test('a forged delivery does not end the listening', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	const answer = await fetch(workflow.testUrl, { method: 'POST', body: '{"event_id":"1"}' });
	expect(answer.status).toBe(401);
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect(workflow.items).toHaveLength(1);
});

test('n8n does not wait for the end of a listening; the next one waits for it, and has an endpoint of its own', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	t.sandbox.setLatency(300);
	const stopping = workflow.endListening();
	const [left] = t.endpointsOf(workflow).test;
	expect(left).toBeDefined();
	await stopping;
	expect(t.endpointsOf(workflow).test).toEqual([left]);
	await workflow.listen();
	const { test: listening } = t.endpointsOf(workflow);
	expect(listening).toHaveLength(1);
	expect(listening[0].id).not.toBe(left.id);
	await workflow.stopListening();
	expect(t.endpointsOf(workflow).test).toEqual([]);
});

test('a listening whose endpoint can not be deleted ends all the same; n8n’s log says so, and the next one deletes it', async () => {
	const workflow = t.workflow();
	await workflow.listen();
	t.sandbox.setFaults([{ kind: 'html' }]);
	await workflow.stopListening();
	expect(t.endpointsOf(workflow).test).toHaveLength(1);
	expect(workflow.warnings).toEqual([
		expect.stringMatching(
			/the webhook endpoint of a test run could not be deleted; the next one of this node deletes it\. .+/,
		),
	]);
	t.sandbox.setFaults([]);
	await workflow.listen();
	await workflow.stopListening();
	expect(t.endpointsOf(workflow).test).toEqual([]);
});
