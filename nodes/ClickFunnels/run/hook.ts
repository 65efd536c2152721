import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	NodeApiError,
} from 'n8n-workflow';

import type { ItemContext, Read } from '../input/context';
import { readLimit, readRetries } from '../input/settings';
import { readValues } from '../input/values';
import { linesOf, type Catalog } from '../table/resource';
import { apiFor } from './api';
import { chosenOperation } from './chosen';
import { toItems } from './items';

/**
 * n8n's `pagination` hook, used as the whole of every operation: reads what the user set for an item, does
 * what the operation does, and turns its rows into items.
 */
export function paginationHook({ resources, kinds }: Catalog) {
	const lines = new Map(linesOf(resources).map((line) => [line.route, line]));
	const runItem = async (
		context: IExecutePaginationFunctions,
		requestOptions: IHttpRequestOptions,
	): Promise<INodeExecutionData[]> => {
		const operation = chosenOperation(context, resources);
		const input: ItemContext = {
			node: context.getNode(),
			itemIndex: context.getItemIndex(),
			timezone: context.getTimezone(),
			kinds,
		};
		const read: Read = (name, fallback = null) => context.getNodeParameter(name, fallback);
		const values = readValues(operation, read, input);
		const limit = operation.output === 'list' ? readLimit(operation, read, input) : undefined;
		const api = apiFor({ context, lines, requestOptions, retries: readRetries(read) });
		const given = operation.run(api, values);
		const rows = 'all' in given ? await given.all(limit) : [await given];
		const simplify = read('simplify', true) === true;
		return toItems(operation, rows, { simplify, itemIndex: input.itemIndex });
	};
	return async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		// n8n's type allows for expressions in the options; there are none here.
		const work = runItem(this, options as IHttpRequestOptions);
		if (!this.continueOnFail()) return await work;
		// n8n would go on by itself, but not say which input item a message belongs to.
		const pairedItem = { item: this.getItemIndex() };
		return await work.catch((error: NodeApiError) => [{ json: {}, error, pairedItem }]);
	};
}
