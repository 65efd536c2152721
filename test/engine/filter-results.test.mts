import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';
import { filled } from '../support/fill.mts';
import { startRecorder, type Reply } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let saved: Rec;
/** The contacts that it finds: whose address begins with z. */
let found: Rec[];
beforeAll(async () => {
	const criteria = [{ attribute: 'email_address', clause: 'sw', value: 'z' }];
	saved = await inUse.company.createIn('refine_filters', { refine_filter: { name: 'Z', criteria } });
	found = (await inUse.company.in('contacts')).filter(({ email_address }) =>
		String(email_address).startsWith('z'),
	);
	expect(found.length).toBeGreaterThan(5);
});

/** Results as they are when they were just added in the editor. */
const JUST_ADDED = { after: '', count: false, fields: '', max_bytes: '4194304', limit: '100000' };

const reading = (entries: INodeParameters): INodeParameters => ({
	resource: 'savedFilter',
	operation: 'get',
	savedFilter: byId(saved.id),
	options: { results: { entries } },
});

const resultsOf = async (parameters: INodeParameters): Promise<Json> => {
	const { items, problem } = await inUse.run(parameters);
	expect(problem?.message).toBeUndefined();
	return items[0].json.results as Json;
};

const query = async (parameters: INodeParameters) => {
	const [request] = await inUse.sent(parameters);
	return [...new URLSearchParams(request.query)];
};

test('the editor shows what it takes for a whole audience', async () => {
	const { options } = filled('savedFilter', 'get', 'all') as { options: INodeParameters };
	expect(Object.keys((options.results as { entries: INodeParameters }).entries).sort()).toEqual(
		Object.keys(JUST_ADDED).sort(),
	);
	const { problem, items } = await inUse.run(reading({ ...JUST_ADDED, fields: 'id, email_address' }));
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		name: 'Z',
		results: {
			fields: ['id', 'email_address'],
			rows: found.map(({ id, email_address }) => [id, email_address]),
			truncated: false,
		},
	});
});

test('the query is written as Rails reads it', async () => {
	expect(await query(reading({ ...JUST_ADDED, count: true, fields: ['id', 'uuid'], after: '12' }))).toEqual([
		['results[after]', '12'],
		['results[count]', 'true'],
		['results[fields][]', 'id'],
		['results[fields][]', 'uuid'],
		['results[max_bytes]', '4194304'],
		['results[limit]', '100000'],
	]);
});

test('with nothing set in it, what ClickFunnels usually gives is asked for', async () => {
	const emptied = { ...JUST_ADDED, max_bytes: '', limit: '' };
	expect(await query(reading(emptied))).toEqual([['results', 'true']]);
	expect(await resultsOf(reading(emptied))).toMatchObject({
		fields: ['id'],
		rows: found.map(({ id }) => [id]),
		max_bytes: 3072,
	});
});

test('its JSON may come from an expression', async () => {
	const results = { json: { json: '={{ ({ fields: ["id"], limit: 3 }) }}' } };
	expect(await query({ ...reading({}), options: { results } })).toEqual([
		['results[fields][]', 'id'],
		['results[limit]', '3'],
	]);
});

test('what was left out goes on behind next_after', async () => {
	const first = await resultsOf(reading({ ...JUST_ADDED, limit: '4' }));
	expect(first).toMatchObject({ truncated: true, stop_reason: 'row_limit' });
	const rest = await resultsOf(reading({ ...JUST_ADDED, after: String(first.next_after) }));
	expect([...(first.rows as unknown[]), ...(rest.rows as unknown[])]).toEqual(found.map(({ id }) => [id]));
});

test('an update carries it beside what it changes, and alone it changes nothing', async () => {
	const update = (more: INodeParameters): INodeParameters => ({
		resource: 'savedFilter',
		operation: 'update',
		savedFilter: byId(saved.id),
		additionalFields: { results: { entries: { ...JUST_ADDED, max_bytes: '', limit: '' } }, ...more },
	});
	const [{ body }] = await inUse.sent(update({ name: 'Zs' }));
	expect(body).toEqual({ refine_filter: { name: 'Zs' }, results: true });
	inUse.sandbox.clearRequests();
	const { problem } = await inUse.run(update({}));
	expect(problem?.message).toBe('Fields to Set: nothing is set');
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('a filter that is not kept gives its results at once', async () => {
	const { workspace_id } = saved;
	const generated = await inUse.record('savedFilter', 'generate', {
		workspaceId: byId(workspace_id),
		text: 'contacts whose first name begins with Zo',
		additionalFields: { results: { entries: { ...JUST_ADDED, fields: 'first_name' } } },
	});
	const named = (await inUse.company.in('contacts')).filter(({ first_name }) =>
		String(first_name).startsWith('Zo'),
	);
	expect(generated).toMatchObject({
		id: null,
		results: { rows: named.map(({ first_name }) => [first_name]) },
	});
});

test.each([
	[{ fields: 'id, tags' }, /Unknown results.fields for contact: tags/],
	[{ max_bytes: '-1' }, /Max Bytes: "-1" is not a whole number of at least 1/],
] as Array<[INodeParameters, RegExp]>)('%j is refused by name', async (entries, text) => {
	const { problem } = await inUse.run(reading({ ...JUST_ADDED, ...entries }));
	expect(problem?.message).toMatch(text);
});

describe('where ClickFunnels does not know results on reading', () => {
	const answered = async (reply: Reply) => {
		const recorder = await startRecorder(() => reply);
		const run = await runNode(reading(JUST_ADDED), {
			url: recorder.url,
			credential: { requestsPerSecond: 100 },
		});
		await recorder.close();
		return run;
	};

	test('and ignores it, the filter comes without', async () => {
		const { items, problem } = await answered({ body: saved });
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([saved]);
	});

	test('and refuses it, the message names it', async () => {
		const error = 'Bad request: found unpermitted parameter: :results';
		const { problem } = await answered({ status: 400, body: { error } });
		expect(problem?.message).toBe('Results: found unpermitted parameter: :results');
	});
});
