import type { INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { runNode, type ActionNode } from '../support/engine.mts';
import { everyday, routed } from '../support/fill.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorder } from '../support/recorder.mts';

useOwnClock();

let recorder: Recorder;
beforeAll(async () => {
	recorder = await startRecorder(() => ({ status: 422, body: { error: 'Not today' } }));
}, SET_UP_MS);
afterAll(async () => await recorder.close());

/** What a node sends, and what it says of the answer. */
async function sent(node: ActionNode, parameters: INodeParameters, asTool = false) {
	recorder.requests.length = 0;
	const { problem } = await runNode(parameters, {
		url: recorder.url,
		node,
		asTool,
		credential: { requestsPerSecond: 100 },
	});
	const requests = recorder.requests.map(({ method, path, query, body }) => ({
		method,
		path,
		query: query.toString(),
		body,
	}));
	return { requests, said: [problem?.message, problem?.description] };
}

const routes = everyday.choices.flatMap((choice) => (choice.route ? [choice] : []));

test('there are routes and jobs in it', () => {
	expect(routes.length).toBeGreaterThan(30);
	expect(everyday.choices.length).toBeGreaterThan(routes.length);
});

test.each(routes)(
	'$resource, $operation: is the route that it is in the node with every route, by both doors',
	async ({ resource, operation, route }) => {
		expect(routed).toContainEqual(expect.objectContaining({ resource, operation, route }));
		const parameters = everyday.filled(resource, operation, 'all');
		const ours = await sent('clickFunnels', parameters);
		expect(ours.requests).toHaveLength(1);
		expect(ours.said[0]).toMatch(/Not today/);
		expect(await sent('clickFunnels', parameters, true)).toEqual(ours);
		expect(await sent('clickFunnelsApi', parameters)).toEqual(ours);
	},
);
