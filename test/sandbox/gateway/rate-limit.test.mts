import { RateLimit } from '../../../sandbox/gateway/rate-limit.mts';

describe('the sliding second', () => {
	let now = 0;
	const admitted = (limit: RateLimit, times: number[], perSecond: number) =>
		times.map((time) => {
			now = time;
			return limit.admits('key', perSecond);
		});

	test('holds for any second, not for calendar seconds', () => {
		const limit = new RateLimit(() => now);
		// At 1100 the two of 900 and 950 are still inside the second; at 1900 the first has left it.
		expect(admitted(limit, [900, 950, 1100, 1899, 1900, 1901], 2)).toEqual([
			true,
			true,
			false,
			false,
			true,
			false,
		]);
	});

	test('a refused request does not count', () => {
		const limit = new RateLimit(() => now);
		expect(admitted(limit, [0, 500, 999, 1000], 1)).toEqual([true, false, false, true]);
	});

	test('each key has its own, 0 is no limit, clear forgets', () => {
		now = 0;
		const limit = new RateLimit(() => now);
		expect([limit.admits('a', 1), limit.admits('a', 1), limit.admits('b', 1)]).toEqual([true, false, true]);
		expect([limit.admits('a', 0), limit.admits('a', 0)]).toEqual([true, true]);
		limit.clear();
		expect(limit.admits('a', 1)).toBe(true);
	});
});
