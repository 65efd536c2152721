import type { INode } from 'n8n-workflow';

import type { ActionNode } from '../support/engine.mts';
import { PollingWorkflow } from '../support/polling.mts';
import { TriggerWorkflow } from '../support/trigger.mts';
import type { SandboxInUse } from '../support/use-sandbox.mts';
import { typeOf, type Asked } from './saved.mts';

/** The moment at which everything is done: some values mean another one in years. */
const THEN = new Date('2026-12-01T12:00:00Z');

/** Brings a sandbox into the state in which a workflow begins. */
export function begin({ sandbox }: SandboxInUse): void {
	sandbox.reset();
	sandbox.setRate(0);
	jest.setSystemTime(THEN);
}

/**
 * Has a node of a workflow do its work in n8n's engine; a trigger is activated and deactivated.
 * @param before makes the records that it works with
 * @returns what it sent
 * @throws what it says when something goes wrong
 */
export async function act(inUse: SandboxInUse, node: INode, before: Asked[]): Promise<Asked[]> {
	const { sandbox, company } = inUse;
	for (const [method, path, body] of before) {
		const { status } = await company.send(method, path, body);
		if (status >= 300) throw new Error(`${method} ${path}: ${status}`);
	}
	sandbox.clearRequests();
	await work(inUse, node);
	return sandbox.requests().map(({ method, path, query, body }) => {
		const asked = path.replace('/clickfunnels/api/v2', '') + (query && `?${decodeURIComponent(query)}`);
		return body === undefined ? [method, asked] : [method, asked, body];
	});
}

async function work({ sandbox, run }: SandboxInUse, node: INode): Promise<void> {
	const { parameters } = node;
	const settings = { gatewayUrl: sandbox.url, parameters };
	const name = typeOf(node);
	if (name === 'clickFunnelsPollingTrigger') {
		const workflow = new PollingWorkflow(settings);
		await workflow.activate();
		workflow.deactivate();
	} else if (name === 'clickFunnelsTrigger') {
		const address = 'https://n8n.example.com';
		const workflow = new TriggerWorkflow({ ...settings, address, id: 'saved', webhookId: 'saved' });
		await workflow.activate();
		await workflow.deactivate();
	} else {
		const { problem } = await run(parameters, { node: name as ActionNode });
		if (problem) throw new Error(`${node.name}: ${problem.shown}`);
	}
}
