import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { Catalog, Operation } from '../table/types';
import { badInput, shown } from '../input/input';

/** The operation that an item asks for. */
export interface Chosen {
	operation: Operation;
	/** What it is about, for messages, for example "contact tag". */
	noun: string;
	/** What the last id of the path is of: the form where the entries of a form are listed. */
	sought: string;
}

/**
 * Reads the node's resource and operation.
 * @throws NodeOperationError when the table has no such operation, for example in a workflow of a later version
 */
export function chosenOperation(context: IExecuteSingleFunctions, catalog: Catalog): Chosen {
	const resourceValue = context.getNodeParameter('resource');
	const operationValue = context.getNodeParameter('operation');
	const resource = catalog.resources.find(({ value }) => value === resourceValue);
	const operation = resource?.operations.find(({ value }) => value === operationValue);
	if (!resource || !operation) {
		throw badInput(
			{ node: context.getNode(), itemIndex: context.getItemIndex() },
			'Operation',
			`there is no ${shown(operationValue)} for the resource ${shown(resourceValue)}`,
			'Choose another operation, or install the version of the node that the workflow was made with.',
		);
	}
	const noun = resource.name.toLowerCase();
	const last = operation.parameters.at(-1);
	return { operation, noun, sought: last ? catalog.entities[last.entity].name.toLowerCase() : noun };
}
