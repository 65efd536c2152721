import { startSandbox } from '../../sandbox/index.mts';
import { useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';

useOwnClock();

test.each([
	['seconds', () => 2],
	['a date', () => new Date(Date.now() + 3_000).toUTCString()],
	['a date that is past', () => 'Wed, 21 Oct 2015 07:28:00 GMT'],
] as Array<[string, () => number | string]>)(
	'a Retry-After of %s is waited for, by every item',
	async (_name, makeHeader) => {
		// A sandbox for each test: the pause holds for all who use a gateway.
		const sandbox = await startSandbox({ rate: 0 });
		const [form] = await new Company(sandbox.api).in('forms');
		const retryAfter = makeHeader();
		sandbox.setFaults([{ kind: '429', retryAfter, times: 1 }]);
		const { items, problem } = await runNode(
			{ resource: 'form', operation: 'get', form: byId(form.id) },
			{
				url: sandbox.url,
				credential: { requestsPerSecond: 2 },
				input: Array.from({ length: 3 }, () => ({ json: {} })),
			},
		).finally(async () => await sandbox.close());
		expect(problem).toBeUndefined();
		expect(items).toHaveLength(3);
		const [first, second, ...later] = sandbox.requests().map(({ at }) => Date.parse(at));
		// The first two leave at once, before anything is known of a pause.
		expect(second - first).toBeLessThan(1_000);
		const until = typeof retryAfter === 'number' ? first + retryAfter * 1_000 : Date.parse(retryAfter);
		const earliest = Math.max(first, until);
		for (const at of later) {
			// A timer may be a millisecond early.
			expect(at).toBeGreaterThanOrEqual(earliest - 5);
			expect(at).toBeLessThan(earliest + 6_000);
		}
	},
);
