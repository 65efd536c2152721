import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { nodeTypesOf } from '../../scripts/engine/node-types.mts';
import { additionalDataOf } from '../../scripts/engine/run-workflow.mts';
import type { NodeRunOptions } from './engine.mts';

const clickFunnels = new ClickFunnels();

/** What n8n's editor hands to a picker: the parameters that the user has filled in so far. */
function contextOf(parameters: INodeParameters, options: NodeRunOptions): ILoadOptionsFunctions {
	const { core, workflow: n8n } = loadEngine();
	const node: INode = {
		id: '1',
		name: 'ClickFunnels',
		type: 'clickFunnels',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { matonApi: { id: '1', name: 'Maton' } },
	};
	const workflow = new n8n.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf({ clickFunnels }),
	});
	const additionalData = additionalDataOf({
		nodes: [node],
		connections: {},
		nodeTypes: { clickFunnels },
		credentialTypes: { matonApi: new MatonApi() },
		credentials: {
			matonApi: { apiKey: options.apiKey ?? 'sandbox-key', gatewayUrl: options.url, ...options.credential },
		},
	});
	additionalData.currentNodeParameters = parameters;
	return new core.LoadOptionsContext(workflow, node, additionalData, '');
}

/** A locator's list as the editor asks for it. */
export async function searchList(
	method: string,
	parameters: INodeParameters,
	options: NodeRunOptions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = clickFunnels.methods.listSearch[method];
	return await search.call(contextOf(parameters, options), filter, paginationToken);
}

/** A multi-select's options as the editor asks for them. */
export async function loadOptions(
	method: string,
	parameters: INodeParameters,
	options: NodeRunOptions,
): Promise<INodePropertyOptions[]> {
	return await clickFunnels.methods.loadOptions[method].call(contextOf(parameters, options));
}
