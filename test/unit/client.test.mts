import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { Call } from '../../nodes/ClickFunnels/gateway/call';
import { send } from '../../nodes/ClickFunnels/gateway/client';
import { after, useFakeTime } from './answering.mts';
import { node } from './input.mts';

useFakeTime();

/** What the gateway does with one request. */
interface Reaction {
	status?: number;
	/** Default: none. */
	retryAfter?: string;
	/** Milliseconds until the answer is there. Infinity: it never is. */
	takes?: number;
}

const fine: Reaction = {};
const down: Reaction = { status: 502 };
const silent: Reaction = { takes: Infinity };

let keys = 0;

/** A gateway that reacts as told, the last time again and again, and notes when it was asked and when a request was ended. */
function gateway(reactions: Reaction[], requestsPerSecond = 100) {
	const asked: number[] = [];
	const ended: number[] = [];
	const started = Date.now();
	const apiKey = `client-${++keys}`;
	const react = async (cancel: AbortSignal) => {
		const { status = 200, retryAfter, takes = 0 } = reactions[Math.min(asked.length, reactions.length - 1)];
		asked.push(Date.now() - started);
		return await new Promise((resolve, reject) => {
			cancel.addEventListener('abort', () => {
				ended.push(Date.now() - started);
				reject(new Error('aborted'));
			});
			const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
			if (takes < Infinity) setTimeout(() => resolve({ statusCode: status, headers, body: {} }), takes);
		});
	};
	const callOf = (
		more: Partial<Call> & { cancel?: AbortSignal; timeout?: number; workflow?: string } = {},
	) => {
		const { cancel, timeout, workflow = 'a', ...rest } = more;
		const context = {
			getNode: () => node,
			getWorkflow: () => ({ id: workflow }),
			getExecutionCancelSignal: () => cancel,
			getCredentials: async () => ({ apiKey, gatewayUrl: 'https://gateway.example', requestsPerSecond }),
			helpers: {
				// As n8n does: by the signal of its context, whatever the request says.
				httpRequestWithAuthentication: async function (this: IExecuteSingleFunctions) {
					return await react(this.getExecutionCancelSignal() ?? new AbortController().signal);
				},
			},
		} as unknown as IExecuteSingleFunctions;
		const request = { url: '/teams', timeout };
		const call: Call = {
			context,
			request,
			about: { noun: 'team' },
			priority: 'bulk',
			repeatable: true,
			...rest,
		};
		return call;
	};
	return { asked, ended, send: async (more?: Parameters<typeof callOf>[0]) => await send(callOf(more)) };
}

/** What a promise gives, and the millisecond in which it does. */
async function timed<T>(promise: Promise<T>) {
	const started = Date.now();
	return await after(promise.then((outcome) => ({ outcome, ms: Date.now() - started })));
}

describe('the time to go on trying', () => {
	test('begins with the first send, not while others go first', async () => {
		const { send, asked } = gateway([fine, fine, fine, fine, down, fine], 1);
		const calls = Array.from({ length: 5 }, async () => await send({ retries: { maxSeconds: 3 } }));
		const statuses = (await after(Promise.all(calls))).map(
			(outcome) => 'status' in outcome && outcome.status,
		);
		expect(statuses).toEqual([200, 200, 200, 200, 200]);
		expect(asked).toHaveLength(6);
	});

	test('ends, and nothing is sent again', async () => {
		const { send, asked } = gateway([down]);
		const { outcome, ms } = await timed(send({ retries: { maxSeconds: 3, maxTries: 99 } }));
		expect(outcome).toMatchObject({ status: 502, tries: 3 });
		// The next one would be due at 3.5 seconds.
		expect(asked.map((at) => Math.round(at / 100) / 10)).toEqual([0, 0.5, 1.5]);
		expect(ms).toBeLessThan(1_550);
	});

	test.each(['3600', '99999999', '9'.repeat(400), 'Thu, 01 Jan 2099 00:00:00 GMT'])(
		'is over at once where the pause lasts longer: Retry-After %s',
		async (retryAfter) => {
			const { send } = gateway([{ status: 429, retryAfter }]);
			const { outcome, ms } = await timed(send({ retries: { maxSeconds: 30 } }));
			expect(outcome).toMatchObject({ status: 429, tries: 1 });
			expect(ms).toBe(0);
		},
	);

	test.each([
		['3600', 1_700_003_600_000],
		['Thu, 01 Jan 2099 00:00:00 GMT', Date.UTC(2099, 0)],
	])('ends with what the gateway asks for: Retry-After %s', async (retryAfter, askedUntil) => {
		const { send } = gateway([{ status: 429, retryAfter }]);
		expect(await after(send({ retries: { maxSeconds: 30 } }))).toMatchObject({ askedUntil });
	});

	test('is long enough for a pause of an hour, which is one of a minute: the gateway is asked again then', async () => {
		const { send, asked } = gateway([{ status: 429, retryAfter: '3600' }, fine]);
		expect(await after(send())).toMatchObject({ status: 200, tries: 2 });
		expect(asked).toEqual([0, 60_000]);
	});

	test('is that of a person for a picker: who looks at one is told of a pause at once', async () => {
		const { send, asked } = gateway([{ status: 429, retryAfter: '3600' }]);
		await after(send({ retries: { maxTries: 1 } }));
		jest.setSystemTime(1_700_000_001_000);
		const { outcome, ms } = await timed(send({ priority: 'picker' }));
		expect(outcome).toMatchObject({ status: 429, tries: 0, askedUntil: 1_700_003_600_000 });
		expect(ms).toBe(0);
		expect(asked).toHaveLength(1);
	});
});

