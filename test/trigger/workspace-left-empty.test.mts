import { byId } from '../support/engine.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const NONE = { workspaceId: byId('') };

describe('where the connection covers one workspace', () => {
	beforeEach(() => t.sandbox.setReadings({ workspaces: 'one' }));

	test('a workspace that is left empty is that one: its events start the workflow, and nothing is left behind', async () => {
		const workflow = t.workflow(NONE);
		await workflow.activate();
		expect(t.endpointOf(workflow).workspaceId).toBe(t.workspaceIds[0]);
		t.sandbox.emit({ event_type: 'contact.created', workspace_id: t.workspaceIds[0] });
		await t.settled();
		expect(workflow.items).toHaveLength(1);
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('activated again, the endpoint stays the same', async () => {
		const workflow = t.workflow(NONE);
		await workflow.activate();
		const { id } = t.endpointOf(workflow);
		await workflow.activate();
		expect(t.endpointOf(workflow).id).toBe(id);
	});
});

test('where it covers several, the activation is refused and names them', async () => {
	const workflow = t.workflow(NONE);
	await expect(workflow.activate()).rejects.toThrow(
		/^Workspace: the connection covers several, so that one must be chosen: Brightpath \(\d+\), Brightpath Labs \(\d+\), Trailhead \(\d+\)\. Choose it/,
	);
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('an expression that gives nothing is refused, whatever the connection covers', async () => {
	t.sandbox.setReadings({ workspaces: 'one' });
	const workflow = t.workflow({ workspaceId: byId('={{ undefined }}') });
	await expect(workflow.activate()).rejects.toThrow(
		'Workspace: the expression gives no value, which would mean the only workspace that there is',
	);
	expect(t.sandbox.requests()).toEqual([]);
});

test('where it covers several by now, a workflow that has lost its state still leaves nothing behind', async () => {
	t.sandbox.setReadings({ workspaces: 'one' });
	const workflow = t.workflow(NONE);
	await workflow.activate();
	workflow.saved = '{}';
	t.sandbox.setReadings({ workspaces: 'all' });
	await workflow.deactivate();
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

describe('where it covers several and the credential names a default', () => {
	const withDefault = (defaultWorkspace: string) => t.workflow(NONE, { credential: { defaultWorkspace } });

	test('the endpoint is in that one, and is found again when the default has changed', async () => {
		const [first, second] = t.workspaceIds;
		const workflow = withDefault(String(second));
		await workflow.activate();
		expect(t.endpointOf(workflow).workspaceId).toBe(second);
		workflow.saved = '{}';
		workflow.settings.credential = { defaultWorkspace: String(first) };
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('one that the connection does not cover is refused by its name', async () => {
		const workflow = withDefault('999999');
		await expect(workflow.activate()).rejects.toThrow(
			/^Default Workspace: 999999 is none that the connection covers: Brightpath \(\d+\)/,
		);
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});
