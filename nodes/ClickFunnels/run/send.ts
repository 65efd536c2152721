import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	NodeApiError,
} from 'n8n-workflow';

import type { Catalog } from '../table/types';
import { answer } from '../gateway/answer';
import { chosenOperation } from './chosen';
import { badInput, shown } from '../input/input';
import { listRows } from './list';
import { toItems } from './output';
import { prepare } from './prepare';
import type { RequestSubject } from '../gateway/problems';

/**
 * n8n's `pagination` hook, used as the send function of every operation: prepares the request of an item, sends it, page
 * by page where it is a list, and turns the answer into items.
 */
export function send(catalog: Catalog) {
	const prepared = prepare(catalog);
	return async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const work = async () => {
			// n8n's type allows for expressions in the options; there are none here.
			const request = await prepared.call(this, options as IHttpRequestOptions);
			return await itemsOf(this, request, catalog);
		};
		if (!this.continueOnFail()) return await work();
		// n8n would go on by itself, but not say which input item a message belongs to.
		const pairedItem = { item: this.getItemIndex() };
		return await work().catch((error: NodeApiError) => [{ json: {}, error, pairedItem }]);
	};
}

async function itemsOf(
	context: IExecutePaginationFunctions,
	request: IHttpRequestOptions,
	catalog: Catalog,
): Promise<INodeExecutionData[]> {
	const { operation, noun, sought } = chosenOperation(context, catalog);
	const itemIndex = context.getItemIndex();
	const subject: RequestSubject = {
		node: context.getNode(),
		itemIndex,
		noun,
		sought,
		repeatable: operation.repeatable,
		removes: operation.output === 'deleted' || operation.output === 'redacted',
		retries: retriesOf(context),
	};
	const shape = {
		output: operation.output,
		result: operation.result,
		id: idIn(operation.path, request.url),
		simplify: context.getNodeParameter('simplify', true) === true ? operation.simplify : undefined,
		expanded: operation.expand.map(({ value }) => String(value)),
		itemIndex,
	};
	if (operation.output === 'list') {
		const returnAll = !operation.paged || context.getNodeParameter('returnAll', false) === true;
		const limit = returnAll ? undefined : readLimit(context);
		return toItems(await listRows(context, operation, request, subject, limit), 200, shape);
	}
	const { body, status } = await answer(context, request, subject, 'bulk');
	const wrapped = operation.wrappedIn && (body as IDataObject | undefined)?.[operation.wrappedIn];
	return toItems([wrapped || body], status, shape);
}

/** What the user says of retries. Values that are no numbers, for example from an expression, leave the defaults. */
function retriesOf(context: IExecutePaginationFunctions): RequestSubject['retries'] {
	const { maxTries, maxSeconds } = context.getNodeParameter('retries', {}) as Record<string, unknown>;
	return {
		...(Number(maxTries) >= 1 && { maxTries: Number(maxTries) }),
		...(typeof maxSeconds === 'number' && maxSeconds >= 0 && { maxSeconds }),
	};
}

function readLimit(context: IExecutePaginationFunctions): number {
	const value = context.getNodeParameter('limit', 50);
	const limit = Number(value);
	if (!Number.isInteger(limit) || limit < 1) {
		throw badInput(
			{ node: context.getNode(), itemIndex: context.getItemIndex() },
			'Limit',
			`${shown(value)} is not a whole number of at least 1`,
			'Enter how many results you want, or turn on Return All.',
		);
	}
	return limit;
}

/** The id that a request went to, in the type that the API shows ids in. */
function idIn(template: string, url: string): string | number | undefined {
	const position = template.split('/').indexOf('{id}');
	if (position < 0) return undefined;
	const id = decodeURIComponent(url.split('/')[position] ?? '');
	return /^\d+$/.test(id) && Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
