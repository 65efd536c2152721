import type { INodeParameters } from 'n8n-workflow';

import { problemOf } from '../support/problem.mts';
import { custom, rows, type Asked } from '../support/custom-call.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: string;
beforeAll(async () => {
	workspaceId = String(await inUse.company.workspaceId());
	for (let at = 1; at <= 45; at++) {
		await inUse.company.create(`/workspaces/${workspaceId}/contacts/tags`, {
			contacts_tag: { name: `Custom ${at}` },
		});
	}
});

/** What is sent for it, in short, and what comes of it. */
async function called(parameters: INodeParameters, asTool: boolean) {
	inUse.sandbox.clearRequests();
	const run = await inUse.run(parameters, { asTool });
	const sent = inUse.sandbox.requests().map(({ method, path, query, body }) => ({
		request: `${method} ${path.replace('/clickfunnels/api/v2', '')}${query && `?${decodeURIComponent(query)}`}`,
		...(body !== undefined && { body }),
	}));
	return { ...run, sent, items: run.items.map(({ json }) => json), said: run.problem?.message };
}

const TAGS = '/workspaces/{workspace_id}/contacts/tags';

describe.each([
	['run', false],
	['tool', true],
])('by the door of a %s', (_, asTool) => {
	const at = () => ({ workspace_id: workspaceId });

	test('a list without its pages is one request, with the path filled in and the query by rows', async () => {
		const { sent, items, said } = await called(
			custom('GET', TAGS, {
				values: at(),
				query: rows({ sort_order: 'desc', 'filter[name]': 'Custom 45,Custom 44' }),
			}),
			asTool,
		);
		expect(said).toBeUndefined();
		expect(sent).toEqual([
			{
				request: `GET /workspaces/${workspaceId}/contacts/tags?sort_order=desc&filter[name]=Custom 45,Custom 44`,
			},
		]);
		expect(items.map(({ name }) => name)).toEqual(['Custom 45', 'Custom 44']);
	});

	test('the same by JSON, with the ID in the path', async () => {
		const query = { json: [{ json: '{ "filter": { "name": "Custom 1" } }' }] };
		const { sent, items } = await called(
			custom('GET', `/workspaces/${workspaceId}/contacts/tags`, { query }),
			asTool,
		);
		expect(sent).toEqual([{ request: `GET /workspaces/${workspaceId}/contacts/tags?filter[name]=Custom 1` }]);
		expect(items).toMatchObject([{ name: 'Custom 1' }]);
	});

	test('a record is created out of rows or of JSON, changed, and deleted', async () => {
		const name = asTool ? 'Tool' : 'Run';
		const path = `/workspaces/${workspaceId}/contacts/tags`;
		const made = await called(custom('POST', path, { body: rows({ 'contacts_tag[name]': name }) }), asTool);
		expect(made.sent).toEqual([{ request: `POST ${path}`, body: { contacts_tag: { name } } }]);
		expect(made.items).toEqual([expect.objectContaining({ id: expect.any(Number), name })]);

		const one = `/contacts/tags/${String(made.items[0].id)}`;
		const json = { json: [{ json: `{"contacts_tag": {"name": "${name} 2"}}` }] };
		const changed = await called(custom('PATCH', one, { body: json }), asTool);
		expect(changed.sent).toEqual([
			{ request: `PATCH ${one}`, body: { contacts_tag: { name: `${name} 2` } } },
		]);
		expect(changed.items).toMatchObject([{ name: `${name} 2` }]);

		const gone = await called(custom('DELETE', one), asTool);
		expect(gone.sent).toEqual([{ request: `DELETE ${one}` }]);
		expect(gone.items).toEqual([{ success: true }]);
		expect((await called(custom('GET', one), asTool)).said).toMatch(
			/^ClickFunnels found no such contact tag/,
		);
	});

	test('Output of a route that the node has is that of its operation, of others the whole answer', async () => {
		const [{ id }] = await inUse.company.in('contacts');
		const path = `/contacts/${String(id)}`;
		for (const shape of [
			{ output: 'simple' },
			{ output: 'raw' },
			{ output: 'fields', outputFields: 'utm' },
		]) {
			const known = await called(
				{ resource: 'contact', operation: 'get', contact: byId(id), ...shape },
				asTool,
			);
			const own = await called({ ...custom('GET', path), ...shape }, asTool);
			expect([own.items, own.hints]).toEqual([known.items, known.hints]);
			const many = { resource: 'contact', operation: 'getAll', workspaceId: byId(workspaceId), limit: 20 };
			const listed = await called({ ...many, ...shape }, asTool);
			const list = await called(
				{ ...custom('GET', `/workspaces/${workspaceId}/contacts`), ...shape },
				asTool,
			);
			expect(list.items).toEqual(listed.items);
		}
	});

	test('pages are followed up to the limit, or to the end as Get Many does', async () => {
		const some = await called(
			custom('GET', TAGS, { values: at(), pages: { returnAll: false, limit: 25 } }),
			asTool,
		);
		expect(some.items).toHaveLength(25);
		expect(some.sent).toHaveLength(2);
		expect(some.sent[1].request).toBe(
			`GET /workspaces/${workspaceId}/contacts/tags?after=${String(some.items[19].id)}`,
		);
		const all = await called(custom('GET', TAGS, { values: at(), pages: { returnAll: true } }), asTool);
		const many = await called(
			{
				resource: 'contactTag',
				operation: 'getAll',
				workspaceId: byId(workspaceId),
				returnAll: true,
				output: 'raw',
			},
			asTool,
		);
		expect(all.items).toEqual(many.items);
		expect(all.sent).toEqual(many.sent);
		const off = await called(custom('GET', TAGS, { values: at() }), asTool);
		expect([off.sent.length, off.items.length]).toEqual([1, 20]);
	});

	test('from a cursor of the user’s own, what is behind it comes and nothing else', async () => {
		const ids = (
			await called(custom('GET', TAGS, { values: at(), pages: { returnAll: true } }), asTool)
		).items.map(({ id }) => id);
		const behind = await called(
			custom('GET', TAGS, { values: at(), query: rows({ after: ids[9] }), pages: { returnAll: true } }),
			asTool,
		);
		expect(behind.items.map(({ id }) => id)).toEqual(ids.slice(10));
	});

	test('what can’t go together, or leads elsewhere, is refused by name, and nothing is sent', async () => {
		const refusals = [
			await called(custom('GET', TAGS), asTool),
			await called(custom('GET', TAGS, { values: { workspace_id: '../1' } }), asTool),
			await called(custom('GET', '/teams/../../../connections'), asTool),
			await called(custom('GET', '/teams%2f..%2f..'), asTool),
			await called(custom('GET', 'https://evil.example/'), asTool),
			await called(custom('GET', '/contacts/12', { body: rows({ a: 1 }) }), asTool),
			await called(custom('DELETE', '={{ $json.none }}'), asTool),
		];
		expect(refusals.map(({ said }) => said)).toEqual([
			'Path: {workspace_id} is left in it',
			'Path Values "workspace_id": "../1" is not an ID',
			'Path: "/teams/../../../connections" is not a path of the API',
			'Path: "/teams%2f..%2f.." is not a path of the API',
			'Path: "https://evil.example/" is a whole address',
			'Body: a GET has none',
			'Path: a value is needed',
		]);
		expect(refusals.flatMap(({ sent }) => sent)).toEqual([]);
	});

	test('an address that the API does not have is said to be none', async () => {
		const { said } = await called(custom('GET', '/teams/1/parties'), asTool);
		expect(said).toMatch(/no such/);
	});
});

