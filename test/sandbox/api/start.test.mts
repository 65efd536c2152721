import { createClickFunnelsApi } from '../../../sandbox/api/index.mts';

test('a new double lists the teams of its company', async () => {
	const api = createClickFunnelsApi({ seed: 1 });
	const { status, body } = await api.handle({ method: 'GET', path: '/teams', query: '', headers: {} });
	expect(status).toBe(200);
	expect((body as { name: string }[]).map(({ name }) => name)).toEqual([
		'Brightpath Academy',
		'Trailhead Coaching',
	]);
});

test('a route that the contract lacks is no such route', async () => {
	const api = createClickFunnelsApi({ seed: 1 });
	const answer = await api.handle({ method: 'GET', path: '/nothing', query: '', headers: {} });
	expect(answer).toEqual({ status: 404, body: { error: 'No such route' } });
});
