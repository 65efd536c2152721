import type { INodeParameters } from 'n8n-workflow';

import { byId, type NodeRun, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox, type SandboxInUse } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

/** A job in a sandbox that is as new before each test. */
interface JobInUse extends Pick<SandboxInUse, 'sandbox' | 'company'> {
	/** The first workspace, chosen by its ID. */
	readonly workspaceId: INodeParameters;
	/** Runs the job. */
	run(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<NodeRun>;
	/** The changes that were asked for: method, end of the path, and body. */
	writes(): unknown[][];
	/** Has the answers to the POSTs lost whose path ends so, after ClickFunnels has done what they ask. */
	lose(end: string): void;
}

/** @param operation of the node for everyday work */
export function useJob(resource: string, operation: string): JobInUse {
	const inUse = useSandbox('clickFunnels');
	let gateway: AlteringGateway;
	let workspaceId: INodeParameters;
	beforeAll(async () => {
		gateway = await startAlteringGateway(() => inUse.sandbox.url);
	}, SET_UP_MS);
	afterAll(async () => await gateway.close());
	beforeEach(async () => {
		inUse.sandbox.reset();
		gateway.alter = () => undefined;
		workspaceId = byId(await inUse.company.workspaceId());
		inUse.sandbox.clearRequests();
	});
	return {
		get sandbox() {
			return inUse.sandbox;
		},
		get company() {
			return inUse.company;
		},
		get workspaceId() {
			return workspaceId;
		},
		run: async (parameters, more) =>
			await inUse.run({ resource, operation, ...parameters }, { url: gateway.url, ...more }),
		writes: () =>
			inUse.sandbox
				.requests()
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path, body }) => [method, path.split('/').at(-1), body]),
		lose(end) {
			gateway.alter = ({ method, path }) =>
				method === 'POST' && path.endsWith(end) ? { status: 502, body: 'Bad Gateway' } : undefined;
		},
	};
}
