import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Catalog } from '../table/resource';
import { chosenOperation } from './chosen';
import { asRead, failedItem, problemOf } from './failed';
import { readItem, runItem } from './item';
import { MissingFields } from './missingFields';
import { UnderWay } from './underWay';

/**
 * n8n's `pagination` hook, used as the whole of every operation for one item. n8n's tools and sub-agents come
 * in by this door: they know nothing of custom operations. Runs of a workflow take the loop.
 */
export function paginationHook({ resources, kinds, lines: all }: Catalog) {
	const lines = new Map(all.map((line) => [line.route, line]));
	const underWay = new UnderWay();
	return async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		try {
			const operation = chosenOperation(this, resources);
			const input = readItem(this, operation, kinds);
			// n8n's type allows for expressions in the options; there are none here.
			const requestOptions = { ...(options as IHttpRequestOptions), ...input.requestOptions };
			const group = [this.getWorkflow().id, this.getNode().id, operation.noun, operation.value].join(' ');
			return await underWay.run(group, async (memory) => {
				const missing = new MissingFields();
				const whole = { ...input, requestOptions };
				return await runItem(operation, whole, { context: this, lines, memory, missing });
			});
		} catch (error) {
			const problem = problemOf(error, this);
			if (this.continueOnFail()) return [failedItem(problem, this)];
			throw asRead(problem, this.getNode());
		}
	};
}
