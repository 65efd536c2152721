import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let workspaceId: INodeParameters;
let segment: Rec;
/** Whose first name begins with A, which is what the segment finds, and the words of its description. */
let found: Rec[];
const inWords = (words: string) => ({ ...byId(words), mode: 'words' });
beforeEach(async () => {
	inUse.sandbox.api.reset();
	inUse.sandbox.setReadings({ filterResults: 'given' });
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	const criteria = [{ attribute: 'first_name', clause: 'sw', value: 'A' }];
	for (let made = 0; made < 25; made++)
		await inUse.company.createIn('contacts', { contact: { first_name: `Ann ${made}` } });
	segment = await inUse.company.createIn('refine_filters', { refine_filter: { name: 'Ann & Co', criteria } });
	found = (await inUse.company.in('contacts')).filter(({ first_name }) => /^a/i.test(String(first_name)));
	expect(found.length).toBeGreaterThan(25);
	inUse.sandbox.clearRequests();
});

const get = async (
	segmentId: INodeParameters,
	parameters: INodeParameters = {},
	more: Partial<NodeRunOptions> = {},
) =>
	await inUse.run(
		{
			resource: 'contact',
			operation: 'getBySegment',
			workspaceId,
			segmentId,
			returnAll: true,
			output: 'raw',
			...parameters,
		},
		{ url: gateway.url, ...more },
	);

const calls = () =>
	inUse.sandbox.requests().map(({ method, path }) => [method, path.split('/api/v2')[1].replace(/\d+/g, '0')]);

const FIELDS = [
	...['id', 'public_id', 'workspace_id', 'email_address', 'first_name', 'last_name', 'phone_number', 'uuid'],
	...['time_zone', 'anonymous', 'is_active', 'unsubscribed_at', 'email_suppression_reason'],
	...['last_notification_email_sent_at', 'created_at', 'updated_at'],
];

const inShort = (contacts: Rec[]) =>
	contacts.map((one) => Object.fromEntries(FIELDS.map((field) => [field, one[field]])));

const jsonOf = ({ items }: { items: Array<{ json: unknown }> }) => items.map(({ json }) => json);

const FILTER = ['GET', '/refine_filters/0'];
const FILTERS = ['GET', '/workspaces/0/refine_filters'];
const DESCRIBE = ['POST', '/workspaces/0/contacts/filters'];
const LIST = ['GET', '/workspaces/0/contacts'];
/** The list page by page, read as a whole. */
const listed = () => calls().filter(([, path]) => path === LIST[1]).length;

test.each([false, true])(
	'all of a segment in one request, by either door (as a tool: %s)',
	async (asTool) => {
		const run = await get(byId(segment.id), {}, { asTool });
		expect(run.problem?.message).toBeUndefined();
		expect(jsonOf(run)).toEqual(inShort(found));
		expect(calls()).toEqual([FILTER]);
	},
);

test('a segment by its name, in whatever case, takes one request more', async () => {
	expect(jsonOf(await get(byName('Ann & Co')))).toEqual(inShort(found));
	expect(calls()).toEqual([FILTERS, FILTER]);
	expect(jsonOf(await get(byName(' ann & CO ')))).toEqual(inShort(found));
});

test('no more is asked for than is wanted', async () => {
	const run = await get(byId(segment.id), { returnAll: false, limit: 3 });
	expect(jsonOf(run)).toEqual(inShort(found.slice(0, 3)));
	expect(calls()).toEqual([FILTER]);
	expect(new URLSearchParams(inUse.sandbox.requests()[0].query).get('results[limit]')).toBe('3');
});

test('what does not fit into one answer comes with the next', async () => {
	let answers = 0;
	gateway.alter = ({ path }, { status, body }) => {
		const { results } = body as { results?: { rows: unknown[][] } };
		if (!/refine_filters/.test(path) || !results || ++answers > 1) return undefined;
		const rows = results.rows.slice(0, 5);
		return {
			status,
			body: {
				...(body as Rec),
				results: { ...results, rows, truncated: true, next_after: String(rows[4][0]) },
			},
		};
	};
	expect(jsonOf(await get(byId(segment.id)))).toEqual(inShort(found));
	expect(calls()).toEqual([FILTER, FILTER]);
	expect(new URLSearchParams(inUse.sandbox.requests()[1].query).get('results[after]')).toBe(
		String(found[4].id),
	);
});

test('described in words: one request, and the first item shows the filter', async () => {
	const run = await get(inWords('first name begins with A'));
	const filter = { conjunction: 'and', criteria: [{ attribute: 'first_name', clause: 'sw', value: 'A' }] };
	const [first, ...rest] = inShort(found);
	expect(jsonOf(run)).toEqual([{ ...first, filter }, ...rest]);
	expect(calls()).toEqual([DESCRIBE]);
	expect(inUse.sandbox.requests()[0].body).toEqual({
		text: 'first name begins with A',
		results: { fields: FIELDS, max_bytes: 4_194_304, limit: 100_000 },
	});
});

test('simplified, an item has the keys of a contact and the filter', async () => {
	const run = await get(inWords('A'), { output: 'simple', returnAll: false, limit: 1 });
	const [{ id, email_address, first_name }] = found;
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ id, email_address, first_name, filter: expect.anything() as unknown }),
	]);
	expect(jsonOf(run)[0]).not.toHaveProperty('uuid');
});

