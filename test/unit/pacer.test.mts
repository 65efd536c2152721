import fc from 'fast-check';

import { Pacer, pacerFor, type Priority } from '../../nodes/ClickFunnels/gateway/pacer';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
	jest.useRealTimers();
});

/** Asks for turns and notes who goes when. */
function watch(pacer: Pacer) {
	const sends: Array<{ name: string; at: number }> = [];
	return {
		sends,
		names: () => sends.map(({ name }) => name),
		ask: (name: string, priority: Priority = 'bulk', signal?: AbortSignal) =>
			pacer.turn(priority, signal).then(() => {
				sends.push({ name, at: Date.now() });
			}),
	};
}

const afterMs = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

/** The most sends in any one second, ends included. */
function busiestSecond(times: number[]): number {
	return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at <= from + 1_000).length));
}

describe('the window', () => {
	test('a burst up to the allowed number leaves at once, the next waits until a second is over', async () => {
		const { sends, ask } = watch(new Pacer(10));
		const start = Date.now();
		for (const name of numbered(25)) void ask(name);
		await afterMs(50);
		expect(sends).toHaveLength(10);
		await afterMs(950);
		expect(sends).toHaveLength(10);
		await afterMs(10_000);
		const perSecond = [0, 1, 2].map((burst) =>
			sends.slice(burst * 10, burst * 10 + 10).map(({ at }) => Math.floor((at - start) / 1_000)),
		);
		expect(perSecond).toEqual([Array(10).fill(0), Array(10).fill(1), Array(5).fill(2)]);
	});

	test('a request goes as soon as the window has a place, not at the end of the burst', async () => {
		const { names, ask } = watch(new Pacer(2));
		void ask('a');
		await afterMs(600);
		void ask('b');
		void ask('c');
		void ask('d');
		// A second after a, and not yet a second after b.
		await afterMs(500);
		expect(names()).toEqual(['a', 'b', 'c']);
		await afterMs(600);
		expect(names()).toEqual(['a', 'b', 'c', 'd']);
	});

	const arrivals = fc.array(
		fc.record({ gap: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(1_500)), takes: fc.nat(3_000) }),
		{ minLength: 1, maxLength: 60 },
	);

	test('no second ever has more sends than allowed, and the order is that of arrival', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 15 }), arrivals, async (allowed, requests) => {
				const pacer = new Pacer(allowed);
				const { sends, names, ask } = watch(pacer);
				let at = 0;
				requests.forEach(({ gap, takes }, index) => {
					at += gap;
					setTimeout(
						() =>
							void ask(`${index}`).then(() => setTimeout(() => pacer.answered({ at: Date.now() }), takes)),
						at,
					);
				});
				await afterMs(at + 1_100 * requests.length);
				expect(names()).toEqual(numbered(requests.length));
				expect(busiestSecond(sends.map((send) => send.at))).toBeLessThanOrEqual(allowed);
			}),
			{ seed: 6, numRuns: 100 },
		);
	});

	test('no second has more sends than allowed when requests are refused or the number changes', async () => {
		const answers = fc.array(
			fc.record({ gap: fc.nat(200), takes: fc.nat(500), refused: fc.boolean(), lowered: fc.boolean() }),
			{ minLength: 1, maxLength: 40 },
		);
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 2, max: 15 }), answers, async (allowed, requests) => {
				const pacer = new Pacer(allowed);
				const { sends, ask } = watch(pacer);
				let at = 0;
				requests.forEach(({ gap, takes, refused, lowered }, index) => {
					at += gap;
					setTimeout(() => {
						if (lowered) pacer.setAllowed(allowed - 1);
						void ask(`${index}`).then(() => {
							const sentAt = Date.now();
							setTimeout(
								() => (refused ? pacer.refused({ at: sentAt }) : pacer.answered({ at: Date.now() })),
								takes,
							);
						});
					}, at);
				});
				await afterMs(at + 60_000 * requests.length);
				expect(sends).toHaveLength(requests.length);
				expect(busiestSecond(sends.map((send) => send.at))).toBeLessThanOrEqual(allowed);
			}),
			{ seed: 7, numRuns: 50 },
		);
	});
});

describe('who goes first', () => {
	test('first come, first served', async () => {
		const { names, ask } = watch(new Pacer(3));
		for (const name of numbered(9)) void ask(name);
		await afterMs(5_000);
		expect(names()).toEqual(numbered(9));
	});

	test('pickers before bulk work, each in their own order', async () => {
		const { names, ask } = watch(new Pacer(1));
		for (const name of ['bulk 1', 'bulk 2', 'bulk 3']) void ask(name);
		await afterMs(500);
		void ask('picker 1', 'picker');
		void ask('picker 2', 'picker');
		await afterMs(10_000);
		expect(names()).toEqual(['bulk 1', 'picker 1', 'picker 2', 'bulk 2', 'bulk 3']);
	});
});

