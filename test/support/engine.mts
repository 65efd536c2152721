import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { feeder } from '../../scripts/engine/node-types.mts';
import { runWorkflow } from '../../scripts/engine/run-workflow.mts';

// n8n's log would repeat every problem that a test provokes, several times.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** What a run of the node gave. */
export interface NodeRun {
	items: INodeExecutionData[];
	/** The error output of `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** Set when the node stopped the workflow. */
	problem?: { message: string; description?: string; httpCode?: string; context?: { itemIndex?: number } };
}

export interface NodeRunOptions {
	/** Gateway URL of the credential. */
	url: string;
	/** Default: the sandbox's good key. */
	apiKey?: string;
	/** Further credential data. */
	credential?: ICredentialDataDecryptedObject;
	/** Items that come in. Default: one empty item. */
	input?: INodeExecutionData[];
	onError?: INode['onError'];
	/** The node's own settings for trying again. */
	retry?: Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;
	/** Time zone of the workflow. */
	timezone?: string;
}

const clickFunnels = new ClickFunnels();
const matonApi = new MatonApi();
let loaded = false;

/** The node as n8n's loader hands it on: with the Request Options that every declarative node has. */
function loadedNode(): INodeType {
	if (!loaded) loadEngine().core.DirectoryLoader.applyDeclarativeNodeOptionParameters(clickFunnels);
	loaded = true;
	return clickFunnels;
}

/** Runs the ClickFunnels node in n8n's real engine, over real HTTP. */
export async function runNode(parameters: INodeParameters, options: NodeRunOptions): Promise<NodeRun> {
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const run = await runWorkflow({
		nodes: [
			node('Feeder', 'feeder'),
			node('ClickFunnels', 'clickFunnels', {
				parameters,
				onError: options.onError,
				...options.retry,
				credentials: { matonApi: { id: '1', name: 'Maton' } },
			}),
		],
		connections: { Feeder: { main: [[{ node: 'ClickFunnels', type: 'main', index: 0 }]] } },
		nodeTypes: { feeder: feeder(options.input ?? [{ json: {} }]), clickFunnels: loadedNode() },
		credentialTypes: { matonApi },
		credentials: {
			matonApi: { apiKey: options.apiKey ?? 'sandbox-key', gatewayUrl: options.url, ...options.credential },
		},
		startNode: 'Feeder',
		timezone: options.timezone,
	});
	const { ClickFunnels: runs = [] } = run.data.resultData.runData;
	const result = runs.at(0);
	const problem = result?.error ?? run.data.resultData.error;
	const [items, errorItems] = result?.data?.main ?? [];
	return { items: items ?? [], errorItems: errorItems ?? [], problem: problem as NodeRun['problem'] };
}

/** The value of a resource locator that was chosen by id. */
export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;
