import fc from 'fast-check';

import { Pacer, pacerFor, type Ask } from '../../nodes/ClickFunnels/gateway/pacer';
import { useFakeTime } from './answering.mts';
import { afterMs, numbered, watch } from './asking.mts';

const REFUSAL = { headers: {}, body: '' };

useFakeTime();

/** The most sends in any one second, ends included. */
function busiestSecond(times: number[]): number {
	return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at <= from + 1_000).length));
}

describe('the window', () => {
	test('a burst up to the allowed number leaves at once, the next waits until a second is over', async () => {
		const { sends, ask } = watch(new Pacer(), { allowed: 10, takes: 0 });
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
		const { names, ask } = watch(new Pacer(), { allowed: 2, takes: 0 });
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
				const pacer = new Pacer();
				const { sends, names, ask } = watch(pacer, { allowed });
				let at = 0;
				requests.forEach(({ gap, takes }, index) => {
					at += gap;
					setTimeout(
						() => void ask(`${index}`).then(() => setTimeout(() => pacer.answered(sends[index].sent), takes)),
						at,
					);
				});
				await afterMs(at + 2_100 * requests.length);
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
				const pacer = new Pacer();
				const { sends, ask } = watch(pacer, { allowed });
				let at = 0;
				requests.forEach(({ gap, takes, refused, lowered }, index) => {
					at += gap;
					setTimeout(
						() =>
							void ask(`${index}`, { allowed: lowered ? allowed - 1 : allowed, patienceMs: Infinity }).then(
								() => {
									const { sent } = sends[index];
									setTimeout(() => (refused ? pacer.refused(sent, REFUSAL) : pacer.answered(sent)), takes);
								},
							),
						at,
					);
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
	test('first come, first served within a workflow', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 3, takes: 0 });
		for (const name of numbered(9)) void ask(name);
		await afterMs(5_000);
		expect(names()).toEqual(numbered(9));
	});

	test('pickers before bulk work, each in their own order', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		for (const name of ['bulk 1', 'bulk 2', 'bulk 3']) void ask(name);
		await afterMs(500);
		void ask('picker 1', { priority: 'picker' });
		void ask('picker 2', { priority: 'picker' });
		await afterMs(10_000);
		expect(names()).toEqual(['bulk 1', 'picker 1', 'picker 2', 'bulk 2', 'bulk 3']);
	});

	test('workflows take turns, however much one of them has waiting', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		for (const name of ['a1', 'a2', 'a3', 'a4']) void ask(name, { owner: 'a' });
		await afterMs(500);
		for (const name of ['b1', 'b2']) void ask(name, { owner: 'b' });
		void ask('c1', { owner: 'c' });
		await afterMs(10_000);
		expect(names()).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
	});

	test('what was sent before goes before what was not', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		for (const name of ['a', 'b', 'c']) void ask(name);
		await afterMs(500);
		void ask('again', { firstSent: Date.now() });
		await afterMs(10_000);
		expect(names()).toEqual(['a', 'again', 'b', 'c']);
	});
});

describe('requests in flight', () => {
	const many = (ask: ReturnType<typeof watch>['ask'], count: number, more: Partial<Ask>) => {
		for (const name of numbered(count)) void ask(name, more);
	};

	test('40 of one workflow, 45 of all, the rest for pickers, 50 together', async () => {
		const { sends, ask } = watch(new Pacer(), { allowed: 100 });
		many(ask, 60, { owner: 'a' });
		await afterMs(10_000);
		expect(sends).toHaveLength(40);
		many(ask, 60, { owner: 'b' });
		await afterMs(10_000);
		expect(sends).toHaveLength(45);
		many(ask, 60, { priority: 'picker' });
		await afterMs(10_000);
		expect(sends).toHaveLength(50);
	});

	test('what came of a request, of any kind, makes place', async () => {
		const pacer = new Pacer();
		const { sends, ask } = watch(pacer, { allowed: 100 });
		many(ask, 60, { patienceMs: Infinity });
		await afterMs(10_000);
		expect(sends).toHaveLength(40);
		pacer.answered(sends[0].sent);
		await afterMs(10_000);
		expect(sends).toHaveLength(41);
		pacer.failed(sends[1].sent);
		await afterMs(10_000);
		expect(sends).toHaveLength(42);
		pacer.refused(sends[2].sent, REFUSAL);
		await afterMs(10_000);
		expect(sends).toHaveLength(43);
	});
});

describe('giving up', () => {
	test('a waiter leaves at once, and nobody loses a turn by it', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		const controller = new AbortController();
		void ask('a');
		const left = ask('b', { signal: controller.signal });
		void ask('c');
		await afterMs(0);
		const now = Date.now();
		controller.abort();
		expect(await left).toBe('given up');
		expect(Date.now()).toBe(now);
		// A second after a it is the turn of c.
		await afterMs(1_100);
		expect(names()).toEqual(['a', 'c']);
	});

	test('who waits long behind others is sent all the same', async () => {
		const { ask } = watch(new Pacer(), { allowed: 10, takes: 100 });
		const outcomes = Promise.all(
			numbered(1_400).map(async (name) => await ask(name, { patienceMs: 60_000 })),
		);
		await afterMs(150_000);
		expect(new Set(await outcomes)).toEqual(new Set(['sent']));
	});

	test('the last waiter may leave', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		const controller = new AbortController();
		void ask('a');
		const left = ask('b', { priority: 'picker', signal: controller.signal });
		await afterMs(0);
		controller.abort();
		expect(await left).toBe('given up');
		await afterMs(5_000);
		void ask('c');
		await afterMs(0);
		expect(names()).toEqual(['a', 'c']);
	});

	test('who comes aborted gets no turn', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		expect(await ask('a', { signal: AbortSignal.abort() })).toBe('given up');
		await ask('b');
		expect(names()).toEqual(['b']);
	});

	test('aborting after the turn takes nobody out of the queue', async () => {
		const { names, ask } = watch(new Pacer(), { allowed: 1, takes: 0 });
		const controller = new AbortController();
		await ask('a', { signal: controller.signal });
		void ask('b');
		controller.abort();
		await afterMs(1_100);
		expect(names()).toEqual(['a', 'b']);
	});
});

describe('sharing', () => {
	test('a gateway and key have one pacer in the process', () => {
		const pacer = pacerFor('https://a.example', 'key-1');
		expect(pacerFor('https://a.example', 'key-1')).toBe(pacer);
		expect(pacerFor('https://a.example', 'key-2')).not.toBe(pacer);
		expect(pacerFor('https://b.example', 'key-1')).not.toBe(pacer);
	});

	test('of two credentials with one key the lower number holds for both', async () => {
		const { sends, ask } = watch(new Pacer(), { allowed: 10, takes: 0 });
		for (const name of numbered(20)) void ask(name);
		void ask('of the other one', { allowed: 2, owner: 'another workflow' });
		await afterMs(5_500);
		expect(sends.length).toBeLessThanOrEqual(12);
	});

	test('ten seconds after the last use of the lower number the higher one holds', async () => {
		const { sends, ask } = watch(new Pacer(), { allowed: 10, takes: 0 });
		await ask('of the other one', { allowed: 2 });
		const inASecond = async () => {
			const before = sends.length;
			for (const name of numbered(30)) void ask(name);
			await afterMs(900);
			return sends.length - before;
		};
		await afterMs(8_000);
		expect(await inASecond()).toBe(2);
		await afterMs(30_000);
		expect(await inASecond()).toBe(10);
	});
});
