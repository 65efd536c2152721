import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { readAccount } from '../gateway/account';
import { healNodeData } from '../kept/nodeData';
import { digestOf } from './digest';
import {
	createEndpoint,
	deleteEndpoint,
	endpointById,
	endpointsIn,
	isEqual,
	updateEndpoint,
	type Created,
	type Endpoint,
	type WantedEndpoint,
} from './endpoint';
import { inOneText } from './inOneText';
import { assertLogged, playLatest, wantsLatest } from './latestEvent';
import { attach, detach, laterEndpoint, memoryOf, toState } from './memory';
import { isAtUrl, isOwn } from './owner';
import { forgetEndpoint, readState, writeState, type TriggerState } from './state';
import { begin, clearAway, isTestRun } from './testRun';
import { TIMES } from './times';
import { connected, possibleWorkspaces, wantedBy, webhookUrl } from './wanted';
import { unreachable } from './webhookUrl';

/**
 * n8n's webhook methods of the trigger: what happens to its endpoint when a workflow starts and stops
 * listening.
 */
export const lifeCycle = {
	/** Whether there is nothing to create. */
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await inOneText(this, exists(this));
	},

	/**
	 * n8n ignores what this returns: whatever goes wrong is thrown, so that the activation fails with the
	 * reason.
	 */
	async create(this: IHookFunctions): Promise<boolean> {
		await inOneText(this, create(this));
		return true;
	},

	/** By id and by URL. n8n tries again when this throws, unless a test run ends. */
	async delete(this: IHookFunctions): Promise<boolean> {
		const state = readState(this);
		const { endpointId } = state;
		// Nothing was registered, so that the reason why stays what n8n shows.
		const { isRefused } = memoryOf(this);
		// At the next deactivation, something else may have been left by then.
		memoryOf(this).isRefused = false;
		if (endpointId === undefined && isRefused) return true;
		if (isTestRun(this)) {
			clearAway(this, remove(this));
			return true;
		}
		await remove(this);
		const memory = memoryOf(this);
		const isOfNode = endpointId !== undefined && memory.endpointId === endpointId;
		if (isOfNode || laterEndpoint(memory, state)) {
			writeState(this, { ...toState(memory), endpointAt: memory.endpointAt, offAt: Date.now() });
			detach(memory);
		}
		forgetEndpoint(this);
		return true;
	},
};

/**
 * Whether ClickFunnels already delivers to this URL what the user wants, with a secret that we know. Puts
 * right what can be put right, and clears away the rest, so that `create` starts from nothing.
 */
async function exists(own: IHookFunctions): Promise<boolean> {
	healNodeData(own);
	await begin(own);
	memoryOf(own).isRefused = true;
	const context = connected(own);
	const { workspaceId, endpoint: wanted } = await wantedBy(context);
	const problem = await unreachableBy(context, wanted.url);
	if (problem && wantsLatest(context)) {
		// Nothing can be delivered here from outside: no endpoint, and a secret of our own.
		await assertLogged(context, { workspaceId, endpoint: wanted });
		writeState(context, { secret: randomBytes(32).toString('hex') });
		playLatest(context, { workspaceId, endpoint: wanted });
		return true;
	}
	if (problem) throw new NodeOperationError(context.getNode(), problem);
	const { endpointId, secret } = readState(context);
	const found = await ownEndpoints(context, workspaceId);
	const known = secret ? found.find(({ id }) => id === endpointId) : undefined;
	const ours = known ?? found.find((one) => one.secret !== undefined);
	memoryOf(context).isRefused = found.length === 0;
	for (const other of found) {
		// Deliveries of an endpoint whose secret we don't know can't be verified.
		if (other !== ours) await deleteEndpoint(context, other.id);
	}
	// In another workspace, if the user has changed it.
	if (!known && endpointId !== ours?.id && (await deleteRemembered(context))) forgetEndpoint(context);
	if (!ours) return false;
	const isChanged = !isEqual(ours, wanted);
	if (isChanged) await updateEndpoint(context, ours.id, wanted);
	const { since } = readState(context);
	remember(context, {
		...(ours !== known && {
			endpointId: ours.id,
			secret: ours.secret,
			url: wanted.url,
			shownUrl: ours.url,
		}),
		workspaceId,
		wanted: wantedMark(context, workspaceId, wanted),
		// The log can hold events of before they were asked for.
		since: isChanged || since === undefined ? Date.now() : since,
	});
	playLatest(context, { workspaceId, endpoint: wanted });
	return true;
}

async function create(own: IHookFunctions): Promise<void> {
	const context = connected(own);
	const { workspaceId, endpoint } = await wantedBy(context);
	const created = await createOrNothing(context, workspaceId, endpoint);
	const { id: endpointId, secret, shownUrl, createdAt } = created;
	const wanted = wantedMark(context, workspaceId, endpoint);
	const since = sinceOf(readState(context), { wanted, createdAt });
	remember(context, { endpointId, workspaceId, secret, url: endpoint.url, shownUrl, wanted, since });
	playLatest(context, { workspaceId, endpoint });
}

