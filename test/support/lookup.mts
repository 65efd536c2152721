import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { nodeTypesOf } from '../../scripts/engine/node-types.mts';
import { additionalDataOf } from '../../scripts/engine/run-workflow.mts';
import { during } from './clock.mts';
import { CHOSEN_CREDENTIAL, credentialsOf, nodeOf, type Account } from './nodes.mts';

const clickFunnels = new ClickFunnelsApi();

/** What n8n's editor hands to a picker: the parameters that the user has filled in so far. */
function contextOf(parameters: INodeParameters, account: Account): ILoadOptionsFunctions {
	const { core, workflow: n8n } = loadEngine();
	const node = nodeOf('ClickFunnels', 'clickFunnelsApi', { parameters, credentials: CHOSEN_CREDENTIAL });
	const workflow = new n8n.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf({ clickFunnelsApi: clickFunnels }),
	});
	const additionalData = additionalDataOf({
		nodes: [node],
		connections: {},
		nodeTypes: { clickFunnelsApi: clickFunnels },
		credentialTypes: { matonApi: new MatonApi() },
		credentials: credentialsOf(account),
	});
	additionalData.currentNodeParameters = parameters;
	return new core.LoadOptionsContext(workflow, node, additionalData, '');
}

/** A locator's list as the editor asks for it. */
export async function searchList(
	method: string,
	parameters: INodeParameters,
	account: Account,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = clickFunnels.methods.listSearch[method];
	const context = contextOf(parameters, account);
	return await during(async () => await search.call(context, filter, paginationToken));
}

/** A multi-select's options as the editor asks for them. */
export async function loadOptions(
	method: string,
	parameters: INodeParameters,
	account: Account,
): Promise<INodePropertyOptions[]> {
	const context = contextOf(parameters, account);
	return await during(async () => await clickFunnels.methods.loadOptions[method].call(context));
}

/** The fields of a mapping as the editor asks for them. */
export async function mapFields(
	method: string,
	parameters: INodeParameters,
	account: Account,
): Promise<ResourceMapperFields> {
	const context = contextOf(parameters, account);
	return await during(async () => await clickFunnels.methods.resourceMapping[method].call(context));
}
