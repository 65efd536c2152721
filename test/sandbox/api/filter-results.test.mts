import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
/** Contacts whose address begins with m. */
let filter: Json;
let ids: number[];

beforeAll(async () => {
	company = await startCompany();
	const criteria = [{ attribute: 'email_address', clause: 'sw', value: 'm' }];
	filter = await company.createIn('refine_filters', { refine_filter: { name: 'M', criteria } });
	const path = `/workspaces/${company.workspace}/contacts`;
	ids = (await company.list(path)).filter((one) => /^m/i.test(String(one.email_address))).map(({ id }) => id);
	expect(ids.length).toBeGreaterThan(10);
});

const ask = (query: string) => company.ask(`/refine_filters/${String(filter.id)}`, query);
const resultsOf = async (query: string) => ((await ask(query)).body as Json).results as Json;

test('are in the answer only where they are asked for', async () => {
	expect((await ask('')).body).not.toHaveProperty('results');
	expect(await resultsOf('results=true')).toEqual({
		fields: ['id'],
		rows: ids.map((id) => [id]),
		truncated: false,
		bytes: expect.any(Number),
		bytes_per_record: expect.any(Number),
		max_bytes: 3072,
		stop_reason: null,
		next_after: null,
		suggested_max_bytes: null,
		guidance: null,
	});
});

test('stop at their size and say what size would do', async () => {
	const small = 'results[fields][]=uuid&results[max_bytes]=200&results[count]=true';
	const first = await resultsOf(small);
	expect(first).toMatchObject({ truncated: true, stop_reason: 'byte_budget', count: ids.length });
	expect(Number(first.bytes)).toBeLessThanOrEqual(200);
	const all = await resultsOf(
		`results[fields][]=uuid&results[max_bytes]=${String(first.suggested_max_bytes)}`,
	);
	expect(all).toMatchObject({ truncated: false });
	expect(all.rows).toHaveLength(ids.length);
});

test('a record that is larger than the size ends it at once, without a place to go on', async () => {
	expect(await resultsOf('results[fields][]=uuid&results[max_bytes]=5')).toMatchObject({
		rows: [],
		stop_reason: 'record_exceeds_budget',
		next_after: null,
	});
});

test('create and update have them beside the root key', async () => {
	const criteria = [{ attribute: 'email_address', clause: 'sw', value: 'm' }];
	const created = await company.send('POST', `/workspaces/${company.workspace}/refine_filters`, {
		refine_filter: { name: 'M2', criteria },
		results: { limit: 2 },
	});
	expect(created.body).toMatchObject({ results: { rows: [[ids[0]], [ids[1]]], stop_reason: 'row_limit' } });
	const changed = await company.send('PATCH', `/refine_filters/${String((created.body as Json).id)}`, {
		refine_filter: { name: 'M3' },
		results: { limit: 1, after: String(ids[1]) },
	});
	expect(changed.body).toMatchObject({ name: 'M3', results: { rows: [[ids[2]]] } });
});

test.each([
	['results[fields][]=tags', 'Unknown results.fields for contact: tags'],
	['results[max_bytes]=0', 'results.max_bytes must be a positive integer'],
	['results[limit]=-1', 'results.limit must be a positive integer'],
])('%s is refused', async (query, text) => {
	expect(errorOf(await ask(query))).toBe(`Request unprocessable: ${text}`);
});
