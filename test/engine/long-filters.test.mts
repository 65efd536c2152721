import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
/** The 150 contacts that the addresses are of, by ascending id; there are some others. */
let wanted: Rec[];
/** 2,500 addresses, those of the contacts among them, in no order. */
let addresses: string[];
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	wanted = (await inUse.company.in('contacts')).filter((_, i) => i % 4 !== 3).slice(0, 150);
	expect(wanted).toHaveLength(150);
	const nobody = Array.from({ length: 2_350 }, (_, i) => `nobody-number-${i}@example.com`);
	const own = wanted.map(({ email_address }) => String(email_address));
	// 7 and 2,500 have no factor in common, so that each comes once.
	const all = [...own, ...nobody];
	addresses = all.map((_, i) => all[(i * 7) % all.length]);
	expect(new Set(addresses).size).toBe(2_500);
});

const ids = (rows: Rec[]) => rows.map(({ id }) => id);
const byChange = () =>
	[...wanted].sort(
		(a, b) => Date.parse(String(a.updated_at)) - Date.parse(String(b.updated_at)) || a.id - b.id,
	);

/** What the node lists with filters, and the requests that this took. */
async function found(parameters: INodeParameters) {
	inUse.sandbox.clearRequests();
	const { items, problem } = await inUse.run(
		{
			resource: 'contact',
			operation: 'getAll',
			workspaceId: byId(workspaceId),
			filters: { email_address: '={{ $json.addresses }}' },
			...parameters,
		},
		{ input: [{ json: { addresses } }] },
	);
	expect(problem?.message).toBeUndefined();
	return { ids: items.map(({ json }) => json.id), requests: inUse.sandbox.requests() };
}

test('so many values do not fit into one request', async () => {
	const query = `filter[email_address]=${encodeURIComponent(addresses.join())}`;
	const response = await fetch(
		`${inUse.sandbox.url}/clickfunnels/api/v2/workspaces/${workspaceId}/contacts?${query}`,
	);
	expect(response.status).toBe(431);
});

describe('2,500 addresses in one filter', () => {
	test('give each contact once, by ascending id', async () => {
		const { ids: given, requests } = await found({ returnAll: true });
		expect(given).toEqual(ids(wanted));
		const asked = requests
			.filter(({ query }) => !/after=|sort_order/.test(query))
			.flatMap(({ query }) => new URLSearchParams(query).get('filter[email_address]')?.split(','));
		expect([...new Set(asked)].sort()).toEqual([...addresses].sort());
		expect(Math.max(...requests.map(({ query }) => query.length))).toBeLessThanOrEqual(6_100);
	});

	test.each([
		['id:desc', () => [...wanted].reverse()],
		['updated_at:asc', byChange],
		['updated_at:desc', () => byChange().reverse()],
	] as Array<[string, () => Rec[]]>)('keep the order %s', async (sort, rows) => {
		const options = { sort };
		expect((await found({ returnAll: true, options })).ids).toEqual(ids(rows()));
		expect((await found({ limit: 5, options })).ids).toEqual(ids(rows()).slice(0, 5));
		expect((await found({ limit: 70, options })).ids).toEqual(ids(rows()).slice(0, 70));
	});

	test('take one page of each part where a limit needs no more', async () => {
		const { ids: given, requests } = await found({ limit: 5 });
		expect(given).toEqual(ids(wanted).slice(0, 5));
		// 2,500 addresses of about 32 characters as they are sent: 80,000 are sixteen parts, by halves.
		expect(requests).toHaveLength(16);
		expect(requests.some(({ query }) => query.includes('after='))).toBe(false);
	});

	test('go together with another long filter', async () => {
		// As many ids as there are addresses, and only those of every other contact are there.
		const every2nd = wanted.filter((_, i) => i % 2 === 0);
		const others = Array.from({ length: 1_000 }, (_, i) => 900_000_000 + i);
		const filters = {
			email_address: '={{ $json.addresses }}',
			id: [...others, ...ids(every2nd)].join(),
		};
		expect((await found({ returnAll: true, filters })).ids).toEqual(ids(every2nd));
		expect((await found({ limit: 3, filters })).ids).toEqual(ids(every2nd).slice(0, 3));
	});
});

test('a contact that several parts find comes once', async () => {
	const tags = await inUse.company.in('contacts/tags');
	const tagIds = (contact: Rec) => (contact.tags as Rec[]).map(({ id }) => id);
	const tagged = (await inUse.company.in('contacts')).filter((one) =>
		tagIds(one).some((id) => id === tags[0].id || id === tags[1].id),
	);
	expect(tagged.some((one) => [tags[0].id, tags[1].id].every((id) => tagIds(one).includes(id)))).toBe(true);
	const unknown = Array.from({ length: 2_000 }, (_, i) => 900_000_000 + i);
	const filters = { tag_ids: [tags[0].id, ...unknown, tags[1].id] };
	expect((await found({ returnAll: true, filters })).ids).toEqual(ids(tagged));
});
