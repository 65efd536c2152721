import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { RequestLogEntry, Sandbox } from '../../sandbox/types.mts';
import { useOwnClock } from './clock.mts';
import { Company, type Rec } from './company.mts';
import { SET_UP_MS } from './limits.mts';
import { runNode, type ActionNode, type NodeRun, type NodeRunOptions } from './engine.mts';

/** A sandbox for the tests of a file. */
export interface SandboxInUse {
	readonly sandbox: Sandbox;
	readonly company: Company;
	/** Runs the node against it, unhindered by the pace of a real account. */
	run(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<NodeRun>;
	/** The one record that an operation gives. */
	record(resource: string, operation: string, parameters: INodeParameters): Promise<Rec>;
	/** What the node says of values that ClickFunnels refuses. */
	refusal(resource: string, operation: string, parameters: INodeParameters): Promise<string>;
	/** Runs the node and gives the requests that it sent. */
	sent(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<RequestLogEntry[]>;
}

/**
 * Starts a sandbox before the tests of a file and stops it after them; between tests it keeps its state. The tests have a
 * clock of their own, so that neither pace nor retries take time.
 * @param node the action node that it runs
 */
export function useSandbox(node?: ActionNode): SandboxInUse {
	useOwnClock();
	let sandbox: Sandbox;
	let company: Company;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
		company = new Company(sandbox.api);
	}, SET_UP_MS);
	afterAll(async () => await sandbox.close());

	const run: SandboxInUse['run'] = async (parameters, more) =>
		await runNode(parameters, { url: sandbox.url, node, credential: { requestsPerSecond: 100 }, ...more });
	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return company;
		},
		run,
		async record(resource, operation, parameters) {
			const { items, problem } = await run({ resource, operation, ...parameters });
			expect(problem?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			return items[0].json as Rec;
		},
		async refusal(resource, operation, parameters) {
			const { problem } = await run({ resource, operation, ...parameters });
			expect(problem?.httpCode).toBe('422');
			return problem?.message ?? '';
		},
		async sent(parameters, more) {
			sandbox.clearRequests();
			const { problem } = await run(parameters, more);
			if (problem) throw new Error(problem.message);
			return sandbox.requests();
		},
	};
}
