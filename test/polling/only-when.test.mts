import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { byId } from '../support/engine.mts';
import { PollingWorkflow } from '../support/polling.mts';
import { LivingList, type Living } from './living-list.mts';

useOwnClock();

let list: LivingList;
beforeAll(async () => {
	list = await LivingList.start();
});
afterAll(async () => await list.close());
beforeEach(() => list.clear());

const NOON = Date.UTC(2026, 0, 1, 12);

/** A record that was made at a minute after noon. */
const made = (id: number, minute: number, shown: IDataObject = {}): Living => {
	const time = NOON + minute * 60_000;
	return { id, created: time, updated: time, shown };
};

const order = (id: number, minute: number, product: number): Living =>
	made(id, minute, { line_items: [{ original_product: { id: product } }] });

const tagged = (...names: string[]) => ({ tags: names.map((name, index) => ({ id: index + 1, name })) });

/** What a change makes of a record at a minute after noon. */
function change(id: number, minute: number, more: Partial<Living>): void {
	const record = list.rows.find((row) => row.id === id);
	Object.assign(record!, { updated: NOON + minute * 60_000, ...more });
}

async function activated(parameters: INodeParameters) {
	const workflow = new PollingWorkflow({
		gatewayUrl: list.url,
		parameters: { workspaceId: byId(7), ...parameters },
	});
	await workflow.activate();
	return { workflow, poll: async () => (await workflow.poll()).map(({ id }) => id) };
}

const VIP: INodeParameters = { onlyWhen: { contact_tag_ids: 'VIP' } };
const PRODUCT_7: INodeParameters = { record: 'order', onlyWhen: { product_ids: [7] } };

test('only records that meet the condition start the workflow, each once, also over restarts', async () => {
	const { workflow, poll } = await activated(PRODUCT_7);
	list.rows.push(order(1, 1, 7), order(2, 2, 8), order(3, 3, 7));
	expect(await poll()).toEqual([1, 3]);
	list.rows.push(order(4, 30, 8), order(5, 31, 7));
	expect(await poll()).toEqual([5]);
	await workflow.restart();
	expect(await poll()).toEqual([]);
});

test('a new record is judged when it is seen first: what it becomes later does not make it new', async () => {
	const { poll } = await activated({ ...VIP });
	list.rows.push(made(1, 1, tagged()));
	expect(await poll()).toEqual([]);
	change(1, 2, { shown: tagged('VIP') });
	expect(await poll()).toEqual([]);
});

test('of changed records, each change is judged', async () => {
	list.rows.push(made(1, 0, tagged()), made(2, 0, tagged('VIP')));
	const { poll } = await activated({ ...VIP, triggerOn: 'changed' });
	change(1, 10, { shown: tagged('vip') });
	expect(await poll()).toEqual([1]);
	change(1, 20, { shown: tagged() });
	change(2, 21, {});
	expect(await poll()).toEqual([2]);
});

test('refused records do not count for Most per Poll', async () => {
	const { poll } = await activated({ ...PRODUCT_7, options: { mostPerPoll: 2 } });
	// Every tenth of 50 has the product.
	list.rows.push(...Array.from({ length: 50 }, (_, index) => order(index + 1, index, index % 10 ? 8 : 7)));
	expect(await poll()).toEqual([1, 11]);
	expect(await poll()).toEqual([21, 31]);
	expect(await poll()).toEqual([41]);
	expect(await poll()).toEqual([]);
});

test('what was refused is not looked through again', async () => {
	const { workflow, poll } = await activated(PRODUCT_7);
	list.rows.push(...Array.from({ length: 90 }, (_, index) => order(index + 1, index, 8)));
	expect(await poll()).toEqual([]);
	list.rows.push(order(91, 100, 7));
	let pages = 0;
	list.beforePage = () => void (pages += 1);
	expect(await poll()).toEqual([91]);
	expect([pages, workflow.runs.length]).toEqual([1, 1]);
});

describe('a contact that comes late into the list', () => {
	const visitor = (id: number, names: string[]): Living => ({
		...made(id, 1, tagged(...names)),
		isAnonymous: true,
	});

	test('is held against the condition, too', async () => {
		list.rows.push(made(1, 0));
		const { poll } = await activated({ ...VIP });
		list.rows.push(visitor(2, ['VIP']), visitor(3, []), made(4, 30, tagged('VIP')));
		expect(await poll()).toEqual([4]);
		change(2, 61, { isAnonymous: false });
		change(3, 61, { isAnonymous: false });
		expect(await poll()).toEqual([2]);
	});

	test('and once refused, is not new when it is tagged later', async () => {
		list.rows.push(made(1, 0));
		const { poll } = await activated({ ...VIP });
		list.rows.push(visitor(2, []), made(4, 30, tagged()));
		expect(await poll()).toEqual([]);
		change(2, 61, { isAnonymous: false });
		expect(await poll()).toEqual([]);
		change(2, 70, { shown: tagged('VIP') });
		expect(await poll()).toEqual([]);
	});
});

test('what was refused since the last run is judged anew after a restart, as n8n saves nothing without a run', async () => {
	const { workflow, poll } = await activated({ ...VIP });
	list.rows.push(made(1, 1, tagged()), made(2, 2, tagged()));
	expect(await poll()).toEqual([]);
	change(1, 3, { shown: tagged('VIP') });
	await workflow.restart();
	expect(workflow.runs.flat()).toMatchObject([{ id: 1 }]);
});

test.each(['simple', 'raw'])('%s: what a record does not show lets it pass, with a mark', async (output) => {
	const { workflow } = await activated({ ...PRODUCT_7, output });
	list.rows.push(made(1, 1), order(2, 2, 7));
	const [unclear, clear] = await workflow.poll();
	expect(unclear).toMatchObject({ id: 1, _unchecked: ['Product Names or IDs'] });
	expect(clear).not.toHaveProperty('_unchecked');
});

test('Fetch Test Event gives the newest record that meets it', async () => {
	list.rows.push(order(1, 1, 7), order(2, 2, 8));
	const { workflow } = await activated(PRODUCT_7);
	expect(await workflow.fetchTestEvent()).toMatchObject([{ id: 1 }]);
	list.rows = [order(2, 2, 8)];
	await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
		description: expect.stringContaining('Trigger On and Only When say which ones count'),
	});
});

test('an expression that gives nothing any more makes the poll fail, and loses nothing', async () => {
	const product_ids = '={{ [7].filter(() => $now.toMillis() % 2 === 0) }}';
	jest.setSystemTime(NOON);
	const { workflow, poll } = await activated({ ...PRODUCT_7, onlyWhen: { product_ids } });
	list.rows.push(order(1, 1, 7));
	jest.setSystemTime(NOON + 3_600_001);
	await expect(workflow.poll()).rejects.toThrow(
		'Only When > Product Names or IDs: the expression gives no value, which would mean that it holds nothing back',
	);
	jest.setSystemTime(NOON + 3_600_002);
	expect(await poll()).toEqual([1]);
});
