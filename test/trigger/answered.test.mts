import { writeUntilAnswered } from '../../nodes/ClickFunnels/trigger/answered';
import { pass, useOwnClock } from '../support/clock.mts';

useOwnClock();

type Response = Parameters<typeof writeUntilAnswered>[0];

/** How often is written for so many deliveries at once in one second, until they are answered. */
async function writesFor(count: number): Promise<number> {
	const responses = Array.from({ length: count }, () => ({ writableEnded: false }));
	let writes = 0;
	const writing = responses.map(async (response) => {
		await writeUntilAnswered(response as Response, () => writes++);
	});
	await pass(1_000);
	for (const response of responses) response.writableEnded = true;
	await pass(1_000);
	await Promise.all(writing);
	return writes;
}

test('what n8n 2 is to save is written every 5 milliseconds, for a thousand at once every tenth of a second', async () => {
	expect(await writesFor(1)).toBeGreaterThan(150);
	expect(await writesFor(1_000)).toBeLessThan(15_000);
	// They are not counted once they are answered.
	expect(await writesFor(1)).toBeGreaterThan(150);
});