test('words whose contacts do not fit into one answer: the rest comes from the list', async () => {
	gateway.alter = ({ method }, { status, body }) => {
		if (method !== 'POST') return undefined;
		const { results, ...made } = body as { results: { rows: unknown[][] } };
		return {
			status,
			body: { ...made, results: { ...results, rows: results.rows.slice(0, 5), truncated: true } },
		};
	};
	const run = await get(inWords('A'));
	expect(run.items.map(({ json }) => json.id)).toEqual(found.map(({ id }) => id));
});

describe('odd results', () => {
	/** What ClickFunnels gives as results in place of what belongs there. */
	const give = (odd: (results: { rows: unknown[][] }) => unknown) => {
		gateway.alter = (_, { status, body }) => {
			const { results, ...answer } = body as { results?: { rows: unknown[][] } };
			return results && { status, body: { ...answer, results: odd(results) } };
		};
	};
	const idsOf = async (segmentId: INodeParameters) =>
		(await get(segmentId)).items.map(({ json }) => Number(json.id)).sort((a, b) => a - b);
	const all = () => found.map(({ id }) => id);

	test('the newest first, and not all: no contact is lost, and none comes twice', async () => {
		give((results) => ({ ...results, rows: results.rows.toReversed().slice(0, 5), truncated: true }));
		expect(await idsOf(inWords('A'))).toEqual(all());
	});

	test('the same again for what comes after: the rest comes from the list', async () => {
		give((results) => ({ ...results, rows: results.rows.slice(0, 5), truncated: true, next_after: 'same' }));
		expect(await idsOf(byId(segment.id))).toEqual(all());
		expect(calls().slice(0, 3)).toEqual([FILTER, FILTER, LIST]);
	});

	test.each([true, {}, { fields: ['id'], rows: null }, { rows: [] }])(
		'%j: all come from the list',
		async (odd) => {
			give(() => odd);
			expect(await idsOf(byId(segment.id))).toEqual(all());
		},
	);
});

describe('where ClickFunnels gives no results of a filter', () => {
	beforeEach(() => inUse.sandbox.setReadings({ filterResults: 'ignored' }));

	test('the list has them, and they look the same', async () => {
		expect(jsonOf(await get(byId(segment.id)))).toEqual(inShort(found));
		expect(calls()[0]).toEqual(FILTER);
		expect(listed()).toBe(calls().length - 1);
	});

	test('so it is with words', async () => {
		const run = await get(inWords('A'), { returnAll: false, limit: 21 });
		expect(run.items.map(({ json }) => json.id)).toEqual(found.slice(0, 21).map(({ id }) => id));
		expect(run.items[0].json.filter).toMatchObject({ conjunction: 'and' });
		expect(calls()).toEqual([DESCRIBE, LIST, LIST]);
	});
});

test('whole records come from the list alone', async () => {
	const run = await get(byId(segment.id), {
		options: { whole_records: true },
		returnAll: false,
		limit: 20,
	});
	expect(jsonOf(run)).toEqual(found.slice(0, 20));
	expect(calls()).toEqual([LIST]);
});

test('the words may take ClickFunnels too long once: they are sent again', async () => {
	let posts = 0;
	gateway.alter = ({ method }) =>
		method === 'POST' && ++posts === 1 ? { status: 503, body: { error: 'Timed out' } } : undefined;
	const { items, problem } = await get(inWords('A'));
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(found.length);
});

test('words that are too many are said once', async () => {
	gateway.alter = ({ method }) =>
		method === 'POST'
			? { status: 422, body: { error: 'The request is too large to translate into a contact filter' } }
			: undefined;
	const { problem } = await get(inWords('A'));
	expect(problem?.message).toMatch(/too large to translate/);
	expect(calls()).toEqual([DESCRIBE]);
});

test('a filter of orders with the name of a segment is not taken for it', async () => {
	gateway.alter = ({ path }, { status, body }) => {
		if (!/refine_filters\?/.test(path)) return undefined;
		const { refine_filters: rows } = body as { refine_filters: Rec[] };
		const ofOrders = { ...rows[0], id: 1, filter_class: 'OrdersFilter' };
		return { status, body: { refine_filters: rows.length > 0 ? [ofOrders, ...rows] : [] } };
	};
	expect(jsonOf(await get(byName('ann & co')))).toEqual(inShort(found));
	expect(jsonOf(await get(byName('Ann & Co')))).toEqual(inShort(found));
});

test.each(['No Such Segment', 'Large orders'])(
	'a name of no segment of contacts is named: %s',
	async (name) => {
		const { problem } = await get(byName(name));
		expect(problem?.message).toBe(`Segment: this workspace has no segment "${name}"`);
		expect(problem?.description).toBe('Correct the name, or choose the segment from the list.');
	},
);

test.each([
	['no segment', byName('={{ "" }}')],
	['no words', inWords(' ')],
])('%s is asked for', async (_, chosen) => {
	const { problem } = await get(chosen);
	expect(problem?.message).toMatch(/Segment/);
	expect(calls()).toEqual([]);
});
