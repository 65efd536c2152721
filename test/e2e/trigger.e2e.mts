import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { unflatten } from '../../scripts/n8n/execution.mjs';
import { openRealN8n, type RealN8n } from './real-n8n.mts';
import { until } from '../support/until.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const major = process.env.E2E_N8N === '2' ? 2 : 1;

describe(`the trigger in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let workspaceId: number;
	let workflow: { id: string };

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
		const [team] = await ask('/teams');
		[{ id: workspaceId }] = await ask(`/teams/${team.id}/workspaces`);
		workflow = await saveTriggerWorkflow();
	});

	after(() => running?.close());

	const ask = async (path: string) => {
		const headers = { authorization: `Bearer ${n8n.sandbox.keys.good}`, 'user-agent': 'test' };
		const answer = await fetch(`${n8n.sandbox.url}/clickfunnels/api/v2${path}`, { headers });
		return (await answer.json()) as Array<{ id: number }>;
	};

	async function saveTriggerWorkflow() {
		const { id, name, type } = await saveCredential(n8n.call, {
			name: 'trigger',
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url },
		});
		const trigger = {
			id: 'trigger',
			name: 'ClickFunnels Trigger',
			type: `${PACKAGE}.clickFunnelsTrigger`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: crypto.randomUUID(),
			parameters: {
				workspaceId: { __rl: true, mode: 'id', value: String(workspaceId) },
				events: ['contact.created', 'order.completed'],
				options: { output: 'event' },
			},
			credentials: { [type]: { id, name } },
		};
		const end = {
			...trigger,
			id: 'end',
			name: 'End',
			type: 'n8n-nodes-base.noOp',
			position: [208, 0],
			parameters: {},
		};
		return await saveWorkflow(n8n.call, {
			name: 'Trigger',
			nodes: [trigger, end],
			connections: { [trigger.name]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		});
	}

	const endpoints = () => n8n.sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(n8n.address));

	const activate = async () => {
		await n8n.activate(workflow.id);
		await until('the endpoint', endpoints, ({ length }) => length === 1);
	};

	const deactivate = async () => {
		await n8n.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});
		await until('the end of the endpoint', endpoints, ({ length }) => length === 0);
	};

	/** Items that the workflow has been started with, oldest first. */
	const started = async () => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await n8n.call('GET', `/rest/executions?filter=${filter}`);
		const items: Array<{ event_type: string; event_id: string; data: object }> = [];
		for (const { id, status } of [...results].reverse()) {
			const { data } = await n8n.call('GET', `/rest/executions/${id}`);
			if (status !== 'success' || !data) continue;
			items.push(unflatten(data, n8n.installed.folder).resultData.runData.End[0].data.main[0][0].json);
		}
		return items;
	};

	/** Fires an event, and waits until the workflow has been started with it. */
	const oneMore = async () => {
		const { length: before } = await started();
		n8n.sandbox.emit({ event_type: 'contact.created', workspace_id: workspaceId });
		await until('one more execution', started, ({ length }) => length === before + 1);
	};

	test('an active workflow starts with each event once, with its data, and leaves no endpoint behind', async () => {
		await activate();
		const created = n8n.sandbox.emit({ event_type: 'contact.created', workspace_id: workspaceId });
		n8n.sandbox.emit({ event_type: 'order.completed', workspace_id: workspaceId });
		n8n.sandbox.emit({ event_type: 'course.created', workspace_id: workspaceId });
		await until('two executions', started, ({ length }) => length === 2);
		const items = await started();
		assert.deepEqual(items.map(({ event_type }) => event_type).sort(), [
			'contact.created',
			'order.completed',
		]);
		const contact = items.find(({ event_type }) => event_type === 'contact.created');
		assert.deepEqual(contact?.data, created[0].event.data);
		// The same event again: answered, but not run.
		const { event_id } = created[0].event;
		n8n.sandbox.emit({ event_type: 'contact.created', workspace_id: workspaceId, event_id });
		await until(
			'the last delivery',
			() => n8n.sandbox.deliveries().filter(({ status }) => status === 'pending'),
			({ length }) => length === 0,
		);
		assert.equal((await started()).length, 2);
		await deactivate();
	});

	test('n8n finds the schema of a simplified event', async () => {
		const schema = await n8n.call('GET', `/schemas/${PACKAGE}.clickFunnelsTrigger/1.0.0.json`);
		assert.equal(schema.properties.email_address.type, 'string');
	});

	test('a crash while it is active leaves exactly one endpoint after the next start, and none after the end', async () => {
		await activate();
		const [{ id }] = endpoints();
		// n8n keeps the signing secret a moment after the endpoint is there; once an event has come, it has.
		await oneMore();
		await n8n.crashAndRestart();
		await oneMore();
		assert.deepEqual(
			endpoints().map((endpoint) => endpoint.id),
			[id],
		);
		await deactivate();
	});
});