describe('a gateway that stays silent', () => {
	test.each([
		[undefined, 60_000],
		[2_000, 2_000],
		[90_000, 90_000],
	])('with a timeout of %p, a try is ended after %d ms, and the request with it', async (timeout, ms) => {
		const { send, ended } = gateway([silent]);
		const given = await timed(send({ timeout, retries: { maxTries: 1 } }));
		expect(given).toMatchObject({ ms, outcome: { failure: { type: 'timeout' }, tries: 1 } });
		expect(ended).toEqual([ms]);
	});

	test('uses up the places of one workflow, not those of another', async () => {
		const { send, asked } = gateway([...Array.from({ length: 40 }, () => silent), fine, silent]);
		const run = Promise.all(Array.from({ length: 60 }, async () => await send({ retries: { maxTries: 1 } })));
		await jest.advanceTimersByTimeAsync(5_000);
		expect(asked).toHaveLength(40);
		const other = timed(send({ workflow: 'b' }));
		await jest.advanceTimersByTimeAsync(5_000);
		expect(await other).toMatchObject({ ms: 0, outcome: { status: 200 } });
		expect(await run).toHaveLength(60);
	});
});

describe('when nothing more is to be sent', () => {
	const enough = new Error('enough');

	/** Aborts in so many milliseconds, and gives what became of the calls then, or undefined for those still under way. */
	async function outcomesAt<T>(calls: Array<Promise<T>>, stop: AbortController, ms: number) {
		const outcomes: unknown[] = calls.map(() => undefined);
		calls.forEach((call, i) => {
			call.then(
				(outcome) => (outcomes[i] = outcome),
				(reason: unknown) => (outcomes[i] = reason),
			);
		});
		await jest.advanceTimersByTimeAsync(ms);
		stop.abort(enough);
		await jest.advanceTimersByTimeAsync(0);
		return outcomes;
	}

	test('what was never sent ends with the reason, and what is under way with its answer', async () => {
		const stop = new AbortController();
		const { send, asked } = gateway([{ takes: 500 }], 1);
		const calls = [send({ stop: stop.signal }), send({ stop: stop.signal })];
		expect(await outcomesAt(calls, stop, 100)).toEqual([undefined, enough]);
		expect(await after(calls[0])).toMatchObject({ status: 200 });
		expect(asked).toHaveLength(1);
	});

	test.each([
		['between two tries', down, 700, 502],
		['in a pause', { status: 429, retryAfter: '30' }, 5_000, 429],
	])('what would be sent again %s gives what came last, at once', async (_, reaction, ms, status) => {
		const stop = new AbortController();
		const { send, asked } = gateway([reaction]);
		const [outcome] = await outcomesAt([send({ stop: stop.signal })], stop, ms);
		expect(outcome).toMatchObject({ status });
		const before = asked.length;
		await jest.advanceTimersByTimeAsync(60_000);
		expect(asked).toHaveLength(before);
	});

	test('what comes later is not sent', async () => {
		const { send, asked } = gateway([fine]);
		await expect(send({ stop: AbortSignal.abort(enough) })).rejects.toBe(enough);
		expect(asked).toEqual([]);
	});
});

describe('a cancelled execution', () => {
	test('ends what is under way, and all else, at once', async () => {
		const cancel = new AbortController();
		const { send, ended } = gateway([silent], 1);
		const calls = Promise.allSettled([send({ cancel: cancel.signal }), send({ cancel: cancel.signal })]);
		await jest.advanceTimersByTimeAsync(300);
		cancel.abort();
		for (const outcome of await calls) {
			expect(outcome).toMatchObject({
				status: 'rejected',
				reason: { message: 'The execution was canceled' },
			});
		}
		expect(ended).toEqual([300]);
	});

	test('has one listener on its signal, however many requests it sent: Node warns of more than ten', async () => {
		const cancel = new AbortController();
		const listen = jest.spyOn(cancel.signal, 'addEventListener');
		const { send } = gateway([fine, down, fine]);
		await after(Promise.all([send({ cancel: cancel.signal }), send({ cancel: cancel.signal })]));
		expect(listen).toHaveBeenCalledTimes(1);
	});
});
