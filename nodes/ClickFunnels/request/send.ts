import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Catalog } from '../description/types';
import { walk } from '../gateway/pages';
import { answer, page } from './answer';
import { chosenOperation } from './chosen';
import { badInput, shown } from './input';
import { toItems } from './output';
import type { RequestSubject } from './problems';

/**
 * n8n's `pagination` hook, used as the send function of every operation: sends what `prepare` made, page by page where it
 * is a list, and turns the answer into items.
 */
export function send(catalog: Catalog) {
	return async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const { operation, noun } = chosenOperation(this, catalog);
		// `prepare` has made it whole: n8n's type only allows for expressions in it.
		const request = options as IHttpRequestOptions;
		const itemIndex = this.getItemIndex();
		const subject: RequestSubject = {
			node: this.getNode(),
			itemIndex,
			noun,
			repeatable: operation.repeatable,
		};
		const shape = {
			output: operation.output,
			id: idIn(operation.path, request.url),
			simplify: this.getNodeParameter('simplify', true) === true ? operation.simplify : undefined,
			expanded: operation.expand.map(({ value }) => String(value)),
			itemIndex,
		};
		if (operation.output === 'list') {
			const fetchPage = async (after?: string) => await page(this, request, subject, 'bulk', after);
			if (!operation.paged) return toItems((await fetchPage()).rows, 200, shape);
			const limit = this.getNodeParameter('returnAll', false) === true ? undefined : readLimit(this);
			return toItems(await walk(fetchPage, limit), 200, shape);
		}
		const { body, status } = await answer(this, request, subject, 'bulk');
		return toItems([body], status, shape);
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
	return /^\d+$/.test(id) ? Number(id) : id;
}
