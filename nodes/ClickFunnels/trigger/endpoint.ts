import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { walk } from '../lists/pages';
import { answer } from '../gateway/answer';
import type { Call, GatewayContext, GatewayRequest } from '../gateway/call';
import { cursorList } from '../gateway/pages';
import { isNoSuchRecord, unexpectedAnswer } from '../gateway/problems';

/** A webhook endpoint as the user wants it. */
export interface WantedEndpoint {
	url: string;
	/** Shown in ClickFunnels. */
	name: string;
	event_type_ids: string[];
	/** Empty: all. */
	funnel_ids: number[];
	/** Empty: all. */
	page_ids: number[];
}

/** An endpoint as the API shows it; ids as text. */
export interface Endpoint extends WantedEndpoint {
	id: string;
	/** Its signing secret, where ClickFunnels shows it again (ClickFunnels behaviour: webhooks). */
	secret?: string;
}

/** The answer to create, which always holds the secret. */
export interface Created {
	id: string;
	secret: string;
	/** Its URL in the spelling of ClickFunnels; undefined where the answer does not show it. */
	shownUrl?: string;
	/** By the clock of ClickFunnels, in milliseconds since 1970. */
	createdAt: number;
}

const MEMBER = '/webhooks/outgoing/endpoints';
const collection = (workspaceId: string) => `/workspaces/${encodeURIComponent(workspaceId)}${MEMBER}`;

/** A call about endpoints: nobody waits for it but the activation. */
const callOf = (context: GatewayContext, request: GatewayRequest): Call => ({
	context,
	request,
	about: { noun: 'webhook endpoint' },
	priority: 'picker',
	repeatable: request.method !== 'POST',
});

/**
 * All endpoints of a workspace (contract: listWebhooksOutgoingEndpoints), from every page; none where the workspace
 * is gone.
 */
export async function endpointsIn(context: IHookFunctions, workspaceId: string): Promise<Endpoint[]> {
	const call = callOf(context, { method: 'GET', url: collection(workspaceId) });
	const rows = await unlessGone(walk(cursorList(call)));
	return (rows ?? []).map(toEndpoint);
}

/**
 * One endpoint (contract: getWebhooksOutgoingEndpoints); undefined when it is gone.
 * @throws NodeApiError also for a 404 that does not speak of the endpoint, such as Maton's of a connection
 */
export async function endpointById(context: GatewayContext, id: string): Promise<Endpoint | undefined> {
	const url = `${MEMBER}/${encodeURIComponent(id)}`;
	const found = await unlessGone(answer(callOf(context, { method: 'GET', url })));
	return found && toEndpoint(found.body as IDataObject);
}

/** Undefined where ClickFunnels says that there is no such record. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
	const [asking] = await Promise.allSettled([asked]);
	if (asking.status === 'fulfilled') return asking.value;
	if (isNoSuchRecord(asking.reason)) return undefined;
	throw asking.reason;
}

/**
 * Creates an endpoint (contract: createWebhooksOutgoingEndpoints).
 * @throws NodeApiError when it is refused, or when the answer lacks id or secret; then nothing is left behind
 */
export async function createEndpoint(
	context: IHookFunctions,
	workspaceId: string,
	wanted: WantedEndpoint,
): Promise<Created> {
	const request: GatewayRequest = {
		method: 'POST',
		url: collection(workspaceId),
		body: { webhooks_outgoing_endpoint: wanted },
	};
	const { body } = await answer(callOf(context, request));
	const { id, webhook_secret: secret, url, created_at: at } = (body ?? {}) as IDataObject;
	if (id !== undefined && id !== null && typeof secret === 'string' && secret !== '') {
		const createdAt = Date.parse(String(at)) || Date.now();
		return { id: String(id), secret, shownUrl: typeof url === 'string' ? url : undefined, createdAt };
	}
	// What is missing stays the reason, also where the endpoint can't be removed.
	if (id !== undefined && id !== null) await Promise.allSettled([deleteEndpoint(context, String(id))]);
	// It was processed, and cleared away: there is nothing to look for.
	const settled = { ...callOf(context, request), repeatable: true };
	throw unexpectedAnswer(settled, 'a webhook endpoint with its id and signing secret', { body });
}

/** Changes an endpoint in place (contract: updateWebhooksOutgoingEndpoints); its secret stays. */
export async function updateEndpoint(
	context: IHookFunctions,
	id: string,
	wanted: WantedEndpoint,
): Promise<void> {
	const url = `${MEMBER}/${encodeURIComponent(id)}`;
	const body = { webhooks_outgoing_endpoint: wanted };
	await answer(callOf(context, { method: 'PUT', url, body }));
}

/**
 * Deletes an endpoint (contract: removeWebhooksOutgoingEndpoints). One that is gone already counts as
 * deleted.
 */
export async function deleteEndpoint(context: IHookFunctions, id: string): Promise<void> {
	const url = `${MEMBER}/${encodeURIComponent(id)}`;
	await unlessGone(answer(callOf(context, { method: 'DELETE', url })));
}

/** Whether an endpoint delivers just what is wanted; its name does not matter. */
export function isEqual(endpoint: WantedEndpoint, wanted: WantedEndpoint): boolean {
	const asSet = (values: Array<string | number>) => [...new Set(values.map(String))].sort().join('\n');
	return (['event_type_ids', 'funnel_ids', 'page_ids'] as const).every(
		(key) => asSet(endpoint[key]) === asSet(wanted[key]),
	);
}

/** A secret that is whole; what is shown in its place may be masked. */
const SECRET = /^[0-9a-f]{32,}$/;

function toEndpoint(row: IDataObject): Endpoint {
	const { webhook_secret: secret } = row;
	return {
		id: String(row.id),
		...(typeof secret === 'string' && SECRET.test(secret) && { secret }),
		url: String(row.url),
		name: String(row.name),
		event_type_ids: (row.event_type_ids ?? []) as string[],
		// null means all, as an empty list does.
		funnel_ids: (row.funnel_ids ?? []) as number[],
		page_ids: (row.page_ids ?? []) as number[],
	};
}
