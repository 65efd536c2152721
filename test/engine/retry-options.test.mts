import { useOwnClock } from '../support/clock.mts';
import { byId, runNode } from '../support/engine.mts';
import { startRecorder, type Recorder } from '../support/recorder.mts';

useOwnClock();

let recorder: Recorder;
beforeAll(async () => {
	recorder = await startRecorder(() => ({ status: 503, body: { error: 'busy' } }));
});
afterAll(async () => await recorder.close());
beforeEach(() => (recorder.requests.length = 0));

const get = async (retries: object) =>
	await runNode(
		{ resource: 'contact', operation: 'get', contact: byId('7'), options: { ...retries } },
		{ url: recorder.url, credential: { requestsPerSecond: 100 } },
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
