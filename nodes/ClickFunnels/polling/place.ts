import type { IPollFunctions } from 'n8n-workflow';

import { accountKey, readAccount } from '../gateway/account';
import { meant, theOnly, workspaces } from '../gateway/workspaces';

/**
 * The workspace that was found for a node, by the context that n8n makes for it: it lasts as long as the activation,
 * so that each one looks anew.
 */
const found = new WeakMap<IPollFunctions, { account: string; id: string }>();

/**
 * The workspace that is meant where the user chose none: the credential's default, else the only one that the
 * connection covers.
 * @param own the node's context, as n8n gives it
 * @param context the same, by the connection that the user chose
 * @throws NodeApiError when it can't be looked up
 * @throws NodeOperationError when there is not exactly one
 */
export async function impliedWorkspace(own: IPollFunctions, context: IPollFunctions): Promise<string> {
	const account = accountKey(readAccount(await context.getCredentials('matonApi')));
	const known = found.get(own);
	if (known?.account === account) return known.id;
	const asking = { context, priority: 'bulk' as const };
	const id = theOnly(await meant(await workspaces(asking), asking), asking);
	found.set(own, { account, id });
	return id;
}
