import { inTurn } from '../../nodes/ClickFunnels/run/inTurn';

interface Task {
	name: string;
	key?: string;
}

/** Runs tasks whose ends are up to the test; notes what began and ended. */
function begin(tasks: Task[], { atOnce = 10, failAt }: { atOnce?: number; failAt?: number } = {}) {
	const diary: string[] = [];
	const ends = new Map<string, () => void>();
	let isStopped = false;
	async function* source() {
		for (const [i, task] of tasks.entries()) {
			if (i === failAt) throw new Error('No more can be read');
			await Promise.resolve();
			yield task;
		}
	}
	const all = inTurn({
		tasks: source(),
		keyOf: ({ key }) => key,
		work: async ({ name }) => {
			diary.push(`${name} begins`);
			await new Promise<void>((resolve) => ends.set(name, resolve));
			diary.push(`${name} ends`);
		},
		atOnce,
		isStopped: () => isStopped,
	});
	return {
		all,
		diary,
		stop: () => (isStopped = true),
		end: async (name: string) => {
			ends.get(name)?.();
			await settled();
		},
	};
}

/** Lets all that can go on go on. */
const settled = async () => await new Promise((resolve) => setImmediate(resolve));

test('as many as allowed are under way, and the next begins when one ends', async () => {
	const { diary, end, all } = begin([{ name: 'a' }, { name: 'b' }, { name: 'c' }], { atOnce: 2 });
	await settled();
	expect(diary).toEqual(['a begins', 'b begins']);
	await end('b');
	expect(diary).toEqual(['a begins', 'b begins', 'b ends', 'c begins']);
	await end('a');
	await end('c');
	await expect(all).resolves.toBeUndefined();
});

test('those of one key follow each other, hold up no others and take no place of theirs', async () => {
	const tasks = [
		{ name: 'a1', key: 'a' },
		{ name: 'a2', key: 'a' },
		{ name: 'a3', key: 'a' },
		{ name: 'b1', key: 'b' },
		{ name: 'c' },
	];
	const { diary, end, all } = begin(tasks, { atOnce: 2 });
	await settled();
	expect(diary).toEqual(['a1 begins', 'b1 begins']);
	await end('b1');
	expect(diary.slice(2)).toEqual(['b1 ends', 'c begins']);
	await end('a1');
	await end('a2');
	await end('a3');
	await end('c');
	await all;
	expect(diary.filter((line) => line.startsWith('a'))).toEqual([
		'a1 begins',
		'a1 ends',
		'a2 begins',
		'a2 ends',
		'a3 begins',
		'a3 ends',
	]);
});

test('a key that came to its end may come again', async () => {
	const tasks = [{ name: 'a1', key: 'a' }, { name: 'b' }, { name: 'a2', key: 'a' }];
	const { diary, end, all } = begin(tasks, { atOnce: 1 });
	await settled();
	await end('a1');
	await end('b');
	await end('a2');
	await all;
	expect(diary).toEqual(['a1 begins', 'a1 ends', 'b begins', 'b ends', 'a2 begins', 'a2 ends']);
});

test('after a stop none begins, also none that waits for its key; what is under way ends first', async () => {
	const tasks = [{ name: 'a1', key: 'a' }, { name: 'a2', key: 'a' }, { name: 'b' }, { name: 'c' }];
	const { diary, stop, end, all } = begin(tasks, { atOnce: 2 });
	await settled();
	stop();
	let isOver = false;
	void all.then(() => (isOver = true));
	await end('a1');
	expect(isOver).toBe(false);
	await end('b');
	await all;
	expect(diary).toEqual(['a1 begins', 'b begins', 'a1 ends', 'b ends']);
});

test('what can not be read ends all, once what is under way has ended', async () => {
	const { diary, end, all } = begin([{ name: 'a' }, { name: 'b' }], { failAt: 1 });
	const failed = expect(all).rejects.toThrow('No more can be read');
	await settled();
	await end('a');
	await failed;
	expect(diary).toEqual(['a begins', 'a ends']);
});
