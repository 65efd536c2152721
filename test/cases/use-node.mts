import type { INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { contactFields } from '../support/contact-fields.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorded, type Recorder } from '../support/recorder.mts';

/** An operation with what a user entered for it. */
export type Entered = INodeParameters & { resource: string; operation: string };

/** What a user sees when something is refused. */
export interface Refused {
	message: string;
	description: string;
}

/** The node in n8n's engine, before a gateway that takes everything. */
export interface NodeInUse {
	/** The one request that is sent. */
	request(entered: Entered, more?: Partial<NodeRunOptions>): Promise<Recorded>;
	/** The fields in its body, without the root key where it has one. */
	fields(entered: Entered, more?: Partial<NodeRunOptions>): Promise<Record<string, unknown>>;
	/** The query of that request. */
	query(entered: Entered, more?: Partial<NodeRunOptions>): Promise<Record<string, string>>;
	/** What the node says of input that it does not send. */
	refusal(entered: Entered, more?: Partial<NodeRunOptions>): Promise<Refused>;
}

/** Starts that gateway before the tests of a file and stops it after them. */
export function useNode(): NodeInUse {
	useOwnClock();
	let recorder: Recorder;
	beforeAll(async () => {
		recorder = await startRecorder(({ method }) => ({ body: method === 'GET' ? [] : { id: 12345 } }));
	}, SET_UP_MS);
	afterAll(async () => await recorder.close());

	const run = async (entered: Entered, more: Partial<NodeRunOptions> = {}) => {
		recorder.requests.length = 0;
		const { problem } = await runNode(entered, {
			url: recorder.url,
			credential: { requestsPerSecond: 100 },
			...more,
		});
		return { problem, requests: [...recorder.requests] };
	};
	const request: NodeInUse['request'] = async (entered, more) => {
		const { problem, requests } = await run(entered, more);
		expect(problem?.message).toBeUndefined();
		expect(requests).toHaveLength(1);
		return requests[0];
	};
	return {
		request,
		async fields(entered, more) {
			const body = (await request(entered, more)).body as Record<string, unknown>;
			const [root, ...others] = Object.values(body);
			const isRoot = others.length === 0 && typeof root === 'object' && root !== null;
			return (isRoot && !Array.isArray(root) ? root : body) as Record<string, unknown>;
		},
		query: async (entered, more) => Object.fromEntries((await request(entered, more)).query),
		async refusal(entered, more) {
			const { problem, requests } = await run(entered, more);
			expect(requests).toEqual([]);
			if (!problem) throw new Error('Nothing was refused');
			expect(problem.description).toMatch(/^.+\.$/s);
			return { message: problem.message, description: String(problem.description) };
		},
	};
}

/** Some operations, with what is entered for them beside what a test is about. */
export const operations = {
	contacts: (more: INodeParameters = {}): Entered => ({
		resource: 'contact',
		operation: 'getAll',
		workspaceId: byId(1),
		...more,
	}),
	/** Contact: Create or Update. */
	upsert: (fields: object, emailAddress: unknown = 'ann@example.com'): Entered =>
		entered('contact', 'upsert', { workspaceId: byId(1), emailAddress, ...contactFields(fields) }),
	/** Email Broadcast: Send. */
	send: (additionalFields: unknown): Entered =>
		entered('emailBroadcast', 'send', { emailBroadcast: byId(1), additionalFields }),
	discount: (additionalFields: unknown): Entered =>
		entered('discount', 'create', { workspaceId: byId(1), name: 'Summer', additionalFields }),
	cancelOrder: (additionalFields: unknown): Entered =>
		entered('order', 'cancel', { order: byId(1), additionalFields }),
	updateOrder: (additionalFields: unknown): Entered =>
		entered('order', 'update', { order: byId(1), additionalFields }),
	product: (additionalFields: unknown): Entered =>
		entered('product', 'create', { workspaceId: byId(1), name: 'Shirt', additionalFields }),
	price: (amount: unknown, additionalFields: unknown = {}): Entered =>
		entered('productPrice', 'create', { productVariantId: byId(1), amount, additionalFields }),
	broadcast: (additionalFields: unknown): Entered =>
		entered('emailBroadcast', 'create', {
			workspaceId: byId(1),
			name: 'News',
			fromEmail: 'ann@example.com',
			additionalFields,
		}),
	order: (lineItemsAttributes: unknown, additionalFields: unknown = {}): Entered =>
		entered('order', 'create', {
			workspaceId: byId(1),
			orderType: 'one-time-order',
			liveMode: true,
			lineItemsAttributes,
			additionalFields,
		}),
	savedFilter: (criteria: unknown): Entered =>
		entered('savedFilter', 'create', { workspaceId: byId(1), criteria }),
};

/** Any operation, with values of any kind. */
export function entered(resource: string, operation: string, more: Record<string, unknown>): Entered {
	return { resource, operation, ...(more as INodeParameters) };
}
