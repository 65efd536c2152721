import type { Company, Json } from './company.mts';
import { startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

async function count(collection: string): Promise<number> {
	let [rows, after] = [0, ''];
	do {
		const query = after && `after=${after}`;
		const { body, headers } = await company.ask(`/workspaces/${company.workspace}/${collection}`, query);
		rows += (body as unknown[]).length;
		after = headers?.['Pagination-Next'] ?? '';
	} while (after !== '');
	return rows;
}

test.each([
	['contacts', 200],
	['contacts/tags', 12],
	['products', 30],
	['orders', 70],
	['courses', 5],
	['forms', 4],
	['form_submissions', 45],
	['images', 30],
	['fulfillments', 12],
	['fulfillments/locations', 1],
	['funnels', 3],
	['pages', 15],
])('the largest workspace holds %s: %d', async (collection, wanted) => {
	expect(await count(collection)).toBe(wanted);
});

test('there are two teams with three workspaces, and people in them', async () => {
	const teams = await company.page('/teams');
	expect(teams).toHaveLength(2);
	expect(teams[0].memberships).toMatchObject([{ user_first_name: 'Maya' }, { user_first_name: 'Theo' }]);
	const workspaces = await Promise.all(teams.map(({ id }) => company.ids(`/teams/${id}/workspaces`)));
	expect(workspaces.map((ids) => ids.length)).toEqual([2, 1]);
});

test('orders of every kind and processor are there', async () => {
	const orders = await company.page(`/workspaces/${company.workspace}/orders`);
	const kinds = new Set(orders.map((order) => `${order.payment_processor} ${order.order_type}`));
	expect([...kinds].sort()).toEqual([
		'external one-time-order',
		'external subscription-order',
		'payments_ai one-time-order',
		'payments_ai subscription-order',
		'stripe subscription-order',
	]);
	expect(orders[0].order_number).toBe('#1001');
});

test('times lie in the past, in UTC with milliseconds', async () => {
	const records = await company.page(`/workspaces/${company.workspace}/contacts`);
	for (const { created_at: created, updated_at: updated } of records as Record<string, string>[]) {
		expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(Date.parse(created)).toBeLessThanOrEqual(Date.parse(updated));
		expect(created < '2026-09-02').toBe(true);
	}
});

test('the same seed gives the same company, another seed another one', async () => {
	const [again, other] = [await startCompany(1), await startCompany(2)];
	const contacts = (at: Company): Promise<Json[]> => at.page(`/workspaces/${at.workspace}/contacts`);
	expect(await contacts(again)).toEqual(await contacts(company));
	expect(await contacts(other)).not.toEqual(await contacts(company));
});

test('reset brings the start back', async () => {
	const mine = await startCompany();
	const path = `/workspaces/${mine.workspace}/contacts`;
	const before = await mine.page(path);
	await mine.send('PATCH', `/contacts/${before[3].id}`, { contact: { first_name: 'Changed' } });
	mine.api.addContacts(mine.workspace, 5);
	mine.api.reset();
	expect(await mine.page(path)).toEqual(before);
	expect(await mine.page(path, 'sort_order=desc')).toHaveLength(20);
	await mine.createIn('contacts', { contact: { first_name: 'Ada' } });
	expect(mine.events.at(-1)).toMatchObject({ eventType: 'contact.created' });
});

test('added contacts have gaps between their ids and tell nobody', async () => {
	const mine = await startCompany();
	mine.api.addContacts(mine.workspace, 40);
	const ids = await mine.ids(`/workspaces/${mine.workspace}/contacts`, 'sort_order=desc');
	expect(ids.some((id, at) => at > 0 && ids[at - 1] - id > 1)).toBe(true);
	expect(mine.events).toEqual([]);
	expect(() => mine.api.addContacts(1, 1)).toThrow('Unknown workspace: 1');
});
