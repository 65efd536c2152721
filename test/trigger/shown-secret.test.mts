import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { byId, runNode } from '../support/engine.mts';
import { startAlteringGateway, type AlteringGateway } from './altering-gateway.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

/** A ClickFunnels that shows signing secrets wherever it shows an endpoint. */
let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => t.sandbox.url);
});
beforeEach(() => {
	show((secret) => secret);
});
afterAll(() => gateway.close());

function show(as: (secret: string) => unknown): void {
	gateway.alter = ({ method, path }, { status, body }) => {
		if (method === 'POST' || !/\/webhooks\/outgoing\/endpoints/.test(path) || status !== 200)
			return undefined;
		const endpoints = t.sandbox.api.webhookEndpoints();
		const withSecret = (row: { id: number }) => ({
			...row,
			webhook_secret: as(endpoints.find(({ id }) => id === row.id)?.secret ?? ''),
		});
		return { status, body: Array.isArray(body) ? body.map(withSecret) : withSecret(body as { id: number }) };
	};
}

const EVENT = { event_id: 'e-1', event_type: 'contact.created' };

test('a trigger that has lost its state goes on with the endpoint that is there', async () => {
	const workflow = t.workflow({}, { gatewayUrl: gateway.url });
	await workflow.activate();
	const { id, secret } = t.endpointOf(workflow);
	workflow.saved = '{}';
	t.sandbox.clearRequests();
	await workflow.activate();
	expect(t.methods()).not.toContain('POST');
	expect(t.methods()).not.toContain('DELETE');
	expect(t.endpointOf(workflow).id).toBe(id);
	expect((await workflow.deliver(signed(secret, EVENT))).status).toBe(200);
	expect(workflow.items).toHaveLength(1);
	// What was taken over is known from then on.
	t.sandbox.clearRequests();
	await workflow.deactivate();
	expect(t.methods()).toEqual(['GET', 'DELETE']);
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('what it takes over is made as the node wants it, and there is one', async () => {
	const workflow = t.workflow({}, { gatewayUrl: gateway.url });
	await workflow.activate();
	await t.company.createIn('webhooks/outgoing/endpoints', {
		webhooks_outgoing_endpoint: {
			url: workflow.url,
			name: `n8n: Twin (${workflow.id})`,
			event_type_ids: ['order.created'],
		},
	});
	workflow.saved = '{}';
	workflow.settings.parameters.events = ['contact.updated'];
	await workflow.activate();
	expect(t.endpointOf(workflow).eventTypeIds).toEqual(['contact.updated']);
});

test('a secret that is masked is none: the endpoint is made anew', async () => {
	show((secret) => `****${secret.slice(-4)}`);
	const workflow = t.workflow({}, { gatewayUrl: gateway.url });
	await workflow.activate();
	const { id } = t.endpointOf(workflow);
	workflow.saved = '{}';
	await workflow.activate();
	const now = t.endpointOf(workflow);
	expect(now.id).not.toBe(id);
	expect((await workflow.deliver(signed(now.secret, EVENT))).status).toBe(200);
});

test('the node gives a secret where it is made, and nowhere else', async () => {
	const endpoint = { resource: 'webhookEndpoint', output: 'raw' };
	const run = async (parameters: object) => {
		const { items, problem } = await runNode({ ...endpoint, ...parameters }, { url: gateway.url });
		expect(problem?.message).toBeUndefined();
		return items.map(({ json }) => json);
	};
	const workspaceId = byId(t.workspaceIds[0]);
	const [created] = await run({
		operation: 'create',
		workspaceId,
		url: 'https://example.com/hook',
		name: 'Mine',
		eventTypeIds: ['contact.created'],
	});
	expect(created.webhook_secret).toMatch(/^[0-9a-f]{64}$/);
	const shown = [
		...(await run({ operation: 'get', webhookEndpoint: byId(Number(created.id)) })),
		...(await run({ operation: 'get', webhookEndpoint: byId(Number(created.id)), output: 'simple' })),
		...(await run({ operation: 'getAll', workspaceId, returnAll: true })),
		...(await run({
			operation: 'update',
			webhookEndpoint: byId(Number(created.id)),
			additionalFields: { name: 'Ours' },
		})),
	];
	expect(shown.length).toBeGreaterThan(3);
	expect(shown[0]).toMatchObject({ id: created.id, name: 'Mine' });
	for (const row of shown) expect(row).not.toHaveProperty('webhook_secret');
	// n8n 2 keeps what is named so out of executions.
	expect(new ClickFunnels().description.sensitiveOutputFields).toEqual(['webhook_secret']);
});
