import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const ENDPOINTS = '/webhooks/outgoing/endpoints';

/** A workflow with the URL of another one, as n8n makes of a copy that is imported. */
async function withCopy() {
	const original = t.workflow();
	await original.activate();
	const copy = t.workflow({}, { webhookId: original.webhookId });
	expect(copy.url).toBe(original.url);
	return { original, copy, endpoint: t.endpointOf(original) };
}

test('a copy that is refused and cleared away by n8n leaves the endpoint of its original', async () => {
	const { original, copy, endpoint } = await withCopy();
	await copy.deactivate();
	expect(t.endpointOf(original)).toEqual(endpoint);
	t.sandbox.emit({ event_type: 'contact.created' });
	expect(t.sandbox.deliveries()).toHaveLength(1);
});

test('a copy that has the static data of its original, as in a backup, leaves its endpoint too', async () => {
	const { original, copy, endpoint } = await withCopy();
	copy.saved = original.saved;
	await copy.deactivate();
	expect(t.endpointOf(original)).toEqual(endpoint);
	copy.saved = original.saved;
	await copy.activate();
	const others = t.endpointsOf(original).production.filter(({ id }) => id !== endpoint.id);
	expect(others).toHaveLength(1);
	expect(copy.state.endpointId).toBe(String(others[0].id));
	expect(copy.warnings.join()).toContain(`another workflow`);
	await copy.deactivate();
	expect(t.endpointsOf(original).production).toEqual([endpoint]);
});

test('a copy neither changes nor takes over the endpoint of its original, also where its secret is shown', async () => {
	t.sandbox.setReadings({ endpointSecrets: 'always' });
	const { original, copy, endpoint } = await withCopy();
	copy.settings.parameters.events = ['order.created'];
	await copy.activate();
	expect(t.endpointsOf(original).production).toContainEqual(endpoint);
	expect(copy.state.endpointId).not.toBe(String(endpoint.id));
});

test('a workflow that moved to another n8n leaves the endpoint of the first, which may be running still', async () => {
	const first = t.workflow();
	await first.activate();
	const endpoint = t.endpointOf(first);
	const moved = t.workflow({}, { id: first.id });
	moved.saved = first.saved;
	await moved.activate();
	expect(t.endpointOf(first)).toEqual(endpoint);
	await moved.deactivate();
	expect(t.endpointsOf(moved).production).toEqual([]);
	expect(t.endpointOf(first)).toEqual(endpoint);
});

test('an endpoint that somebody gave another name in ClickFunnels stays that of its workflow', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { id } = t.endpointOf(workflow);
	await t.company.send('PUT', `${ENDPOINTS}/${id}`, { webhooks_outgoing_endpoint: { name: 'Ours' } });
	await workflow.activate();
	expect(t.endpointOf(workflow).id).toBe(id);
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('an endpoint that others have made for the same URL is left alone', async () => {
	const workflow = t.workflow();
	const { id } = await t.company.createIn(ENDPOINTS.slice(1), {
		webhooks_outgoing_endpoint: { url: workflow.url, name: 'Theirs', event_type_ids: ['contact.created'] },
	});
	await workflow.activate();
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production.map((endpoint) => endpoint.id)).toEqual([id]);
});

test('a second endpoint of the workflow is deleted together with the one that is known', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	await t.company.createIn(ENDPOINTS.slice(1), {
		webhooks_outgoing_endpoint: {
			url: workflow.url,
			name: `n8n: New customers (${workflow.id})`,
			event_type_ids: ['contact.created'],
		},
	});
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('two triggers in one workflow start it with the same event each, also where they were given one id', async () => {
	const first = t.workflow();
	const second = t.workflow({}, { id: first.id, nodeName: 'Another' });
	await first.activate();
	await second.activate();
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	expect([first.items, second.items].map(({ length }) => length)).toEqual([1, 1]);
	await first.deactivate();
	expect(t.endpointsOf(first).production).toEqual([]);
	expect(t.endpointsOf(second).production).toHaveLength(1);
});
