import { kind } from '../../nodes/ClickFunnels/table/kind';
import { getMany } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime } from './answering.mts';
import { contact, lineOf } from './input.mts';

useFakeTime();

const WHOLE = 'GET /workspaces/{workspace_id}/regions';
const UNSORTED = 'GET /workspaces/{workspace_id}/domains';
const IN_9 = { workspace_id: '9' };
const answering = answeringFor([
	lineOf(getMany(), kind('Region', { ...contact, list: WHOLE, whole: true })),
	lineOf(getMany({ route: UNSORTED, sort: [] })),
]);

const rowsFrom = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => ({ id: first + index }));

test.each([undefined, 20, 30])(
	'a list that comes whole, of 20 rows, takes one request; limit %p',
	async (limit) => {
		const { api, asked } = answering([{ body: rowsFrom(1, 20) }]);
		expect(await after(api.rows(WHOLE, IN_9).all(limit))).toEqual(rowsFrom(1, 20));
		expect(asked).toHaveLength(1);
	},
);

test('rows of a list that comes whole need no ids, and may be equal', async () => {
	const body = [{ name: 'Bavaria' }, { name: 'Bavaria' }, null];
	expect(await after(answering([{ body }]).api.rows(WHOLE, IN_9).all())).toEqual(body);
	expect(await after(answering([{ body }]).api.rows(WHOLE, IN_9).all(2))).toEqual(body.slice(0, 2));
});

test('a list that can not be sorted is asked only in its own order, also for its end', async () => {
	const { api, asked } = answering([{ body: rowsFrom(1, 20), next: '20' }, { body: [] }]);
	expect(await after(api.rows(UNSORTED, IN_9).all())).toEqual(rowsFrom(1, 20));
	expect(asked.map(({ qs }) => qs)).toEqual([{}, { after: '20' }, { after: '20' }]);
});

test('rows are asked for page by page as they are taken', async () => {
	const { api, asked } = answering([{ body: rowsFrom(1, 20), next: '20' }, { body: rowsFrom(21, 25) }]);
	const rows = api.rows(UNSORTED, IN_9)[Symbol.asyncIterator]();
	expect(asked).toHaveLength(0);
	for (let id = 1; id <= 20; id++) expect(await after(rows.next())).toEqual({ done: false, value: { id } });
	expect(asked).toHaveLength(1);
	expect(await after(rows.next())).toEqual({ done: false, value: { id: 21 } });
	expect(asked).toHaveLength(2);
});
