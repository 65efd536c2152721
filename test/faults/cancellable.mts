import type { ExecuteContext } from 'n8n-core';
import type { INodeExecutionData, INodeParameters, INodeType, IRun } from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { feeder } from '../../scripts/engine/node-types.mts';
import { runWorkflow } from '../../scripts/engine/run-workflow.mts';

process.env.N8N_LOG_LEVEL ??= 'silent';

/** A run that can be cancelled, as by the stop button of n8n's editor. */
export interface CancellableRun {
	url: string;
	/** Requests a second. Default: 100. */
	requestsPerSecond?: number;
	items?: INodeExecutionData[];
	continueOnFail?: boolean;
	signal: AbortSignal;
}

/** The node as n8n's server runs it. The engine by itself does not hand the cancel signal on to nodes without `execute`. */
function servedNode(): INodeType {
	const node: INodeType = new ClickFunnels();
	node.execute = async function () {
		return (await new (loadEngine().core.RoutingNode)(this as ExecuteContext, node).runNode()) ?? [];
	};
	return node;
}

/** Runs the ClickFunnels node in n8n's real engine until the signal cancels the execution. */
export async function runCancellable(parameters: INodeParameters, options: CancellableRun): Promise<IRun> {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	return await runWorkflow({
		nodes: [
			{ ...common, id: 'Feeder', name: 'Feeder', type: 'feeder', parameters: {} },
			{
				...common,
				id: 'ClickFunnels',
				name: 'ClickFunnels',
				type: 'clickFunnels',
				parameters,
				onError: options.continueOnFail ? 'continueRegularOutput' : 'stopWorkflow',
				credentials: { matonApi: { id: '1', name: 'Maton' } },
			},
		],
		connections: { Feeder: { main: [[{ node: 'ClickFunnels', type: 'main', index: 0 }]] } },
		nodeTypes: { feeder: feeder(options.items ?? [{ json: {} }]), clickFunnels: servedNode() },
		credentialTypes: { matonApi: new MatonApi() },
		credentials: {
			matonApi: {
				apiKey: 'sandbox-key',
				gatewayUrl: options.url,
				requestsPerSecond: options.requestsPerSecond ?? 100,
			},
		},
		startNode: 'Feeder',
		signal: options.signal,
	});
}
