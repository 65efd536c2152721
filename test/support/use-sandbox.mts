import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { RequestLogEntry, Sandbox } from '../../sandbox/types.mts';
import { Company } from './company.mts';
import { runNode, type NodeRun, type NodeRunOptions } from './engine.mts';

/** A sandbox for the tests of a file. */
export interface SandboxInUse {
	readonly sandbox: Sandbox;
	readonly company: Company;
	/** Runs the node against it, unhindered by the pace of a real account. */
	run(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<NodeRun>;
	/** The same, with the requests that this run sent. */
	sent(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<RequestLogEntry[]>;
}

/** Starts a sandbox before the tests of a file and stops it after them; between tests it keeps its state. */
export function useSandbox(): SandboxInUse {
	let sandbox: Sandbox;
	let company: Company;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
		company = new Company(sandbox.api);
	});
	afterAll(async () => await sandbox.close());

	const run: SandboxInUse['run'] = async (parameters, more) =>
		await runNode(parameters, { url: sandbox.url, credential: { requestsPerSecond: 100 }, ...more });
	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return company;
		},
		run,
		async sent(parameters, more) {
			sandbox.clearRequests();
			const { problem } = await run(parameters, more);
			if (problem) throw new Error(problem.message);
			return sandbox.requests();
		},
	};
}
