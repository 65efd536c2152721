import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * What the trigger remembers of its endpoint, in the workflow's static data, so that every n8n process knows
 * it.
 */
export interface EndpointState {
	endpointId?: string;
	/** Signing secret: ClickFunnels shows it only once. */
	secret?: string;
	/** The URL that it was created for. */
	url?: string;
	/** How ClickFunnels spells that URL. */
	shownUrl?: string;
	/** Digests of the events that were delivered last, oldest first. */
	recent?: string[];
}

type Context = IHookFunctions | IWebhookFunctions;

/** The trigger's part of the static data. Test runs have one of their own, given by n8n. */
export function readState(context: Context): EndpointState {
	return context.getWorkflowStaticData('node') as EndpointState;
}

/** Remembers an endpoint; what was delivered before stays remembered. */
export function rememberEndpoint(context: Context, endpoint: Omit<EndpointState, 'recent'>): void {
	Object.assign(readState(context), endpoint);
}

/** Forgets the endpoint, so that nothing of it is taken for true after a deactivation. */
export function forgetEndpoint(context: Context): void {
	const state = readState(context);
	delete state.endpointId;
	delete state.secret;
	delete state.url;
	delete state.shownUrl;
}
