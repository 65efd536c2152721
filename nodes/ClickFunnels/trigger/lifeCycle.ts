import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { readAccount } from '../gateway/account';
import {
	createEndpoint,
	deleteEndpoint,
	endpointById,
	endpointsIn,
	isEqual,
	updateEndpoint,
	type Created,
	type Endpoint,
} from './endpoint';
import { assertLogged, playLatest, wantsLatest } from './latestEvent';
import { isSameUrl } from './sameUrl';
import { forgetEndpoint, readState, rememberEndpoint, type EndpointState } from './state';
import { connected, possibleWorkspaces, wantedBy, webhookUrl } from './wanted';
import { unreachable } from './webhookUrl';

/**
 * n8n's webhook methods of the trigger: what happens to its endpoint when a workflow starts and stops
 * listening.
 */
export const lifeCycle = {
	/**
	 * Whether ClickFunnels already delivers to this URL what the user wants, with a secret that we know. Puts
	 * right what can be put right, and clears away the rest, so that `create` starts from nothing.
	 */
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const context = connected(this);
		const { workspaceId, endpoint: wanted } = await wantedBy(context);
		const problem = await unreachableBy(context, wanted.url);
		if (problem && wantsLatest(context)) {
			// Nothing can be delivered here from outside: no endpoint, and a secret of our own.
			await assertLogged(context, { workspaceId, endpoint: wanted });
			rememberEndpoint(context, { secret: randomBytes(32).toString('hex') });
			playLatest(context, { workspaceId, endpoint: wanted });
			return true;
		}
		if (problem) throw new NodeOperationError(context.getNode(), problem);
		const { endpointId, secret } = readState(context);
		const found = await endpointsAtOurUrl(context, workspaceId);
		const known = secret ? found.find(({ id }) => id === endpointId) : undefined;
		const ours = known ?? found.find((one) => one.secret !== undefined);
		for (const other of found) {
			// Deliveries of an endpoint whose secret we don't know can't be verified.
			if (other !== ours) await deleteEndpoint(context, other.id);
		}
		// In another workspace, if the user has changed it.
		if (!known && endpointId !== ours?.id) await deleteRemembered(context);
		if (!ours) return false;
		if (ours !== known) rememberEndpoint(context, adopted(ours, wanted.url));
		if (!isEqual(ours, wanted)) await updateEndpoint(context, ours.id, wanted);
		playLatest(context, { workspaceId, endpoint: wanted });
		return true;
	},

	/**
	 * n8n ignores what this returns: whatever goes wrong is thrown, so that the activation fails with the
	 * reason.
	 */
	async create(this: IHookFunctions): Promise<boolean> {
		const context = connected(this);
		const { workspaceId, endpoint } = await wantedBy(context);
		let created: Created | undefined;
		try {
			created = await createEndpoint(context, workspaceId, endpoint);
		} finally {
			// An answer that was lost may have left an endpoint. The reason that counts is that of the creation.
			if (!created) await Promise.allSettled([deleteAll(context, workspaceId)]);
		}
		const { id: endpointId, secret, shownUrl } = created;
		rememberEndpoint(context, { endpointId, secret, url: endpoint.url, shownUrl });
		playLatest(context, { workspaceId, endpoint });
		return true;
	},

	/** By id, else by URL. n8n tries again when this throws. */
	async delete(this: IHookFunctions): Promise<boolean> {
		const context = connected(this);
		if (await deleteRemembered(context)) return true;
		for (const id of await possibleWorkspaces(context)) await deleteAll(context, id);
		return true;
	},
};

/** What to remember of an endpoint that was there before this node knew it. */
function adopted({ id, secret, url: shownUrl }: Endpoint, url: string): EndpointState {
	return { endpointId: id, secret, url, shownUrl };
}

async function endpointsAtOurUrl(context: IHookFunctions, workspaceId: string): Promise<Endpoint[]> {
	const all = await endpointsIn(context, workspaceId);
	return all.filter((endpoint) => isAtOurUrl(context, endpoint));
}

/**
 * Whether an endpoint delivers to this node, whatever way ClickFunnels spells the URL. A spelling that is not
 * surely ours counts for the endpoint that was created with it alone: other URLs might be spelled so too.
 */
function isAtOurUrl(context: IHookFunctions, { id, url }: Endpoint): boolean {
	const ours = webhookUrl(context);
	const state = readState(context);
	return isSameUrl(url, ours) || (id === state.endpointId && ours === state.url && url === state.shownUrl);
}

/** Deletes every endpoint at our URL. A workspace that is gone has none. */
async function deleteAll(context: IHookFunctions, workspaceId: string): Promise<void> {
	const [listed] = await Promise.allSettled([endpointsAtOurUrl(context, workspaceId)]);
	if (listed.status === 'fulfilled') {
		for (const { id } of listed.value) await deleteEndpoint(context, id);
	} else if (!(listed.reason instanceof NodeApiError && listed.reason.httpCode === '404')) {
		throw listed.reason;
	}
}

/**
 * Deletes the endpoint that we remember, in whatever workspace it is, and forgets it. One at another URL is
 * left alone: somebody has given it that URL, or this n8n is a copy of the one that it belongs to.
 * @returns whether there was one
 */
async function deleteRemembered(context: IHookFunctions): Promise<boolean> {
	const { endpointId } = readState(context);
	const endpoint = endpointId ? await endpointById(context, endpointId) : undefined;
	const ours = endpoint && isAtOurUrl(context, endpoint) ? endpoint : undefined;
	if (ours) await deleteEndpoint(context, ours.id);
	forgetEndpoint(context);
	return ours !== undefined;
}

/** Why ClickFunnels can't deliver to a URL, and what to do: in one text, since n8n shows no other at an activation. */
async function unreachableBy(context: IHookFunctions, url: string): Promise<string | undefined> {
	const { gateway } = readAccount(await context.getCredentials('matonApi'));
	return unreachable(url, gateway);
}
