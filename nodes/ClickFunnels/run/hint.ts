import type { IExecuteFunctions } from 'n8n-workflow';

import { rateOf } from '../gateway/account';

const MINUTE_S = 60;

/**
 * Tells the user beside the output why a run takes longer than a minute. The rate is that of the first item's
 * credential; where that can't be read, the item says so itself.
 */
export async function addLongRunHint(context: IExecuteFunctions, items: number): Promise<void> {
	if (!hasHints(context) || items <= MINUTE_S) return;
	const [credential] = await Promise.allSettled([context.getCredentials('matonApi', 0)]);
	if (credential.status === 'rejected') return;
	const rate = rateOf(credential.value);
	const seconds = items / rate;
	if (seconds <= MINUTE_S) return;
	const time =
		seconds < 2 * MINUTE_S ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / MINUTE_S)} minutes`;
	addHint(
		context,
		`${items} items at ${rate} requests a second take about ${time}; raise Requests per Second in the credential if your Maton plan allows it`,
	);
}

/** Whether this n8n shows hints beside the output: it does so for runs of a workflow, not for tools. */
export function hasHints<Context extends object>(
	context: Context,
): context is Context & Pick<IExecuteFunctions, 'addExecutionHints'> {
	return 'addExecutionHints' in context;
}

/** Tells the user something beside the output, where this n8n has such hints. */
export function addHint(context: object, message: string | undefined): void {
	if (message === undefined || !hasHints(context)) return;
	context.addExecutionHints({ message, location: 'outputPane' });
}
