import type { Company } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let contacts: string;
let all: number[];

async function walk(query: string): Promise<number[]> {
	const ids: number[] = [];
	for (let after = ''; ; ) {
		const { body, headers } = await company.ask(contacts, `${query}${after && `&after=${after}`}`);
		ids.push(...(body as { id: number }[]).map(({ id }) => id));
		after = headers?.['Pagination-Next'] ?? '';
		if (after === '') return ids;
	}
}

beforeAll(async () => {
	company = await startCompany();
	contacts = `/workspaces/${company.workspace}/contacts`;
	all = await walk('');
});

describe('pages', () => {
	test('hold 20 rows by ascending id, and all pages hold each row once', () => {
		expect(all).toHaveLength(200);
		expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
	});

	test('say where the next one starts, the link past the gateway', async () => {
		const { headers } = await company.ask(contacts, 'sort_order=asc&after=0');
		expect(headers).toEqual({
			'Pagination-Next': String(all[19]),
			Link: `<https://myworkspace.myclickfunnels.com/api/v2${contacts}?sort_order=asc&after=${all[19]}>; rel="next"`,
		});
	});

	test('say nothing at the end', async () => {
		const { headers, body } = await company.ask(contacts, `after=${all[179]}`);
		expect([headers, (body as unknown[]).length]).toEqual([undefined, 20]);
		expect(await company.ids(contacts, `after=${all[199]}`)).toEqual([]);
	});

	test('have no size control', async () => {
		expect(await company.ids(contacts, 'per_page=5&page=3&limit=1&anything=x')).toEqual(all.slice(0, 20));
	});

	test('descend, and the cursor moves forward then too', async () => {
		expect(await walk('sort_order=desc')).toEqual([...all].reverse());
	});

	test('start behind a public id, and behind a number between two rows', async () => {
		const { body } = await company.ask(`/contacts/${all[4]}`);
		const { public_id: publicId } = body as { public_id: string };
		expect((await company.ids(contacts, `after=${publicId}`))[0]).toBe(all[5]);
		const gap = all.findIndex((id, at) => all[at + 1] - id > 1);
		expect((await company.ids(contacts, `after=${all[gap] + 1}`))[0]).toBe(all[gap + 1]);
		expect((await company.ids(contacts, `sort_order=desc&after=${all[gap] + 1}`))[0]).toBe(all[gap]);
	});
});

describe('sorting by another property', () => {
	test('ascends, ties by id, and the cursor keeps to it', async () => {
		const ids = await walk('sort_property=updated_at');
		expect([...ids].sort((a, b) => a - b)).toEqual(all);
		const times: string[] = [];
		for (const id of ids)
			times.push(((await company.ask(`/contacts/${id}`)).body as { updated_at: string }).updated_at);
		expect(times).toEqual([...times].sort());
		expect(await walk('sort_property=updated_at&sort_order=desc')).toEqual([...ids].reverse());
	});

	test('a cursor that is no row ends the list', async () => {
		const gap = all.findIndex((id, at) => all[at + 1] - id > 1);
		expect(await company.ids(contacts, `sort_property=updated_at&after=${all[gap] + 1}`)).toEqual([]);
	});

	test('a property that the list does not know means id', async () => {
		expect(await company.ids(contacts, 'sort_property=shoe_size')).toEqual(all.slice(0, 20));
	});
});

