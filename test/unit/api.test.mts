import type { Api, Row } from '../../nodes/ClickFunnels/table/api';
import { text } from '../../nodes/ClickFunnels/table/field';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import { action, create, get, getMany, remove, upsert } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, type Answer } from './answering.mts';
import { contact, lineOf } from './input.mts';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
	jest.useRealTimers();
});

const LIST = 'GET /workspaces/{workspace_id}/contacts';
const WHOLE = 'GET /workspaces/{workspace_id}/filters';
const CURSORED = 'GET /workspaces/{workspace_id}/countries';
const GET = 'GET /contacts/{id}';
const CREATE = 'POST /workspaces/{workspace_id}/contacts';
const UPSERT = 'POST /workspaces/{workspace_id}/contacts/upsert';
const DELETE = 'DELETE /contacts/{id}';
const WRAPPED = 'GET /contacts/{id}/engagement';

const fields = { name: text('Name') };
const words = { value: 'x', name: 'X', action: 'X', description: 'X' };
const savedFilter = kind('Saved Filter', { ...contact, list: WHOLE, whole: true, wrappedIn: 'filters' });

const country = kind('Country', { ...contact, list: CURSORED, whole: true });

const lines = [
	lineOf(getMany({ filters: fields })),
	lineOf(getMany({ route: WHOLE }), savedFilter),
	lineOf(getMany({ route: CURSORED, firstCursor: '0' }), country),
	lineOf(get(GET)),
	lineOf(get(WRAPPED, { wrappedIn: 'engagement', hasId: false })),
	lineOf(create(CREATE, { root: 'contact', fields })),
	lineOf(upsert(UPSERT, { root: 'contact', fields })),
	lineOf(remove(DELETE)),
	...(['archived', 'canceled', 'redacted', 'success'] as const).map((output) =>
		lineOf(action(`DELETE /contacts/{id}/${output}`, { ...words, output })),
	),
];

const answering = answeringFor(lines);

const rowsFrom = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => ({ id: first + index }));

/** A list of 45 rows on three pages. */
const PAGES: Answer[] = [
	{ body: rowsFrom(1, 20), next: '20' },
	{ body: rowsFrom(21, 40), next: '40' },
	{ body: rowsFrom(41, 45) },
];
const IN_9 = { workspace_id: '9' };
const listRequest = (qs: object) => ({ method: 'GET', url: '/workspaces/9/contacts', qs, body: undefined });

