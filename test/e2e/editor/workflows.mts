import { randomUUID } from 'node:crypto';

import type { Workflow } from '../../../scripts/n8n/example.mjs';

export const PACKAGE = 'n8n-nodes-clickfunnels-maton';

/** A record by its ID, as a locator holds it. */
export const byId = (value: number) => ({ __rl: true, mode: 'id', value: String(value) });

/** A workflow of a start and a node. */
export function afterStart(name: string, type: string, parameters: object): Workflow {
	const place = { typeVersion: 1, parameters: {} };
	return {
		name,
		nodes: [
			{ ...place, id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
			{ ...place, id: 'node', name, type: `${PACKAGE}.${type}`, position: [256, 0], parameters },
		],
		connections: { Start: { main: [[{ node: name, type: 'main', index: 0 }]] } },
	};
}

/** A workflow of one trigger. */
export function alone(name: string, type: string, parameters: object): Workflow {
	const node = { id: 'trigger', name, type: `${PACKAGE}.${type}`, typeVersion: 1, position: [0, 0] };
	return { name, nodes: [{ ...node, webhookId: randomUUID(), parameters }], connections: {} };
}