describe('filters', () => {
	test('several values of a key are alternatives', async () => {
		expect(await company.ids(contacts, `filter[id]=${all[3]},${all[90]}`)).toEqual([all[3], all[90]]);
		expect(await company.ids(contacts, `filter%5Bid%5D=${all[3]}%2C${all[90]}`)).toEqual([all[3], all[90]]);
	});

	test('several keys must all hold', async () => {
		const { body } = await company.ask(`/contacts/${all[3]}`);
		const { email_address: email } = body as { email_address: string };
		const byEmail = `filter[email_address]=${encodeURIComponent(email.toUpperCase())}`;
		expect(await company.ids(contacts, byEmail)).toEqual([all[3]]);
		expect(await company.ids(contacts, `${byEmail}&filter[id]=${all[3]}`)).toEqual([all[3]]);
		expect(await company.ids(contacts, `${byEmail}&filter[id]=${all[4]}`)).toEqual([]);
	});

	test('split all contacts into active and inactive ones', async () => {
		const active = await walk('filter[is_active]=true');
		const inactive = await walk('filter[is_active]=false');
		expect(active.length).toBeGreaterThan(100);
		expect(inactive.length).toBeGreaterThan(0);
		expect([...active, ...inactive].sort((a, b) => a - b)).toEqual(all);
	});

	test('find the contacts of a tag by its integer and its public id', async () => {
		const [tag] = await company.page(`/workspaces/${company.workspace}/contacts/tags`);
		const ids = await walk(`filter[tag_ids]=${tag.id}`);
		expect(ids.length).toBeGreaterThan(0);
		expect(await walk(`filter[tag_ids]=${tag.public_id}`)).toEqual(ids);
		const { body } = await company.ask(`/contacts/${ids[0]}`);
		expect((body as { tags: { id: number }[] }).tags.map(({ id }) => id)).toContain(tag.id);
	});

	test('refuse a key that the list does not know', async () => {
		const answer = await company.ask(contacts, 'filter[shoe_size]=44');
		expect(answer).toEqual({
			status: 400,
			body: { error: 'Bad request: found unpermitted parameter: :shoe_size' },
		});
	});

	test('refuse a saved filter inside of filter, and point out filters', async () => {
		expect(errorOf(await company.ask(contacts, 'filter[stored_filter_id]=1'))).toBe(
			'Bad request: found unpermitted parameter: :stored_filter_id',
		);
		expect(errorOf(await company.ask(contacts, 'filters[stored_filter_id]=1'))).toBe(
			'Bad request: stored_filter_id must be a top-level parameter, not nested under filters[]',
		);
	});

	test('work on every list that the contract gives one', async () => {
		const products = `/workspaces/${company.workspace}/products`;
		const archived = await company.page(products, 'filter[archived]=true');
		expect(archived.length).toBeGreaterThan(0);
		expect(archived.every((product) => product.archived === true)).toBe(true);
		const orders = await company.page(
			`/workspaces/${company.workspace}/orders`,
			'filter[order_type]=subscription-order',
		);
		expect(orders).toHaveLength(20);
		expect(orders.every((order) => order.order_type === 'subscription-order')).toBe(true);
		const [opportunity] = await company.page(`/workspaces/${company.workspace}/sales/opportunities`);
		expect(
			await company.ids(
				`/workspaces/${company.workspace}/sales/opportunities`,
				`filter[pipeline_id]=${opportunity.pipeline_id}`,
			),
		).toContain(opportunity.id);
	});
});