describe('call', () => {
	test('sends the request of the line and gives the record', async () => {
		const { api, requests } = answering([{ status: 201, body: { id: 7, name: 'Ann' } }]);
		expect(await after(api.call(CREATE, { ...IN_9, name: 'Ann', id: '5' }))).toEqual({ id: 7, name: 'Ann' });
		expect(requests()).toEqual([
			{ method: 'POST', url: '/workspaces/9/contacts', qs: {}, body: { contact: { name: 'Ann' } } },
		]);
	});

	test("goes to the credential's gateway, with what the user says of requests", async () => {
		const { api, asked } = answering([{ body: { id: 7 } }], {
			requestOptions: { timeout: 500, headers: { Accept: 'application/json' } },
		});
		await after(api.call(GET, { id: '7' }));
		expect(asked[0]).toMatchObject({
			baseURL: 'https://gateway.example/clickfunnels/api/v2',
			timeout: 500,
			headers: { Accept: 'application/json' },
			method: 'GET',
			url: '/contacts/7',
		});
	});

	test.each([
		[201, 'created'],
		[200, 'updated'],
	])('status %d of an upsert says that the record was %s', async (status, upsert_result) => {
		const { api } = answering([{ status, body: { id: 7, name: 'x' } }]);
		expect(await after(api.call(UPSERT, { ...IN_9, name: 'x' }))).toEqual({
			id: 7,
			name: 'x',
			upsert_result,
		});
	});

	test.each([
		['a record that is wrapped', { engagement: { opened: 3 } }, { opened: 3 }],
		['a record that is not wrapped after all', { opened: 3 }, { opened: 3 }],
	])('unwraps %s', async (_, body, row) => {
		expect(await after(answering([{ body }]).api.call(WRAPPED, { id: '7' }))).toEqual(row);
	});

	test.each([
		[DELETE, '7', { deleted: true, id: 7 }],
		[DELETE, 'PjvAAJ', { deleted: true, id: 'PjvAAJ' }],
		// As a number it would be another id.
		[DELETE, '9007199254740993', { deleted: true, id: '9007199254740993' }],
		['DELETE /contacts/{id}/archived', '7', { archived: true, id: 7 }],
		['DELETE /contacts/{id}/canceled', '7', { canceled: true, id: 7 }],
		['DELETE /contacts/{id}/redacted', '7', { redacted: true, id: 7 }],
		['DELETE /contacts/{id}/success', '7', { success: true, id: 7 }],
	])('%s of %p is confirmed by a success that holds nothing', async (route, id, row) => {
		for (const body of ['', undefined, null, {}]) {
			expect(
				await after(answering([{ status: body === null ? 200 : 204, body }]).api.call(route, { id })),
			).toEqual(row);
		}
	});

	test('says for the item what went wrong', async () => {
		const { api, asked } = answering([{ status: 422, body: { error: 'Name is taken' } }]);
		await expect(after(api.call(CREATE, { ...IN_9, name: 'VIP' }))).rejects.toMatchObject({
			message: 'Name: "VIP" is taken',
			context: { itemIndex: 3 },
		});
		expect(asked).toHaveLength(1);
	});

	test('a creation whose outcome is unknown is not sent again, one that may update is', async () => {
		const answers = [
			{ status: 503, body: '' },
			{ status: 200, body: { id: 7 } },
		];
		const creating = answering(answers);
		await expect(after(creating.api.call(CREATE, IN_9))).rejects.toThrow('status 503');
		expect(creating.asked).toHaveLength(1);
		const updating = answering(answers);
		expect(await after(updating.api.call(UPSERT, IN_9))).toEqual({ id: 7, upsert_result: 'updated' });
		expect(updating.asked).toHaveLength(2);
	});

	test('what can’t be canceled may have begun or ended', async () => {
		const notFound = [{ status: 404, body: { error: 'Not found' } }];
		const canceling = answering(notFound).api.call('DELETE /contacts/{id}/canceled', { id: '7' });
		await expect(after(canceling)).rejects.toMatchObject({
			message: 'ClickFunnels found no such contact to cancel',
			description: expect.stringMatching(/^It may have begun or ended already/) as string,
		});
		await expect(after(answering(notFound).api.call(DELETE, { id: '7' }))).rejects.toThrow(
			'ClickFunnels found no such contact',
		);
	});

	test('a deletion counts as done when the record is gone after a lost answer, other calls do not', async () => {
		const gone = [
			{ status: 504, body: '' },
			{ status: 404, body: { error: 'Not found' } },
		];
		expect(await after(answering(gone).api.call(DELETE, { id: '7' }))).toEqual({ deleted: true, id: 7 });
		for (const route of [GET, 'DELETE /contacts/{id}/success']) {
			const reading = after(answering(gone).api.call(route, { id: '7' }));
			await expect(reading).rejects.toThrow('no such contact');
		}
	});
});

describe('first', () => {
	test('gives the first row of a list by one request', async () => {
		const { api, requests } = answering(PAGES);
		expect(await after(api.first(LIST, { ...IN_9, name: 'Ann' }))).toEqual({ id: 1 });
		expect(requests()).toEqual([listRequest({ 'filter[name]': 'Ann' })]);
	});

	test('gives nothing of an empty list', async () => {
		expect(await after(answering([{ body: [] }]).api.first(LIST, IN_9))).toBeUndefined();
	});

	test('reads a list that is wrapped in an object', async () => {
		const { api } = answering([{ body: { filters: [{ id: 5 }] } }]);
		expect(await after(api.first(WHOLE, IN_9))).toEqual({ id: 5 });
	});
});

