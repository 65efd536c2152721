import type { IHookFunctions } from 'n8n-workflow';

import { wellFormed } from '../input/wellFormed';
import type { Endpoint } from './endpoint';
import { isSameUrl } from './sameUrl';
import { readState } from './state';

/** The id of a workflow at the end of the name that its endpoint was given. */
const OWNER = /^n8n: .* \(([\w-]+)\)$/s;

/** The name of this workflow's endpoint in ClickFunnels. It says whose the endpoint is: copies of a workflow have the URL of the original. */
export function nameOf(context: Pick<IHookFunctions, 'getWorkflow'>): string {
	const { id, name } = context.getWorkflow();
	return wellFormed(`n8n: ${name ?? 'workflow'} (${id})`);
}

/**
 * Whether an endpoint delivers to this node. A spelling of the URL that is not surely ours counts for the endpoint
 * that was created with it alone: other URLs might be spelled so too.
 */
export function isAtUrl({ id, url }: Endpoint, ours: string, context: IHookFunctions): boolean {
	const state = readState(context);
	return isSameUrl(url, ours) || (id === state.endpointId && ours === state.url && url === state.shownUrl);
}

/**
 * Whether an endpoint is this workflow's, so that it may be changed and deleted: by the id in its name; by its own
 * id where somebody has given it another name.
 */
export function isOwn({ id, name }: Endpoint, context: IHookFunctions): boolean {
	const owner = OWNER.exec(name)?.[1];
	return owner === undefined ? id === readState(context).endpointId : owner === context.getWorkflow().id;
}
