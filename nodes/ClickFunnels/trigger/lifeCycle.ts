import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Catalog } from '../description/types';
import { gatewayUrl } from '../gateway/gatewayUrl';
import {
	createEndpoint,
	deleteEndpoint,
	endpointsAt,
	endpointById,
	isEqual,
	updateEndpoint,
	type Created,
} from './endpoint';
import { forgetEndpoint, readState, rememberEndpoint } from './state';
import { wantedBy } from './wanted';
import { unreachable } from './webhookUrl';

/** n8n's webhook methods of the trigger: what happens to its endpoint when a workflow starts and stops listening. */
export function lifeCycle({ entities }: Catalog) {
	return {
		/**
		 * Whether ClickFunnels already delivers to this URL what the user wants, with a secret that we know. Puts right what
		 * can be put right, and clears away the rest, so that `create` starts from nothing.
		 */
		async checkExists(this: IHookFunctions): Promise<boolean> {
			const { workspaceId, endpoint: wanted } = wantedBy(this, entities);
			await assertReachable(this, wanted.url);
			const { endpointId, secret } = readState(this);
			const found = await endpointsAt(this, workspaceId, wanted.url);
			const ours = secret ? found.find(({ id }) => id === endpointId) : undefined;
			for (const other of found) {
				// Its secret was shown only once: deliveries of an endpoint that we don't know can't be verified.
				if (other !== ours) await deleteEndpoint(this, other.id);
			}
			if (!ours) {
				await deleteRemembered(this, wanted.url);
				return false;
			}
			if (!isEqual(ours, wanted)) await updateEndpoint(this, ours.id, wanted);
			return true;
		},

		/** n8n ignores what this returns: whatever goes wrong is thrown, so that the activation fails with the reason. */
		async create(this: IHookFunctions): Promise<boolean> {
			const { workspaceId, endpoint } = wantedBy(this, entities);
			let created: Created | undefined;
			try {
				created = await createEndpoint(this, workspaceId, endpoint);
			} finally {
				// An answer that was lost may have left an endpoint. The reason that counts is that of the creation.
				if (!created) await Promise.allSettled([deleteAllAt(this, workspaceId, endpoint.url)]);
			}
			rememberEndpoint(this, { endpointId: created.id, secret: created.secret, url: endpoint.url });
			return true;
		},

		/** By id, else by URL. n8n tries again when this throws. */
		async delete(this: IHookFunctions): Promise<boolean> {
			const { workspaceId, endpoint } = wantedBy(this, entities);
			if (readState(this).endpointId) await deleteRemembered(this, endpoint.url);
			else await deleteAllAt(this, workspaceId, endpoint.url);
			return true;
		},
	};
}

async function deleteAllAt(context: IHookFunctions, workspaceId: string, url: string): Promise<void> {
	for (const { id } of await endpointsAt(context, workspaceId, url)) await deleteEndpoint(context, id);
}

/** Deletes the endpoint that we remember, wherever it is, unless somebody has given it to another URL since. */
async function deleteRemembered(context: IHookFunctions, url: string): Promise<void> {
	const { endpointId, url: rememberedUrl } = readState(context);
	if (endpointId) {
		const endpoint = await endpointById(context, endpointId);
		if (endpoint && [url, rememberedUrl].includes(endpoint.url)) await deleteEndpoint(context, endpointId);
	}
	forgetEndpoint(context);
}

async function assertReachable(context: IHookFunctions, webhookUrl: string): Promise<void> {
	const { gatewayUrl: gateway } = await context.getCredentials('matonApi');
	const reason = unreachable(webhookUrl, gatewayUrl(gateway));
	if (reason) {
		throw new NodeOperationError(context.getNode(), 'ClickFunnels can’t deliver to this n8n', {
			description: reason,
		});
	}
}
