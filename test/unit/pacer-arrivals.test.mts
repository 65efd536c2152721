import { Pacer } from '../../nodes/ClickFunnels/gateway/pacer';
import { useFakeTime } from './answering.mts';
import { afterMs, asking, numbered, watch } from './asking.mts';

useFakeTime();

describe('a request that was held back on its way', () => {
	/** How long a second request waits behind one whose answer took so long, where 100 ms are usual. */
	async function waitBehind(took: number): Promise<number> {
		const pacer = new Pacer();
		const send = async (ms: number) => {
			const sent = await pacer.turn(asking({ allowed: 1 }));
			if (!sent) throw new Error('The pacer gave up');
			await afterMs(ms);
			pacer.answered(sent);
			return sent;
		};
		for (let usual = 0; usual < 10; usual++) {
			await send(100);
			await afterMs(5_000);
		}
		const slow = await send(took);
		let wentAt = 0;
		void pacer.turn(asking({ allowed: 1 })).then(() => (wentAt = Date.now()));
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

	test.each([300, 2_500])(
		'counts, while nothing is known yet, as of its answer after %d ms, or a second',
		async (ms) => {
			const { sends, ask } = watch(new Pacer(), { allowed: 10, takes: ms });
			const start = Date.now();
			for (const name of numbered(20)) void ask(name);
			await afterMs(5_000);
			const waited = sends[10].at - start;
			expect(waited).toBeGreaterThanOrEqual(1_000 + Math.min(ms, 1_000));
			expect(waited).toBeLessThan(1_050 + Math.min(ms, 1_000));
		},
	);

	test.each([10, 9, 5, 1])(
		'holds nobody up for long where the clock of the machine is put back after %d requests',
		async (before) => {
			const { sends, ask } = watch(new Pacer(), { allowed: 10, takes: 20 });
			for (const name of numbered(before)) void ask(name);
			await afterMs(5_000);
			jest.setSystemTime(Date.now() - 3_600_000);
			const start = Date.now();
			for (const name of numbered(20)) void ask(name);
			await afterMs(10_000);
			expect(sends).toHaveLength(before + 20);
			expect(sends[before + 19].at - start).toBeLessThan(5_000);
		},
	);
});
