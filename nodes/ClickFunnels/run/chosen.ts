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
	// n8n's own entry among the resources has no operations.
	const operationValue = context.getNodeParameter('operation', '');
	const resource = resources.find(({ value }) => value === resourceValue);
	const operation = resource?.operations.find(({ value }) => value === operationValue);
	if (operation) return operation;
	const at = { node: context.getNode(), itemIndex: context.getItemIndex(), label: 'Operation' };
	if ([resourceValue, operationValue].includes(OF_N8N)) {
		throw badInput(
			at,
			'this Custom API Call is n8n’s own entry, which calls nothing',
			'Choose API Call (Custom) among the resources of the ClickFunnels API node.',
		);
	}
	throw badInput(
		at,
		`there is no ${shown(operationValue)} for the resource ${shown(resourceValue)}`,
		'Choose another operation, or install the version of the node that the workflow was made with.',
	);
}
