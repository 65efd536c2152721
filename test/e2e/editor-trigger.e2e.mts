import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { usualEvents } from '../../nodes/ClickFunnels/kinds/usualEvents.ts';
import { saveWorkflow } from '../../scripts/n8n/example.mjs';
import { until } from '../support/until.mts';
import { seeWords } from './editor/editor.mts';
import { inList, major, useStage } from './editor/stage.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NODE = 'ClickFunnels';

describe(`the trigger in the editor of a real n8n ${major}`, { timeout: 900_000 }, () => {
	const stage = useStage();
	const { credential, onScreen } = stage;
	const TRIGGER = 'ClickFunnels Trigger';
	const MAKE_IT_HAPPEN = /submit your form, tag a contact or buy with a test card/;

	onScreen('is found by what people call an event, and has an entry for each', 'events', async (editor) => {
		await credential();
		await editor.openCreator();
		for (const words of ['purchase', 'sale', 'lead', 'opt-in']) await editor.findNode(words, NODE);
		const entries = await editor.openTriggers(NODE);
		assert.equal(entries.length, usualEvents.length);
		const panel = await editor.addTrigger('On one-time order completed');
		await until(
			'the event',
			async () => await panel.chosenOf('Trigger On'),
			(names) => names.includes('Order One-Time Completed'),
		);
		await until('a credential', async () => await panel.credential());
	});

	/** A stored workflow of the trigger alone; gives its ID. */
	const triggerWorkflow = async (options: object) => {
		const { id, name } = await credential();
		const trigger = {
			id: 'trigger',
			name: TRIGGER,
			type: `${PACKAGE}.clickFunnelsTrigger`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: crypto.randomUUID(),
			parameters: {
				workspaceId: inList(stage.workspace, 'Brightpath'),
				events: ['contact.created'],
				moreEvents: ['contact.deleted'],
				options,
			},
			credentials: { matonApi: { id, name } },
		};
		const saved = await saveWorkflow(stage.n8n.call, {
			name: crypto.randomUUID(),
			nodes: [trigger],
			connections: {},
		});
		return saved.id as string;
	};

	onScreen('takes the latest event at once', 'latest-event', async (editor) => {
		await editor.openNode(await triggerWorkflow({ latestEvent: true }), TRIGGER);
		await seeWords(editor.page.getByTestId('ndv'), MAKE_IT_HAPPEN);
		await editor.runStep();
		const row = await editor.outputRow();
		assert.equal(row.event_type, 'contact.created');
		assert.match(row.email_address, /@/);
	});

	onScreen('says on the canvas what it waits for', 'listening', async (editor) => {
		const node = await editor.openWorkflow(await triggerWorkflow({}), TRIGGER);
		await seeWords(node, 'contact.created, contact.deleted');
		await editor.page.getByTestId('execute-workflow-button').first().click();
		await seeWords(editor.page.locator('body'), MAKE_IT_HAPPEN);
		await seeWords(editor.page.locator('body'), /add the option Latest Event/);
	});

	onScreen('activated in the editor, it shows an event among the executions', 'arrived', async (editor) => {
		const { sandbox, address, call } = stage.n8n;
		const workflowId = await triggerWorkflow({});
		await editor.openWorkflow(workflowId, TRIGGER);
		await editor.activate();
		// Not that of the test before, which is still listening.
		const own = () =>
			sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(`${address}/webhook/`));
		await until('the endpoint', own, ({ length }) => length === 1);
		const deliveries = sandbox.emit({ event_type: 'contact.created', workspace_id: stage.workspace });
		await until('the answer', () => deliveries.every(({ status }) => status === 'delivered'));
		await editor.page.goto(`/workflow/${workflowId}/executions`);
		await seeWords(editor.page.locator('body'), /Succeeded in/);
		await call('POST', `/rest/workflows/${workflowId}/deactivate`, {});
		await until('the end of the endpoint', own, ({ length }) => length === 0);
	});
});