describe('rows', () => {
	/** Takes rows until there are so many. */
	async function take(rows: AsyncIterable<Row>, count: number) {
		const taken: Row[] = [];
		for await (const row of rows) if (taken.push(row) === count) break;
		return taken;
	}

	test('asks for nothing before a row is wanted', async () => {
		const { api, asked } = answering(PAGES);
		api.rows(LIST, IN_9);
		await jest.advanceTimersByTimeAsync(60_000);
		expect(asked).toEqual([]);
	});

	test.each([
		[1, 1],
		[20, 1],
		[21, 2],
		[99, 3],
	])('to take %d rows, %d pages are asked for', async (count, pages) => {
		const { api, requests } = answering(PAGES);
		expect(await after(take(api.rows(LIST, IN_9), count))).toEqual(rowsFrom(1, Math.min(count, 45)));
		const cursors = [{}, { after: '20' }, { after: '40' }];
		expect(requests()).toEqual(cursors.slice(0, pages).map(listRequest));
	});

	test.each([
		[1, 1],
		[20, 1],
		[21, 2],
		[60, 3],
	])('all(%d) asks for %d pages', async (limit, pages) => {
		const { api, requests } = answering(PAGES);
		expect(await after(api.rows(LIST, IN_9).all(limit))).toEqual(rowsFrom(1, Math.min(limit, 45)));
		expect(requests()).toHaveLength(pages);
	});

	test.each([
		['asc', rowsFrom(1, 45), [{}, { sort_order: 'desc' }, { after: '20' }]],
		['desc', rowsFrom(1, 45).reverse(), [{}, { sort_order: 'asc' }, { after: '26' }]],
	])('all() of a list sorted by id, %s, is walked from both ends at once', async (order, rows, queries) => {
		const { api, requests } = answering(({ qs = {} }) => {
			const { sort_order = order, after: cursor } = qs as Record<string, string | undefined>;
			const sorted = sort_order === 'asc' ? rowsFrom(1, 45) : rowsFrom(1, 45).reverse();
			const from = sorted.findIndex(({ id }) => id === Number(cursor)) + 1;
			const more = from + 20 < sorted.length;
			return { body: sorted.slice(from, from + 20), next: more ? String(sorted[from + 19].id) : undefined };
		});
		const sort = order === 'asc' ? {} : { sort_order: order };
		expect(await after(api.rows(LIST, { ...IN_9, ...sort }).all())).toEqual(rows);
		const sent = queries.map((query) => listRequest({ ...sort, ...query }));
		expect(requests()).toHaveLength(sent.length);
		expect(requests()).toEqual(expect.arrayContaining(sent));
	});

	test('all() of a list in another order goes page by page', async () => {
		const { api, requests } = answering(PAGES);
		const rows = await after(api.rows(LIST, { ...IN_9, sort_property: 'updated_at' }).all());
		expect(rows).toEqual(rowsFrom(1, 45));
		const sort = { sort_property: 'updated_at' };
		expect(requests()).toEqual([sort, { ...sort, after: '20' }, { ...sort, after: '40' }].map(listRequest));
	});

	test('a list that comes whole is one request, even where it names a cursor', async () => {
		const { api, requests } = answering([{ body: { filters: rowsFrom(1, 30) }, next: '30' }]);
		expect(await after(api.rows(WHOLE, IN_9).all())).toEqual(rowsFrom(1, 30));
		expect(await after(take(api.rows(WHOLE, IN_9), 99))).toEqual(rowsFrom(1, 30));
		expect(requests()).toHaveLength(2);
	});

	test('a list that comes whole without a cursor is walked from its first one only for a part', async () => {
		const queries = async (work: (api: Api) => Promise<unknown>) => {
			const { api, requests } = answering(PAGES);
			await after(work(api));
			return requests().map(({ qs }) => qs);
		};
		expect(await queries((api) => api.rows(CURSORED, IN_9).all())).toEqual([{}]);
		expect(await queries((api) => api.rows(CURSORED, IN_9).all(21))).toEqual([
			{ after: '0' },
			{ after: '20' },
		]);
		expect(await queries((api) => api.first(CURSORED, IN_9))).toEqual([{ after: '0' }]);
	});

	test('an answer that is no list is refused when its rows are wanted', async () => {
		const { api } = answering([{ body: { id: 1 } }]);
		await expect(after(api.rows(LIST, IN_9).all())).rejects.toThrow(/^The answer is not a list/);
		await expect(after(take(api.rows(LIST, IN_9), 1))).rejects.toThrow(/^The answer is not a list/);
	});
});

test.each(['call', 'first', 'rows', 'until'] as const)(
	'%s of a route that no table has is refused',
	async (verb) => {
		const { api, asked } = answering([{ body: {} }]);
		const route = 'GET /unicorns';
		const run = async () =>
			await (verb === 'until' ? api.until(route, {}, { isDone: () => true }) : api[verb](route, {}));
		await expect(run()).rejects.toThrow('The tables have no route GET /unicorns');
		expect(asked).toEqual([]);
	},
);
