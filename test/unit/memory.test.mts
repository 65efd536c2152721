import { Memory } from '../../nodes/ClickFunnels/run/memory';

test('something is done once for all who ask, also while it is under way', async () => {
	const memory = new Memory();
	let times = 0;
	const look = async () => {
		times += 1;
		return await Promise.resolve(`found ${times}`);
	};
	const both = await Promise.all([memory.once('tag', look), memory.once('tag', look)]);
	expect([...both, await memory.once('tag', look)]).toEqual(['found 1', 'found 1', 'found 1']);
	expect(await memory.once('another', look)).toBe('found 2');
});

test('what goes wrong does so for those who wait, and is done anew for who asks later', async () => {
	const memory = new Memory();
	const answers = [Promise.reject(new Error('Down')), Promise.resolve('found')];
	let asked = 0;
	const look = async () => await answers[asked++];
	const both = await Promise.allSettled([memory.once('tag', look), memory.once('tag', look)]);
	expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(asked).toBe(1);
	expect(await memory.once('tag', look)).toBe('found');
});

test('where an execution is cancelled that looked for several, another one looks itself', async () => {
	const memory = new Memory();
	const [canceled, going] = [new AbortController(), new AbortController()];
	let fail: (reason: Error) => void = () => undefined;
	const first = memory.once(
		'tag',
		async () => await new Promise<string>((_, reject) => (fail = reject)),
		canceled.signal,
	);
	const others = [
		memory.once('tag', async () => 'found', canceled.signal),
		memory.once('tag', async () => 'found', going.signal),
		memory.once('tag', async () => 'found anew', going.signal),
	];
	canceled.abort();
	fail(new Error('The execution was canceled'));
	await expect(first).rejects.toThrow('canceled');
	expect(
		(await Promise.allSettled(others)).map((one) => (one.status === 'fulfilled' ? one.value : one.status)),
	).toEqual(['rejected', 'found', 'found']);
});
