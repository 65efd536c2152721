import { byId } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { startRecorder, type Recorder, type Recorded, type Reply } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const MOST = 50;
const IN_9 = { workspaceId: byId(9) };
const fast = (url: string) => ({ url, credential: { requestsPerSecond: 100 } });

let recorder: Recorder | undefined;
afterEach(async () => {
	await recorder?.close();
	recorder = undefined;
});

/** A gateway that answers as told. */
async function answering(reply: (request: Recorded) => Reply) {
	recorder = await startRecorder(reply);
	return recorder;
}

/** A list of tags that never ends, twenty on a page. */
const endless = ({ query }: Recorded): Reply => {
	const first = Number(query.get('after') ?? 0) + 1;
	const body = Array.from({ length: 20 }, (_, i) => ({
		id: first + i,
		public_id: `p${first + i}`,
		name: `Tag ${first + i}`,
	}));
	return { body, headers: { 'Pagination-Next': String(first + 19) } };
};

const emptyForEver = ({ query }: Recorded): Reply => ({
	body: [],
	headers: { 'Pagination-Next': String(Number(query.get('after') ?? 0) + 20) },
});

/** The same page, with the same cursor, whatever is asked for. */
const stuck = (): Reply => ({ body: [{ id: 1, name: 'Tag 1' }], headers: { 'Pagination-Next': '1' } });

describe('a search', () => {
	test('of a very long list says that it was searched in part, and what to do', async () => {
		const [first] = await inUse.company.workspaceIds();
		inUse.sandbox.api.addContacts(first, 1_100);
		const where = { workspaceId: byId(first) };
		const found = await searchList('searchContact', where, fast(inUse.sandbox.url), 'nobody here');
		expect(found).toEqual({
			results: [
				{
					name: 'Only a part of the list was searched: type the whole e-mail address, or choose By ID',
					value: '',
				},
			],
		});
		inUse.sandbox.reset();
	});

	test('of a list that never ends finds what is in its first part', async () => {
		const { url, requests } = await answering(endless);
		const { results, paginationToken } = await searchList('searchForm', IN_9, fast(url), 'tag 777');
		expect(results).toEqual([
			{ name: 'Tag 777', value: 777 },
			{ name: 'Only a part of the list was searched: choose By ID', value: '' },
		]);
		expect(paginationToken).toBeUndefined();
		expect(requests).toHaveLength(MOST);
	});

	test.each(['', 'x'])('of empty pages for ever, for %p, ends', async (filter) => {
		const { url, requests } = await answering(emptyForEver);
		const found = await searchList('searchContact', IN_9, fast(url), filter);
		expect(found.results.map(({ value }) => value)).toEqual(['']);
		expect(found.paginationToken).toBeUndefined();
		expect(requests.length).toBeLessThanOrEqual(MOST);
	});

	test('of workspaces and teams that never end, ends', async () => {
		const { url, requests } = await answering(emptyForEver);
		expect((await searchList('searchForm', {}, fast(url))).results.map(({ value }) => value)).toEqual(['']);
		expect(requests).toHaveLength(MOST);
	});

	test('ends where a cursor comes again, with each record once', async () => {
		const { url, requests } = await answering(stuck);
		expect(await searchList('searchContactTag', IN_9, fast(url))).toEqual({
			results: [{ name: 'Tag 1', value: 1 }],
		});
		expect(requests).toHaveLength(2);
	});

	test('shows no record twice where pages include the row of their cursor', async () => {
		const { url } = await answering(({ query }) => {
			const first = Number(query.get('after') ?? 1);
			const body = Array.from({ length: 20 }, (_, i) => ({ id: first + i, name: `Tag ${first + i}` }));
			return { body, headers: { 'Pagination-Next': String(first + 19) } };
		});
		const one = await searchList('searchContactTag', IN_9, fast(url));
		const two = await searchList('searchContactTag', IN_9, fast(url), '', one.paginationToken);
		const values = [...one.results, ...two.results].map(({ value }) => value);
		expect(values).toEqual(Array.from({ length: values.length }, (_, i) => i + 1));
		expect(values.length).toBeGreaterThan(40);
	});

	test('leaves out what is no record', async () => {
		const { url } = await answering(() => ({ body: [null, 'text', 5, { id: 3, name: 'Tag 3' }] }));
		expect((await searchList('searchContactTag', IN_9, fast(url))).results).toEqual([
			{ name: 'Tag 3', value: 3 },
		]);
	});
});

test('advice in a list that kinds of records share is of no kind', async () => {
	const { url } = await answering(emptyForEver);
	const parameters = { ...IN_9, resource: 'contactTag', operation: 'get' };
	const { results } = await searchList('searchChosenTag', parameters, fast(url));
	expect(results.map(({ value }) => value)).toEqual(['']);
});

describe('a multi-select', () => {
	test('of a list that never ends shows 1,000 records, and says so', async () => {
		const { url, requests } = await answering(endless);
		const options = await loadOptions('getContactTagOptions', IN_9, fast(url));
		expect(requests).toHaveLength(MOST);
		expect(options).toHaveLength(1_001);
		expect(new Set(options.map(({ value }) => value)).size).toBe(1_001);
		expect(options.at(-1)).toMatchObject({
			name: 'Only 1000 are listed: give others by their IDs in an expression',
			value: '',
		});
	});

	test.each([
		['empty pages for ever', emptyForEver, MOST],
		['the same page for ever', stuck, 2],
	])('of %s ends', async (_, reply, most) => {
		const { url, requests } = await answering(reply);
		await loadOptions('getContactTagOptions', IN_9, fast(url));
		expect(requests).toHaveLength(most);
	});
});
