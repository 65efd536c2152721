import { alone } from '../../nodes/ClickFunnels/run/alone';

/** Work whose end the test says. */
function held() {
	let end: (error?: Error) => void = () => undefined;
	const ended = new Promise<void>((resolve, reject) => {
		end = (error) => (error ? reject(error) : resolve());
	});
	return { end, ended };
}

const patiently = async (before: Promise<unknown>) => void (await before);

test('the next begins when the one before is done, also where that failed', async () => {
	const begun: string[] = [];
	const first = held();
	const work = (name: string, key: string, ended: Promise<void>) =>
		alone(key, patiently, async () => {
			begun.push(name);
			await ended;
		});
	const failing = expect(work('first', 'Ann', first.ended)).rejects.toThrow('refused');
	const equal = work('equal', 'Ann', Promise.resolve());
	await work('other', 'Bob', Promise.resolve());
	expect(begun).toEqual(['first', 'other']);
	first.end(new Error('refused'));
	await failing;
	await equal;
	expect(begun).toEqual(['first', 'other', 'equal']);
});

test('one that gives up waiting lets nobody past the first', async () => {
	const first = held();
	const begun: string[] = [];
	const working = alone('Ann', patiently, async () => await first.ended);
	const impatient = alone(
		'Ann',
		async () => await Promise.reject(new Error('cancelled')),
		async () => begun.push('impatient'),
	);
	await expect(impatient).rejects.toThrow('cancelled');
	const last = alone('Ann', patiently, async () => begun.push('last'));
	await Promise.resolve();
	expect(begun).toEqual([]);
	first.end();
	await Promise.all([working, last]);
	expect(begun).toEqual(['last']);
});
