import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { badInput, shown } from '../input/refusal';
import type { Operation } from '../table/line';
import type { Resource } from '../table/resource';

/** What n8n adds to the lists of resources and operations, to point to its HTTP Request node. */
const OF_N8N = '__CUSTOM_API_CALL__';

/**
 * The operation that an item asks for.
 * @throws NodeOperationError when the tables have no such operation, for example in a workflow of a later
 * version
 */
export function chosenOperation(context: IExecuteSingleFunctions, resources: Resource[]): Operation {
	const resourceValue = context.getNodeParameter('resource');
	const operationValue = context.getNodeParameter('operation');
	const resource = resources.find(({ value }) => value === resourceValue);
	const operation = resource?.operations.find(({ value }) => value === operationValue);
	if (operation) return operation;
	const isOfN8n = [resourceValue, operationValue].includes(OF_N8N);
	throw badInput(
		{ node: context.getNode(), itemIndex: context.getItemIndex(), label: 'Operation' },
		`there is no ${shown(operationValue)} for the resource ${shown(resourceValue)}`,
		isOfN8n
			? 'This entry is n8n’s own and calls nothing. Choose API Call (Custom) among the resources of the ClickFunnels API node.'
			: 'Choose another operation, or install the version of the node that the workflow was made with.',
	);
}
