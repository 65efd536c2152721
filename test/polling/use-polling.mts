import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { useOwnClock } from '../support/clock.mts';
import { Company, type Json, type Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { PollingWorkflow, type PollingSettings } from '../support/polling.mts';

/** A sandbox for the tests of a file. */
export interface PollingInUse {
	readonly sandbox: Sandbox;
	readonly company: Company;
	readonly workspaceIds: number[];
	/** A new workflow that polls for new contacts of the first workspace, unless other parameters are given. */
	workflow(parameters?: INodeParameters, more?: Partial<PollingSettings>): PollingWorkflow;
	/** A new contact in the first workspace. */
	create(): Promise<Rec>;
	/** Changes a contact, and gives it as it is then. */
	change(id: number): Promise<Rec>;
	/** Lets moments pass, so that what comes next is later than what was before. */
	later(seconds: number): void;
	/** How many requests of the list of contacts there were since the log was cleared. */
	lists(): number;
}

/** Starts it before the tests of a file and stops it after them; each test finds it as it starts. */
export function usePolling(): PollingInUse {
	useOwnClock();
	let sandbox: Sandbox;
	let company: Company;
	let workspaceIds: number[];
	let changes = 0;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
		company = new Company(sandbox.api);
		workspaceIds = await company.workspaceIds();
	}, SET_UP_MS);
	beforeEach(() => {
		sandbox.reset();
		// Seeded records are of other days; what a test does comes after them.
		jest.advanceTimersByTime(120_000);
	});
	afterAll(async () => await sandbox.close());

	const send = async (method: string, path: string, body: Json) => {
		const { status, body: record } = await company.send(method, path, body);
		expect(status).toBeLessThan(300);
		return record as Rec;
	};
	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return company;
		},
		get workspaceIds() {
			return workspaceIds;
		},
		workflow: (parameters = {}, more = {}) =>
			new PollingWorkflow({
				gatewayUrl: sandbox.url,
				parameters: { workspaceId: byId(workspaceIds[0]), ...parameters },
				...more,
			}),
		create: async () =>
			await send('POST', `/workspaces/${workspaceIds[0]}/contacts`, {
				contact: { email_address: `poll-${++changes}@example.com` },
			}),
		change: async (id) =>
			await send('PUT', `/contacts/${id}`, { contact: { first_name: `Name ${++changes}` } }),
		later: (seconds) => jest.advanceTimersByTime(seconds * 1_000),
		lists: () => sandbox.requests().filter(({ path }) => path.endsWith('/contacts')).length,
	};
}
