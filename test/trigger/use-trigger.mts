import type { INodeParameters } from 'n8n-workflow';

import { isObject } from '../../nodes/ClickFunnels/input/given';
import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox, SandboxOptions, WebhookEndpoint } from '../../sandbox/types.mts';
import { signature } from '../../sandbox/webhooks/signature.mts';
import { useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startReceiver, type Incoming, type Receiver } from '../support/receiver.mts';
import { TriggerWorkflow, type TriggerSettings } from '../support/trigger.mts';
import { until } from '../support/until.mts';

/** A sandbox and n8n's webhook address for the tests of a file. */
export interface TriggerInUse {
	readonly sandbox: Sandbox;
	readonly company: Company;
	readonly receiver: Receiver;
	/** The company's workspaces; the first two belong to the same team. */
	readonly workspaceIds: number[];
	/**
	 * A new workflow with a trigger in the first workspace, for created contacts unless other parameters are given. Its
	 * items are whole events, so that they can be held against what was delivered, unless the options say otherwise.
	 */
	workflow(parameters?: INodeParameters, more?: Partial<TriggerSettings>): TriggerWorkflow;
	/** The endpoints that the sandbox holds for a workflow, by production and test address. */
	endpointsOf(workflow: TriggerWorkflow): { production: WebhookEndpoint[]; test: WebhookEndpoint[] };
	/** The one production endpoint of a workflow. */
	endpointOf(workflow: TriggerWorkflow): WebhookEndpoint;
	/** An endpoint as the API shows it. */
	shown(endpoint: WebhookEndpoint): Promise<Record<string, unknown>>;
	/** The methods of the requests since the log was cleared. */
	methods(): string[];
	/** Waits until no delivery is on its way, and nothing is left of test runs that have ended. */
	settled(): Promise<void>;
}

/**
 * Starts both before the tests of a file and stops them after them; each test finds the sandbox as it starts. The tests have a
 * clock of their own, so that waits between two tries take no time.
 */
export function useTrigger(options: Partial<SandboxOptions> = {}): TriggerInUse {
	useOwnClock();
	let sandbox: Sandbox;
	let company: Company;
	let receiver: Receiver;
	let workspaceIds: number[];
	const workflows: TriggerWorkflow[] = [];
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0, ...options });
		company = new Company(sandbox.api);
		receiver = await startReceiver();
		workspaceIds = await company.workspaceIds();
	}, SET_UP_MS);
	beforeEach(() => {
		sandbox.reset();
		receiver.answers.length = 0;
		receiver.instead.length = 0;
	});
	afterEach(async () => {
		for (const workflow of workflows.splice(0)) await workflow.stop();
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	const endpointsAt = (url: string) => sandbox.api.webhookEndpoints().filter((one) => one.url === url);
	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return company;
		},
		get receiver() {
			return receiver;
		},
		get workspaceIds() {
			return workspaceIds;
		},
		workflow({ options = {}, ...parameters } = {}, more = {}) {
			const wholeEvents = isObject(options) ? { output: 'event', ...options } : options;
			const workflow = new TriggerWorkflow({
				gatewayUrl: sandbox.url,
				address: receiver.url,
				parameters: {
					workspaceId: byId(workspaceIds[0]),
					events: ['contact.created'],
					options: wholeEvents,
					...parameters,
				},
				...more,
			});
			workflows.push(workflow);
			receiver.serve(new URL(workflow.url).pathname, (incoming) => workflow.deliver(incoming));
			receiver.serve(new URL(workflow.testUrl).pathname, (incoming) => workflow.deliverTest(incoming));
			return workflow;
		},
		endpointsOf: ({ url, testUrl }) => ({ production: endpointsAt(url), test: endpointsAt(testUrl) }),
		endpointOf({ url }) {
			const found = endpointsAt(url);
			expect(found).toHaveLength(1);
			return found[0];
		},
		shown: async ({ id }) => await company.get(`/webhooks/outgoing/endpoints/${id}`),
		methods: () => sandbox.requests().map(({ method }) => method),
		async settled() {
			await until(
				'the last delivery',
				() => sandbox.deliveries().filter(({ status }) => status === 'pending'),
				(pending) => pending.length === 0,
			);
			for (const workflow of workflows) await workflow.cleared();
		},
	};
}

/** A delivery that ClickFunnels would sign, as n8n gets it. */
export function signed(
	secret: string,
	body: unknown,
	{ timestamp = Math.floor(Date.now() / 1000) }: { timestamp?: number | string } = {},
): Incoming {
	const rawBody = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
	return { headers: signatureHeaders(signature(secret, timestamp, rawBody), String(timestamp)), rawBody };
}

/** The headers of a delivery (contract/webhooks.json, `signature`), by the names that Node gives them. */
export function signatureHeaders(signatureHeader: string, timestamp: string): Incoming['headers'] {
	return {
		'content-type': 'application/json',
		'x-webhook-clickfunnels-signature': signatureHeader,
		'x-webhook-clickfunnels-timestamp': timestamp,
	};
}
