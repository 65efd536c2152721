import type { IExecuteFunctions, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * A run's context as one item sees it: parameters, credentials and input are those of the item, as n8n's
 * routing engine hands them to its hooks.
 */
export function itemContext(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	itemIndex: number,
): IExecuteSingleFunctions {
	const { getNodeParameter } = context;
	return Object.create(context, {
		getItemIndex: { value: () => itemIndex },
		getInputData: { value: () => items[itemIndex] },
		getNodeParameter: {
			value: (name: string, fallback?: unknown) => getNodeParameter.call(context, name, itemIndex, fallback),
		},
		getCredentials: { value: async (type: string) => await context.getCredentials(type, itemIndex) },
	}) as IExecuteSingleFunctions;
}
