import type { Company } from './company.mts';
import { startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

const noRoute = { status: 404, body: { error: 'No such route' } };
const unknown = { status: 404, body: { error: 'Not found' } };

describe('paths', () => {
	test('a member route below its workspace is no such route', async () => {
		const [id] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		expect(await company.ask(`/workspaces/${company.workspace}/contacts/${id}`)).toEqual(noRoute);
	});

	test('half of the redaction path is no such route', async () => {
		const [id] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		expect(await company.send('DELETE', `/contacts/${id}/gdpr`)).toEqual(noRoute);
	});

	test.each(['GET', 'PUT', 'DELETE'])('%s where only POST is known is no such route', async (method) => {
		expect(await company.send(method, `/workspaces/${company.workspace}/contacts/upsert`)).toEqual(noRoute);
	});

	test.each(['999999999', 'nosuchid', 'QQQQQQ', '..', '%2e%2e', '12%2F..', '%E0%A4%A', 'null', '-1', '1.5'])(
		'id %s is not found',
		async (id) => {
			expect(await company.ask(`/contacts/${id}`)).toEqual(unknown);
		},
	);

	test('a parent that does not exist is not found', async () => {
		expect(await company.ask('/workspaces/1/contacts')).toEqual(unknown);
	});

	test('a split step of another funnel is not found', async () => {
		const [first, second] = await company.ids(`/workspaces/${company.workspace}/funnels`);
		const { body } = await company.ask(`/funnels/${first}/split_test_steps`);
		const [step] = (body as { split_test_steps: { id: number }[] }).split_test_steps;
		expect((await company.ask(`/funnels/${first}/split_test_steps/${step.id}`)).status).toBe(200);
		expect(await company.ask(`/funnels/${second}/split_test_steps/${step.id}`)).toEqual(unknown);
	});
});

describe('ids', () => {
	test('a record is found by its integer and by its public id', async () => {
		const [contact] = await company.page(`/workspaces/${company.workspace}/contacts`);
		const byInteger = await company.ask(`/contacts/${contact.id}`);
		expect(byInteger.status).toBe(200);
		expect(await company.ask(`/contacts/${contact.public_id}`)).toEqual(byInteger);
	});

	test('a parent is found by its public id', async () => {
		const { body } = await company.ask(`/workspaces/${company.workspace}`);
		const { public_id: publicId } = body as { public_id: string };
		expect(await company.ids(`/workspaces/${publicId}/products`)).toEqual(
			await company.ids(`/workspaces/${company.workspace}/products`),
		);
	});

	test('public ids are short, of both cases and all different', async () => {
		const seen = new Set<string>();
		for (const { public_id: id } of await company.page(`/workspaces/${company.workspace}/contacts`)) {
			expect(id).toMatch(/^[A-Za-z]{6}$/);
			seen.add(id as string);
		}
		expect(seen.size).toBe(20);
		expect([...seen].join('')).toMatch(/[a-z]/);
		expect([...seen].join('')).toMatch(/[A-Z]/);
	});
});

describe('fixed lists', () => {
	test('countries are found by their code', async () => {
		const { status, body } = await company.ask('/addresses/countries/us');
		expect([status, (body as { iso3: string }).iso3]).toEqual([200, 'USA']);
		expect(await company.ask('/addresses/countries/ZZ')).toEqual(unknown);
	});

	test('the token sees its own user only', async () => {
		expect(await company.ids('/users')).toHaveLength(1);
		expect((await company.ask('/me')).status).toBe(200);
	});
});
