import type { INode, INodeExecutionData, INodeParameters, INodeType, IRun } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { loadPackage } from '../engine/load-package.mts';
import { feeder } from '../engine/node-types.mts';
import { runWorkflow } from '../engine/run-workflow.mts';
import { PROJECT } from '../lib/project.mjs';

const CLICK_FUNNELS = 'n8n-nodes-clickfunnels-maton.clickFunnels';

/** The built node, and the way to run it. */
export interface Runner {
	node: INodeType;
	/** Runs the node once, over the given items. */
	run(parameters: INodeParameters, options?: RunOptions): Promise<IRun>;
}

/** What most measurements work with: the built package, and a sandbox in this process. */
export interface Workbench extends Runner {
	sandbox: Sandbox;
	workspaceId: number;
	/** Asks the sandbox by a plain request: no n8n, no pacer. */
	plain(method: string, path: string, body?: unknown): Promise<Response>;
}

export interface RunOptions {
	input?: INodeExecutionData[];
	requestsPerSecond?: number;
	/** Stands in for the node. */
	node?: INodeType;
	/** Default: an item that fails does not end the run. */
	onError?: INode['onError'];
}

/** Where a runner sends requests. */
export interface Gateway {
	url: string;
	apiKey: string;
}

export async function openWorkbench(): Promise<Workbench> {
	const sandbox = await startSandbox({ rate: 0 });
	const runner = await openRunner({ url: sandbox.url, apiKey: sandbox.keys.good });
	const plain = async (method: string, path: string, body?: unknown) =>
		await fetch(`${sandbox.url}/clickfunnels/api/v2${path}`, {
			method,
			headers: {
				authorization: `Bearer ${sandbox.keys.good}`,
				'user-agent': 'Maton/1.0',
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	const [team] = (await (await plain('GET', '/teams')).json()) as Array<{ id: number }>;
	const [workspace] = (await (await plain('GET', `/teams/${team.id}/workspaces`)).json()) as Array<{
		id: number;
	}>;
	return { ...runner, sandbox, workspaceId: workspace.id, plain };
}

/** Loads the built node to be run against a gateway. */
export async function openRunner(gateway: Gateway): Promise<Runner> {
	const { nodeTypes, credentialTypes } = await loadPackage(PROJECT);
	const run = async (parameters: INodeParameters, options: RunOptions = {}) => {
		const { input = [{ json: {} }], onError = 'continueRegularOutput', requestsPerSecond = 10 } = options;
		return await runWorkflow({
			nodes: [node('Feeder', 'feeder'), { ...node('ClickFunnels', CLICK_FUNNELS, parameters), onError }],
			connections: { Feeder: { main: [[{ node: 'ClickFunnels', type: 'main', index: 0 }]] } },
			nodeTypes: {
				feeder: feeder(input),
				[CLICK_FUNNELS]: options.node ?? nodeTypes[CLICK_FUNNELS],
			},
			credentialTypes,
			credentials: {
				matonApi: { apiKey: gateway.apiKey, gatewayUrl: gateway.url, requestsPerSecond },
			},
			startNode: 'Feeder',
		});
	};
	return { node: nodeTypes[CLICK_FUNNELS], run };
}

function node(name: string, type: string, parameters: INodeParameters = {}): INode {
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { matonApi: { id: '1', name: 'Maton' } },
	};
}

/** A locator chosen by id. */
export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;

/** The items that the node gave. */
export function itemsOf(run: IRun): INodeExecutionData[] {
	const { ClickFunnels: runs = [] } = run.data.resultData.runData;
	return runs.at(0)?.data?.main[0] ?? [];
}

/** Gets all contacts of the workspace by one run of the node, and answers how many came. */
export async function allContacts(bench: Workbench, requestsPerSecond: number): Promise<number> {
	const parameters = {
		resource: 'contact',
		operation: 'getAll',
		workspaceId: byId(bench.workspaceId),
		returnAll: true,
	};
	return itemsOf(await bench.run(parameters, { requestsPerSecond })).length;
}

/** Seconds that something takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}

export const round = (value: number, digits = 2) => value.toFixed(digits);
