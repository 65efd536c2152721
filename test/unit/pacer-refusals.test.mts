import { Pacer, type Ask, type Sent } from '../../nodes/ClickFunnels/gateway/pacer';
import type { Refusal } from '../../nodes/ClickFunnels/gateway/refusals';
import { asking } from './asking.mts';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

/** The next request that the pacer lets go, and the milliseconds that it takes until then. */
async function next(pacer: Pacer, allowed = 10): Promise<{ sent: Sent; ms: number }> {
	const asked = Date.now();
	let sent: Sent | undefined;
	let ms = 0;
	void pacer.turn(asking({ allowed, patienceMs: Infinity })).then((given) => {
		sent = given;
		ms = Date.now() - asked;
	});
	while (!sent && Date.now() < asked + 200_000) await jest.advanceTimersByTimeAsync(50);
	if (!sent) throw new Error('The pacer lets nobody go');
	return { sent, ms };
}

/** A 429 that asks for a pause, where it says so. */
const refusal = (askedMs?: number): Refusal => ({
	headers: {},
	body: '',
	...(askedMs !== undefined && { askedUntil: Date.now() + askedMs }),
});

/** Sends one request that the gateway refuses, and gives the milliseconds of the pause. */
async function refuseNext(pacer: Pacer, askedMs?: number): Promise<number> {
	pacer.refused((await next(pacer)).sent, refusal(askedMs));
	return pacer.pausedUntil - Date.now();
}

/** Sends so many at once, and gives them. */
async function sendAll(pacer: Pacer, count: number): Promise<Sent[]> {
	const sent = Promise.all(Array.from({ length: count }, async () => await pacer.turn(asking())));
	await jest.advanceTimersByTimeAsync(20);
	return (await sent).filter((one) => one !== undefined);
}

async function succeed(pacer: Pacer, times: number): Promise<void> {
	for (let time = 0; time < times; time++) pacer.answered((await next(pacer)).sent);
}

test('after a refusal everybody waits, pickers too', async () => {
	const pacer = new Pacer();
	await refuseNext(pacer);
	const sends: string[] = [];
	void pacer.turn(asking()).then(() => sends.push('bulk'));
	void pacer.turn(asking({ priority: 'picker' })).then(() => sends.push('picker'));
	await jest.advanceTimersByTimeAsync(499);
	expect(sends).toEqual([]);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(sends).toEqual(['picker', 'bulk']);
});

test('the pause doubles from half a second to two with each refusal in a row', async () => {
	const pacer = new Pacer();
	const pauses: number[] = [];
	for (let refused = 0; refused < 6; refused++) pauses.push(await refuseNext(pacer));
	expect(pauses).toEqual([500, 1_000, 2_000, 2_000, 2_000, 2_000]);
});

test('the first one after a pause is one that was never sent, as it may well be refused again', async () => {
	const pacer = new Pacer();
	await refuseNext(pacer);
	const sends: string[] = [];
	for (const name of ['again 1', 'again 2']) {
		void pacer.turn(asking({ firstSent: Date.now() })).then(() => sends.push(name));
	}
	for (const name of ['fresh 1', 'fresh 2']) void pacer.turn(asking()).then(() => sends.push(name));
	await jest.advanceTimersByTimeAsync(2_000);
	expect(sends).toEqual(['fresh 1', 'again 1', 'again 2', 'fresh 2']);
});

test('a success lets the pauses begin anew', async () => {
	const pacer = new Pacer();
	await refuseNext(pacer);
	await refuseNext(pacer);
	await succeed(pacer, 1);
	expect(await refuseNext(pacer)).toBe(500);
});

test('jitter makes a pause up to a quarter longer, never shorter', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0.999_999);
	const pacer = new Pacer();
	const ms = await refuseNext(pacer);
	expect(ms).toBeGreaterThan(500);
	expect(ms).toBeLessThanOrEqual(625);
});

test.each([
	[2_000, 2_000],
	[45_000, 45_000],
	[3_600_000, 60_000],
	[99_999_999_000, 60_000],
	[8.64e15 - 1_700_000_000_000, 60_000],
])('the gateway may ask for a pause of %d ms: it is of %d ms', async (askedMs, pauseMs) => {
	const pacer = new Pacer();
	await refuseNext(pacer, askedMs);
	expect((await next(pacer)).ms).toBe(pauseMs);
});

describe('refusals of requests that were sent before the pause', () => {
	test('count once', async () => {
		const pacer = new Pacer();
		const [first, ...others] = await sendAll(pacer, 10);
		pacer.refused(first, refusal());
		const { rate } = pacer;
		await jest.advanceTimersByTimeAsync(300);
		for (const sent of others) pacer.refused(sent, refusal());
		expect(pacer.rate).toBe(rate);
		expect(pacer.pausedUntil - Date.now()).toBe(200);
	});

	test('may ask for a longer pause, never for a shorter one', async () => {
		const pacer = new Pacer();
		const [first, second, third] = await sendAll(pacer, 3);
		pacer.refused(first, refusal(3_000));
		pacer.refused(second, refusal(5_000));
		pacer.refused(third, refusal(1_000));
		expect((await next(pacer)).ms).toBe(5_000);
	});
});

