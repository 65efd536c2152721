import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { accountKey, readAccount } from '../gateway/account';
import { meant, theOnly, workspaces } from '../gateway/workspaces';

/**
 * The workspace that was found for a node, by its static data: n8n keeps that one while the workflow is active, so
 * that each activation looks anew.
 */
const found = new WeakMap<IDataObject, { account: string; id: string }>();

/**
 * The workspace that is meant where the user chose none: the credential's default, else the only one that the
 * connection covers.
 * @throws NodeApiError when it can't be looked up
 * @throws NodeOperationError when there is not exactly one
 */
export async function impliedWorkspace(context: IPollFunctions): Promise<string> {
	const data = context.getWorkflowStaticData('node');
	const account = accountKey(readAccount(await context.getCredentials('matonApi')));
	const known = found.get(data);
	if (known?.account === account) return known.id;
	const asking = { context, priority: 'bulk' as const };
	const id = theOnly(await meant(await workspaces(asking), asking), asking);
	found.set(data, { account, id });
	return id;
}
