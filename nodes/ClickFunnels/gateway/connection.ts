import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { GatewayContext } from './call';

/**
 * A context whose requests go by another connection of the credential's account. The credential's Default Workspace
 * belongs to its own connection, so that it does not count there.
 * @param connectionId none for the credential's own
 */
export function byConnection<Context extends Pick<GatewayContext, 'getCredentials'>>(
	context: Context,
	connectionId: string | undefined,
): Context {
	if (connectionId === undefined) return context;
	return Object.create(context, {
		getCredentials: {
			value: async (type: string) => {
				const own: ICredentialDataDecryptedObject = await context.getCredentials(type);
				return own.connectionId === connectionId ? own : { ...own, connectionId, defaultWorkspace: '' };
			},
		},
	}) as Context;
}
