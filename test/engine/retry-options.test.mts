import { useOwnClock } from '../support/clock.mts';
import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { startRecorder, type Recorder } from '../support/recorder.mts';

useOwnClock();

let recorder: Recorder;
beforeAll(async () => {
	recorder = await startRecorder(() => ({ status: 503, body: { error: 'busy' } }));
});
afterAll(async () => await recorder.close());
beforeEach(() => (recorder.requests.length = 0));

const get = async (retries: object, more: Partial<NodeRunOptions> = {}) =>
	await runNode(
		{ resource: 'contact', operation: 'get', contact: byId('7'), options: { ...retries } },
		{ url: recorder.url, ...more, credential: { requestsPerSecond: 100, ...more.credential } },
	);

test.each([
	[{ maxTries: 1 }, 1],
	[{ maxTries: 2 }, 2],
	[{ maxTries: '={{ 2 }}' }, 2],
	[{ maxSeconds: 0 }, 1],
])('with the retries %j a request is sent %i times at most', async (retries, sent) => {
	const { problem } = await get(retries);
	expect(recorder.requests).toHaveLength(sent);
	expect(problem?.message).toContain('busy');
	const says = sent > 1 ? `Sent ${sent} times.` : 'Try again later.';
	expect(problem?.description).toContain(says);
});

// The waits are 0.5, 1, 2 and 4 seconds.
test.each([
	['clickFunnels', 0, {}, 1],
	['clickFunnels', 2, {}, 3],
	['clickFunnels', 120, {}, 5],
	['clickFunnelsApi', 2, {}, 3],
	['clickFunnelsApi', 0, { maxSeconds: 2 }, 3],
	['clickFunnelsApi', 120, { maxSeconds: 0 }, 1],
] as const)(
	'%s: by a credential that says %p seconds and options that say %j, a request is sent %i times at most',
	async (node, maxSeconds, retries, sent) => {
		await get(retries, { node, credential: { maxSeconds } });
		expect(recorder.requests).toHaveLength(sent);
	},
);
