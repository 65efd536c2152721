import type { TransportFailure } from '../../nodes/ClickFunnels/gateway/failure';
import {
	isUnreadable,
	mayBeSentAgain,
	mayHaveBeenProcessed,
	retriesWithin,
	USUAL_RETRIES,
	waitAfter,
	type Outcome,
} from '../../nodes/ClickFunnels/gateway/retryPolicy';

const status = (code: number, body: unknown = { id: 1 }): Outcome => ({ status: code, body });
const failure = (type: TransportFailure['type']): Outcome => ({ failure: { type, code: '', text: '' } });

const PAGE = '<html>Log in</html>';

/** What came of a try, whether it is sent again where it is repeatable and where not, and whether it may have been processed. */
const OUTCOMES: Array<[string, Outcome, boolean, boolean, boolean]> = [
	['status 200', status(200), false, false, true],
	['status 204', status(204, ''), false, false, true],
	['status 400', status(400), false, false, true],
	['status 404', status(404), false, false, true],
	['status 404 with a page', status(404, PAGE), false, false, true],
	['status 422', status(422), false, false, true],
	['status 429', status(429), true, true, false],
	['status 408', status(408), true, false, true],
	['status 500', status(500), true, false, true],
	['status 501', status(501), false, false, true],
	['status 502', status(502), true, false, true],
	['status 503', status(503), true, false, true],
	['status 504', status(504), true, false, true],
	['status 520', status(520), true, false, true],
	['status 521', status(521), true, false, true],
	['status 522', status(522), true, false, true],
	['status 523', status(523), true, false, true],
	['status 524', status(524), true, false, true],
	['status 525', status(525), false, false, true],
	['status 200 that is unreadable', status(200, PAGE), true, false, true],
	['refused', failure('refused'), true, true, false],
	['dns', failure('dns'), true, true, false],
	['timeout', failure('timeout'), true, false, true],
	['broken', failure('broken'), true, false, true],
	['certificate', failure('certificate'), false, false, true],
	['unsent', failure('unsent'), false, false, true],
];

test.each(OUTCOMES)(
	'%s: sent again where repeatable and where not, perhaps processed',
	(_, outcome, repeatable, once, processed) => {
		expect(mayBeSentAgain(outcome, true, false)).toBe(repeatable);
		expect(mayBeSentAgain(outcome, false, false)).toBe(once);
		expect(mayHaveBeenProcessed(outcome)).toBe(processed);
	},
);

test('what is unreadable again is not sent a third time; other outcomes are as before', () => {
	for (const [name, outcome, repeatable, once] of OUTCOMES) {
		const again = repeatable && name !== 'status 200 that is unreadable';
		expect([name, mayBeSentAgain(outcome, true, true)]).toEqual([name, again]);
		expect([name, mayBeSentAgain(outcome, false, true)]).toEqual([name, once]);
	}
});

test.each([
	['a page', status(200, PAGE), true],
	['JSON that was cut off', status(201, '{"id": 1'), true],
	['a record', status(200), false],
	['nothing', status(204, ''), false],
	['blanks', status(200, ' \n'), false],
	['no body', status(200, undefined), false],
	['a page with another status', status(502, PAGE), false],
	['a redirect', status(302, PAGE), false],
	['no answer', failure('timeout'), false],
])('%s is an unreadable success: %p', (_, outcome, unreadable) => {
	expect(isUnreadable(outcome)).toBe(unreadable);
});

test.each([
	['a 503', status(503), [500, 1_000, 2_000, 4_000]],
	['a time-out', failure('timeout'), [500, 1_000, 2_000, 4_000]],
	// Everybody waits for the pacer then.
	['a 429', status(429), [0, 0, 0, 0]],
])('the waits after %s', (_, outcome, waits) => {
	expect([1, 2, 3, 4].map((tries) => waitAfter(outcome, tries))).toEqual(waits);
});

test('a request is sent five times at most, for two minutes', () => {
	expect(USUAL_RETRIES).toEqual({ maxTries: 5, maxSeconds: 120 });
});

test.each([
	['bulk', 300, 300],
	['bulk', 0, 0],
	['picker', 300, 30],
	['picker', 10, 10],
] as const)(
	'a %s request by a credential that says %d seconds is tried for %d',
	(priority, says, maxSeconds) => {
		expect(retriesWithin(says, priority)).toEqual({ maxTries: 5, maxSeconds });
	},
);