test('an item that can’t be sent stops the run before anything is written', async () => {
	inUse.sandbox.clearRequests();
	const path = `/workspaces/${workspaceId}/contacts/tags`;
	const { problem } = await inUse.run(
		custom('POST', `=${path}{{ $json.more }}`, { body: rows({ 'contacts_tag[name]': 'Half-way' }) }),
		{ input: [{ json: { more: '' } }, { json: { more: '/' } }] },
	);
	expect(problem?.message).toMatch(/^Path: .+ \[item 1\]; none of 2 items was done before$/);
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('a filter whose expression gives nothing is refused, rather than the whole list given', async () => {
	const { problem } = await inUse.run(
		custom('GET', TAGS, {
			values: { workspace_id: workspaceId },
			query: rows({ 'filter[name]': '={{ $json.name }}' }),
		}),
	);
	expect(problem?.message).toMatch(/^Query "filter\[name\]": the expression gives no value/);
});

describe('when the answer is lost', () => {
	/** What is said, and how often it was sent. */
	async function lost(parameters: INodeParameters) {
		inUse.sandbox.setFaults([{ kind: '502', processed: true, times: 1 }]);
		inUse.sandbox.clearRequests();
		const run = await inUse.run(parameters);
		inUse.sandbox.setFaults([]);
		return { run, tries: inUse.sandbox.requests().length };
	}

	test('a POST is not repeated: what to look for is said by the name of what it makes', async () => {
		const path = `/workspaces/${workspaceId}/contacts/tags`;
		const { run, tries } = await lost(custom('POST', path, { body: rows({ 'contacts_tag[name]': 'Once' }) }));
		expect(tries).toBe(1);
		expect(problemOf(run).description).toMatch(/look for the contact tag before you run this again/);
		const unknown = await lost(custom('POST', '/teams/1/parties', { body: rows({ a: 1 }) }));
		expect(unknown.tries).toBe(1);
		expect(problemOf(unknown.run).description).toMatch(/look for the record before you run this again/);
	});

	test('a POST that the tables know as repeatable is repeated', async () => {
		const path = `/workspaces/${workspaceId}/contacts/upsert`;
		const body = rows({ 'contact[email_address]': 'custom@example.com' });
		const { run, tries } = await lost(custom('POST', path, { body }));
		expect(tries).toBe(2);
		expect(run.items.map(({ json }) => json.email_address)).toEqual(['custom@example.com']);
	});

	test('others are repeated, as often as the options say; what is gone by then counts as deleted', async () => {
		const { id } = await inUse.company.create(`/workspaces/${workspaceId}/contacts/tags`, {
			contacts_tag: { name: 'To go' },
		});
		const path = `/contacts/tags/${id}`;
		const once = await lost({ ...custom('GET', path), options: { maxTries: 1 } });
		expect([once.tries, problemOf(once.run).httpCode]).toEqual([1, '502']);
		const { run, tries } = await lost(custom('DELETE', path));
		expect(tries).toBe(2);
		expect(run.items.map(({ json }) => json)).toEqual([{ success: true }]);
	});
});

describe('what ClickFunnels does not take is said in its own words', () => {
	test.each<[string, string, string, Asked, string, RegExp]>([
		[
			'a query key that it does not know',
			'GET',
			TAGS,
			{ query: rows({ 'filter[colour]': 'red' }) },
			'400',
			/colour/,
		],
		['a body without its root', 'POST', TAGS, { body: rows({ name: 'Red' }) }, '400', /contacts_tag/],
		[
			'a body without what it needs',
			'POST',
			TAGS,
			{ body: rows({ 'contacts_tag[color]': '#fff' }) },
			'422',
			/[Nn]ame/,
		],
	])('%s', async (_, method, path, more, status, words) => {
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run(
			custom(method, path, { ...more, values: { workspace_id: workspaceId } }),
		);
		expect(problem?.httpCode).toBe(status);
		expect(`${problem?.message} ${problem?.description}`).toMatch(words);
		expect(inUse.sandbox.requests()).toHaveLength(1);
	});
});

test.each(['PUT', 'PATCH'])(
	'a webhook secret that ClickFunnels shows after a %s stays hidden',
	async (method) => {
		inUse.sandbox.setReadings({ endpointSecrets: 'always' });
		const [{ id }] = await inUse.company.in('webhooks/outgoing/endpoints');
		const body = rows({ 'webhooks_outgoing_endpoint[name]': `By ${method}` });
		const { items, said } = await called(
			custom(method, `/webhooks/outgoing/endpoints/${id}`, { body }),
			false,
		);
		inUse.sandbox.setReadings({ endpointSecrets: 'onCreate' });
		expect(said).toBeUndefined();
		expect(items).toMatchObject([{ id, name: `By ${method}` }]);
		expect(items[0]).not.toHaveProperty('webhook_secret');
	},
);
