import { readAccount } from '../gateway/account';
import { cancelOf } from '../gateway/client';
import { theOnly, workspaces, type Asking } from '../gateway/workspaces';
import type { Values } from '../table/api';
import type { Operation } from '../table/line';
import type { Memory } from './memory';

/**
 * An operation's values with the workspace that the user left out: the only one that the connection covers. It
 * is looked up once a run.
 * @throws NodeApiError when it can't be looked up
 * @throws NodeOperationError when there is not exactly one
 */
export async function withImplied(
	{ parameters }: Operation,
	values: Values,
	{ memory, ...asking }: Asking & { memory: Memory },
): Promise<Values> {
	const name = parameters.find((one) => one.implied && values[one.name] === undefined)?.name;
	if (name === undefined) return values;
	// A credential may differ from item to item, by an expression.
	const { gateway, apiKey, connectionId } = readAccount(await asking.context.getCredentials('matonApi'));
	const key = ['workspaces', gateway, apiKey, connectionId].join('\n');
	const found = await memory.once(key, async () => await workspaces(asking), cancelOf(asking.context));
	return { ...values, [name]: theOnly(found, asking) };
}
