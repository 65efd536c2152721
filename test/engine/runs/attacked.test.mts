import type { INodeParameters } from 'n8n-workflow';

import { atOnce, useOwnClock } from '../../support/clock.mts';
import { byId, runNode, type NodeRunOptions } from '../../support/engine.mts';
import { startRecorder, type Recorded, type Recorder, type Reply } from '../../support/recorder.mts';

useOwnClock();

let recorder: Recorder;
let reply: (request: Recorded, asked: number) => Reply | Promise<Reply>;
beforeAll(async () => {
	recorder = await startRecorder((request) => reply(request, recorder.requests.length));
});
afterAll(async () => await recorder.close());
beforeEach(() => {
	recorder.requests.length = 0;
});

const run = async (parameters: INodeParameters, more: Partial<NodeRunOptions>) =>
	await runNode(parameters, { url: recorder.url, credential: { requestsPerSecond: 100 }, ...more });

const createForm = (requestOptions: INodeParameters = {}): INodeParameters => ({
	resource: 'form',
	operation: 'create',
	workspaceId: byId(1),
	name: '={{ $json.name }}',
	requestOptions,
});
const names = (count: number) => Array.from({ length: count }, (_, i) => ({ json: { name: `Form ${i}` } }));

const updateContact: INodeParameters = {
	resource: 'contact',
	operation: 'update',
	contact: byId('={{ $json.id }}'),
	firstName: '={{ $json.name }}',
};
const sentNames = () =>
	recorder.requests.map(({ body }) => (body as { contact: { first_name: string } }).contact.first_name);

test('after a refusal not one request more leaves, also where others wait for a place', async () => {
	let release = () => {};
	const later = new Promise<Reply>((resolve) => {
		release = () => resolve({ status: 201, body: { id: 1 } });
	});
	let refuse = () => {};
	const refusal = new Promise<Reply>((resolve) => {
		refuse = () => resolve({ status: 422, body: { error: 'No' } });
	});
	reply = (_, asked) => (asked === 1 ? refusal : later);
	const running = run(createForm(), { input: names(60) });
	// One workflow has 40 places.
	await atOnce(
		'all places taken',
		() => recorder.requests.length === 40,
		async () => await Promise.resolve(refuse()),
	);
	setTimeout(release, 1_000);
	const { problem } = await running;
	expect(problem?.message).toMatch(
		/^.+ \[item 0\]; none of 60 items was done before, 39 under way came through$/,
	);
	expect(recorder.requests).toHaveLength(40);
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test('puts no old value over a newer one: the item that failed keeps its message', async () => {
		reply = (_, asked) => (asked === 1 ? { status: 422, body: { error: 'No' } } : { body: { id: 7 } });
		const { items } = await run(updateContact, {
			retry,
			onError: 'continueRegularOutput',
			input: [
				{ json: { id: 7, name: 'Old' } },
				{ json: { id: 7, name: 'New' } },
				{ json: { id: 8, name: 'Other' } },
			],
		});
		expect(sentNames().filter((name) => name !== 'Other')).toEqual(['Old', 'New']);
		expect(items.map(({ json }) => [json.name, typeof json.error])).toEqual([
			['Old', 'string'],
			[undefined, 'undefined'],
			[undefined, 'undefined'],
		]);
	});

	test('ends where the execution was cancelled meanwhile', async () => {
		const stop = new AbortController();
		reply = () => ({ status: 422, body: { error: 'No' } });
		const running = run(createForm(), {
			retry: { ...retry, waitBetweenTries: 5_000 },
			input: names(3),
			signal: stop.signal,
		});
		await atOnce(
			'the first refusal',
			() => recorder.requests.length > 0,
			async () => await Promise.resolve(stop.abort()),
		);
		const { status, problem } = await running;
		expect(status).toBe('canceled');
		expect(problem?.message ?? '').not.toMatch(/undefined/);
	});
});

test('Batching waits also where a batch begins with an item that can not be sent', async () => {
	const times: number[] = [];
	reply = () => {
		times.push(Date.now());
		return { status: 201, body: { id: 1 } };
	};
	const input = [{ json: { name: 'A' } }, { json: { name: 'B' } }, { json: {} }, { json: { name: 'C' } }];
	await run(createForm({ batching: { batch: { batchSize: 2, batchInterval: 5_000 } } }), {
		input,
		onError: 'continueRegularOutput',
	});
	expect(times.map((at) => Math.round((at - times[0]) / 1_000))).toEqual([0, 0, 5]);
});

test('a proxy that is none is named without its password', async () => {
	const { problem } = await run(createForm({ proxy: 'http://ann:Secret-Pa55@proxy.example:808O' }), {
		input: names(1),
	});
	expect(problem?.message).toBe('Proxy: "...@proxy.example:808O" is not the URL of a proxy');
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'Request Options whose expression throws are said by each item, On Error: %s',
	async (onError) => {
		const { items, errorItems } = await run(
			createForm({ timeout: '={{ $("Nobody").item.json.x }}' as unknown as number }),
			{ input: names(2), onError },
		);
		const failed = onError === 'continueErrorOutput' ? errorItems : items;
		expect(failed.map(({ json }) => [json.name, typeof json.error])).toEqual([
			['Form 0', 'string'],
			['Form 1', 'string'],
		]);
		expect(recorder.requests).toEqual([]);
	},
);
