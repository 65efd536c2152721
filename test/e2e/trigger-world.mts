import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { attempt } from '../../sandbox/webhooks/attempt.mts';
import { envelope } from '../../sandbox/webhooks/envelope.mts';
import { digest } from '../../nodes/ClickFunnels/trigger/digest';
import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { databaseOf } from './database.mts';
import type { RealN8n, Settings } from './real-n8n.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const EVENT = 'contact.created';
const SECOND = 1_000;

/** How long the trigger waits in these tests: seconds in place of minutes. */
export const SHORT_TIMES = {
	grace: 8 * SECOND,
	confirmed: 5 * SECOND,
	republished: 5 * SECOND,
	logLag: 5 * SECOND,
	remembered: 3600 * SECOND,
	saved: 50,
	sure: 25,
	triedAgain: 60 * SECOND,
	firstLook: SECOND / 2,
	nextLooks: '*/3 * * * * *',
	endpointAsked: 60 * 60 * SECOND,
	begun: 10 * SECOND,
	tell: { first: 50, next: 300 },
	told: 5 * SECOND,
};

/**
 * What goes on comes out within this, also on a busy machine and where it is to be caught up: an n8n 2 that was killed
 * while it started its triggers starts them again after two minutes (its N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS).
 */
export const PATIENCE_MS = 150_000;

/** ClickFunnels' waits between two tries, divided by this. */
export const SPEED = 10;

/** A workflow with the trigger in a real n8n, and a count of what passed it. */
export interface TriggerWorld<N8n extends RealN8n = RealN8n> {
	n8n: N8n;
	workflow: { id: string };
	/** How often each event came out behind the trigger, by its id. */
	passed: Map<string, number>;
	/** When each first did, in milliseconds since 1970. */
	passedAt: Map<string, number>;
	/** When ClickFunnels fired it. */
	firedAt: Map<string, number>;
	/** Has ClickFunnels fire events of new ids, each as often as is said, `apart` milliseconds one after the other. */
	fire(count: number, options?: { copies?: number; apart?: number }): Promise<string[]>;
	/** Has ClickFunnels deliver events once more. */
	fireAgain(ids: string[]): void;
	/** Has ClickFunnels deliver events of new ids, and hang up after 4 milliseconds, after 8, and so on. */
	hangUp(count: number): Promise<string[]>;
	/** Has ClickFunnels log events that it did not deliver. @param age in milliseconds */
	miss(count: number, age: number): string[];
	/** Has somebody else listen, too, without an answer, so that events are logged while the workflow is off. */
	listenElsewhere(): Promise<void>;
	/** The endpoints of the workflow. */
	endpoints(): Array<{ id: number }>;
	activate(): Promise<void>;
	deactivate(): Promise<void>;
	/** Waits until each event has come out. */
	came(ids: string[]): Promise<void>;
	/** Retries crashed runs of events. @returns the events of which there was one */
	retryCutOff(ids: string[]): Promise<string[]>;
	/** Those of which n8n's database says that they came, also when n8n is down. */
	stored(ids: string[]): Promise<string[]>;
	/** Those that came out more than once. */
	doubled(ids: string[]): string[];
	/** Does something while n8n can store no execution. */
	whileNothingIsStored(work: () => Promise<void>): Promise<void>;
	/** Waits until n8n has read the event log as often as is said. */
	looks(times: number): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts n8n, with a workflow of the trigger and an HTTP Request node that counts.
 * @param more how long the trigger waits here, and further parameters of it
 */
export async function openTriggerWorld<N8n extends RealN8n>(
	open: (settings: Settings) => Promise<N8n>,
	{ parameters = {}, ...times }: Partial<typeof SHORT_TIMES> & { parameters?: object } = {},
): Promise<TriggerWorld<N8n>> {
	const passed = new Map<string, number>();
	const passedAt = new Map<string, number>();
	const firedAt = new Map<string, number>();
	const counter = createServer((request, response) => {
		const id = (request.url ?? '').slice(1);
		passed.set(id, (passed.get(id) ?? 0) + 1);
		if (!passedAt.has(id)) passedAt.set(id, Date.now());
		response.end('{}');
	});
	await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve));
	const { port } = counter.address() as AddressInfo;
	const n8n = await open({ sandbox: { webhookSpeed: SPEED, rate: 0 }, times: { ...SHORT_TIMES, ...times } });
	const { sandbox } = n8n;
	const [workspaceId] = await workspaces(n8n);
	const workflow = await saveWorld(n8n, { workspaceId, parameters, counter: `http://127.0.0.1:${port}/` });
	const emit = (event_id: string) => sandbox.emit({ event_type: EVENT, workspace_id: workspaceId, event_id });
	const endpoints = () => sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(n8n.address));
	const logReads = () => sandbox.requests().filter(({ path }) => path.endsWith('/outgoing/events')).length;
	const looks = async (times: number) => {
		const before = logReads();
		await until('looks into the event log', logReads, (reads) => reads >= before + times, PATIENCE_MS);
	};

	return {
		n8n,
		workflow,
		passed,
		passedAt,
		firedAt,
		endpoints,
		async fire(count, { copies = 1, apart = 0 } = {}) {
			const ids = Array.from({ length: count }, () => randomUUID());
			for (const id of ids) {
				firedAt.set(id, Date.now());
				for (let copy = 0; copy < copies; copy++) emit(id);
				if (apart > 0) await new Promise((resolve) => setTimeout(resolve, apart));
			}
			return ids;
		},
		fireAgain(ids) {
			ids.forEach(emit);
		},
		async hangUp(count) {
			const [{ url, secret }] = endpoints();
			const never = new AbortController().signal;
			const deliver = async (_: unknown, index: number) => {
				const event = { ...sandbox.api.sampleEvent(EVENT, workspaceId), eventId: randomUUID() };
				sandbox.api.logEvent(event);
				const message = { secret, rawBody: JSON.stringify(envelope(event)) };
				await attempt(url, message, 4 * (index + 1), never);
				return event.eventId;
			};
			return await Promise.all(Array.from({ length: count }, deliver));
		},
		miss(count, age) {
			const createdAt = (index: number) => new Date(Date.now() - age + index).toISOString();
			return Array.from({ length: count }, (_, index) => {
				const event = sandbox.api.sampleEvent(EVENT, workspaceId);
				const eventId = randomUUID();
				sandbox.api.logEvent({ ...event, eventId, createdAt: createdAt(index) });
				return eventId;
			});
		},
		async listenElsewhere() {
			const endpoint = { url: 'http://127.0.0.1:9/', name: 'Elsewhere', event_type_ids: [EVENT] };
			const body = { webhooks_outgoing_endpoint: endpoint };
			await new Company(sandbox.api).create(`/workspaces/${workspaceId}/webhooks/outgoing/endpoints`, body);
		},
		async activate() {
			await n8n.activate(workflow.id);
			await until('the endpoint', endpoints, ({ length }) => length === 1);
			// n8n saves the secret after that.
			await until('the secret', async () =>
				JSON.stringify(await n8n.call('GET', `/rest/workflows/${workflow.id}`)).includes('"secret"'),
			);
		},
		async deactivate() {
			await n8n.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});
			await until('the end of the endpoint', endpoints, ({ length }) => length === 0);
		},
		async came(ids) {
			const missing = () => ids.filter((id) => !passed.has(id)).length;
			// A busy machine takes its time: what counts is that they go on coming.
			for (let left = missing(); left > 0; ) {
				const before = left;
				left = await until(`one of ${before} events`, missing, (now) => now < before, PATIENCE_MS);
			}
		},
		async retryCutOff(ids) {
			if (ids.length === 0) return [];
			// n8n's list shows the newest hundred alone, and no run that was stored and had not begun.
			const runOf = (event: string) =>
				`SELECT '${event}' AS event, MAX(id) AS execution FROM execution_entity JOIN execution_data ON executionId = id
				WHERE status = 'crashed' AND data LIKE '%${event}%'`;
			const runs = await databaseOf(n8n)(ids.map(runOf).join(' UNION ALL '));
			const crashed = runs.filter(({ execution }) => execution !== null);
			for (const { execution } of crashed) {
				await n8n.call('POST', `/rest/executions/${String(execution)}/retry`, {});
			}
			return crashed.map(({ event }) => String(event));
		},
		async stored(ids) {
			const [{ staticData }] = await databaseOf(n8n)(
				`SELECT staticData FROM workflow_entity WHERE id = '${workflow.id}'`,
			);
			return ids.filter((id) => String(staticData).includes(digest(id.replaceAll('-', ''))));
		},
		doubled: (ids) => ids.filter((id) => (passed.get(id) ?? 0) > 1),
		async whileNothingIsStored(work) {
			const sqlite = databaseOf(n8n);
			await sqlite(
				`CREATE TRIGGER away BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'away'); END`,
			);
			await work().finally(async () => await sqlite('DROP TRIGGER away'));
		},
		looks,
		async close() {
			await n8n.close();
			counter.close();
		},
	};
}

