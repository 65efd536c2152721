import { FilteredReads } from '../../../sandbox/gateway/filtered-reads.mts';
import { useFake } from './start-fake.mts';

const STATS = '/clickfunnels/api/v2/workspaces/7/stats';
const read = { method: 'GET', path: STATS, key: 'a' };

test('two at a time for a key and workspace, until they are answered', () => {
	const reads = new FilteredReads();
	const [leave] = [reads.enter(read), reads.enter(read)];
	expect(reads.enter(read)).toBeUndefined();
	expect(reads.enter({ ...read, key: 'b' })).toBeDefined();
	expect(reads.enter({ ...read, path: STATS.replace('7', '8') })).toBeDefined();
	leave?.();
	expect(reads.enter(read)).toBeDefined();
	expect(reads.enter(read)).toBeUndefined();
});

test.each([
	{ ...read, path: '/clickfunnels/api/v2/workspaces/7/orders' },
	{ ...read, path: '/clickfunnels/api/v2/funnels/7/stats' },
	{ ...read, method: 'POST' },
])('any number of $method $path', (other) => {
	const reads = new FilteredReads();
	const entered = Array.from({ length: 5 }, () => reads.enter(other));
	expect(entered.every((leave) => leave !== undefined)).toBe(true);
});

describe('at the gateway', () => {
	const fake = useFake({ latency: 20 });

	test('the third is refused with the pause in header and body, and reaches nobody', async () => {
		fake.api.answer = () => ({ status: 200, body: {} });
		const answers = await Promise.all([1, 2, 3].map(async () => await fake.ask(STATS)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		const refused = answers.find(({ status }) => status === 429);
		expect(refused?.headers.get('retry-after')).toBe('2');
		expect(await refused?.json()).toEqual({
			error:
				'Too many filtered requests are already running for this workspace and access token. Try again in 2 seconds.',
			hint: null,
			retry_after: 2,
		});
		expect(fake.api.received).toHaveLength(2);
		expect((await fake.ask(STATS)).status).toBe(200);
	});
});
