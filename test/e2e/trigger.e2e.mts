import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { unflatten } from '../../scripts/n8n/execution.mjs';
import { N8nRefusal } from '../../scripts/n8n/rest.mjs';
import { signature } from '../../sandbox/webhooks/signature.mts';
import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';
import { databaseOf } from './database.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

/** A workflow as n8n answers it. */
interface Saved {
	id: string;
	staticData?: object | null;
}

/** What n8n 2 says of the activation of a workflow. */
interface Publication {
	status: string;
	triggers: Array<{ errorMessage: string }>;
}

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NAME = 'ClickFunnels Trigger';
const DAY_SECONDS = 86_400;
const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** How often n8n tries an activation that is refused. */
const ACTIVATIONS = major === 2 ? 5 : 1;

describe(`the trigger in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let gateway: AlteringGateway;
	let workspaceId: number;
	let workflow: Saved;

	before(async () => {
		gateway = await startAlteringGateway(() => n8n.sandbox.url);
		running = n8n = await openRealN8n(major);
		workspaceId = await new Company(n8n.sandbox.api).workspaceId();
		workflow = await saveTriggerWorkflow();
	});

	after(async () => {
		await running?.close();
		await gateway.close();
	});

	/** @param options of the trigger @param credential where it differs from the good one */
	async function saveTriggerWorkflow(options: object = {}, credential: object = {}): Promise<Saved> {
		// What has the name of another one takes its place.
		const called = crypto.randomUUID();
		const { id, name, type } = await saveCredential(n8n.call, {
			name: called,
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: gateway.url, ...credential },
		});
		const trigger = {
			id: 'trigger',
			name: NAME,
			type: `${PACKAGE}.clickFunnelsTrigger`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: crypto.randomUUID(),
			parameters: {
				workspaceId: { __rl: true, mode: 'id', value: String(workspaceId) },
				events: ['contact.created', 'order.completed'],
				options: { output: 'event', ...options },
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
			name: called,
			nodes: [trigger, end],
			connections: { [trigger.name]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		});
	}

	const endpoints = () => n8n.sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(n8n.address));

	const keptOf = async ({ id }: Saved) =>
		JSON.stringify(((await n8n.call('GET', `/rest/workflows/${id}`)) as Saved).staticData);

	const activate = async ({ id } = workflow) => {
		await n8n.activate(id);
		const [{ secret }] = await until('the endpoint', endpoints, ({ length }) => length === 1);
		await until('the secret', async () => (await keptOf({ id })).includes(secret));
	};

	const askToDeactivate = async ({ id } = workflow) =>
		await n8n.call('POST', `/rest/workflows/${id}/deactivate`, {});

	const deactivate = async (of = workflow) => {
		await askToDeactivate(of);
		await until('the end of the endpoint', endpoints, ({ length }) => length === 0);
	};

	/** Items that the workflow has been started with, oldest first. */
	const started = async ({ id: workflowId } = workflow) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await n8n.call('GET', `/rest/executions?filter=${filter}`);
		const items: Array<{ event_type: string; event_id: string; data: unknown }> = [];
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

	/** Has the gateway show every URL in a spelling that is not ours. */
	const respell = () => {
		const respelled = (row: unknown) => {
			const { url, ...more } = row as { url?: unknown };
			return typeof url === 'string' ? { ...more, url: url.replace('/webhook/', '//webhook/') } : row;
		};
		gateway.alter = (_, { status, body }) => ({
			status,
			body: Array.isArray(body) ? body.map(respelled) : body && respelled(body),
		});
	};

	test('a crash while it is active leaves exactly one endpoint after the next start, in whatever spelling, and none after the end', async () => {
		respell();
		await activate();
		const [{ id, url }] = endpoints();
		await oneMore();
		await n8n.crashAndRestart();
		await oneMore();
		assert.deepEqual(
			endpoints().map((endpoint) => endpoint.id),
			[id],
		);
		// As two main processes can leave it.
		const endpoint = { url, name: `n8n: Trigger (${workflow.id})`, event_type_ids: ['contact.created'] };
		await new Company(n8n.sandbox.api).createIn('webhooks/outgoing/endpoints', {
			webhooks_outgoing_endpoint: endpoint,
		});
		assert.equal(endpoints().length, 2);
		await deactivate();
		gateway.alter = () => undefined;
	});

	/** What n8n 2 has come to, which goes on by itself. */
	const publicationOf = async ({ id }: Saved) =>
		(await n8n.call('GET', `/rest/workflows/${id}/publication-status`)) as Publication;

	/** Activates a workflow that n8n can't activate. @returns what it says */
	const refusalOf = async ({ id }: Saved): Promise<string> => {
		if (major === 2) {
			await n8n.activate(id);
			const { triggers } = await until(
				'the refusal',
				async () => await publicationOf({ id }),
				({ status }) => status === 'failed',
			);
			return triggers[0].errorMessage;
		}
		const [activation] = await Promise.allSettled([n8n.activate(id)]);
		assert.ok(activation.status === 'rejected' && activation.reason instanceof N8nRefusal);
		return activation.reason.message;
	};

	test('activations that are refused say why and what to do, and ask nothing afterwards', async () => {
		n8n.sandbox.clearRequests();
		const wrongKey = await saveTriggerWorkflow({}, { apiKey: 'wrong' });
		const notPublic = await saveTriggerWorkflow({}, { gatewayUrl: 'https://gateway.example.com' });
		const [ofKey, ofAddress] = await Promise.all([wrongKey, notPublic].map(refusalOf));
		assert.match(ofKey, /Maton does not accept the API key\. Copy the key again/);
		assert.match(ofAddress, /Set WEBHOOK_URL .* Polling Trigger/);
		assert.equal(n8n.sandbox.requests().length, ACTIVATIONS);
	});

	test('a 404 that does not speak of the endpoint, as of a connection that has expired, forgets nothing at a deactivation', async () => {
		await activate();
		const kept = await keptOf(workflow);
		const body = { message: 'Connection not found', code: 404, type: 'not_found' };
		let answers = 0;
		gateway.alter = () => {
			answers++;
			return { status: 404, body };
		};
		await Promise.allSettled([askToDeactivate()]);
		await until('the answer', () => answers > 0);
		if (major === 2) {
			await until(
				'the last try',
				async () => await publicationOf(workflow),
				({ status }) => status !== 'in_progress',
			);
		}
		assert.equal(await keptOf(workflow), kept);
		gateway.alter = () => undefined;
		await activate();
		await oneMore();
		await deactivate();
	});

	for (const [text, state] of [
		['null', null],
		['of other types', { endpointId: 5, secret: 7, recent: ['a', 'b'], since: 'yesterday' }],
	] as const) {
		test(`what n8n keeps of it is ${text}: it is put right at the activation`, async () => {
			const damaged = await saveTriggerWorkflow({ output: 'record', signatureTolerance: 30 * DAY_SECONDS });
			const staticData = JSON.stringify({ [`node:${NAME}`]: state });
			await databaseOf(n8n)(
				`UPDATE workflow_entity SET staticData = '${staticData}' WHERE id = '${damaged.id}'`,
			);
			await activate(damaged);
			// No record at all, as of an event of a kind that is not known yet.
			const data = ['no record'] as unknown as Record<string, unknown>;
			n8n.sandbox.emit({ event_type: 'contact.created', workspace_id: workspaceId, data });
			const [item] = await until(
				'the run',
				async () => await started(damaged),
				({ length }) => length === 1,
			);
			assert.deepEqual(item.data, data);
			await deactivate(damaged);
		});
	}

	test('refuses what is two days old, whatever Signature Tolerance says, and what it can not verify', async () => {
		const tolerant = await saveTriggerWorkflow({ signatureTolerance: 30 * DAY_SECONDS });
		await activate(tolerant);
		const [{ url, secret }] = endpoints();
		const answered = async (request: RequestInit) => {
			const answer = await fetch(url, { method: 'POST', ...request });
			return [answer.status, ((await answer.json()) as { error: string }).error];
		};
		const old = Math.floor(Date.now() / 1_000) - 2 * DAY_SECONDS;
		const headers = {
			'content-type': 'application/json',
			'x-webhook-clickfunnels-signature': signature(secret, old, '{}'),
			'x-webhook-clickfunnels-timestamp': String(old),
		};
		assert.deepEqual(await answered({ headers, body: '{}' }), [401, 'timestamp outside the tolerance']);
		// n8n reads such a body itself, and gives the node none.
		const [status, error] = await answered({ body: new FormData() });
		assert.equal(status, 401);
		assert.match(String(error), /^n8n gave no raw body/);
		await deactivate(tolerant);
	});
});
