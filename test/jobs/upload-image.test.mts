import type { INodeParameters } from 'n8n-workflow';

import type { NodeRunOptions } from '../support/engine.mts';
import { useJob } from './use-job.mts';

const job = useJob('image', 'create');

const upload = async (more: INodeParameters = {}, options: Partial<NodeRunOptions> = {}) =>
	await job.run(
		{
			workspaceId: job.workspaceId,
			uploadSourceUrl: 'https://example.com/lake.png',
			name: 'Lake',
			...more,
		},
		options,
	);

const named = async (name: string) => (await job.company.in('images')).filter((one) => one.name === name);

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, the picture is added under its name', async (_, asTool) => {
	const { items, problem } = await upload({ additionalFields: { alt_text: 'A lake' } }, { asTool });
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([
		{ name: 'Lake', alt_text: 'A lake', url: expect.stringMatching(/^https:/), upload_result: 'uploaded' },
	]);
	expect(job.writes()).toEqual([
		[
			'POST',
			'images',
			{ image: { upload_source_url: 'https://example.com/lake.png', name: 'Lake', alt_text: 'A lake' } },
		],
	]);
});

test('where ClickFunnels still loads it, its address is waited for', async () => {
	job.sandbox.setReadings({ newImages: 'loading' });
	const { items } = await upload();
	const [{ id, url }] = await named('Lake');
	expect(url).toMatch(/^https:/);
	expect(items[0].json).toMatchObject({ id, url, upload_result: 'uploaded' });
});

test('one of the same name is not uploaded again, in whatever case', async () => {
	const [first] = (await upload()).items;
	job.sandbox.clearRequests();
	const { items } = await upload({ name: ' LAKE ' });
	expect(items[0].json).toMatchObject({ id: first.json.id, upload_result: 'already_there' });
	expect(job.writes()).toEqual([]);
});

test('one whose answer is lost is found, and not sent again', async () => {
	job.lose('/images');
	const { items, problem } = await upload();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.upload_result).toBe('uploaded');
	expect(await named('Lake')).toHaveLength(1);
});

test('an address that is none is refused by ClickFunnels, and nothing is added', async () => {
	const { problem } = await upload({ uploadSourceUrl: 'ftp://example.com/lake.png' });
	expect(problem?.httpCode).toBe('422');
	expect(await named('Lake')).toEqual([]);
});

test('many items: the list of images is read once, and each is added', async () => {
	const input = Array.from({ length: 5 }, (_, index) => ({ json: { name: `Lake ${index}` } }));
	const { items } = await upload({ name: '={{ $json.name }}' }, { input });
	expect(items.map(({ json }) => json.upload_result)).toEqual(Array(5).fill('uploaded'));
	const whole = job.sandbox.requests().filter(({ method, query }) => method === 'GET' && query === '');
	expect(whole).toHaveLength(1);
});
