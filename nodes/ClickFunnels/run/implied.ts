import { accountKey, readAccount } from '../gateway/account';
import { cancelOf } from '../gateway/client';
import { meant, theOnly, workspaces, type Asking, type Workspace } from '../gateway/workspaces';
import type { Values } from '../table/api';
import type { Operation } from '../table/line';
import type { Memory } from './memory';

/** For whom workspaces are looked up, and where what was found is kept. */
type Looking = Asking & { memory: Memory };

/**
 * The workspaces that the connection covers, looked up once a run.
 * @throws NodeApiError when they can't be looked up
 */
export async function knownWorkspaces({ memory, ...asking }: Looking): Promise<Workspace[]> {
	const key = `workspaces\n${await accountOf(asking.context)}`;
	return await memory.once(key, async () => await workspaces(asking), cancelOf(asking.context));
}

/**
 * Those of them that are meant where the user chose none.
 * @throws NodeApiError when they can't be looked up
 * @throws NodeOperationError when the credential's default is none of them
 */
export async function meantWorkspaces(looking: Looking): Promise<Workspace[]> {
	return await meant(await knownWorkspaces(looking), looking);
}

/** What tells an item's account and connection from others: a credential may differ by an expression. */
export async function accountOf(context: Asking['context']): Promise<string> {
	return accountKey(readAccount(await context.getCredentials('matonApi')));
}

/**
 * An operation's values with the workspace that the user left out: the credential's default, else the only one
 * that the connection covers.
 * @throws NodeApiError when it can't be looked up
 * @throws NodeOperationError when there is not exactly one, or the default is none of them
 */
export async function withImplied(
	{ parameters }: Operation,
	values: Values,
	looking: Looking,
): Promise<Values> {
	const name = parameters.find((one) => one.implied && values[one.name] === undefined)?.name;
	if (name === undefined) return values;
	return { ...values, [name]: theOnly(await meantWorkspaces(looking), looking) };
}
