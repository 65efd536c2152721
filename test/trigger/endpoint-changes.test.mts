import { startSandbox } from '../../sandbox/index.mts';
import { byId } from '../support/engine.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

/** Exactly one endpoint, whose secret the workflow knows. */
function expectOne(workflow: TriggerWorkflow): void {
	const endpoint = t.endpointOf(workflow);
	expect(workflow.state).toMatchObject({ endpointId: String(endpoint.id), secret: endpoint.secret });
}

async function expectNoneAfterDeactivation(workflow: TriggerWorkflow): Promise<void> {
	await workflow.deactivate();
	expect(t.endpointsOf(workflow)).toEqual({ production: [], test: [] });
}

test('several activations in a row leave exactly one endpoint, the same', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const first = t.endpointOf(workflow);
	for (let round = 0; round < 3; round++) await workflow.activate();
	expect(t.endpointOf(workflow)).toEqual(first);
	await expectNoneAfterDeactivation(workflow);
});

test('on and off and on again leaves exactly one', async () => {
	const workflow = t.workflow();
	for (let round = 0; round < 3; round++) {
		await workflow.activate();
		expectOne(workflow);
		await expectNoneAfterDeactivation(workflow);
	}
});

describe('n8n is killed between creating and saving', () => {
	test('the next activation leaves exactly one', async () => {
		const workflow = t.workflow();
		await workflow.activate({ killed: true });
		const lost = t.endpointOf(workflow);
		expect(workflow.saved).toBe('{}');
		await workflow.activate();
		expectOne(workflow);
		expect(t.endpointOf(workflow).id).not.toBe(lost.id);
		await expectNoneAfterDeactivation(workflow);
	});

	test('again and again', async () => {
		const workflow = t.workflow();
		for (let round = 0; round < 4; round++) await workflow.activate({ killed: true });
		expect(t.endpointsOf(workflow).production).toHaveLength(1);
		await expectNoneAfterDeactivation(workflow);
	});

	test('while the workspace was being changed', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		workflow.settings.parameters.workspaceId = byId(t.workspaceIds[1]);
		await workflow.activate({ killed: true });
		expect(t.endpointsOf(workflow).production).toHaveLength(1);
		await workflow.activate();
		expectOne(workflow);
		expect(t.endpointOf(workflow).workspaceId).toBe(t.workspaceIds[1]);
		await expectNoneAfterDeactivation(workflow);
	});

	test('while the workspace was being changed, and deactivated right after the start', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		workflow.settings.parameters.workspaceId = byId(t.workspaceIds[1]);
		await workflow.activate({ killed: true });
		await expectNoneAfterDeactivation(workflow);
	});
});

describe('a workspace that changes', () => {
	test.each(['in the same team', 'in another team'])('%s: the old endpoint is gone', async (where) => {
		const to = t.workspaceIds[where === 'in the same team' ? 1 : 2];
		const workflow = t.workflow();
		await workflow.activate();
		workflow.settings.parameters.workspaceId = byId(to);
		await workflow.activate();
		expectOne(workflow);
		expect(t.endpointOf(workflow).workspaceId).toBe(to);
		await expectNoneAfterDeactivation(workflow);
	});

	test('with a deactivation in between, as n8n does when a workflow is saved', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		await workflow.deactivate();
		workflow.settings.parameters.workspaceId = byId(t.workspaceIds[1]);
		await workflow.activate();
		expectOne(workflow);
		await expectNoneAfterDeactivation(workflow);
	});

	test('and is refused: the old endpoint is gone all the same, nothing is left', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		workflow.settings.parameters.workspaceId = byId(t.workspaceIds[1]);
		t.sandbox.setFaults([{ kind: '500', method: 'POST' }]);
		await expect(workflow.activate()).rejects.toThrow();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});

test('a list of events that changes, with n8n started anew, leaves exactly one', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	workflow.settings.parameters.events = ['order.completed'];
	await workflow.activate();
	expectOne(workflow);
	expect(t.endpointOf(workflow).eventTypeIds).toEqual(['order.completed']);
	await expectNoneAfterDeactivation(workflow);
});

describe('a credential that changes', () => {
	test('to another key of the same account: the endpoint is kept', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		const before = t.endpointOf(workflow);
		workflow.settings.apiKey = t.sandbox.keys.twoConnections;
		await workflow.activate();
		expectOne(workflow);
		expect(t.endpointOf(workflow)).toEqual(before);
		await expectNoneAfterDeactivation(workflow);
	});

	test('to another account: exactly one there, known by its own secret', async () => {
		const other = await startSandbox({ rate: 0, seed: 2 });
		const workflow = t.workflow();
		await workflow.activate();
		const { secret } = t.endpointOf(workflow);

		const [, account] = other.api.webhookEndpoints();
		workflow.settings.gatewayUrl = other.url;
		workflow.settings.parameters.workspaceId = byId(account.workspaceId);
		await workflow.activate();
		const there = other.api.webhookEndpoints().filter(({ url }) => url === workflow.url);
		expect(there).toHaveLength(1);
		expect(workflow.state).toMatchObject({ endpointId: String(there[0].id), secret: there[0].secret });
		expect(workflow.state.secret).not.toBe(secret);

		await workflow.deactivate();
		expect(other.api.webhookEndpoints().filter(({ url }) => url === workflow.url)).toEqual([]);
		await other.close();
	});
});

test('a backup that is started at another address leaves the endpoint of the original alone', async () => {
	const original = t.workflow();
	await original.activate();
	const endpoint = t.endpointOf(original);

	const copy = t.workflow({}, { address: 'http://localhost:5678' });
	copy.saved = original.saved;
	await copy.activate();
	expectOne(copy);
	await expectNoneAfterDeactivation(copy);
	expect(t.endpointOf(original)).toEqual(endpoint);
});

test('two workflows in one workspace have an endpoint each, and neither touches the other', async () => {
	const [one, two] = [t.workflow(), t.workflow()];
	await one.activate();
	await two.activate();
	expectOne(one);
	expectOne(two);
	await expectNoneAfterDeactivation(one);
	expectOne(two);
});

test('what was delivered stays remembered over deactivation and activation', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	t.sandbox.emit({ event_type: 'contact.created' });
	await t.settled();
	const [{ event_id: id }] = workflow.items;
	await workflow.deactivate();
	expect(workflow.state.secret).toBeUndefined();
	await workflow.activate();
	t.sandbox.emit({ event_type: 'contact.created', event_id: String(id) });
	await t.settled();
	expect(workflow.items).toHaveLength(1);
});
