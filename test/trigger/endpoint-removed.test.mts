import type { TriggerWorkflow } from '../support/trigger.mts';
import { startAlteringGateway } from './altering-gateway.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const MEMBER = '/clickfunnels/api/v2/webhooks/outgoing/endpoints';

/** Whether nothing is left by which an endpoint would be taken for its own. */
const forgotten = ({ state }: TriggerWorkflow) =>
	['endpointId', 'workspaceId', 'secret', 'url', 'shownUrl'].every((key) => !(key in state));

test('it is deleted with what else is at its address, and forgotten', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { id } = t.endpointOf(workflow);
	t.sandbox.clearRequests();
	await workflow.deactivate();
	expect(t.sandbox.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
		`GET /clickfunnels/api/v2/workspaces/${t.workspaceIds[0]}/webhooks/outgoing/endpoints`,
		`DELETE ${MEMBER}/${id}`,
	]);
	expect(t.endpointsOf(workflow).production).toEqual([]);
	expect(forgotten(workflow)).toBe(true);
});

test('it is deleted by its address where the id is not known', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	workflow.saved = '{}';
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('it is deleted by its address where the one that is known is gone', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const known = workflow.saved;
	await workflow.deactivate();
	await workflow.activate();
	workflow.saved = known;
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
	expect(forgotten(workflow)).toBe(true);
});

describe('one that is gone already counts as deleted', () => {
	test('deleted in ClickFunnels', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		const { id } = t.endpointOf(workflow);
		await t.company.send('DELETE', `/webhooks/outgoing/endpoints/${id}`);
		await workflow.deactivate();
		expect(forgotten(workflow)).toBe(true);
	});

	test('gone between the look and the deletion', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		gateway.alter = ({ method }) =>
			method === 'DELETE' ? { status: 404, body: { error: 'Not found' } } : undefined;
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		await workflow.activate();
		await workflow.deactivate();
		await gateway.close();
		expect(forgotten(workflow)).toBe(true);
	});

	test('the whole workspace is gone', async () => {
		const workflow = t.workflow({ workspaceId: '123' });
		await workflow.deactivate();
		expect(t.sandbox.requests().map(({ status }) => status)).toEqual([404]);
	});

	test('deactivated twice', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		await workflow.deactivate();
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});

test('deactivation needs nothing but the id: parameters that no longer give anything do not keep it', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	workflow.settings.parameters = { workspaceId: '', events: [] };
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('a deletion that is refused is told to n8n, which tries again', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	t.sandbox.setFaults([{ kind: '500', method: 'DELETE', times: 5 }]);
	await expect(workflow.deactivate()).rejects.toThrow('Maton could not use the ClickFunnels connection');
	expect(t.endpointsOf(workflow).production).toHaveLength(1);
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('so is a list that is refused where the id is not known', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	workflow.saved = '{}';
	t.sandbox.setFaults([{ kind: '500', method: 'GET', times: 5 }]);
	await expect(workflow.deactivate()).rejects.toThrow('Maton could not use the ClickFunnels connection');
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('a deletion that ran although its answer was lost is simply sent again', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	t.sandbox.setFaults([{ kind: 'reset-after', method: 'DELETE', times: 1 }]);
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});
