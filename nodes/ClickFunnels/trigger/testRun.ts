import type { IHookFunctions } from 'n8n-workflow';

import { messageOf } from './latestEvent';
import { memoryOf } from './memory';
import { webhookUrl } from './wanted';

/** Has a test run of the editor begin once nothing is left of the one before: it would be taken for its own. */
export async function begin(context: IHookFunctions): Promise<void> {
	if (context.getMode() !== 'manual') return;
	const memory = memoryOf(context);
	memory.testUrl = webhookUrl(context);
	await memory.cleared;
}

/** Whether a test run ends; n8n has `delete` know nothing else of it, and no static data where it had not quite begun. */
export function isTestRun(context: IHookFunctions): boolean {
	return webhookUrl(context) === memoryOf(context).testUrl;
}

/**
 * Lets the end of a test run go on by itself; what goes wrong is said in n8n's log. As long as n8n waits for a node's
 * `delete`, and for good once that throws, its list of test webhooks holds all of n8n. It copies that list with each new
 * test run, of whatever workflow, which fails then with "Maximum call stack size exceeded" (n8n's
 * dist/webhooks/test-webhooks.js, deactivateWebhooks; cache-manager's dist/stores/memory.js).
 */
export function clearAway(context: IHookFunctions, removing: Promise<void>): void {
	const memory = memoryOf(context);
	memory.cleared = Promise.allSettled([removing, memory.cleared]).then(([removed]) => {
		if (removed.status === 'fulfilled') return;
		context.logger.warn(
			`ClickFunnels Trigger: the webhook endpoint of a test run could not be deleted; the next one of this node deletes it. ${messageOf(removed.reason)}`,
		);
	});
}
