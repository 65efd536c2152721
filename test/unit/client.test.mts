import { get } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime } from './answering.mts';
import { lineOf } from './input.mts';

useFakeTime();

const GET = 'GET /contacts/{id}';
const answering = answeringFor([lineOf(get(GET))]);
const down = { status: 502, body: '' };
const fine = { body: { id: 7 } };

test('the time to go on trying begins with the first send, not while others go first', async () => {
	const { api, asked } = answering([fine, fine, fine, fine, down, fine], {
		requestsPerSecond: 1,
		retries: { maxSeconds: 2 },
	});
	const calls = Array.from({ length: 5 }, async () => await api.call(GET, { id: '7' }));
	expect(await after(Promise.all(calls))).toEqual(Array(5).fill({ id: 7 }));
	expect(asked).toHaveLength(6);
});

test('nothing is sent again once that time is over', async () => {
	// The next one would be due at 3.5 seconds.
	const { api, times } = answering([down], { retries: { maxSeconds: 3, maxTries: 99 } });
	await expect(after(api.call(GET, { id: '7' }))).rejects.toThrow(/status 502/);
	expect(times.map((time) => Math.floor(time / 500) / 2)).toEqual([0, 0.5, 1.5]);
});