describe('requests in flight', () => {
	test('50 at most, whatever is allowed; an answer of any kind makes place', async () => {
		const pacer = new Pacer(100);
		const { sends, ask } = watch(pacer);
		for (const name of numbered(60)) void ask(name);
		await afterMs(10_000);
		expect(sends).toHaveLength(50);
		pacer.answered({ at: Date.now() });
		await afterMs(10_000);
		expect(sends).toHaveLength(51);
		pacer.refused({ at: sends[50].at });
		await afterMs(60_000);
		expect(sends).toHaveLength(52);
	});
});

describe('cancelling', () => {
	const reason = new Error('The execution was cancelled');

	test('a waiter leaves at once with the reason, and nobody loses a turn by it', async () => {
		const { names, ask } = watch(new Pacer(1));
		const controller = new AbortController();
		void ask('a');
		const cancelled = ask('b', 'bulk', controller.signal);
		void ask('c');
		await afterMs(0);
		const now = Date.now();
		controller.abort(reason);
		await expect(cancelled).rejects.toBe(reason);
		expect(Date.now()).toBe(now);
		// A second after a it is the turn of c.
		await afterMs(1_100);
		expect(names()).toEqual(['a', 'c']);
	});

	test('the last waiter may leave', async () => {
		const { names, ask } = watch(new Pacer(1));
		const controller = new AbortController();
		void ask('a');
		const cancelled = ask('b', 'picker', controller.signal);
		await afterMs(0);
		controller.abort(reason);
		await expect(cancelled).rejects.toBe(reason);
		await afterMs(5_000);
		void ask('c');
		await afterMs(0);
		expect(names()).toEqual(['a', 'c']);
	});

	test('who comes cancelled gets no turn', async () => {
		const { names, ask } = watch(new Pacer(1));
		await expect(ask('a', 'bulk', AbortSignal.abort(reason))).rejects.toBe(reason);
		await ask('b');
		expect(names()).toEqual(['b']);
	});

	test('cancelling after the turn takes nobody out of the queue', async () => {
		const { names, ask } = watch(new Pacer(1));
		const controller = new AbortController();
		await ask('a', 'bulk', controller.signal);
		void ask('b');
		controller.abort(reason);
		await afterMs(1_100);
		expect(names()).toEqual(['a', 'b']);
	});
});

describe('sharing', () => {
	test('a gateway and key have one pacer in the process', () => {
		const pacer = pacerFor('https://a.example', 'key-1', 10);
		expect(pacerFor('https://a.example', 'key-1', 10)).toBe(pacer);
		expect(pacerFor('https://a.example', 'key-2', 10)).not.toBe(pacer);
		expect(pacerFor('https://b.example', 'key-1', 10)).not.toBe(pacer);
	});

	test('it follows a changed number', async () => {
		const { sends, ask } = watch(pacerFor('https://c.example', 'key', 2));
		for (const name of numbered(14)) void ask(name);
		await afterMs(50);
		expect(sends).toHaveLength(2);
		pacerFor('https://c.example', 'key', 5);
		// A second after the two, five may go; a second after these, five more.
		await afterMs(1_900);
		expect(sends).toHaveLength(7);
		await afterMs(200);
		expect(sends).toHaveLength(12);
		pacerFor('https://c.example', 'key', 1);
		await afterMs(1_100);
		expect(sends).toHaveLength(13);
		await afterMs(1_100);
		expect(sends).toHaveLength(14);
	});
});

describe('a request that was held back on its way', () => {
	/** How long a second request waits behind one whose answer took so long, where 100 ms are usual. */
	async function waitBehind(took: number): Promise<number> {
		const pacer = new Pacer(1);
		const usual = await pacer.turn('bulk');
		await afterMs(100);
		pacer.answered(usual);
		await afterMs(5_000);
		const slow = await pacer.turn('bulk');
		await afterMs(took);
		pacer.answered(slow);
		let wentAt = 0;
		void pacer.turn('bulk').then(({ at }) => (wentAt = at));
		await afterMs(5_000);
		return wentAt - slow.at;
	}

	test('counts as late as its answer makes likely', async () => {
		const behindUsual = await waitBehind(100);
		// A tenth of the 40 ms more is taken for a change of what is usual.
		expect((await waitBehind(140)) - behindUsual).toBe(36);
	});

	test('holds the others back for 50 ms at most: the answer itself may have been slow', async () => {
		const behindUsual = await waitBehind(100);
		expect((await waitBehind(800)) - behindUsual).toBe(50);
	});
});
