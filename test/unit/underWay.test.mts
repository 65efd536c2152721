import { UnderWay } from '../../nodes/ClickFunnels/run/underWay';

/** Work whose end the test says. */
function held() {
	let end: () => void = () => undefined;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { end, ended };
}

test('calls share what they find out as long as one of them is under way, and none of another node', async () => {
	const underWay = new UnderWay();
	let asked = 0;
	const ask = async (group: string) =>
		await underWay.run(group, async (memory) => await memory.once('tag', async () => ++asked));
	const long = held();
	const working = underWay.run('node', async () => await long.ended);
	expect(await Promise.all([ask('node'), ask('node'), ask('another')])).toEqual([1, 1, 2]);
	expect(await ask('node')).toBe(1);
	long.end();
	await working;
	expect(await ask('node')).toBe(3);
});
