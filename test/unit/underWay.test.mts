import { UnderWay } from '../../nodes/ClickFunnels/run/underWay';

/** Work whose end the test says. */
function held() {
	let end: (error?: Error) => void = () => undefined;
	const ended = new Promise<void>((resolve, reject) => {
		end = (error) => (error ? reject(error) : resolve());
	});
	return { end, ended };
}

test('of calls that wait for each other the next begins when the one before is done, also where that failed', async () => {
	const underWay = new UnderWay();
	const begun: string[] = [];
	const first = held();
	const call = (name: string, alone: string, ended: Promise<void>) =>
		underWay.run({ group: 'node', alone }, async () => {
			begun.push(name);
			await ended;
		});
	const failing = expect(call('first', 'Ann', first.ended)).rejects.toThrow('refused');
	const equal = call('equal', 'Ann', Promise.resolve());
	await call('other', 'Bob', Promise.resolve());
	expect(begun).toEqual(['first', 'other']);
	first.end(new Error('refused'));
	await failing;
	await equal;
	expect(begun).toEqual(['first', 'other', 'equal']);
});

test('calls share what they find out as long as one of them is under way, and none of another node', async () => {
	const underWay = new UnderWay();
	let asked = 0;
	const ask = async (group: string) =>
		await underWay.run({ group }, async (memory) => await memory.once('tag', async () => ++asked));
	const long = held();
	const working = underWay.run({ group: 'node' }, async () => await long.ended);
	expect(await Promise.all([ask('node'), ask('node'), ask('another')])).toEqual([1, 1, 2]);
	expect(await ask('node')).toBe(1);
	long.end();
	await working;
	expect(await ask('node')).toBe(3);
});
