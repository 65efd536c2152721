import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

const stats = async (query: string, workspace = company.workspace) =>
	await company.ask(`/workspaces/${workspace}/stats`, query);

describe('record stats', () => {
	test('count by texts, of what all filters match', async () => {
		const orders = await company.list(`/workspaces/${company.workspace}/orders`);
		const live = orders.filter(({ live_mode: isLive }) => isLive);
		const { status, body } = await stats(
			'resource=order&count=true&count_by[property]=live_mode&filter[live_mode]=true',
		);
		expect([status, body]).toEqual([
			200,
			{ count: live.length, count_by: { property: 'live_mode', values: { true: live.length } } },
		]);
	});

	test('sum up records without values to 0.00, and no records to null', async () => {
		const of = async (filter: string) =>
			((await stats(`resource=order&sum[property]=tax_amount${filter}`)).body as Json).sum;
		expect(await of('')).toEqual({ property: 'tax_amount', value: '0.00' });
		expect(await of('&filter[id]=1')).toEqual({ property: 'tax_amount', value: null });
	});

	test.each([
		['resource=contact', 'no stats requested. Supported for contact: count, count_by, created_at_range'],
		[
			'resource=contact&sum[property]=total_amount',
			'no stats requested. Supported for contact: count, count_by, created_at_range',
		],
		[
			'resource=contact&count=true&filter[live_mode]=true',
			'Request unprocessable: found unpermitted parameter: :live_mode',
		],
	])('%s: 422', async (query, text) => {
		const answer = await stats(query);
		expect([answer.status, errorOf(answer)]).toEqual([422, text]);
	});

	test.each(['', 'count=true', 'resource=product&count=true'])(
		'of no known kind (%j): 422',
		async (query) => {
			expect((await stats(query)).status).toBe(422);
		},
	);

	test('are closed to a workspace that ClickFunnels has not opened them to', async () => {
		const answer = await stats('resource=contact&count=true', company.otherWorkspace);
		expect([answer.status, errorOf(answer)]).toEqual([403, 'Workspace stats are in Closed Beta']);
	});
});
