import type { Row } from '../../nodes/ClickFunnels/table/api';
import { get } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime } from './answering.mts';
import { lineOf } from './input.mts';

useFakeTime();

const GET = 'GET /contacts/{id}';
const answering = answeringFor([lineOf(get(GET))]);

const states = (...all: string[]) => all.map((state) => ({ body: { id: 7, state } }));
const isDone = ({ state }: Row) => state === 'done';
const seconds = (times: number[]) => times.map((time) => Math.floor(time / 1_000));

test('reads a record until it is as wanted, ever more rarely', async () => {
	const { api, requests, times } = answering(states('new', 'running', 'running', 'done', 'late'));
	expect(await after(api.until(GET, { id: '7' }, { isDone }))).toEqual({ id: 7, state: 'done' });
	expect(requests()).toEqual(Array(4).fill({ method: 'GET', url: '/contacts/7', qs: {}, body: undefined }));
	expect(seconds(times)).toEqual([0, 1, 3, 7]);
});

test('reads once what is as wanted', async () => {
	const { api, times } = answering(states('done'));
	expect(await after(api.until(GET, { id: '7' }, { isDone }))).toEqual({ id: 7, state: 'done' });
	expect(times).toHaveLength(1);
});

test('gives up after a minute, with the record as it was read last', async () => {
	const { api, times } = answering(states(...Array.from({ length: 99 }, (_, index) => `read ${index + 1}`)));
	expect(await after(api.until(GET, { id: '7' }, { isDone }))).toEqual({ id: 7, state: 'read 9' });
	expect(seconds(times)).toEqual([0, 1, 3, 7, 15, 25, 35, 45, 55]);
});

test('gives up after as many seconds as it is given', async () => {
	const { api, times } = answering(states(...Array.from({ length: 99 }, () => 'running')));
	await after(api.until(GET, { id: '7' }, { isDone, seconds: 10 }));
	expect(seconds(times)).toEqual([0, 1, 3, 7]);
});

test('says what went wrong while it reads', async () => {
	const { api, times } = answering([...states('new'), { status: 404, body: { error: 'Not found' } }]);
	await expect(after(api.until(GET, { id: '7' }, { isDone }))).rejects.toThrow(
		'ClickFunnels found no such contact',
	);
	expect(times).toHaveLength(2);
});

test('ends at once when the execution is cancelled while it waits', async () => {
	const stop = new AbortController();
	const { api, times } = answering(states('new'), { signal: stop.signal });
	let ended = false;
	const reading = api.until(GET, { id: '7' }, { isDone }).finally(() => (ended = true));
	const refusal = expect(reading).rejects.toThrow();
	// In the middle of the wait from second 3 to second 7.
	await jest.advanceTimersByTimeAsync(5_000);
	stop.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(ended).toBe(true);
	await refusal;
	await jest.advanceTimersByTimeAsync(60_000);
	expect(seconds(times)).toEqual([0, 1, 3]);
});
