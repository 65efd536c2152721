import type { FreeRequest } from '../../nodes/ClickFunnels/table/api';
import { get, getMany, remove } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime } from './answering.mts';
import { contact, lineOf } from './input.mts';

useFakeTime();

const LIST = 'GET /workspaces/{workspace_id}/contacts';
const GET = 'GET /contacts/{id}';
const WRAPPED = 'GET /contacts/{id}/notes';

const answering = answeringFor([
	lineOf(getMany({ hides: ['webhook_secret'] })),
	lineOf(get(GET, { hides: ['webhook_secret'] })),
	lineOf(getMany({ route: WRAPPED, wrappedIn: 'notes' })),
	lineOf(remove('DELETE /contacts/{id}')),
]);

const read = (path: string, more: Partial<FreeRequest> = {}): FreeRequest => ({
	method: 'GET',
	path,
	pages: false,
	...more,
});

const write = (method: FreeRequest['method'], path: string): FreeRequest => ({ method, path, pages: false });

test('query is spelled as Rails reads it, body is sent as it is, and what the user says of requests goes along', async () => {
	const { api, asked } = answering([{ body: { id: 1 } }], { requestOptions: { timeout: 500 } });
	const query = { a: 1, filter: { id: 5, tags: ['x', 'y'] }, expand: ['b'], 'c[]': ['d'], e: '' };
	const body = { contact: { tags: [{ name: 'VIP' }] } };
	await after(api.free({ method: 'POST', path: '/parties', query, body, pages: false }).all());
	expect(asked).toMatchObject([
		{
			method: 'POST',
			url: '/parties',
			qs: { a: 1, 'filter[id]': 5, 'filter[tags][]': ['x', 'y'], 'expand[]': ['b'], 'c[]': ['d'], e: '' },
			arrayFormat: 'repeat',
			body,
			timeout: 500,
		},
	]);
});

test.each<[string, unknown, unknown[]]>([
	['a list', [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
	['an empty list', [], []],
	['a record', { id: 1, notes: [] }, [{ id: 1, notes: [] }]],
	['what is no object', 5, [{ value: 5 }]],
])('without pages, %s comes as it is', async (_, body, rows) => {
	const { api, asked } = answering([{ body }]);
	expect(await after(api.free(read('/parties')).all(1))).toEqual(rows);
	expect(asked).toHaveLength(1);
});

test('a read that gives nothing is said, and so is a write that is put off; another write that gives nothing is done', async () => {
	const { api } = answering([{ status: 204 }]);
	await expect(after(api.free(read('/parties/1')).all())).rejects.toMatchObject({
		message: 'The answer holds no record (status 204)',
	});
	expect(await after(api.free(write('PATCH', '/parties/1')).all())).toEqual([{ success: true }]);
	const { api: later } = answering([{ status: 202 }]);
	await expect(after(later.free(write('POST', '/parties')).all())).rejects.toMatchObject({
		message: 'ClickFunnels took the request, but does not say that it is done (status 202)',
	});
});

test('pages of a path that nothing is known of are followed, each row once', async () => {
	const rowsFrom = (first: number) => Array.from({ length: 20 }, (_, at) => ({ id: first + at }));
	const { api, requests } = answering([
		{ body: rowsFrom(1), next: '20' },
		{ body: rowsFrom(21), next: '40' },
		{ body: [{ id: 41 }] },
	]);
	const rows = await after(api.free(read('/parties', { query: { vip: true }, pages: true })).all());
	expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
	expect(requests().map(({ qs }) => qs)).toEqual([
		{ vip: true },
		{ vip: true, after: '20' },
		{ vip: true, after: '40' },
	]);
});

test('where such a path gives one record, the message says what to turn off', async () => {
	const { api } = answering([{ body: { id: 1 } }]);
	await expect(after(api.free(read('/parties/1', { pages: true })).all())).rejects.toMatchObject({
		message: 'The answer is not a list, as ClickFunnels would send it',
		description: expect.stringMatching(/^If the path gives one record, turn Follow Pages off\./),
	});
});

test('rows that a list wraps are found where the tables know it, with pages and from a cursor too', async () => {
	const { api } = answering([{ body: { notes: [{ id: 1 }] } }]);
	const request = read('/contacts/5/notes', { route: WRAPPED, pages: true });
	expect(await after(api.free(request).all())).toEqual([{ id: 1 }]);
	expect(await after(api.free({ ...request, query: { after: '0' } }).all())).toEqual([{ id: 1 }]);
});

test.each([true, false])('what a line never gives is not given here either: pages %j', async (pages) => {
	const { api } = answering([{ body: [{ id: 1, webhook_secret: 's' }] }]);
	const request = read('/workspaces/9/contacts', { route: LIST, pages });
	expect(await after(api.free(request).all())).toEqual([{ id: 1 }]);
	const rows: unknown[] = [];
	await after(
		(async () => {
			for await (const row of api.free(request)) rows.push(row);
		})(),
	);
	expect(rows).toEqual([{ id: 1 }]);
});

test('a line’s words are used where the tables know it, plain ones elsewhere', async () => {
	const { api } = answering([{ status: 404, body: { error: 'Not found' } }]);
	const said = async (request: FreeRequest) =>
		await after(api.free(request).all()).catch((error: Error) => error.message);
	expect(await said(read('/contacts/5', { route: GET }))).toBe(
		`ClickFunnels found no such ${contact.name.toLowerCase()}`,
	);
	expect(await said(read('/parties/5'))).toBe('ClickFunnels found no such record or path');
});
