import { createRandom } from '../../sandbox/random.mts';
import { RateLimit } from '../../sandbox/gateway/rate-limit.mts';
import { Pacer } from '../../nodes/ClickFunnels/gateway/pacer';
import { useFakeTime } from './answering.mts';
import { afterMs, asking } from './asking.mts';

useFakeTime();

/** What the account allows in any one second, and the items of each of two processes. */
const RATE = 10;
const ITEMS = 300;
const IDEAL_SECONDS = (2 * ITEMS) / RATE;
const AT_ONCE = 50;
const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** What two processes did, the second of which began some time after the first. */
interface Shared {
	/** Seconds until the first and the second were done. */
	ends: number[];
	/** Share of the requests that was refused. */
	refused: number;
}

/** Runs two processes that know nothing of one another on one account. */
async function share(seed: number): Promise<Shared> {
	const random = createRandom(seed);
	jest.spyOn(Math, 'random').mockImplementation(random.next);
	const limit = new RateLimit(() => Date.now());
	const started = Date.now();
	let sent = 0;
	const run = async () => {
		const pacer = new Pacer();
		let left = ITEMS;
		const send = async (): Promise<void> => {
			const turn = await pacer.turn(asking({ allowed: RATE, patienceMs: 600_000 }));
			if (!turn) throw new Error('given up');
			sent++;
			await pause(random.between(2, 20));
			const isTaken = limit.admits('key', RATE);
			await pause(random.between(20, 60));
			if (isTaken) return pacer.answered(turn);
			pacer.refused(turn, { headers: {}, body: '' });
			await send();
		};
		const worker = async () => {
			while (left-- > 0) await send();
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		return (Date.now() - started) / 1_000;
	};
	const later = pause(random.pick([0, 300, 3_000])).then(run);
	const both = Promise.all([run(), later]);
	await afterMs(3_000 * IDEAL_SECONDS);
	return { ends: await both, refused: 1 - (2 * ITEMS) / sent };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('two processes share an account: neither is locked out, little is refused, and little time is lost', async () => {
	const all: Shared[] = [];
	for (const seed of SEEDS) all.push(await share(seed));
	expect(mean(all.map(({ ends }) => Math.abs(ends[0] - ends[1])))).toBeLessThan(10);
	expect(mean(all.map(({ ends }) => Math.max(...ends) / IDEAL_SECONDS))).toBeLessThan(1.25);
	for (const { refused } of all) expect(refused).toBeLessThan(0.1);
});
