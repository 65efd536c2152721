import { KnownKeys } from '../../nodes/ClickFunnels/run/knownKeys';

/** Pages of keys, with how many of them were read. */
function source(pages: string[][]) {
	const read = { pages: 0 };
	const begin = async function* () {
		for (const page of pages) {
			read.pages += 1;
			yield await Promise.resolve(page);
		}
	};
	return { read, begin };
}

test('no more is read than it takes to know what is asked for, and nothing twice', async () => {
	const { read, begin } = source([['plan'], ['seats'], ['shoe'], []]);
	const known = new KnownKeys();
	await known.learn(['Plan'], begin);
	expect(read.pages).toBe(1);
	await Promise.all([known.learn(['seats'], begin), known.learn(['Seats', 'plan'], begin)]);
	expect(read.pages).toBe(2);
	expect(known.all()).toEqual(['plan', 'seats']);
	await known.learn(['missing'], begin);
	await known.learn(['missing too'], begin);
	expect(read.pages).toBe(4);
	expect(known.find('missing')).toBeUndefined();
});

test('a key is known by what it may be written like, and given as it is stored', async () => {
	const known = new KnownKeys();
	known.add(['favorite_food', 'leadSource', 'gr_e']);
	expect(
		['Favorite Food', 'lead_source', 'Größe', 'größe', 'shoe', '!'].map((key) => known.find(key)),
	).toEqual(['favorite_food', 'leadSource', 'gr_e', 'gr_e', undefined, undefined]);
});

test('after reading went wrong, whoever asks next begins anew', async () => {
	const known = new KnownKeys();
	const broken = async function* () {
		yield await Promise.resolve(['plan']);
		throw new Error('Down');
	};
	await expect(known.learn(['seats'], broken)).rejects.toThrow('Down');
	expect(known.find('plan')).toBe('plan');
	await known.learn(['seats'], source([['plan'], ['seats']]).begin);
	expect(known.find('seats')).toBe('seats');
});
