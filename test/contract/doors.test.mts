import type { INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { contractOperations } from '../support/contract.mts';
import { runNode } from '../support/engine.mts';
import { filled, routed } from '../support/fill.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorder, type Reply } from '../support/recorder.mts';

useOwnClock();

let recorder: Recorder;
/** What the recorder answers to the first and to the second request. */
let reply: (asked: number) => Reply;
beforeAll(async () => {
	recorder = await startRecorder(() => reply(recorder.requests.length));
}, SET_UP_MS);
afterAll(async () => await recorder.close());

/** What an operation sends and gives for two items that come in by a door. */
async function through(door: 'run' | 'tool', parameters: INodeParameters) {
	recorder.requests.length = 0;
	const { items } = await runNode(parameters, {
		url: recorder.url,
		credential: { requestsPerSecond: 100 },
		input: [{ json: { row: 7 } }, { json: { row: 8 } }],
		onError: 'continueRegularOutput',
		asTool: door === 'tool',
	});
	const sent = recorder.requests.map(({ method, path, query, headers, body }) => ({
		method,
		path,
		query: query.toString(),
		headers: { ...headers, connection: undefined },
		body,
	}));
	return { sent, items };
}

const successes = new Map(contractOperations.map(({ route, answers }) => [route, answers.at(0)]));

/** One row of a list, a record that holds a list, or nothing, as the contract has it. */
function goodReply(route: string): Reply {
	const schema = successes.get(route);
	if (!schema) return { status: 204 };
	const record = { id: 12345, name: 'Ann' };
	if (schema.items) return { body: [record] };
	const lists = Object.entries(schema.properties ?? {}).filter(([, { items }]) => items);
	return { body: { ...record, ...Object.fromEntries(lists.map(([name]) => [name, [record]])) } };
}

test.each(routed)(
	'a run and a tool send the same, give the same and say the same: $resource: $operation',
	async ({ resource, operation, route }) => {
		reply = (asked) => (asked === 1 ? goodReply(route) : { status: 422, body: { error: 'Not today' } });
		const parameters = filled(resource, operation, 'all');
		const [run, tool] = [await through('run', parameters), await through('tool', parameters)];
		expect(run.sent).toHaveLength(2);
		expect(run.items.at(-1)).toEqual({
			json: expect.objectContaining({ row: 8, error: expect.stringMatching(/Not today/), error_status: 422 }),
			pairedItem: { item: 1 },
		});
		expect(tool).toEqual(run);
	},
);
