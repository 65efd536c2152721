import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import { isObject } from '../input/given';
import { asSwitch } from '../input/switch';
import type { WantedEndpoint } from './endpoint';
import { deliveredTo, loggedSince } from './eventLog';
import { signedHeaders } from './signature';
import { readState } from './state';

/** What a test run asks the event log for: the events of an endpoint, in its workspace. */
export interface Sought {
	workspaceId: string;
	endpoint: WantedEndpoint;
}

/** How far back the log is looked through: 20 events a page (ClickFunnels behaviour: event log). */
const MOST_PAGES = 10;

/** So long the editor needs until it knows that it listens. */
const EDITOR_MS = 1_000;

/** n8n knows the secret of a test run some moments after it was made: until then deliveries are refused. */
const AGAIN_MS = 500;
const MOST_TRIES = 10;

/** Whether this is a test run of the editor that is to take the newest event of the log. */
export function wantsLatest(context: IHookFunctions): boolean {
	if (context.getActivationMode() !== 'manual') return false;
	return asSwitch(context.getNodeParameter('options.latestEvent', false)) ?? false;
}

/**
 * In a test run that is to take it, delivers the newest event of the log that the workflow takes to n8n's own test
 * address, in the background: n8n runs a test from a delivery alone. Where there is none, or the log or the address can't
 * be reached, n8n's log says so, and the test run waits for a real event. Else it does nothing.
 */
export function playLatest(context: IHookFunctions, sought: Sought): void {
	const { secret } = readState(context);
	if (!secret || !wantsLatest(context)) return;
	const target = { url: sought.endpoint.url, secret };
	void Promise.allSettled([play(context, logged(context, sought), target)]).then(([played]) => {
		const problem = played.status === 'rejected' ? messageOf(played.reason) : played.value;
		if (problem) context.logger.warn(`ClickFunnels Trigger, Latest Event: ${problem}`);
	});
}

/**
 * For an n8n that ClickFunnels can't reach, where there is nothing else to wait for.
 * @throws NodeOperationError when the log has none of the events
 * @throws NodeApiError when the log can't be read
 */
export async function assertLogged(context: IHookFunctions, sought: Sought): Promise<void> {
	const { done } = await logged(context, sought).next();
	if (!done) return;
	throw new NodeOperationError(context.getNode(), `Latest Event: ${NONE}`, {
		description: 'Make such an event happen while a workflow that takes it is active, then try again.',
	});
}

const NONE =
	'none of the newest 200 events in the workspace’s log is one that the workflow takes. ClickFunnels logs events only while a webhook endpoint asks for their type.';

/** @returns what kept the run from starting; undefined where it has started */
async function play(
	context: IHookFunctions,
	events: AsyncIterable<IDataObject>,
	target: { url: string; secret: string },
): Promise<string | undefined> {
	await sleep(EDITOR_MS);
	for await (const event of events) {
		const answer = await delivered(context, event, target);
		if (answer === undefined)
			return `n8n does not reach its own address ${target.url}, or nobody listens there`;
		if (!isObject(answer) || !('ignored' in answer)) return undefined;
	}
	return NONE;
}

/** @returns the answer to the delivery; undefined where it was not taken in any of several tries */
async function delivered(
	context: IHookFunctions,
	event: IDataObject,
	{ url, secret }: { url: string; secret: string },
): Promise<unknown> {
	const body = Buffer.from(JSON.stringify(event));
	for (let tries = 1; tries <= MOST_TRIES; tries++) {
		const [sent] = await Promise.allSettled([
			context.helpers.httpRequest({
				method: 'POST',
				url,
				body,
				headers: { 'content-type': 'application/json', ...signedHeaders(secret, body, Date.now()) },
			}),
		]);
		if (sent.status === 'fulfilled') return sent.value as unknown;
		await sleep(AGAIN_MS);
	}
	return undefined;
}

/** The events of the log that an endpoint would be sent, as they are delivered, the newest first. */
async function* logged(
	context: IHookFunctions,
	{ workspaceId, endpoint }: Sought,
): AsyncGenerator<IDataObject> {
	let pages = 0;
	for await (const records of loggedSince(context, workspaceId, { since: 0, priority: 'picker' })) {
		for (const record of records) {
			const event = deliveredTo(endpoint, record);
			if (event) yield event.body;
		}
		if (++pages >= MOST_PAGES) return;
	}
}

/** What went wrong, in words. */
export function messageOf(reason: unknown): string {
	return reason instanceof Error ? reason.message : String(reason);
}