async function workspaces({ sandbox }: RealN8n): Promise<number[]> {
	const ask = async (path: string) => {
		const headers = { authorization: `Bearer ${sandbox.keys.good}`, 'user-agent': 'test' };
		const answer = await fetch(`${sandbox.url}/clickfunnels/api/v2${path}`, { headers });
		return (await answer.json()) as Array<{ id: number }>;
	};
	const [team] = await ask('/teams');
	return (await ask(`/teams/${team.id}/workspaces`)).map(({ id }) => id);
}

async function saveWorld(
	{ call, sandbox }: RealN8n,
	{ workspaceId, parameters, counter }: { workspaceId: number; parameters: object; counter: string },
): Promise<{ id: string }> {
	const { id, name, type } = await saveCredential(call, {
		name: 'trigger',
		type: 'matonApi',
		data: { apiKey: sandbox.keys.good, gatewayUrl: sandbox.url },
	});
	const trigger = {
		id: 'trigger',
		name: 'ClickFunnels Trigger',
		type: `${PACKAGE}.clickFunnelsTrigger`,
		typeVersion: 1,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: {
			workspaceId: { __rl: true, mode: 'id', value: String(workspaceId) },
			events: [EVENT],
			...parameters,
		},
		credentials: { [type]: { id, name } },
	};
	const count = {
		id: 'count',
		name: 'Count',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [208, 0],
		parameters: { method: 'POST', url: `=${counter}{{ ($json._event ?? $json).event_id }}`, options: {} },
	};
	return (await saveWorkflow(call, {
		name: 'Trigger',
		nodes: [trigger, count],
		settings: { saveExecutionProgress: true },
		connections: { [trigger.name]: { main: [[{ node: count.name, type: 'main', index: 0 }]] } },
	})) as { id: string };
}
