import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { unflatten } from '../../scripts/n8n/execution.mjs';
import { N8nRefusal } from '../../scripts/n8n/rest.mjs';
import { Company, type Rec } from '../support/company.mts';
import { until } from '../support/until.mts';
import { databaseOf } from './database.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';
import { SHORT_TIMES } from './trigger-world.mts';

const NAME = 'ClickFunnels Trigger';
const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** A workflow as n8n answers it. */
interface Saved {
	id: string;
	name: string;
	staticData: object | null;
}

/** The event that a run began with. */
interface StartedBy {
	event_id: string;
	event_type: string;
	_caught_up?: boolean;
}

/** What n8n keeps of what a node gave. */
type Ran = Array<{ data: { main: Array<Array<{ json: StartedBy }>> } }>;

/** What a trigger node is made of, where it differs from the others. */
interface TriggerNode {
	name?: string;
	webhookId?: string;
	events?: string[];
}

describe(`whose an endpoint is, in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let company: Company;
	let workspaceId: number;
	let credentials: object;

	before(async () => {
		running = n8n = await openRealN8n(major, { times: SHORT_TIMES });
		company = new Company(n8n.sandbox.api);
		workspaceId = await company.workspaceId();
		const { id, name, type } = await saveCredential(n8n.call, {
			name: 'copies',
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url },
		});
		credentials = { [type]: { id, name } };
	});

	after(() => running?.close());

	/** A new workflow that has trigger nodes alone. */
	async function saved(name: string, ...triggers: TriggerNode[]): Promise<Saved> {
		const nodes = triggers.map(({ name: called = NAME, webhookId = randomUUID(), events }, index) => ({
			id: `trigger-${index}`,
			name: called,
			type: 'n8n-nodes-clickfunnels-maton.clickFunnelsTrigger',
			typeVersion: 1,
			position: [0, 200 * index],
			webhookId,
			parameters: {
				workspaceId: { __rl: true, mode: 'id', value: String(workspaceId) },
				events: events ?? ['contact.created'],
				options: { output: 'event' },
			},
			credentials,
		}));
		return await saveWorkflow(n8n.call, { name, nodes, connections: {} });
	}

	const allEndpoints = async () => await company.in('webhooks/outgoing/endpoints');

	const createEndpoint = async (url: string, name: string) => {
		const endpoint = { url, name, event_type_ids: ['contact.created'] };
		const body = { webhooks_outgoing_endpoint: endpoint };
		return (await company.createIn('webhooks/outgoing/endpoints', body)).id;
	};

	/** The endpoints that bear the workflow's id. */
	const endpointsOf = async ({ id }: Saved): Promise<Rec[]> =>
		(await allEndpoints()).filter(({ name }) => String(name).endsWith(`(${id})`));

	const untilEndpoints = async (workflow: Saved, count: number) =>
		await until(
			`${count} endpoints of ${workflow.name}`,
			async () => await endpointsOf(workflow),
			({ length }) => length === count,
		);

	/** @returns its endpoints, once n8n has kept their secrets */
	async function activate(workflow: Saved, count = 1) {
		await n8n.activate(workflow.id);
		const endpoints = await untilEndpoints(workflow, count);
		for (const { id } of endpoints) await untilKept(workflow, id);
		return endpoints;
	}

	/** n8n keeps the secret of an endpoint together with its id, some moments after it was made. */
	const untilKept = async (workflow: Saved, endpointId: number) =>
		await until(`the secret of ${endpointId}`, async () => keeps(await stateOf(workflow), endpointId));

	const keeps = (state: object | null, endpointId: number) =>
		JSON.stringify(state).includes(`"endpointId":"${endpointId}"`);

	const stateOf = async ({ id }: Saved): Promise<object | null> =>
		((await n8n.call('GET', `/rest/workflows/${id}`)) as Saved).staticData;

	const keep = async ({ id }: Saved, staticData: string) =>
		await databaseOf(n8n)(`UPDATE workflow_entity SET staticData = ${staticData} WHERE id = '${id}'`);

	/** @param left ids of the endpoints that are to be there after it */
	async function deactivate(workflow: Saved, left: number[] = []) {
		await n8n.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});
		const endpoints = await untilEndpoints(workflow, left.length);
		assert.deepEqual(
			endpoints.map(({ id }) => id),
			left,
		);
	}

	/** The event that each run of a workflow began with, the oldest first; by hand where it is said. */
	async function runs({ id: workflowId }: Saved, isByHand = false) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await n8n.call('GET', `/rest/executions?filter=${filter}`);
		const events: StartedBy[] = [];
		for (const { id, status, mode } of [...results].reverse()) {
			const { data } = await n8n.call('GET', `/rest/executions/${id}`);
			if (status !== 'success' || !data || (mode === 'manual') !== isByHand) continue;
			const { runData } = unflatten(data, n8n.installed.folder).resultData;
			for (const [{ data: given }] of Object.values<Ran>(runData)) events.push(given.main[0][0].json);
		}
		return events;
	}

	const fire = (event_type = 'contact.created') => {
		const event_id = randomUUID();
		n8n.sandbox.emit({ event_type, workspace_id: workspaceId, event_id });
		return event_id;
	};

	/** Has ClickFunnels log an event that it does not deliver. @returns its id */
	const miss = () => {
		const { api } = n8n.sandbox;
		const event = { ...api.sampleEvent('contact.created', workspaceId), eventId: randomUUID() };
		api.logEvent({ ...event, createdAt: new Date().toISOString() });
		return event.eventId;
	};

	const runsWith = async (workflow: Saved, event: string) =>
		(await runs(workflow)).filter(({ event_id }) => event_id === event);

	/** Waits until an event has started a workflow as often as is said. */
	const untilStarted = async (workflow: Saved, event: string, times: number) =>
		await until(
			`${times} runs of ${workflow.name}`,
			async () => await runsWith(workflow, event),
			({ length }) => length === times,
		);

	/** Has an event happen, and waits until it has started each of the workflows once. @returns its id */
	async function startsEach(...workflows: Saved[]): Promise<string> {
		const event = fire();
		for (const workflow of workflows) await untilStarted(workflow, event, 1);
		return event;
	}

	test('a copy at the same address that is refused and deactivated leaves the original listening', async () => {
		const webhookId = randomUUID();
		const original = await saved('Original', { webhookId });
		const [endpoint] = await activate(original);
		const copy = await saved('Copy', { webhookId });
		await assert.rejects(n8n.activate(copy.id), N8nRefusal);
		await deactivate(copy);
		assert.deepEqual(await endpointsOf(original), [endpoint]);
		await startsEach(original);
		await deactivate(original);
	});

	test('a duplicate at an address of its own has an endpoint of its own', async () => {
		const original = await saved('Duplicated', {});
		const duplicate = await saved('Duplicate', {});
		const endpoints = await activate(original);
		await activate(duplicate);
		await startsEach(original, duplicate);
		await deactivate(duplicate);
		assert.deepEqual(await endpointsOf(original), endpoints);
		await startsEach(original);
		await deactivate(original);
	});

	test('two triggers in one workflow have an endpoint each, and none in the end', async () => {
		const other = 'Somebody bought';
		const workflow = await saved('Two triggers', {}, { name: other, events: ['order.completed'] });
		await activate(workflow, 2);
		fire();
		fire('order.completed');
		const types = async () => (await runs(workflow)).map(({ event_type }) => event_type).sort();
		await until('both', types, ({ length }) => length === 2);
		assert.deepEqual(await types(), ['contact.created', 'order.completed']);
		await deactivate(workflow);
	});

	test('an endpoint by another name at the same address stays', async () => {
		const webhookId = randomUUID();
		const workflow = await saved('Neighbours', { webhookId });
		const [{ url }] = await activate(workflow);
		await deactivate(workflow);
		const names = ['n8n: Neighbours', `n8n: Neighbours (${randomUUID()})`, 'Made by hand'];
		for (const name of names) await createEndpoint(String(url), name);
		const namesThere = async () =>
			(await allEndpoints()).filter((endpoint) => endpoint.url === url).map(({ name }) => name);
		await activate(workflow);
		assert.equal((await namesThere()).length, names.length + 1);
		await startsEach(workflow);
		await deactivate(workflow);
		assert.deepEqual((await namesThere()).sort(), names.sort());
	});

	test('a test run beside the active workflow: both get the event, and the test leaves nothing behind and ends nothing else', async () => {
		const workflow = await saved('Tried out', {});
		const endpoints = await activate(workflow);
		const { waitingForWebhook } = await n8n.call('POST', `/rest/workflows/${workflow.id}/run`, {
			workflowData: await n8n.call('GET', `/rest/workflows/${workflow.id}`),
			triggerToStartFrom: { name: NAME },
			startNodes: [],
		});
		assert.equal(waitingForWebhook, true);
		await untilEndpoints(workflow, 2);
		await startsEach(workflow);
		await until(
			'the test run',
			async () => await runs(workflow, true),
			({ length }) => length === 1,
		);
		await untilEndpoints(workflow, 1);
		assert.deepEqual(await endpointsOf(workflow), endpoints);
		await startsEach(workflow);
		await untilStarted(workflow, miss(), 1);
		await deactivate(workflow);
	});

	test('a workflow that moved here leaves the endpoint at its old address, which may be running still', async () => {
		const workflow = await saved('Moved', {});
		const url = 'http://127.0.0.1:9/webhook/there';
		const id = await createEndpoint(url, `n8n: Moved (${workflow.id})`);
		const state = { endpointId: String(id), workspaceId: String(workspaceId), secret: 'ab'.repeat(32), url };
		await keep(workflow, `'${JSON.stringify({ [`node:${NAME}`]: state })}'`);
		await n8n.activate(workflow.id);
		const own = (await untilEndpoints(workflow, 2)).find((endpoint) => endpoint.url !== url);
		await untilKept(workflow, Number(own?.id));
		await startsEach(workflow);
		await deactivate(workflow, [id]);
		await company.send('DELETE', `/webhooks/outgoing/endpoints/${id}`);
	});

	test('imported with its id, or restored from an older database: one endpoint each after the start, that delivers', async () => {
		const [imported, restored] = [await saved('Imported', {}), await saved('Restored', {})];
		await activate(imported);
		await activate(restored);
		const older = JSON.stringify(await stateOf(restored));
		await deactivate(restored);
		await activate(restored);
		const sinceThen = await startsEach(imported, restored);
		await n8n.end('stop');
		await keep(imported, 'NULL');
		await keep(restored, `'${older}'`);
		const before = (await allEndpoints()).map(({ id }) => id);
		await n8n.restart();
		for (const workflow of [imported, restored]) {
			// n8n activates anew what it could not activate at once: then there is another one in the end.
			await until(
				`a new endpoint of ${workflow.name}, with its secret`,
				async () => ({ endpoints: await endpointsOf(workflow), state: await stateOf(workflow) }),
				({ endpoints, state }) =>
					endpoints.length === 1 && endpoints.every(({ id }) => !before.includes(id) && keeps(state, id)),
			);
		}
		await startsEach(imported, restored);
		// What an older database has not seen was missed, to all that it knows; what begins anew has missed nothing.
		const [, second] = await untilStarted(restored, sinceThen, 2);
		assert.equal(second._caught_up, true);
		assert.equal((await runsWith(imported, sinceThen)).length, 1);
		await deactivate(imported);
		await deactivate(restored);
	});
});
