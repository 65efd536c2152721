import { setTimeout as pause } from 'node:timers/promises';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { unflatten } from '../../scripts/n8n/execution.mjs';
import { until } from '../support/until.mts';
import type { RealN8n } from './real-n8n.mts';

type Json = Record<string, unknown>;

/** A run of one ClickFunnels node over many items. */
export interface BulkSpec {
	/** Of the workflow and the credential. */
	name: string;
	/** What the items hold. */
	items: Json[];
	/** Of the node, beside the workspace. */
	parameters: Json;
	workspaceId: number;
	/** How n8n runs it: On Error, Retry On Fail. */
	settings?: Json;
	/** Of the credential, beside the Gateway URL. Default: the sandbox's good key. */
	credential?: Json;
}

/** A run that goes on in n8n. */
export interface BulkRun {
	executionId: string;
	/** What n8n says of it now, without its data. */
	status(): Promise<string>;
	/** Waits for the end. @returns the status */
	ended(): Promise<string>;
	/** What came out on the node's outputs, once it has ended. */
	outputs(): Promise<Json[][]>;
	/** Stops it, as a click does. */
	stop(): Promise<void>;
}

const NODE = 'ClickFunnels';
const LONGEST_MS = 180_000;

/** Asked without a pause, n8n would have nothing else to do. */
const BETWEEN_LOOKS_MS = 250;

const FINAL = ['success', 'error', 'crashed', 'canceled'];

/** Stores the workflow, and gives what starts it as a click on Execute workflow does. */
export async function saveBulk(n8n: RealN8n, spec: BulkSpec): Promise<() => Promise<BulkRun>> {
	const { sandbox, call } = n8n;
	const { id, name, type } = await saveCredential(call, {
		name: spec.name,
		type: 'matonApi',
		data: { apiKey: sandbox.keys.good, gatewayUrl: sandbox.url, ...spec.credential },
	});
	const place = { typeVersion: 1, position: [0, 0] };
	const start = {
		...place,
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		parameters: {},
	};
	const workspaceId = { __rl: true, mode: 'id', value: String(spec.workspaceId) };
	const node = {
		...place,
		id: 'node',
		name: NODE,
		type: 'n8n-nodes-clickfunnels-maton.clickFunnels',
		parameters: { resource: 'contact', workspaceId, ...spec.parameters },
		credentials: { [type]: { id, name } },
		...spec.settings,
	};
	const workflow = await saveWorkflow(call, {
		name: spec.name,
		nodes: [start, node],
		connections: { [start.name]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { [start.name]: spec.items.map((json) => ({ json })) },
		settings: { executionOrder: 'v1' },
	});
	return async () => {
		const { executionId } = await call('POST', `/rest/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: start.name },
			startNodes: [],
		});
		return runOf(n8n, workflow.id, executionId);
	};
}

function runOf({ call, installed }: RealN8n, workflowId: string, executionId: string): BulkRun {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const status = async () => {
		// n8n's list alone says it without the data, whose making would hold n8n up.
		const { results } = await call('GET', `/rest/executions?filter=${filter}`);
		const own = (results as Array<{ id: string; status: string }>).find(({ id }) => id === executionId);
		return own?.status ?? 'unknown';
	};
	return {
		executionId,
		status,
		async ended() {
			const look = async () => {
				await pause(BETWEEN_LOOKS_MS);
				return await status();
			};
			return await until('the end of the run', look, (now) => FINAL.includes(now), LONGEST_MS);
		},
		async outputs() {
			const { data } = await until(
				'the data of the run',
				async () => (await call('GET', `/rest/executions/${executionId}`)) as { data?: string },
				// A moment after the end they are an empty list.
				(execution) => Boolean(execution.data && unflatten(execution.data, installed.folder)?.resultData),
			);
			const { runData } = unflatten(data!, installed.folder).resultData;
			const main = runData[NODE].at(-1).data.main as Array<Array<{ json: Json }> | null>;
			return main.map((items) => (items ?? []).map(({ json }) => json));
		},
		stop: async () => void (await call('POST', `/rest/executions/${executionId}/stop`)),
	};
}
