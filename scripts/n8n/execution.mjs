import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_RUN_MILLISECONDS = 120_000;
const FINAL = ['success', 'error', 'crashed', 'canceled'];

/**
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status
 * @property {{ resultData: { runData: Record<string, any[]>, error?: any } }} data
 */

/**
 * Runs a stored workflow from its trigger, as a click on "Execute workflow" does, and waits for the end.
 * @param {import('./rest.mjs').Call} call
 * @param {any} workflow as n8n answered it
 * @param {string} n8nFolder
 * @returns {Promise<Execution>}
 */
export async function execute(call, workflow, n8nFolder) {
	const trigger = workflow.nodes.find((/** @type {any} */ { type }) => type.endsWith('Trigger'));
	const { executionId } = await call('POST', `/rest/workflows/${workflow.id}/run`, {
		workflowData: workflow,
		triggerToStartFrom: { name: trigger.name },
		startNodes: [],
	});
	const deadline = performance.now() + LONGEST_RUN_MILLISECONDS;
	while (performance.now() < deadline) {
		const execution = await call('GET', `/rest/executions/${executionId}`);
		const data = execution.data && unflatten(execution.data, n8nFolder);
		// The status is final a moment before the data is stored; until then the data is an empty list.
		if (FINAL.includes(execution.status) && data) return { id: executionId, status: execution.status, data };
		await wait(200);
	}
	throw new Error(
		`The workflow "${workflow.name}" was not done after ${LONGEST_RUN_MILLISECONDS / 1000} seconds.`,
	);
}

/**
 * n8n sends execution data in the form of the package flatted; it brings that package along.
 * @param {string} text
 * @param {string} n8nFolder
 */
export function unflatten(text, n8nFolder) {
	const require = createRequire(join(n8nFolder, 'node_modules', 'n8n', 'package.json'));
	return require('flatted').parse(text);
}
