import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT } from '../lib/project.mjs';

/**
 * The workflow that the demo and the real n8n run.
 * @returns {import('../n8n/example.mjs').Workflow}
 */
export function readExample() {
	return JSON.parse(readFileSync(join(PROJECT, 'examples', 'contacts.workflow.json'), 'utf8'));
}

/**
 * Refuses a run that did not go through to the example's last node.
 * @param {import('../n8n/example.mjs').Workflow} workflow
 * @param {{ runData: Partial<Record<string, any[]>>, error?: { message: string, description?: string | null, node?: { name: string } } }} result
 * @throws {Error} that says where it stopped and why
 */
export function checkResult(workflow, { runData, error }) {
	if (error) {
		const node = error.node ? ` at "${error.node.name}"` : '';
		throw new Error(
			`The example workflow failed${node}: ${[error.message, error.description].filter(Boolean).join('. ')}`,
		);
	}
	const isEmpty = (/** @type {string} */ name) => !runData[name]?.[0]?.data?.main?.[0]?.length;
	const stopped = workflow.nodes.find(({ name, type }) => !type.endsWith('.stickyNote') && isEmpty(name));
	if (stopped) throw new Error(`The example workflow stopped at "${stopped.name}", which gave no item.`);
}
