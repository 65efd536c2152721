import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { until } from '../support/until.mts';
import { Company } from '../support/company.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** Test runs that are started one right after the other, of which every third takes an event; E2E_LISTENINGS asks for more. */
const ROUNDS = Number(process.env.E2E_LISTENINGS ?? 10);

/** What ClickFunnels takes for an answer: so long n8n is deleting a test's endpoint while the next test begins. */
const LATENCY_MS = 150;

describe(`listening for test events in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let workflows: Array<{ id: string }>;

	before(async () => {
		running = await openRealN8n(major, { sandbox: { rate: 0, latency: LATENCY_MS } });
		n8n = running;
		workflows = [await triggerWorkflow('One'), await triggerWorkflow('Other')];
	});

	after(() => running?.close());

	/** The trigger, an action of ours, and one whose data are pinned. */
	async function triggerWorkflow(name: string): Promise<{ id: string }> {
		const { sandbox, call } = n8n;
		const workspaceId = {
			__rl: true,
			mode: 'id',
			value: String(await new Company(sandbox.api).workspaceId()),
		};
		const data = { apiKey: sandbox.keys.good, gatewayUrl: sandbox.url };
		const { id, name: called, type } = await saveCredential(call, { name: 'test', type: 'matonApi', data });
		const nodeOf = (nodeName: string, nodeType: string, parameters: object) => ({
			id: nodeName,
			name: nodeName,
			type: `${PACKAGE}.${nodeType}`,
			typeVersion: 1,
			position: [0, 0],
			parameters: { workspaceId, ...parameters },
			credentials: { [type]: { id, name: called } },
		});
		const find = { resource: 'contact', operation: 'find', contact: '={{ $json.email_address }}' };
		const list = { resource: 'contact', operation: 'getAll', limit: 20 };
		const trigger = nodeOf('Trigger', 'clickFunnelsTrigger', { events: ['contact.created'] });
		const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
		return await saveWorkflow(call, {
			name,
			nodes: [
				{ ...trigger, webhookId: crypto.randomUUID() },
				nodeOf('Find', 'clickFunnels', find),
				nodeOf('List', 'clickFunnels', list),
			],
			connections: { Trigger: to('Find'), Find: to('List') },
			pinData: { List: Array.from({ length: 200 }, (_, at) => ({ json: { id: at, tags: [{ id: at }] } })) },
		});
	}

	const endpoints = () => n8n.sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(n8n.address));

	/** Starts one, as a click on the node's button does. */
	const listen = async (workflow: { id: string }) => {
		const answer = await n8n.call('POST', `/rest/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: 'Trigger' },
			destinationNode: { nodeName: 'List', mode: 'inclusive' },
			startNodes: [],
		});
		assert.deepEqual(answer, { waitingForWebhook: true });
	};

	const stop = async ({ id }: { id: string }) => await n8n.call('DELETE', `/rest/test-webhook/${id}`);

	const nothingLeft = async () =>
		await until('the end of all endpoints', endpoints, ({ length }) => length === 0);

	/** Has the event happen, and waits for its run. */
	const takeEvent = async ({ id: workflowId }: { id: string }) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
		const runs = async () =>
			(await n8n.call('GET', `/rest/executions?filter=${filter}`)).results.length as number;
		const before = await runs();
		n8n.sandbox.emit({ event_type: 'contact.created' });
		await until('the run', runs, (now) => now === before + 1);
	};

	test(`${ROUNDS} test runs, each begun as soon as the one before has ended`, async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const workflow = workflows[round % 2];
			await listen(workflow);
			assert.ok(endpoints().some(({ url }) => url.includes('/webhook-test/')));
			if (round % 3 === 2) await takeEvent(workflow);
			else await stop(workflow);
		}
		await nothingLeft();
	});

	test('one whose endpoint can not be deleted keeps no other from beginning', async () => {
		const [workflow, other] = workflows;
		await listen(workflow);
		n8n.sandbox.setFaults([{ kind: 'html' }]);
		await stop(workflow);
		await until('what the trigger asks', () => n8n.sandbox.requests().some(({ fault }) => fault === 'html'));
		n8n.sandbox.setFaults([]);
		await listen(other);
		await stop(other);
		await listen(workflow);
		await takeEvent(workflow);
		await nothingLeft();
	});
});
