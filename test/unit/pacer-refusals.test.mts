import { Pacer } from '../../nodes/ClickFunnels/gateway/pacer';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

/** Milliseconds until the pacer lets the next request go. */
async function waitOf(pacer: Pacer): Promise<number> {
	const asked = Date.now();
	let went: number | undefined;
	void pacer.turn('bulk').then(() => (went = Date.now()));
	for (let ms = 0; went === undefined && ms < 200_000; ms += 50) await jest.advanceTimersByTimeAsync(50);
	return (went ?? NaN) - asked;
}

/** Sends one request that the gateway refuses. */
async function refuseNext(pacer: Pacer, retryAfterMs?: number): Promise<void> {
	await waitOf(pacer);
	pacer.refused({ at: Date.now() }, retryAfterMs);
}

async function succeed(pacer: Pacer, times: number): Promise<void> {
	for (let time = 0; time < times; time++) {
		await waitOf(pacer);
		pacer.answered({ at: Date.now() });
	}
}

test('after a refusal everybody waits, pickers too', async () => {
	const pacer = new Pacer(10);
	await refuseNext(pacer);
	const sends: string[] = [];
	void pacer.turn('bulk').then(() => sends.push('bulk'));
	void pacer.turn('picker').then(() => sends.push('picker'));
	await jest.advanceTimersByTimeAsync(999);
	expect(sends).toEqual([]);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(sends).toEqual(['picker', 'bulk']);
});

test('the pause doubles from one second to thirty with each refusal in a row', async () => {
	const pacer = new Pacer(10);
	const pauses: number[] = [];
	for (let refusal = 0; refusal < 8; refusal++) {
		pauses.push(await waitOf(pacer));
		pacer.refused({ at: Date.now() });
	}
	expect(pauses).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a success lets the pauses begin anew', async () => {
	const pacer = new Pacer(10);
	await refuseNext(pacer);
	await refuseNext(pacer);
	await succeed(pacer, 1);
	await refuseNext(pacer);
	expect(await waitOf(pacer)).toBe(1_000);
});

test('jitter makes a pause up to a quarter longer, never shorter', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0.999_999);
	const pacer = new Pacer(10);
	await refuseNext(pacer);
	const pause = await waitOf(pacer);
	expect(pause).toBeGreaterThan(1_000);
	expect(pause).toBeLessThanOrEqual(1_250);
});

test.each([200, 2_000, 45_000])('the gateway may ask for %d ms itself', async (retryAfterMs) => {
	const pacer = new Pacer(100);
	await refuseNext(pacer, retryAfterMs);
	expect(await waitOf(pacer)).toBe(retryAfterMs);
});

describe('refusals of requests that were sent before the pause', () => {
	test('count once', async () => {
		const pacer = new Pacer(10);
		const sentAt = Date.now();
		for (let request = 0; request < 10; request++) void pacer.turn('bulk');
		await jest.advanceTimersByTimeAsync(20);
		pacer.refused({ at: sentAt });
		const { rate } = pacer;
		await jest.advanceTimersByTimeAsync(300);
		for (let request = 0; request < 9; request++) pacer.refused({ at: sentAt });
		expect(pacer.rate).toBe(rate);
		// The pause is still the first one's second: 700 ms of it are left, and the window is not longer.
		const wait = await waitOf(pacer);
		expect(wait).toBeGreaterThanOrEqual(700);
		expect(wait).toBeLessThan(1_000);
		pacer.refused({ at: Date.now() });
		expect(await waitOf(pacer)).toBe(2_000);
	});

	test('may ask for a longer pause, never for a shorter one', async () => {
		const pacer = new Pacer(10);
		const sentAt = Date.now();
		for (let request = 0; request < 3; request++) void pacer.turn('bulk');
		await jest.advanceTimersByTimeAsync(20);
		pacer.refused({ at: sentAt }, 3_000);
		pacer.refused({ at: sentAt }, 5_000);
		pacer.refused({ at: sentAt }, 1_000);
		expect(await waitOf(pacer)).toBe(5_000);
	});
});

describe('the rate', () => {
	test('is what is allowed, and drops with each refusal, to one a second at least', async () => {
		const pacer = new Pacer(10);
		expect(pacer.rate).toBe(10);
		let before = pacer.rate;
		for (let refusal = 0; refusal < 12; refusal++) {
			await refuseNext(pacer, 0);
			expect(pacer.rate).toBeLessThan(before === 1 ? 2 : before);
			expect(pacer.rate).toBeGreaterThanOrEqual(1);
			before = pacer.rate;
		}
		expect(pacer.rate).toBe(1);
	});

	test('recovers step by step to what is allowed, and not beyond', async () => {
		const pacer = new Pacer(10);
		for (let refusal = 0; refusal < 3; refusal++) await refuseNext(pacer, 0);
		const rates = [pacer.rate];
		for (let request = 0; request < 100; request++) {
			await succeed(pacer, 1);
			if (pacer.rate !== rates.at(-1)) rates.push(pacer.rate);
		}
		const [lowest] = rates;
		expect(lowest).toBeLessThan(10);
		expect(rates).toEqual(Array.from({ length: 11 - lowest }, (_, step) => lowest + step));
	});

	test('holds in any one second while it is low', async () => {
		const pacer = new Pacer(10);
		await refuseNext(pacer);
		const { rate } = pacer;
		const times: number[] = [];
		for (let request = 0; request < 20; request++) {
			void pacer.turn('bulk').then(() => times.push(Date.now()));
		}
		await jest.advanceTimersByTimeAsync(10_000);
		expect(times).toHaveLength(20);
		for (const from of times) {
			expect(times.filter((at) => at >= from && at <= from + 1_000).length).toBeLessThanOrEqual(rate);
		}
	});

	test('is the new number at once when the credential changes', async () => {
		const pacer = new Pacer(10);
		await refuseNext(pacer);
		pacer.setAllowed(20);
		expect(pacer.rate).toBe(20);
		await refuseNext(pacer);
		const { rate } = pacer;
		expect(rate).toBeLessThan(20);
		pacer.setAllowed(20);
		expect(pacer.rate).toBe(rate);
	});
});