/** Deletes what there is of the workflow's endpoints at its URL. */
async function remove(own: IHookFunctions): Promise<void> {
	const context = connected(own);
	const { endpointId, workspaceId } = readState(context);
	const deleted: string[] = [];
	for (const id of await possibleWorkspaces(context, workspaceId))
		deleted.push(...(await deleteAll(context, id)));
	if (endpointId !== undefined && !deleted.includes(endpointId)) await deleteRemembered(context);
}

/** Remembers an endpoint, in production for catching up, too. */
function remember(context: IHookFunctions, state: TriggerState): void {
	const memory = memoryOf(context);
	memory.isRefused = false;
	const before = [memory, readState(context)].map(({ endpointAt = 0 }) => endpointAt);
	// Clocks can be set back, and those of several n8n processes differ.
	writeState(context, { ...state, endpointAt: Math.max(Date.now(), ...before.map((at) => at + 1)) });
	if (context.getMode() !== 'manual') attach(memory, readState(context));
}

/**
 * From when on missed events are to be caught up: from the endpoint's beginning, unless it only takes the place of
 * one that delivered the same.
 */
function sinceOf(state: TriggerState, { wanted, createdAt }: { wanted: string; createdAt: number }): number {
	const hasVanished = state.endpointId !== undefined;
	// Not by the endpoint's beginning: ClickFunnels has another clock.
	const wasOff = Date.now() - (state.offAt ?? 0);
	const goesOn = state.wanted === wanted && (hasVanished || wasOff < TIMES.republished);
	return goesOn ? (state.since ?? createdAt) : createdAt;
}

/** Digest of what an endpoint delivers, and to whom: copies can have the static data of their original. */
function wantedMark(
	context: IHookFunctions,
	workspaceId: string,
	{ event_type_ids: types, funnel_ids: funnels, page_ids: pages }: WantedEndpoint,
): string {
	const lists = [types, funnels, pages].map((list) => list.map(String).sort());
	return digestOf([context.getWorkflow().id, workspaceId, ...lists]);
}

/** Creates an endpoint; unless ClickFunnels refused it, an answer that was lost may have left one, which is cleared away. */
async function createOrNothing(
	context: IHookFunctions,
	workspaceId: string,
	endpoint: WantedEndpoint,
): Promise<Created> {
	const [creating] = await Promise.allSettled([createEndpoint(context, workspaceId, endpoint)]);
	if (creating.status === 'fulfilled') return creating.value;
	memoryOf(context).isRefused = isRefusal(creating.reason);
	// The reason that counts is that of the creation.
	if (!isRefusal(creating.reason)) await Promise.allSettled([deleteAll(context, workspaceId)]);
	throw creating.reason;
}

/** Whether an error says that nothing was created. */
function isRefusal(reason: unknown): boolean {
	return reason instanceof NodeApiError && /^4(?!08)/.test(reason.httpCode ?? '');
}

/** Endpoints of this workflow at its URL. Those of other workflows are left alone, and spoken of in n8n's log. */
async function ownEndpoints(context: IHookFunctions, workspaceId: string): Promise<Endpoint[]> {
	const all = await endpointsIn(context, workspaceId);
	const here = all.filter((endpoint) => isAtUrl(endpoint, webhookUrl(context), context));
	for (const { id, name } of here.filter((endpoint) => !isOwn(endpoint, context))) {
		context.logger.warn(
			`ClickFunnels Trigger: the webhook endpoint "${name}" (ID ${id}) of another workflow delivers to the URL of this one. If that workflow is gone, delete the endpoint in ClickFunnels.`,
		);
	}
	return here.filter((endpoint) => isOwn(endpoint, context));
}

/**
 * Deletes every endpoint of this workflow at its URL.
 * @returns their ids
 */
async function deleteAll(context: IHookFunctions, workspaceId: string): Promise<string[]> {
	const own = await ownEndpoints(context, workspaceId);
	for (const { id } of own) await deleteEndpoint(context, id);
	return own.map(({ id }) => id);
}

/**
 * Deletes the endpoint that we remember, in whatever workspace it is. One at another URL is left alone: somebody
 * has given it that URL, or this n8n is a copy of the one that it belongs to.
 * @returns whether there was one
 */
async function deleteRemembered(context: IHookFunctions): Promise<boolean> {
	const { endpointId } = readState(context);
	const endpoint = endpointId ? await endpointById(context, endpointId) : undefined;
	if (!endpoint || !isAtUrl(endpoint, webhookUrl(context), context) || !isOwn(endpoint, context))
		return false;
	await deleteEndpoint(context, endpoint.id);
	return true;
}

/** Why ClickFunnels can't deliver to a URL, and what to do: in one text, since n8n shows no other at an activation. */
async function unreachableBy(context: IHookFunctions, url: string): Promise<string | undefined> {
	const { gateway } = readAccount(await context.getCredentials('matonApi'));
	return unreachable(url, gateway);
}
