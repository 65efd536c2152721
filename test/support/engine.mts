import type { ExecuteContext } from 'n8n-core';
import type { INode, INodeExecutionData, INodeParameters, INodeType, IRun } from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { feeder } from '../../scripts/engine/node-types.mts';
import { runWorkflow, type WorkflowToRun } from '../../scripts/engine/run-workflow.mts';
import { during } from './clock.mts';
import { CHOSEN_CREDENTIAL, credentialsOf, nodeOf, type Account } from './nodes.mts';

/** Why a node stopped the workflow: what happened and what to do apart, also where n8n shows them as one text. */
interface Problem {
	name: string;
	message: string;
	description?: string;
	/** The message as n8n shows it. */
	shown: string;
	httpCode?: string;
	context?: { itemIndex?: number; field?: string; happened?: string; advice?: string };
}

/** What a run of the node gave. */
export interface NodeRun {
	items: INodeExecutionData[];
	/** The error output of `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** Set when the node stopped the workflow. */
	problem?: Problem;
	/** What the editor says beside the output. */
	hints: string[];
	/** How n8n shows the execution in its list. */
	status: IRun['status'];
}

export interface NodeRunOptions extends Account {
	/** Id of the workflow that the node is in. */
	workflowId?: string;
	/** Items that come in. Default: one empty item. */
	input?: INodeExecutionData[];
	onError?: INode['onError'];
	/** The node's own settings for trying again. */
	retry?: Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;
	/** Time zone of the workflow. */
	timezone?: string;
	/** Cancels the execution, as the stop button of n8n's editor does. */
	signal?: AbortSignal;
	/** Which of the two action nodes; by default the one that has every route. */
	node?: ActionNode;
	/** Runs the workflow as a click in n8n's editor does, in place of one that is active. */
	inEditor?: boolean;
	/** Runs the node by the door that n8n's tools take, in place of that of a workflow's run. */
	asTool?: boolean;
	/** Gives the node the type that n8n makes of it for tools: a language model reads what it gives. */
	forModel?: boolean;
}

/** The action nodes by their names. */
const ACTION_NODES = { clickFunnels: new ClickFunnels(), clickFunnelsApi: new ClickFunnelsApi() };

export type ActionNode = keyof typeof ACTION_NODES;

const matonApi = new MatonApi();
const loaded = new Set<ActionNode>();

/** A node as n8n's loader hands it on: with the Request Options that every declarative node has. */
function loadedNode(name: ActionNode): INodeType {
	const node = ACTION_NODES[name];
	if (!loaded.has(name)) loadEngine().core.DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	loaded.add(name);
	return node;
}

/**
 * The node as n8n's tools run it, by its routing engine: with an `execute` that n8n's server gives to declarative nodes, and
 * without custom operations, of which tools know nothing.
 */
function toolNode(name: ActionNode): INodeType {
	const { description, methods } = loadedNode(name);
	const node: INodeType = { description, methods };
	node.execute = async function () {
		return (await new (loadEngine().core.RoutingNode)(this as ExecuteContext, node).runNode()) ?? [];
	};
	return node;
}

/** Runs an action node in n8n's real engine, over real HTTP; the tests' own clock goes meanwhile. */
export async function runNode(parameters: INodeParameters, options: NodeRunOptions): Promise<NodeRun> {
	const { node = 'clickFunnelsApi' } = options;
	const type = options.forModel ? `${node}Tool` : node;
	const workflow: WorkflowToRun = {
		id: options.workflowId,
		nodes: [
			nodeOf('Feeder', 'feeder'),
			nodeOf('ClickFunnels', type, {
				parameters,
				onError: options.onError,
				...options.retry,
				credentials: CHOSEN_CREDENTIAL,
			}),
		],
		connections: { Feeder: { main: [[{ node: 'ClickFunnels', type: 'main', index: 0 }]] } },
		nodeTypes: {
			feeder: feeder(options.input ?? [{ json: {} }]),
			[type]: options.asTool ? toolNode(node) : loadedNode(node),
		},
		credentialTypes: { matonApi },
		credentials: credentialsOf(options),
		startNode: 'Feeder',
		timezone: options.timezone,
		mode: options.inEditor ? 'manual' : 'trigger',
		signal: options.signal,
	};
	const { data, status } = await during(async () => await runWorkflow(workflow));
	const { ClickFunnels: runs = [] } = data.resultData.runData;
	const result = runs.at(0);
	const problem = result?.error ?? data.resultData.error;
	const [items, errorItems] = result?.data?.main ?? [];
	return {
		items: items ?? [],
		errorItems: errorItems ?? [],
		hints: (result?.hints ?? []).map(({ message }) => message),
		problem: problem && inParts(problem as unknown as Problem),
		status,
	};
}

function inParts(problem: Problem): Problem {
	const { message: shown, context: { happened: message = shown, advice } = {} } = problem;
	return Object.assign(problem, { shown, message, ...(advice && { description: advice }) });
}

const locator = (mode: string) => (value: unknown) =>
	({ __rl: true, mode, value }) as unknown as INodeParameters;

/** The value of a resource locator that was chosen by ID, or by what people call the record. */
export const byId = locator('id');
export const byEmail = locator('email');
export const byName = locator('name');
export const byNumber = locator('number');