describe('who waits during a pause', () => {
	/** What becomes of one who asks at this moment: how long it waits, and whether it is sent. */
	async function askNow(pacer: Pacer, more: Partial<Ask>) {
		const asked = Date.now();
		let outcome: { isSent: boolean; ms: number } | undefined;
		void pacer.turn(asking(more)).then((sent) => {
			outcome = { isSent: sent !== undefined, ms: Date.now() - asked };
		});
		for (let ms = 0; !outcome; ms = 50) await jest.advanceTimersByTimeAsync(ms);
		return outcome;
	}

	test('is given up at once where its time since its first send is over before the pause is', async () => {
		const pacer = new Pacer();
		await refuseNext(pacer, 45_000);
		const more = { patienceMs: 60_000 };
		expect(await askNow(pacer, { ...more, firstSent: Date.now() - 20_000 })).toEqual({
			isSent: false,
			ms: 0,
		});
		expect(await askNow(pacer, { ...more, firstSent: Date.now() - 10_000 })).toEqual({
			isSent: true,
			ms: 45_000,
		});
	});

	test('is given up at once where it was never sent and its whole time is shorter than the refusals last', async () => {
		const pacer = new Pacer();
		await refuseNext(pacer, 45_000);
		expect(await askNow(pacer, { patienceMs: 30_000 })).toEqual({ isSent: false, ms: 0 });
		expect(await askNow(pacer, { patienceMs: 60_000 })).toEqual({ isSent: true, ms: 45_000 });
	});

	test('waits on, however long, while others are let through', async () => {
		const pacer = new Pacer();
		for (let minute = 0; minute < 10; minute++) {
			await refuseNext(pacer, 45_000);
			expect(await askNow(pacer, { patienceMs: 60_000 })).toEqual({ isSent: true, ms: 45_000 });
			await succeed(pacer, 1);
		}
	});
});

test('when nothing but refusals comes for two minutes, all who wait are given up, and the next one is sent after the pause', async () => {
	const pacer = new Pacer();
	const start = Date.now();
	const given: Array<Sent | undefined> = [];
	for (let item = 0; item < 300; item++) void pacer.turn(asking()).then((sent) => given.push(sent));
	let answered = 0;
	while (given.length < 300 && Date.now() < start + 600_000) {
		await jest.advanceTimersByTimeAsync(100);
		for (; answered < given.length; answered++) {
			const sent = given[answered];
			if (sent) pacer.refused(sent, refusal());
		}
	}
	expect(Date.now() - start).toBeLessThan(125_000);
	expect(Date.now() - start).toBeGreaterThan(110_000);
	// One every two seconds, and the first bursts.
	expect(given.filter(Boolean).length).toBeLessThan(90);
	expect(await pacer.turn(asking())).toBeUndefined();
	await jest.advanceTimersByTimeAsync(2_000);
	expect(await pacer.turn(asking())).toBeDefined();
});

test('refusals of an hour ago do not shorten the time of what comes now', async () => {
	const pacer = new Pacer();
	await refuseNext(pacer);
	await jest.advanceTimersByTimeAsync(3_600_000);
	const [first, ...others] = await sendAll(pacer, 3);
	const waiting = pacer.turn(asking());
	pacer.refused(first, refusal());
	for (const sent of others) pacer.refused(sent, refusal());
	await jest.advanceTimersByTimeAsync(1_000);
	expect(await waiting).toBeDefined();
});

describe('the rate', () => {
	test('is what is allowed, and drops with each refusal, to one a second at least', async () => {
		const pacer = new Pacer();
		await succeed(pacer, 1);
		expect(pacer.rate).toBe(10);
		const rates: number[] = [];
		for (let refused = 0; refused < 7; refused++) {
			await refuseNext(pacer, 0);
			rates.push(pacer.rate);
		}
		expect(rates).toEqual([7, 4, 2, 1, 1, 1, 1]);
	});

	test('recovers step by step to what is allowed, and not beyond', async () => {
		const pacer = new Pacer();
		for (let refused = 0; refused < 3; refused++) await refuseNext(pacer, 0);
		const rates = [pacer.rate];
		for (let request = 0; request < 100; request++) {
			await succeed(pacer, 1);
			if (pacer.rate !== rates.at(-1)) rates.push(pacer.rate);
		}
		expect(rates).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});

	test('holds in any one second while it is low', async () => {
		const pacer = new Pacer();
		await refuseNext(pacer);
		const { rate } = pacer;
		const times: number[] = [];
		for (let request = 0; request < 20; request++) {
			void pacer.turn(asking()).then(() => times.push(Date.now()));
		}
		await jest.advanceTimersByTimeAsync(20_000);
		expect(times).toHaveLength(20);
		for (const from of times) {
			expect(times.filter((at) => at >= from && at <= from + 1_000).length).toBeLessThanOrEqual(rate);
		}
	});

	test('stays low when another credential of the key allows more', async () => {
		const pacer = new Pacer();
		await refuseNext(pacer);
		expect(pacer.rate).toBe(7);
		await next(pacer, 20);
		expect(pacer.rate).toBe(7);
		await next(pacer, 5);
		expect(pacer.rate).toBe(5);
	});
});
