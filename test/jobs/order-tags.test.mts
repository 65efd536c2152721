import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, byName, byNumber } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

let order: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	[order] = await inUse.company.in('orders');
	inUse.sandbox.clearRequests();
});

const run = async (operation: string, tags: unknown, more: INodeParameters = {}) =>
	await inUse.run({
		resource: 'order',
		operation,
		order: byId(order.id),
		orderTags: byName(tags),
		...more,
	});

/** Names of the tags that the order has. */
async function carried(): Promise<string[]> {
	const { tag_ids } = await inUse.company.get(`/orders/${order.id}`);
	const tags = await inUse.company.in('orders/tags');
	return (tag_ids as number[]).map((wanted) => tags.find(({ id }) => id === wanted)?.name as string);
}

const paths = () =>
	inUse.sandbox
		.requests()
		.map(({ method, path }) => `${method} ${path.split('/api/v2')[1].replace(/\d+/g, '0')}`);

describe('Add Tags', () => {
	test('puts tags on by their names, makes those that are missing, and keeps the others', async () => {
		const before = await carried();
		await inUse.company.createIn('orders/tags', { orders_tag: { name: 'Loyal' } });
		const { items, problem } = await run('addTags', ' loyal , Rush 2026');
		expect(problem?.message).toBeUndefined();
		expect(await carried()).toEqual([...before, 'Loyal', 'Rush 2026']);
		expect(items[0].json).toMatchObject({
			id: order.id,
			tag_result: 'added',
			tag_results: [
				{ tag: 'loyal', result: 'added' },
				{ tag: 'Rush 2026', result: 'added' },
			],
			tag_ids: (await inUse.company.get(`/orders/${order.id}`)).tag_ids,
		});
	});

	test('leaves alone what is there already', async () => {
		await run('addTags', 'Rush 2026');
		inUse.sandbox.clearRequests();
		const { items } = await run('addTags', 'RUSH 2026');
		expect(items[0].json).toMatchObject({
			tag_result: 'already_there',
			tag_results: [{ tag: 'RUSH 2026', result: 'already_there' }],
		});
		expect(paths().filter((one) => !one.startsWith('GET'))).toEqual([]);
	});

	test('puts nothing on where one of the names may not be made', async () => {
		await inUse.company.createIn('orders/tags', { orders_tag: { name: 'Loyal' } });
		const before = await carried();
		const { problem } = await run('addTags', 'Loyal, Layol', {
			additionalFields: { create_missing_tags: false },
		});
		expect(problem?.message).toBe('Tags: this workspace has no tag "Layol"');
		expect(await carried()).toEqual(before);
	});

	test('reads the tags once for all items, and makes a new one once', async () => {
		const orders = await inUse.company.in('orders');
		inUse.sandbox.clearRequests();
		const { items } = await inUse.run(
			{
				resource: 'order',
				operation: 'addTags',
				order: byId('={{ $json.id }}'),
				orderTags: byName('Rush 2026'),
			},
			{ input: orders.slice(0, 3).map(({ id }) => ({ json: { id } })) },
		);
		expect(items.map(({ json }) => json.tag_result)).toEqual(['added', 'added', 'added']);
		expect(paths().filter((one) => one === 'POST /workspaces/0/orders/tags')).toHaveLength(1);
		expect(paths().filter((one) => one === 'GET /workspaces/0/orders/tags')).toHaveLength(1);
	});
});

describe('Remove Tags', () => {
	test('takes tags off by their names, keeps the others, and says of each what came of it', async () => {
		await run('addTags', 'Loyal, Rush 2026, Late');
		const before = await carried();
		const { items, problem } = await run('removeTags', 'loyal, LATE, Nothing');
		expect(problem?.message).toBeUndefined();
		expect(await carried()).toEqual(before.filter((name) => !['Loyal', 'Late'].includes(name)));
		expect(items[0].json).toMatchObject({
			tag_result: 'removed',
			tag_results: [
				{ tag: 'Loyal', result: 'removed' },
				{ tag: 'Late', result: 'removed' },
				{ tag: 'Nothing', result: 'not_there' },
			],
			tag_ids: (await inUse.company.get(`/orders/${order.id}`)).tag_ids,
		});
	});

	test('takes a tag from the list, without looking for its name', async () => {
		await run('addTags', 'Loyal');
		const loyal = (await inUse.company.in('orders/tags')).find(({ name }) => name === 'Loyal') as Rec;
		inUse.sandbox.clearRequests();
		const { items } = await run('removeTags', '', { orderTags: { ...byId(loyal.id), mode: 'list' } });
		expect(items[0].json.tag_result).toBe('removed');
		expect(paths()).toEqual(['GET /orders/0', 'GET /orders/0/applied_tags', 'DELETE /orders/applied_tags/0']);
	});

	test('changes nothing where the order has no such tag', async () => {
		const { items } = await run('removeTags', 'Nothing');
		expect(items[0].json).toMatchObject({ id: order.id, tag_result: 'not_there' });
		expect(paths().filter((one) => !one.startsWith('GET'))).toEqual([]);
	});

	test('takes the order by its number', async () => {
		await run('addTags', 'Loyal');
		const { items } = await inUse.run(
			{
				resource: 'order',
				operation: 'removeTags',
				order: byNumber(order.order_number),
				orderTags: byName('Loyal'),
			},
			{
				credential: {
					requestsPerSecond: 100,
					defaultWorkspace: String(await inUse.company.workspaceId()),
				},
			},
		);
		expect(items[0].json).toMatchObject({ id: order.id, tag_result: 'removed' });
	});
});
