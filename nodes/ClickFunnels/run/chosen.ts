import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { badInput, shown } from '../input/refusal';
import type { Operation } from '../table/line';
import type { Resource } from '../table/resource';

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
	throw badInput(
		{ node: context.getNode(), itemIndex: context.getItemIndex(), label: 'Operation' },
		`there is no ${shown(operationValue)} for the resource ${shown(resourceValue)}`,
		'Choose another operation, or install the version of the node that the workflow was made with.',
	);
}
