import { useFake } from './start-fake.mts';

const API = '/clickfunnels/api/v2';

describe('the way to ClickFunnels and back', () => {
	const fake = useFake();
	beforeEach(() => {
		fake.api.answer = () => ({ status: 200, body: [] });
	});

	test('path and query arrive as sent, still percent-encoded', async () => {
		await fake.ask(`${API}/contacts/a%2Fb%20c?filter[email_address]=a%40b.example&expand[]=x`);
		expect(fake.api.received).toMatchObject([
			{
				method: 'GET',
				path: '/contacts/a%2Fb%20c',
				query: 'filter[email_address]=a%40b.example&expand[]=x',
				body: undefined,
			},
		]);
	});

	test('every header but Host and Authorization arrives', async () => {
		await fake.ask(`${API}/teams`, { headers: { 'X-Other': 'yes', 'User-Agent': 'Maton/1.0' } });
		const [{ headers }] = fake.api.received;
		expect(headers).toMatchObject({ 'x-other': 'yes', 'user-agent': 'Maton/1.0' });
		expect(headers).not.toHaveProperty('authorization');
		expect(headers).not.toHaveProperty('host');
	});

	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s takes its JSON body along', async (method) => {
		await fake.ask(`${API}/contacts`, { method, body: { contact: { first_name: 'Zoë' } } });
		expect(fake.api.received).toMatchObject([{ method, body: { contact: { first_name: 'Zoë' } } }]);
	});

	test('status, headers and body come back unchanged', async () => {
		const body = [{ id: 20, name: 'Zoë' }];
		const headers = {
			'Pagination-Next': '20',
			Link: '<https://x.myclickfunnels.com/api/v2/teams?after=20>; rel="next"',
		};
		fake.api.answer = () => ({ status: 206, headers, body });
		const answer = await fake.ask(`${API}/teams`);
		expect(answer.status).toBe(206);
		expect(answer.headers.get('pagination-next')).toBe('20');
		expect(answer.headers.get('link')).toBe(headers.Link);
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(await answer.text()).toBe('[{"id":20,"name":"Zoë"}]');
	});

	test('a 204 has an empty body', async () => {
		fake.api.answer = () => ({ status: 204 });
		const answer = await fake.ask(`${API}/contacts/1`, { method: 'DELETE' });
		expect(answer.status).toBe(204);
		expect(await answer.text()).toBe('');
	});

	test('malformed JSON is a 400 as ClickFunnels gives it', async () => {
		const answer = await fake.ask(`${API}/contacts`, { method: 'POST', body: '{"contact":' });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toEqual({
			error: 'Bad request: Error occurred while parsing request parameters',
		});
		expect(fake.api.received).toEqual([]);
	});

	test('a DELETE that says JSON and sends no body is taken', async () => {
		const headers = { 'content-type': 'application/json' };
		expect((await fake.ask(`${API}/contacts/1`, { method: 'DELETE', headers })).status).toBe(200);
	});

	test('a body of 9 MB passes, one of 11 MB is a 413', async () => {
		const post = async (megabytes: number) =>
			(
				await fake.ask(`${API}/images`, {
					method: 'POST',
					body: { text: 'x'.repeat(megabytes * 1024 * 1024) },
				})
			).status;
		expect(await post(9)).toBe(200);
		expect(await post(11)).toBe(413);
	});

	test('a fault of the double itself shows as a 500 with its message', async () => {
		fake.api.answer = () => {
			throw new Error('no such table');
		};
		const answer = await fake.ask(`${API}/teams`);
		expect(answer.status).toBe(500);
		expect(await answer.json()).toEqual({ error: { message: 'no such table', code: 500 } });
	});
});
