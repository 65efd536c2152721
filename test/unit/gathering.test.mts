import { Gathering } from '../../nodes/ClickFunnels/run/gathering';

/** Looks in small letters for names, and writes down what it is asked for at once. */
function looker(refused?: string) {
	const asked: string[][] = [];
	const look = async (wanted: string[]) => {
		asked.push(wanted);
		if (refused !== undefined && wanted.includes(refused)) {
			throw Object.assign(new Error(`not ${refused}`), { context: { isOfValues: true } });
		}
		return new Map(wanted.map((name) => [name, name.toLowerCase()]));
	};
	return { asked, look };
}

test('what is asked for at the same time is looked for at once, each thing once, and twenty at most', async () => {
	const { asked, look } = looker();
	const gathering = new Gathering();
	const names = Array.from({ length: 25 }, (_, i) => `A${i}`);
	const all = ['A0', ...names].map((wanted) => gathering.ask('names', { wanted, look }));
	expect(await Promise.all(all)).toEqual(['A0', ...names].map((name) => name.toLowerCase()));
	expect(asked).toEqual([names.slice(0, 19), names.slice(19)]);
});

test('what is of another sort is looked for by itself', async () => {
	const { asked, look } = looker();
	const gathering = new Gathering();
	await Promise.all(['names', 'numbers'].map((key) => gathering.ask(key, { wanted: 'A', look })));
	expect(asked).toEqual([['A'], ['A']]);
});

test('one thing that is refused is that of nobody else', async () => {
	const { look } = looker('B');
	const gathering = new Gathering();
	const all = await Promise.allSettled(
		['A', 'B', 'C'].map((wanted) => gathering.ask('names', { wanted, look })),
	);
	expect(all).toMatchObject([{ value: 'a' }, { reason: { message: 'not B' } }, { value: 'c' }]);
});

test('an execution that is cancelled takes nobody along', async () => {
	const { look } = looker();
	const gathering = new Gathering();
	const stop = new AbortController();
	const cancelled = gathering.ask('names', {
		wanted: 'A',
		cancel: stop.signal,
		look: async () => {
			stop.abort();
			throw new Error('cancelled');
		},
	});
	const other = gathering.ask('names', { wanted: 'B', look });
	await expect(cancelled).rejects.toThrow('cancelled');
	expect(await other).toBe('b');
});