describe('saved filters select contacts', () => {
	test('by id, by stable id, and not by a bad one', async () => {
		const saved = await company.send('POST', `/workspaces/${company.workspace}/refine_filters`, {
			refine_filter: { criteria: [{ attribute: 'first_name', clause: 'sw', value: 'Am' }] },
		});
		const { id, public_id: publicId } = saved.body as { id: number; public_id: string };
		const ids = await walk(`stored_filter_id=${id}`);
		expect(ids.length).toBeGreaterThan(0);
		expect(await walk(`stored_filter_id=${publicId}`)).toEqual(ids);
		const { body } = await company.ask(`/contacts/filters/${id}`);
		const { stable_id: token } = body as { stable_id: string };
		expect(await walk(`stable_id=${encodeURIComponent(token)}`)).toEqual(ids);
		expect((await company.ask(contacts, 'stable_id=nonsense')).status).toBe(422);
		expect((await company.ask(contacts, 'stored_filter_id=1')).status).toBe(422);
	});

	test('all violations come in one answer', async () => {
		const answer = await company.send('POST', `/workspaces/${company.workspace}/refine_filters`, {
			refine_filter: {
				conjunction: 'or',
				criteria: [
					{ attribute: 'shoe_size', clause: 'eq', value: '1' },
					{ attribute: 'first_name', clause: 'gt', value: '1' },
				],
			},
		});
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain("conjunction 'or' is not supported by the public API");
		expect(errorOf(answer)).toContain("criteria[0].attribute 'shoe_size' is not a known attribute");
		expect(errorOf(answer)).toContain("criteria[1].clause 'gt' is not allowed for attribute 'first_name'");
	});

	test('keep chosen values as lists of texts, dates without time, and relative dates as they are', async () => {
		const [tag] = await company.page(`/workspaces/${company.workspace}/contacts/tags`);
		const { body } = await company.send('POST', `/workspaces/${company.workspace}/refine_filters`, {
			refine_filter: {
				criteria: [
					{ attribute: 'tags.id', clause: 'eq', value: String(tag.id) },
					{ attribute: 'created_at', clause: 'gte', value: '2026-06-30T15:56:18Z' },
					{ attribute: 'created_at', clause: 'btwn', value: ['2026-06-30T15:56:18Z', '2026-07-31'] },
					{ attribute: 'last_activity', clause: 'lt', value: { days: '30', modifier: 'ago' } },
				],
			},
		});
		expect((body as { criteria: Array<{ value: unknown }> }).criteria.map(({ value }) => value)).toEqual([
			[String(tag.id)],
			'2026-06-30',
			['2026-06-30', '2026-07-31'],
			{ days: '30', modifier: 'ago' },
		]);
	});

	test('name the value that is no date, and the id that is missing', async () => {
		const answer = await company.send('POST', `/workspaces/${company.workspace}/refine_filters`, {
			refine_filter: {
				criteria: [
					{ attribute: 'created_at', clause: 'gte', value: 'tomorrow' },
					{ attribute: 'tags.id', clause: 'eq' },
				],
			},
		});
		expect(errorOf(answer)).toContain("criteria[0].value 'tomorrow' must be an ISO8601 date or datetime");
		expect(errorOf(answer)).toContain("criteria[1].value must include a specific id for attribute 'tags.id'");
	});

	test('come all at once without a cursor, by pages with one', async () => {
		const path = `/workspaces/${company.workspace}/refine_filters`;
		for (let number = 0; number < 25; number++) {
			await company.send('POST', path, {
				refine_filter: { criteria: [{ attribute: 'first_name', clause: 'eq', value: `${number}` }] },
			});
		}
		const filters = async (query: string) => {
			const { body, headers } = await company.ask(path, query);
			return [(body as { refine_filters: unknown[] }).refine_filters.length, headers !== undefined];
		};
		const [count] = await filters('');
		expect(count).toBeGreaterThan(25);
		expect(await filters('after=0')).toEqual([20, true]);
		expect(await filters('after=0&sort_order=desc')).toEqual([20, true]);
		expect(await filters('after=1')).toEqual([0, false]);
	});
});

describe('expand', () => {
	test('adds its key; without it the key is absent', async () => {
		const plain = (await company.ask(`/contacts/${all[0]}`)).body as object;
		expect(plain).not.toHaveProperty('email_engagement');
		const { body } = await company.ask(`/contacts/${all[0]}`, 'expand[]=email_engagement');
		expect(body).toHaveProperty('email_engagement.last_email_sent_at');
		const [row] = await company.page(contacts, 'expand%5B%5D=email_engagement');
		expect(row).toHaveProperty('email_engagement');
	});

	test('takes several keys', async () => {
		const [funnel] = await company.page(
			`/workspaces/${company.workspace}/funnels`,
			'expand[]=head_code&expand[]=footer_code',
		);
		expect(funnel).toMatchObject({ head_code: null, footer_code: null });
	});
});

test('5,000 contacts more keep lists fast and whole', async () => {
	const large = await startCompany();
	const path = `/workspaces/${large.workspace}/contacts`;
	/** Milliseconds of the processor that a page costs, over the 260 pages of `rounds` whole lists. */
	const costOfPage = async (rounds: number) => {
		const before = process.cpuUsage();
		for (let round = 0; round < rounds; round++) await large.list(path);
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1_000 / 260;
	};
	const small = await costOfPage(26);
	large.api.addContacts(large.workspace, 5000);
	expect(await costOfPage(1)).toBeLessThan(small * 10);
	expect(await large.list(path)).toHaveLength(5200);
});
