import type { Company } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

async function refusal(path: string, body: unknown): Promise<[number, unknown]> {
	const answer = await company.send('POST', `/workspaces/${company.workspace}/${path}`, body);
	return [answer.status, errorOf(answer)];
}

const missingContact = [400, 'Bad request: param is missing or the value is empty: contact'];

describe('the root key', () => {
	test.each([
		[undefined],
		[{}],
		[{ contact: {} }],
		[{ contact: null }],
		[{ first_name: 'A' }],
		[{ contact: 'A' }],
	])('%j', async (body) => {
		expect(await refusal('contacts', body)).toEqual(missingContact);
	});

	test.each([[[]], ['text'], [5], [null]])('a body %j is no object', async (body) => {
		expect(await refusal('contacts', body)).toEqual([
			400,
			'Bad request: the request body must be a JSON object',
		]);
	});
});

describe('fields', () => {
	test('that are required and missing or blank are named', async () => {
		const text = "Request unprocessable: Name can't be blank";
		expect(await refusal('contacts/tags', { contacts_tag: { color: '#fff' } })).toEqual([422, text]);
		expect(await refusal('contacts/tags', { contacts_tag: { name: ' ' } })).toEqual([422, text]);
	});

	test('of the wrong type are named', async () => {
		expect(await refusal('contacts', { contact: { tag_ids: ['1'] } })).toEqual([
			422,
			'Request unprocessable: Tag ids is invalid: tag_ids[0] must be integer',
		]);
		expect(await refusal('contacts', { contact: { custom_attributes: { size: 5 } } })).toEqual([
			422,
			'Request unprocessable: Custom attributes is invalid: custom_attributes.size must be string',
		]);
	});

	test('outside a list of values are named', async () => {
		const text = 'Request unprocessable: Visibility is not included in the list';
		const [blog] = await company.ids(`/workspaces/${company.workspace}/blogs`);
		const answer = await company.send('POST', `/blogs/${blog}/posts`, {
			blogs_post: { visibility: 'secret' },
		});
		expect([answer.status, errorOf(answer)]).toEqual([422, text]);
	});

	test('outside a list of values that only the answer tells are named too', async () => {
		const [product] = await company.page(`/workspaces/${company.workspace}/products`);
		const answer = await company.send('PUT', `/products/variants/${product.default_variant_id}`, {
			products_variant: { product_type: 'edible' },
		});
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			'Request unprocessable: Product type is not included in the list',
		]);
	});

	test('that the API does not know are ignored', async () => {
		const answer = await company.send('POST', `/workspaces/${company.workspace}/contacts`, {
			contact: { first_name: 'Ada', shoe_size: 39 },
			extra: true,
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({ first_name: 'Ada' });
		expect(answer.body).not.toHaveProperty('shoe_size');
	});

	test('with ids of another workspace are refused', async () => {
		const [tag] = await company.ids(`/workspaces/${company.otherWorkspace}/contacts/tags`);
		expect((await refusal('contacts', { contact: { tag_ids: [tag] } }))[0]).toBe(422);
	});
});
